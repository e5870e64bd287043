//! *I bring a certificate*, from its beginning: a request to sign, or a certificate that signs itself, for a key pair
//! that somebody else holds. The signature is made outside, so that the private key never comes here.

mod findings;
mod subject;
#[cfg(test)]
mod tests;

pub(crate) use findings::CODES;

use bindwright_pki::{
    CertificateTerms, HashAlgorithm, PublicKey, RequestContent, SignatureAlgorithm, UnixTime,
    UnsignedCertificate, UnsignedRequest, ecdsa_signature_from_raw, pem,
};
use bindwright_report::{Diagnostic, Subject};
use bindwright_texts::Locale;

const SECONDS_PER_DAY: i64 = 86_400;

/// Certificates for tests hold for this many days at most.
const MOST_DAYS: i64 = 365;

/// Purpose of a TLS client (RFC 5280 section 4.2.1.12).
const CLIENT_AUTHENTICATION: &str = "1.3.6.1.5.5.7.3.2";

/// What is to be signed, and by which key.
pub struct Draft {
    /// What becomes of it.
    pub kind: DraftKind,
    /// Whom it is for.
    pub subject: Subject,
    /// The public key, as `SubjectPublicKeyInfo` in DER.
    pub public_key: Vec<u8>,
}

/// What becomes of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftKind {
    /// A certification request (PKCS #10, RFC 2986).
    Request,
    /// A certificate for tests that nobody vouches for.
    SelfSigned {
        /// The first moment of its validity.
        now: UnixTime,
        /// How long it holds, from 1 to 365.
        days: i64,
    },
}

/// Why a draft is not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftError {
    /// The subject has findings; see [`check_subject`].
    Subject,
    /// The public key is none, or of a kind that requests are not made with here.
    PublicKey,
    /// The validity is out of its bounds.
    Days,
    /// The signature was not made with the private half of the key, or not over [`Draft::to_be_signed`].
    Signature,
}

/// Says what is wrong with a subject; the pointer of a finding names the field.
pub fn check_subject(subject: &Subject, locale: Locale) -> Vec<Diagnostic> {
    findings::of_subject(subject, locale)
}

impl Draft {
    /// Returns the bytes to sign: RSASSA-PKCS1-v1_5 with SHA-256, or ECDSA with SHA-256 (P-256) or SHA-384 (P-384).
    ///
    /// # Errors
    /// Fails for a subject with findings, another kind of key, and a validity out of bounds.
    pub fn to_be_signed(&self) -> Result<Vec<u8>, DraftError> {
        Ok(match self.unsigned(&self.key()?)? {
            Unsigned::Request(unsigned) => unsigned.to_be_signed().to_vec(),
            Unsigned::Certificate(unsigned) => unsigned.to_be_signed().to_vec(),
        })
    }

    /// Adds a signature in the form of `crypto.subtle`, and writes PEM.
    ///
    /// # Errors
    /// Fails as [`Self::to_be_signed`] does, and for a signature that does not fit.
    pub fn with_signature(&self, signature: &[u8]) -> Result<String, DraftError> {
        let wrong = |_| DraftError::Signature;
        let key = self.key()?;
        let is_raw = key.algorithm() == "EC";
        let der = if is_raw { ecdsa_signature_from_raw(signature) } else { Some(signature.to_vec()) };
        let der = der.ok_or(DraftError::Signature)?;
        match self.unsigned(&key)? {
            Unsigned::Request(unsigned) => {
                unsigned.with_signature(&der).map_err(wrong).map(|request| request.to_pem())
            }
            Unsigned::Certificate(unsigned) => {
                let certificate = unsigned.with_signature(&der).map_err(wrong)?;
                Ok(pem::encode("CERTIFICATE", certificate.der()))
            }
        }
    }

    fn key(&self) -> Result<PublicKey, DraftError> {
        PublicKey::from_spki_der(&self.public_key).map_err(|_| DraftError::PublicKey)
    }

    fn unsigned(&self, key: &PublicKey) -> Result<Unsigned, DraftError> {
        let algorithm = match (key.algorithm(), key.bits()) {
            ("RSA", _) => SignatureAlgorithm::RsaPkcs1(HashAlgorithm::Sha256),
            ("EC", Some(256)) => SignatureAlgorithm::Ecdsa(HashAlgorithm::Sha256),
            ("EC", Some(384)) => SignatureAlgorithm::Ecdsa(HashAlgorithm::Sha384),
            _ => return Err(DraftError::PublicKey),
        };
        if !check_subject(&self.subject, Locale::ENGLISH).is_empty() {
            return Err(DraftError::Subject);
        }
        let content = RequestContent {
            subject: subject::relative_names(&self.subject),
            key_usage: vec!["digital_signature".to_owned()],
            extended_key_usage: vec![CLIENT_AUTHENTICATION.to_owned()],
            ..RequestContent::default()
        };
        // The key was read and the subject checked: what is left is neither.
        match self.kind {
            DraftKind::Request => UnsignedRequest::new(&content, key, algorithm).map(Unsigned::Request),
            DraftKind::SelfSigned { now, days } => {
                let terms = terms(key, now, days)?;
                UnsignedCertificate::self_signed(&content, key, algorithm, &terms).map(Unsigned::Certificate)
            }
        }
        .map_err(|_| DraftError::Subject)
    }
}

/// The serial number comes from key and time: the same draft gives the same bytes, another one another number.
fn terms(key: &PublicKey, now: UnixTime, days: i64) -> Result<CertificateTerms, DraftError> {
    if !(1..=MOST_DAYS).contains(&days) {
        return Err(DraftError::Days);
    }
    let mut serial_number = [0; 20];
    serial_number.copy_from_slice(&key.spki_sha256()[..20]);
    for (digit, byte) in serial_number[1..].iter_mut().zip(now.seconds().to_be_bytes()) {
        *digit ^= byte;
    }
    let not_after = UnixTime::from_seconds(now.seconds() + days * SECONDS_PER_DAY - 1);
    Ok(CertificateTerms { serial_number, not_before: now, not_after })
}

enum Unsigned {
    Request(UnsignedRequest),
    Certificate(UnsignedCertificate),
}
