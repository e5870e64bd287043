use std::fmt;

use crate::{encoding, pem};

/// A public key (RFC 5280 section 4.1.2.7), described and with the bytes it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    spki: Vec<u8>,
    algorithm: String,
    bits: Option<u32>,
    curve: Option<String>,
    exponent: Option<String>,
}

impl PublicKey {
    /// Reads a `SubjectPublicKeyInfo` from its DER encoding, which has to be all of the bytes.
    ///
    /// # Errors
    /// Fails when the bytes are not DER or not that structure.
    pub fn from_spki_der(_der: &[u8]) -> Result<Self, PublicKeyError> {
        Err(PublicKeyError::Malformed)
    }

    /// Reads the key of a `PUBLIC KEY` (RFC 7468 section 13) or `RSA PUBLIC KEY` (RFC 8017 appendix A.1.1) block.
    ///
    /// # Errors
    /// Fails when the bytes do not have the structure of their label, or the label names something else.
    pub fn from_pem_block(block: &pem::Block) -> Result<Self, PublicKeyError> {
        Self::from_spki_der(block.der())
    }

    /// Returns `RSA`, `RSA-PSS`, `EC`, `Ed25519`, `Ed448`, `X25519`, `X448`, `DSA`, `ML-DSA-44` and so on,
    /// or the dotted object identifier.
    pub fn algorithm(&self) -> &str {
        &self.algorithm
    }

    /// Returns the size in bits, where the algorithm has one.
    pub fn bits(&self) -> Option<u32> {
        self.bits
    }

    /// Returns `secp256r1` and so on, or the dotted object identifier of the curve.
    pub fn curve(&self) -> Option<&str> {
        self.curve.as_deref()
    }

    /// Returns the RSA public exponent in decimal digits.
    pub fn exponent(&self) -> Option<&str> {
        self.exponent.as_deref()
    }

    /// Returns the DER encoding of the `SubjectPublicKeyInfo`.
    pub fn spki_der(&self) -> &[u8] {
        &self.spki
    }

    /// Returns the SHA-256 digest of the DER encoding as hex.
    pub fn spki_sha256_hex(&self) -> String {
        encoding::sha256_hex(&self.spki)
    }
}

/// Why bytes were not read as a public key.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PublicKeyError {
    /// The bytes are not DER or do not have the structure.
    Malformed,
    /// The PEM label names something else.
    NotAPublicKey {
        /// The label of the block.
        label: String,
    },
}

impl fmt::Display for PublicKeyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed => formatter.write_str("malformed public key"),
            Self::NotAPublicKey { label } => write!(formatter, "a block of label {label} is no public key"),
        }
    }
}

impl std::error::Error for PublicKeyError {}
