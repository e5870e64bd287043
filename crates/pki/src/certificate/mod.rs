mod decode;
mod encode;
mod error;

pub(crate) use decode::extension_list;
pub use encode::{CertificateTerms, UnsignedCertificate};
pub use error::{CertificateError, CertificateField, CertificateProblem};

use std::ops::Range;

use crate::{
    AlgorithmName, Bounds, DistinguishedName, Extension, ExtensionValue, PublicKey, SignatureAlgorithm,
    UnixTime, asn1, encoding, pem,
};

/// An X.509 certificate (RFC 5280 section 4.1) with the bytes it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    der: Vec<u8>,
    signed: Range<usize>,
    signature: Range<usize>,
    version: u8,
    serial_number: Range<usize>,
    signature_algorithm: AlgorithmName,
    verifiable: Option<SignatureAlgorithm>,
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
    pub fn from_der(der: &[u8]) -> Result<Self, CertificateError> {
        decode::certificate(der)
    }

    /// Reads certificates that stand one behind the other in DER, as some programs write a chain; at most
    /// [`Bounds::pem_blocks`] of them.
    ///
    /// # Errors
    /// Fails as [`Self::from_der`] does for the first that cannot be read.
    pub fn all_from_der(mut der: &[u8], bounds: &Bounds) -> Result<Vec<Self>, CertificateError> {
        let mut certificates = Vec::new();
        while !der.is_empty() && certificates.len() < bounds.pem_blocks {
            let length = asn1::first_length(der).unwrap_or(der.len());
            let (first, rest) = der.split_at(length);
            certificates.push(Self::from_der(first)?);
            der = rest;
        }
        Ok(certificates)
    }

    /// Reads the certificate of a PEM block; what OpenSSL appends to a `TRUSTED CERTIFICATE` is left out.
    ///
    /// # Errors
    /// Fails as [`Self::from_der`] does, and for a block whose label names something else.
    pub fn from_pem_block(block: &pem::Block) -> Result<Self, CertificateError> {
        match block.label() {
            "CERTIFICATE" | "X509 CERTIFICATE" => Self::from_der(block.der()),
            "TRUSTED CERTIFICATE" => {
                let length = asn1::first_length(block.der()).unwrap_or(block.der().len());
                Self::from_der(block.der().get(..length).unwrap_or_default())
            }
            label => Err(CertificateError::NotACertificate { label: label.to_owned() }),
        }
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
        encoding::integer_hex(self.bytes(&self.serial_number))
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

    /// Returns how the signature was made; `None` when it is not an algorithm that is verified here.
    pub fn verifiable_signature(&self) -> Option<SignatureAlgorithm> {
        self.verifiable
    }

    /// Returns the bytes that are signed, the `TBSCertificate` (RFC 5280 section 4.1.1.1).
    pub fn signed_bytes(&self) -> &[u8] {
        self.bytes(&self.signed)
    }

    /// Returns the signature (RFC 5280 section 4.1.1.3).
    pub fn signature(&self) -> &[u8] {
        self.bytes(&self.signature)
    }

    /// Says whether issuer and subject are the same name (RFC 5280 section 3.2).
    pub fn is_self_issued(&self) -> bool {
        self.issuer.matches(&self.subject)
    }

    /// Returns the alternative names as `DNS:` `email:` `URI:` `IP:` `DirName:` `RID:` `otherName:<oid>:<hex>`
    /// (RFC 5280 section 4.2.1.6).
    pub fn subject_alternative_names(&self) -> Vec<String> {
        self.find(|value| match value {
            ExtensionValue::SubjectAlternativeName(names) => Some(names.clone()),
            _ => None,
        })
        .unwrap_or_default()
    }

    /// Says whether the basic constraints allow to issue certificates (RFC 5280 section 4.2.1.9).
    pub fn is_ca(&self) -> bool {
        self.basic_constraints().is_some_and(|(is_ca, _)| is_ca)
    }

    /// Returns how many further CA certificates may follow (RFC 5280 section 4.2.1.9).
    pub fn path_length(&self) -> Option<u32> {
        self.basic_constraints().and_then(|(_, path_length)| path_length)
    }

    /// Returns the allowed uses by name, `digital_signature` and so on; `None` when the extension is absent
    /// (RFC 5280 section 4.2.1.3).
    pub fn key_usage(&self) -> Option<&[&'static str]> {
        self.find(|value| match value {
            ExtensionValue::KeyUsage(uses) => Some(uses.as_slice()),
            _ => None,
        })
    }

    /// Returns the allowed purposes as dotted OIDs; `None` when the extension is absent
    /// (RFC 5280 section 4.2.1.12).
    pub fn extended_key_usage(&self) -> Option<&[String]> {
        self.find(|value| match value {
            ExtensionValue::ExtendedKeyUsage(purposes) => Some(purposes.as_slice()),
            _ => None,
        })
    }

    /// Returns the policies as dotted OIDs (RFC 5280 section 4.2.1.4).
    pub fn certificate_policies(&self) -> Vec<String> {
        let policies = self.find(|value| match value {
            ExtensionValue::CertificatePolicies(policies) => Some(policies.as_slice()),
            _ => None,
        });
        policies.unwrap_or_default().iter().map(|policy| policy.oid.clone()).collect()
    }

    /// Returns the subject key identifier as hex (RFC 5280 section 4.2.1.2).
    pub fn subject_key_id(&self) -> Option<String> {
        self.find(|value| match value {
            ExtensionValue::SubjectKeyIdentifier(identifier) => Some(encoding::hex(identifier)),
            _ => None,
        })
    }

    /// Returns the key identifier of the issuer as hex (RFC 5280 section 4.2.1.1).
    pub fn authority_key_id(&self) -> Option<String> {
        self.find(|value| match value {
            ExtensionValue::AuthorityKeyIdentifier { key_identifier, .. } => {
                key_identifier.as_deref().map(encoding::hex)
            }
            _ => None,
        })
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

    /// Returns the first extension that the function picks.
    pub(crate) fn find<'a, T>(&'a self, pick: impl Fn(&'a ExtensionValue) -> Option<T>) -> Option<T> {
        self.extensions.iter().find_map(|extension| pick(extension.value()))
    }

    fn basic_constraints(&self) -> Option<(bool, Option<u32>)> {
        self.find(|value| match value {
            ExtensionValue::BasicConstraints { is_ca, path_length } => Some((*is_ca, *path_length)),
            _ => None,
        })
    }

    fn bytes(&self, range: &Range<usize>) -> &[u8] {
        self.der.get(range.clone()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
