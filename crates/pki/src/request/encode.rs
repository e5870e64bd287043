use super::{CertificateRequest, RequestSigningError, RequestWriteError};
use crate::chain::SignatureStatus;
use crate::signed_parts::{Unsigned, extensions, name, signature_identifier, unsigned};
use crate::{Bounds, PublicKey, SignatureAlgorithm, asn1};

type Result<T> = std::result::Result<T, RequestWriteError>;

/// What a request asks for, beside the key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestContent {
    /// Relative names in file order, each a list of (dotted OID, plain value), as
    /// [`crate::DistinguishedName::relative_names`] returns them.
    pub subject: Vec<Vec<(String, String)>>,
    /// `DNS:` `email:` `URI:` `IP:`; no extension when empty.
    pub subject_alternative_names: Vec<String>,
    /// Uses in the words of [`crate::Certificate::key_usage`]; no extension when empty.
    pub key_usage: Vec<String>,
    /// Purposes as dotted OIDs; no extension when empty.
    pub extended_key_usage: Vec<String>,
}

/// A request that waits for its signature, so that who signs may take their time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsignedRequest(Unsigned);

impl UnsignedRequest {
    /// Writes a `CertificationRequestInfo` (RFC 2986 section 4.1).
    ///
    /// `algorithm` names how it will be signed: RSASSA-PKCS1-v1_5 or ECDSA with SHA-256, SHA-384 or SHA-512, or Ed25519.
    ///
    /// # Errors
    /// Fails for names, uses and purposes that cannot be written, and for an algorithm that does not fit the key.
    pub fn new(content: &RequestContent, key: &PublicKey, algorithm: SignatureAlgorithm) -> Result<Self> {
        let identifier = signature_identifier(algorithm, key)?;
        let subject = name(&content.subject)?;
        let extensions = extensions(content)?;
        let attributes = if extensions.is_empty() { Vec::new() } else { extension_request(&extensions) };
        let attributes = asn1::encode(asn1::context_constructed(0), &[&attributes]);
        let version = [asn1::INTEGER, 1, 0];
        let to_be_signed = asn1::encode(asn1::SEQUENCE, &[&version, &subject, key.spki_der(), &attributes]);
        Ok(Self(Unsigned { to_be_signed, algorithm: identifier }))
    }

    /// Returns the bytes that are to be signed; the signer hashes them.
    pub fn to_be_signed(&self) -> &[u8] {
        &self.0.to_be_signed
    }

    /// Adds the signature: of RSA and Ed25519 as it is, of ECDSA the DER sequence (see [`ecdsa_signature_from_raw`]).
    ///
    /// # Errors
    /// Fails when the signature was not made with the private half of the key.
    pub fn with_signature(self, signature: &[u8]) -> Result<CertificateRequest> {
        let der = self.0.signed(signature);
        let request = CertificateRequest::from_der(&der).map_err(|_| RequestWriteError::WrongSignature)?;
        match request.verify(&Bounds::default()) {
            SignatureStatus::Failed => Err(RequestWriteError::WrongSignature),
            SignatureStatus::Verified | SignatureStatus::NotChecked => Ok(request),
        }
    }

    /// Has the bytes signed and adds the signature as [`Self::with_signature`] does.
    ///
    /// # Errors
    /// Fails when the callback does, and as [`Self::with_signature`] does.
    pub fn sign<E>(
        self,
        signer: impl FnOnce(&[u8]) -> std::result::Result<Vec<u8>, E>,
    ) -> std::result::Result<CertificateRequest, RequestSigningError<E>> {
        let signature = signer(&self.0.to_be_signed).map_err(RequestSigningError::Callback)?;
        self.with_signature(&signature).map_err(RequestSigningError::Request)
    }
}

/// Writes `Ecdsa-Sig-Value` (RFC 3279 section 2.2.3) from both numbers one after the other, as `crypto.subtle` returns
/// them (IEEE 1363); `None` for a length that no NIST curve has.
pub fn ecdsa_signature_from_raw(raw: &[u8]) -> Option<Vec<u8>> {
    let (r, s) = matches!(raw.len(), 64 | 96 | 132).then(|| raw.split_at(raw.len() / 2))?;
    Some(asn1::encode(asn1::SEQUENCE, &[&unsigned(r), &unsigned(s)]))
}

/// Writes the attribute `extensionRequest` (RFC 2985 section 5.4.2).
fn extension_request(extensions: &[u8]) -> Vec<u8> {
    let oid: &[u8] = &[asn1::OID, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 14];
    let values = asn1::encode(asn1::SET, &[&asn1::encode(asn1::SEQUENCE, &[extensions])]);
    asn1::encode(asn1::SEQUENCE, &[oid, &values])
}
