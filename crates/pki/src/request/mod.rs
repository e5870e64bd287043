//! Certification requests (PKCS #10, RFC 2986): what someone asks a certification authority to sign.

mod decode;
mod encode;
mod error;

pub use encode::{RequestContent, UnsignedRequest, ecdsa_signature_from_raw};
pub use error::{RequestError, RequestSigningError, RequestWriteError};

use std::fmt;
use std::ops::Range;

use crate::chain::{SignatureCheck, SignatureStatus};
use crate::{
    AlgorithmName, Bounds, CertificateProblem, DistinguishedName, Extension, ExtensionValue, PublicKey,
    SignatureAlgorithm, pem,
};

/// The label of a request (RFC 7468 section 7).
const LABEL: &str = "CERTIFICATE REQUEST";

/// A certification request (RFC 2986 section 4) with the bytes it was read from.
#[derive(Clone, PartialEq, Eq)]
pub struct CertificateRequest {
    der: Vec<u8>,
    signed: Range<usize>,
    signature: Range<usize>,
    version: u32,
    subject: DistinguishedName,
    public_key: PublicKey,
    attributes: Vec<String>,
    extensions: Vec<Extension>,
    signature_algorithm: AlgorithmName,
    verifiable: Option<SignatureAlgorithm>,
    problems: Vec<CertificateProblem>,
}

impl CertificateRequest {
    /// Reads one request from its DER encoding, which has to be all of the bytes.
    ///
    /// # Errors
    /// Fails when the bytes are not DER or not a request; faults of a single extension are [`Self::problems`] instead.
    pub fn from_der(der: &[u8]) -> Result<Self, RequestError> {
        decode::request(der)
    }

    /// Reads the request of a `CERTIFICATE REQUEST` block (RFC 7468 section 7), also with the older `NEW` in front.
    ///
    /// # Errors
    /// Fails as [`Self::from_der`] does, and for a block whose label names something else.
    pub fn from_pem_block(block: &pem::Block) -> Result<Self, RequestError> {
        match block.label() {
            LABEL | "NEW CERTIFICATE REQUEST" => Self::from_der(block.der()),
            label => Err(RequestError::NotARequest { label: label.to_owned() }),
        }
    }

    /// Returns the bytes the request was read from.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// Writes the request as a PEM block.
    pub fn to_pem(&self) -> String {
        pem::encode(LABEL, &self.der)
    }

    /// Returns the version as people count it; 1 is the only one there is, and some programs write another.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// Returns the name that is asked for.
    pub fn subject(&self) -> &DistinguishedName {
        &self.subject
    }

    /// Returns the key that is to be certified.
    pub fn public_key(&self) -> &PublicKey {
        &self.public_key
    }

    /// Returns the attributes as dotted object identifiers in file order; their values are not told, as one may be a
    /// challenge password (RFC 2985 section 5.4.1).
    pub fn attributes(&self) -> &[String] {
        &self.attributes
    }

    /// Returns the extensions that are asked for in file order (RFC 2985 section 5.4.2).
    pub fn extensions(&self) -> &[Extension] {
        &self.extensions
    }

    /// Returns the alternative names that are asked for, in the words of
    /// [`crate::Certificate::subject_alternative_names`].
    pub fn subject_alternative_names(&self) -> &[String] {
        let names = self.find(|value| match value {
            ExtensionValue::SubjectAlternativeName(names) => Some(names.as_slice()),
            _ => None,
        });
        names.unwrap_or_default()
    }

    /// Returns the uses that are asked for by name; `None` when the extension is absent.
    pub fn key_usage(&self) -> Option<&[&'static str]> {
        self.find(|value| match value {
            ExtensionValue::KeyUsage(uses) => Some(uses.as_slice()),
            _ => None,
        })
    }

    /// Returns the purposes that are asked for as dotted OIDs; `None` when the extension is absent.
    pub fn extended_key_usage(&self) -> Option<&[String]> {
        self.find(|value| match value {
            ExtensionValue::ExtendedKeyUsage(purposes) => Some(purposes.as_slice()),
            _ => None,
        })
    }

    /// Returns the algorithm of the signature.
    pub fn signature_algorithm(&self) -> &AlgorithmName {
        &self.signature_algorithm
    }

    /// Returns what is wrong with a request that could be read all the same.
    pub fn problems(&self) -> &[CertificateProblem] {
        &self.problems
    }

    /// Returns the check that the request is signed with its own key; `None` when the algorithm is not one that is
    /// verified here.
    pub fn signature_check(&self) -> Option<SignatureCheck<'_>> {
        let (message, signature) = (self.bytes(&self.signed), self.bytes(&self.signature));
        Some(SignatureCheck::of_parts(self.verifiable?, &self.public_key, message, signature))
    }

    /// Verifies that the request is signed with its own key (RFC 2986 section 4.2).
    pub fn verify(&self, bounds: &Bounds) -> SignatureStatus {
        self.signature_check().map_or(SignatureStatus::NotChecked, |check| check.settle(bounds))
    }

    fn find<'a, T>(&'a self, pick: impl Fn(&'a ExtensionValue) -> Option<T>) -> Option<T> {
        self.extensions.iter().find_map(|extension| pick(extension.value()))
    }

    fn bytes(&self, range: &Range<usize>) -> &[u8] {
        self.der.get(range.clone()).unwrap_or_default()
    }
}

/// Leaves the bytes out, as one of the attributes may be a challenge password.
impl fmt::Debug for CertificateRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (subject, bytes) = (self.subject.rfc4514(), self.der.len());
        write!(formatter, "CertificateRequest({subject}, {bytes} bytes [elided])")
    }
}

#[cfg(test)]
mod tests;
