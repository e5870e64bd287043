use std::fmt;

use super::{PrivateKey, PrivateKeyError, PrivateKeyField};
use crate::algorithm::AlgorithmIdentifier;
use crate::asn1::{self, Malformed};
use crate::encryption::{self, LegacyPem};
use crate::{Bounds, DecryptionError, EncryptionScheme, Password, pem};

/// A private key that a password protects: an encrypted PKCS #8 key or an encrypted PEM body of the older form.
#[derive(Debug)]
pub struct EncryptedPrivateKey {
    scheme: EncryptionScheme,
    container: Container,
}

#[derive(Debug)]
enum Container {
    /// `EncryptedPrivateKeyInfo` in DER (RFC 5958 section 3).
    Pkcs8(Vec<u8>),
    /// A body with `Proc-Type: 4,ENCRYPTED` (RFC 1421 section 4.6.1.1).
    LegacyPem { header: LegacyPem, label: String, ciphertext: Vec<u8> },
}

impl EncryptedPrivateKey {
    /// Reads the encrypted key of a PEM block, without opening it.
    ///
    /// # Errors
    /// Fails for a block that holds no private key or one in the clear, and for bytes without the structure.
    pub fn from_pem_block(block: &pem::Block) -> Result<Self, PrivateKeyError> {
        let label = block.label();
        if block.encrypted() && label.ends_with("PRIVATE KEY") {
            let header = LegacyPem::of_block(block);
            let (label, ciphertext) = (label.to_owned(), block.der().to_vec());
            let scheme = header.scheme();
            return Ok(Self { scheme, container: Container::LegacyPem { header, label, ciphertext } });
        }
        match label {
            "ENCRYPTED PRIVATE KEY" | "ANY PRIVATE KEY" => Self::from_der(block.der()),
            _ => Err(PrivateKeyError::NotAPrivateKey { label: label.to_owned() }),
        }
    }

    /// Reads an `EncryptedPrivateKeyInfo` (RFC 5958 section 3) from its DER encoding, without opening it.
    ///
    /// # Errors
    /// Fails when the bytes are not DER or not that structure.
    pub fn from_der(der: &[u8]) -> Result<Self, PrivateKeyError> {
        let scheme = parts(der).and_then(|(algorithm, _)| EncryptionScheme::describe(&algorithm));
        let malformed = |_| PrivateKeyError::Malformed { field: PrivateKeyField::PrivateKey };
        Ok(Self { scheme: scheme.map_err(malformed)?, container: Container::Pkcs8(der.to_vec()) })
    }

    /// Returns how it is encrypted.
    pub fn scheme(&self) -> &EncryptionScheme {
        &self.scheme
    }

    /// Returns the algorithm of the key, as far as the PEM label says it: `RSA`, `EC` or `DSA`.
    pub fn algorithm(&self) -> Option<&str> {
        match &self.container {
            Container::LegacyPem { label, .. } => label.strip_suffix(" PRIVATE KEY"),
            Container::Pkcs8(_) => None,
        }
    }

    /// Opens it.
    ///
    /// # Errors
    /// Fails for a wrong password, for a scheme that is not supported or exceeds a bound, for bytes that are cut off
    /// or changed, and for a key that is opened and then not read. No scheme carries a check value: what does not
    /// decrypt to padded DER is said to have a wrong password, also when its first bytes were changed.
    pub fn open(&self, password: &Password, bounds: &Bounds) -> Result<PrivateKey, OpenPrivateKeyError> {
        let plain = match &self.container {
            Container::Pkcs8(der) => {
                let (algorithm, ciphertext) = parts(der).map_err(|_| DecryptionError::Damaged)?;
                encryption::decrypt_private_key(&algorithm, ciphertext, password, bounds)?
            }
            Container::LegacyPem { header, ciphertext, .. } => header.decrypt(ciphertext, password.utf8())?,
        };
        if asn1::only(&plain, asn1::SEQUENCE).is_err() {
            return Err(DecryptionError::WrongPassword.into());
        }
        let key = match &self.container {
            Container::Pkcs8(_) => super::decode::pkcs8(&plain)?,
            Container::LegacyPem { label, .. } => PrivateKey::from_labelled_der(label, &plain)?,
        };
        Ok(key.opened())
    }
}

fn parts(der: &[u8]) -> asn1::Result<(AlgorithmIdentifier<'_>, &[u8])> {
    let mut fields = asn1::only(der, asn1::SEQUENCE)?.fields()?;
    let algorithm = AlgorithmIdentifier::decode(&fields.read()?)?;
    let ciphertext = fields.read_last()?.require(asn1::OCTET_STRING)?;
    if ciphertext.content.is_empty() {
        Err(Malformed { offset: ciphertext.offset })
    } else {
        Ok((algorithm, ciphertext.content))
    }
}

/// Why an encrypted private key was not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OpenPrivateKeyError {
    /// It was not decrypted.
    Decryption(DecryptionError),
    /// It was decrypted, and what came out is not a private key that is read here.
    Key(PrivateKeyError),
}

impl From<DecryptionError> for OpenPrivateKeyError {
    fn from(error: DecryptionError) -> Self {
        Self::Decryption(error)
    }
}

impl From<PrivateKeyError> for OpenPrivateKeyError {
    fn from(error: PrivateKeyError) -> Self {
        Self::Key(error)
    }
}

impl fmt::Display for OpenPrivateKeyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decryption(error) => error.fmt(formatter),
            Self::Key(error) => write!(formatter, "the password is right: {error}"),
        }
    }
}

impl std::error::Error for OpenPrivateKeyError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Decryption(error) => Some(error),
            Self::Key(error) => Some(error),
        }
    }
}
