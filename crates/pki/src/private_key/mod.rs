mod decode;
mod derive;
mod encrypted;
mod error;
mod foreign;
mod write;

pub use encrypted::{EncryptedPrivateKey, OpenPrivateKeyError};
pub use error::{PrivateKeyError, PrivateKeyField};
pub use foreign::{ForeignFormat, KeySupport};
pub use write::{EncryptionParameters, WritePrivateKeyError};

use std::fmt;

use zeroize::Zeroizing;

use crate::key_kind::KeyKind;
use crate::{Certificate, PublicKey, pem};

/// A private key and its public half; the secret bytes are wiped when it is dropped.
pub struct PrivateKey {
    der: Zeroizing<Vec<u8>>,
    format: PrivateKeyFormat,
    kind: KeyKind,
    public_key: Option<PublicKey>,
    was_encrypted: bool,
}

/// The container a private key was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PrivateKeyFormat {
    /// `RSA PRIVATE KEY` (RFC 8017 appendix A.1.2).
    Pkcs1,
    /// `EC PRIVATE KEY` (RFC 5915).
    Sec1,
    /// `PRIVATE KEY` (RFC 5208, RFC 5958).
    Pkcs8,
    /// `DSA PRIVATE KEY`, the structure OpenSSL writes.
    TraditionalDsa,
}

impl PrivateKeyFormat {
    /// Returns the label of its PEM block (RFC 7468 sections 10 and 13).
    pub fn label(self) -> &'static str {
        match self {
            Self::Pkcs1 => "RSA PRIVATE KEY",
            Self::Sec1 => "EC PRIVATE KEY",
            Self::Pkcs8 => "PRIVATE KEY",
            Self::TraditionalDsa => "DSA PRIVATE KEY",
        }
    }
}

impl PrivateKey {
    /// Reads the key of a PEM block by its label.
    ///
    /// # Errors
    /// Fails for an encrypted key, for a label that names something else, for bytes that do not have their
    /// structure, and for a key whose public half is not its own.
    pub fn from_pem_block(block: &pem::Block) -> Result<Self, PrivateKeyError> {
        match block.label() {
            "ENCRYPTED PRIVATE KEY" => Err(decode::encrypted(EncryptedPrivateKey::from_pem_block(block))),
            _ if block.encrypted() => Err(decode::encrypted(EncryptedPrivateKey::from_pem_block(block))),
            label => Self::from_labelled_der(label, block.der()),
        }
    }

    fn from_labelled_der(label: &str, der: &[u8]) -> Result<Self, PrivateKeyError> {
        match label {
            "RSA PRIVATE KEY" => decode::pkcs1(der),
            "EC PRIVATE KEY" => decode::sec1(der),
            "DSA PRIVATE KEY" => decode::traditional_dsa(der),
            "PRIVATE KEY" => decode::pkcs8(der),
            "ANY PRIVATE KEY" => Self::from_der(der),
            label => Err(PrivateKeyError::NotAPrivateKey { label: label.to_owned() }),
        }
    }

    /// Reads a key from DER, telling PKCS#8, PKCS#1 and SEC1 apart by their structure.
    ///
    /// # Errors
    /// Fails as [`Self::from_pem_block`] does.
    pub fn from_der(der: &[u8]) -> Result<Self, PrivateKeyError> {
        decode::by_structure(der)
    }

    /// Returns the container it was read from.
    pub fn format(&self) -> PrivateKeyFormat {
        self.format
    }

    /// Returns the algorithm in the words of [`PublicKey::algorithm`].
    pub fn algorithm(&self) -> &str {
        &self.kind.algorithm
    }

    /// Returns the size in bits, where the algorithm has one.
    pub fn bits(&self) -> Option<u32> {
        self.kind.bits
    }

    /// Returns the curve in the words of [`PublicKey::curve`].
    pub fn curve(&self) -> Option<&str> {
        self.kind.curve.as_deref()
    }

    /// Returns the public half: derived for P-256, P-384, P-521, Ed25519, X25519 and DSA, for other algorithms as it stands
    /// beside the secret; `None` where there is none.
    pub fn public_key(&self) -> Option<&PublicKey> {
        self.public_key.as_ref()
    }

    /// Says whether the key belongs to the certificate; `None` when the public half is not known.
    pub fn matches(&self, certificate: &Certificate) -> Option<bool> {
        self.public_key.as_ref().map(|key| key.is_same_key(certificate.public_key()))
    }

    /// Says whether a password was needed to read it.
    pub fn was_encrypted(&self) -> bool {
        self.was_encrypted
    }

    /// Marks a key that a password opened.
    pub(crate) fn opened(self) -> Self {
        Self { was_encrypted: true, ..self }
    }

    fn is_multi_prime(&self) -> bool {
        match self.format {
            PrivateKeyFormat::Pkcs1 => decode::is_multi_prime(&self.der),
            PrivateKeyFormat::Pkcs8 => decode::PrivateKeyInfo::decode(&self.der)
                .is_ok_and(|info| decode::is_multi_prime(info.secret)),
            PrivateKeyFormat::Sec1 | PrivateKeyFormat::TraditionalDsa => false,
        }
    }

    /// Returns the DER bytes it was read from: the secret itself.
    pub fn secret_der(&self) -> &[u8] {
        &self.der
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("PrivateKey([elided])")
    }
}

#[cfg(test)]
mod tests;
