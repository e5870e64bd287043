mod error;
mod extension;

pub use error::{CertificateError, CertificateField, CertificateProblem};
pub use extension::{Extension, ExtensionValue};

use crate::{AlgorithmName, DistinguishedName, PublicKey, UnixTime, encoding, pem};

/// An X.509 certificate (RFC 5280 section 4.1) with the bytes it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    der: Vec<u8>,
    version: u8,
    serial_number: Vec<u8>,
    signature_algorithm: AlgorithmName,
    issuer: DistinguishedName,
    subject: DistinguishedName,
    not_before: UnixTime,
    not_after: UnixTime,
    public_key: PublicKey,
    extensions: Vec<Extension>,
    problems: Vec<CertificateProblem>,
}

impl Certificate {
    /// Reads one certificate from its DER encoding, which has to be all of the bytes.
    ///
    /// # Errors
    /// Fails when the bytes are not DER or not a certificate; faults of a single extension are
    /// [`Self::problems`] instead.
    pub fn from_der(_der: &[u8]) -> Result<Self, CertificateError> {
        Err(CertificateError::Malformed { field: CertificateField::Certificate, offset: 0 })
    }

    /// Reads the certificate of a PEM block; what OpenSSL appends to a `TRUSTED CERTIFICATE` is left out.
    ///
    /// # Errors
    /// Fails as [`Self::from_der`] does, and for a block whose label names something else.
    pub fn from_pem_block(block: &pem::Block) -> Result<Self, CertificateError> {
        Self::from_der(block.der())
    }

    /// Returns the bytes the certificate was read from.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// Returns the version as people count it, 1 to 3 (RFC 5280 section 4.1.2.1).
    pub fn version(&self) -> u8 {
        self.version
    }

    /// Returns the serial number as lower-case hex without leading zeros, `-` first when it is negative
    /// (RFC 5280 section 4.1.2.2).
    pub fn serial_number_hex(&self) -> String {
        encoding::hex(&self.serial_number)
    }

    /// Returns the algorithm the issuer signed with (RFC 5280 section 4.1.1.2).
    pub fn signature_algorithm(&self) -> &AlgorithmName {
        &self.signature_algorithm
    }

    /// Returns the name of who signed (RFC 5280 section 4.1.2.4).
    pub fn issuer(&self) -> &DistinguishedName {
        &self.issuer
    }

    /// Returns the name of who holds the key (RFC 5280 section 4.1.2.6).
    pub fn subject(&self) -> &DistinguishedName {
        &self.subject
    }

    /// Returns the first second of validity (RFC 5280 section 4.1.2.5).
    pub fn not_before(&self) -> UnixTime {
        self.not_before
    }

    /// Returns the last second of validity (RFC 5280 section 4.1.2.5).
    pub fn not_after(&self) -> UnixTime {
        self.not_after
    }

    /// Returns the key the certificate speaks for (RFC 5280 section 4.1.2.7).
    pub fn public_key(&self) -> &PublicKey {
        &self.public_key
    }

    /// Returns all extensions in file order (RFC 5280 section 4.2).
    pub fn extensions(&self) -> &[Extension] {
        &self.extensions
    }

    /// Returns what is wrong with a certificate that could be read all the same.
    pub fn problems(&self) -> &[CertificateProblem] {
        &self.problems
    }

    /// Says whether issuer and subject are the same name, byte for byte (RFC 5280 section 3.2).
    pub fn is_self_issued(&self) -> bool {
        self.issuer == self.subject
    }

    /// Returns the alternative names as `DNS:` `email:` `URI:` `IP:` `DirName:` `RID:` `otherName:<oid>:<hex>`
    /// (RFC 5280 section 4.2.1.6).
    pub fn subject_alternative_names(&self) -> Vec<String> {
        Vec::new()
    }

    /// Says whether the basic constraints allow to issue certificates (RFC 5280 section 4.2.1.9).
    pub fn is_ca(&self) -> bool {
        false
    }

    /// Returns how many further CA certificates may follow (RFC 5280 section 4.2.1.9).
    pub fn path_length(&self) -> Option<u32> {
        None
    }

    /// Returns the allowed uses by name, `digital_signature` and so on; `None` when the extension is absent
    /// (RFC 5280 section 4.2.1.3).
    pub fn key_usage(&self) -> Option<&[&'static str]> {
        None
    }

    /// Returns the allowed purposes as dotted OIDs; `None` when the extension is absent
    /// (RFC 5280 section 4.2.1.12).
    pub fn extended_key_usage(&self) -> Option<&[String]> {
        None
    }

    /// Returns the policies as dotted OIDs (RFC 5280 section 4.2.1.4).
    pub fn certificate_policies(&self) -> Vec<String> {
        Vec::new()
    }

    /// Returns the subject key identifier as hex (RFC 5280 section 4.2.1.2).
    pub fn subject_key_id(&self) -> Option<String> {
        None
    }

    /// Returns the key identifier of the issuer as hex (RFC 5280 section 4.2.1.1).
    pub fn authority_key_id(&self) -> Option<String> {
        None
    }

    /// Returns the SHA-1 thumbprint of the DER encoding as hex.
    pub fn sha1_hex(&self) -> String {
        use sha1::Digest as _;
        encoding::hex(&sha1::Sha1::digest(&self.der))
    }

    /// Returns the SHA-256 thumbprint of the DER encoding as hex.
    pub fn sha256_hex(&self) -> String {
        encoding::sha256_hex(&self.der)
    }

    /// Returns the SHA-256 thumbprint as base64url without padding, the `x5t#S256` of a token (RFC 8705 section 3.1).
    pub fn x5t_s256(&self) -> String {
        use base64ct::{Base64UrlUnpadded, Encoding as _};
        use sha2::Digest as _;
        Base64UrlUnpadded::encode_string(&sha2::Sha256::digest(&self.der))
    }
}
