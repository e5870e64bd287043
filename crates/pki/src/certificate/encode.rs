use super::Certificate;
use crate::chain::{SignatureCheck, SignatureStatus};
use crate::signed_parts::{Unsigned, extension, extensions, name, signature_identifier, unsigned};
use crate::{Bounds, PublicKey, RequestContent, RequestWriteError, SignatureAlgorithm, UnixTime, asn1};

/// When a certificate holds, and its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateTerms {
    /// The magnitude of the serial number, big-endian; its first bit is dropped, so that it has at most 159 of 160.
    pub serial_number: [u8; 20],
    /// The first moment.
    pub not_before: UnixTime,
    /// The last moment.
    pub not_after: UnixTime,
}

/// A certificate that waits for the signature of its own key: for tests, as nobody vouches for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsignedCertificate(Unsigned);

impl UnsignedCertificate {
    /// Writes a `TBSCertificate` of version 3 whose issuer is its subject, and which is no authority (RFC 5280 section
    /// 4.1).
    ///
    /// # Errors
    /// Fails for names, uses and purposes that cannot be written, and for an algorithm that does not fit the key.
    pub fn self_signed(
        content: &RequestContent,
        key: &PublicKey,
        algorithm: SignatureAlgorithm,
        terms: &CertificateTerms,
    ) -> Result<Self, RequestWriteError> {
        let identifier = signature_identifier(algorithm, key)?;
        let subject = name(&content.subject)?;
        let mut serial_number = terms.serial_number;
        serial_number[0] &= 0x7f;
        let validity = asn1::encode(asn1::SEQUENCE, &[&time(terms.not_before), &time(terms.not_after)]);
        let constraints = extension("2.5.29.19", true, &asn1::encode(asn1::SEQUENCE, &[]))?;
        let extensions = asn1::encode(asn1::SEQUENCE, &[&constraints, &extensions(content)?]);
        let to_be_signed = asn1::encode(
            asn1::SEQUENCE,
            &[
                // Version 3.
                &asn1::encode(asn1::context_constructed(0), &[&[asn1::INTEGER, 1, 2]]),
                &unsigned(&serial_number),
                &identifier,
                &subject,
                &validity,
                &subject,
                key.spki_der(),
                &asn1::encode(asn1::context_constructed(3), &[&extensions]),
            ],
        );
        Ok(Self(Unsigned { to_be_signed, algorithm: identifier }))
    }

    /// Returns the bytes that are to be signed; the signer hashes them.
    pub fn to_be_signed(&self) -> &[u8] {
        &self.0.to_be_signed
    }

    /// Adds the signature, in the form that [`crate::UnsignedRequest::with_signature`] takes.
    ///
    /// # Errors
    /// Fails when the signature was not made with the private half of the key.
    pub fn with_signature(self, signature: &[u8]) -> Result<Certificate, RequestWriteError> {
        let der = self.0.signed(signature);
        let certificate = Certificate::from_der(&der).map_err(|_| RequestWriteError::WrongSignature)?;
        match SignatureCheck::new(&certificate, &certificate).map(|check| check.settle(&Bounds::default())) {
            Some(SignatureStatus::Verified) => Ok(certificate),
            _ => Err(RequestWriteError::WrongSignature),
        }
    }
}

/// Writes a `Time`: two digits of the year until 2049, four from then on (RFC 5280 section 4.1.2.5).
fn time(moment: UnixTime) -> Vec<u8> {
    const UTC_TIME: u8 = 0x17;
    const GENERALIZED_TIME: u8 = 0x18;
    let digits: String = moment.to_rfc3339().chars().filter(|c| !"-T:".contains(*c)).collect();
    match digits.strip_prefix("20") {
        Some(rest) if rest < "50" => asn1::encode(UTC_TIME, &[rest.as_bytes()]),
        _ => asn1::encode(GENERALIZED_TIME, &[digits.as_bytes()]),
    }
}
