//! What a password protects: PBES1 and PBES2 (RFC 8018), and the older form of PEM (RFC 1421, OpenSSL).

mod cipher;
mod derivation;
mod error;
mod legacy_pem;
mod scheme;

pub use error::DecryptionError;
pub use scheme::EncryptionScheme;

pub(crate) use cipher::Cipher;
pub(crate) use derivation::pbkdf2;
pub(crate) use legacy_pem::LegacyPem;

use std::fmt;

use zeroize::Zeroizing;

use crate::algorithm::{AlgorithmIdentifier, HashAlgorithm};
use crate::{Bounds, asn1, keystore};
use scheme::Pbes;

/// A password or passphrase; wiped when dropped.
pub struct Password(Zeroizing<String>);

impl Password {
    /// Takes the text over; the empty one is a password, too.
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// Returns the text: the secret itself.
    pub fn secret_text(&self) -> &str {
        &self.0
    }

    /// Returns the UTF-8 bytes, as PBES1, PBES2 and PEM take them.
    pub(crate) fn utf8(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl From<&str> for Password {
    fn from(text: &str) -> Self {
        Self::new(text.to_owned())
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Password([elided])")
    }
}

/// Decrypts what a scheme of RFC 8018 section 6 (PBES1, PBES2) encrypted, and takes the padding off.
///
/// # Errors
/// The schemes carry no check value: a password is wrong when the padding is. Where the plain text begins as the DER
/// sequence of the right length all the same, the password is right and the end is damaged.
pub(crate) fn decrypt_pbes(
    algorithm: &AlgorithmIdentifier<'_>,
    ciphertext: &[u8],
    password: &[u8],
    bounds: &Bounds,
) -> Result<Zeroizing<Vec<u8>>, DecryptionError> {
    let scheme = Pbes::decode(algorithm)?;
    let (key, iv) = scheme.key_and_iv(password, bounds)?;
    scheme.cipher.decrypt(&key, &iv, ciphertext)
}

/// Decrypts a PKCS #8 key: with the schemes of RFC 8018, and with those of PKCS #12, which OpenSSL and Java use for it.
///
/// # Errors
/// Fails as [`decrypt_pbes`] does.
pub(crate) fn decrypt_private_key(
    algorithm: &AlgorithmIdentifier<'_>,
    ciphertext: &[u8],
    password: &Password,
    bounds: &Bounds,
) -> Result<Zeroizing<Vec<u8>>, DecryptionError> {
    let of_pkcs12 = keystore::decrypt_pkcs12_pbe(algorithm, ciphertext, password, bounds);
    of_pkcs12.unwrap_or_else(|| decrypt_pbes(algorithm, ciphertext, password.utf8(), bounds))
}

/// What was encrypted, and how.
pub(crate) struct Encrypted {
    /// `AlgorithmIdentifier` in DER.
    pub(crate) algorithm: Vec<u8>,
    pub(crate) ciphertext: Vec<u8>,
}

/// Encrypts with PBES2 (RFC 8018 section 6.2): PBKDF2 with HMAC-SHA-256, AES-256-CBC.
///
/// Salt and initialization vector have to be random; a salt of 16 bytes is usual.
pub(crate) fn encrypt_pbes2_aes256(
    plain: &[u8],
    password: &[u8],
    salt: &[u8],
    iv: &[u8; 16],
    iterations: u32,
) -> Encrypted {
    let mut key = Zeroizing::new([0; 32]);
    pbkdf2(HashAlgorithm::Sha256, password, salt, iterations.max(1), &mut *key);
    let ciphertext = Cipher::Aes256.encrypt(&*key, iv, plain).unwrap_or_default();
    Encrypted { algorithm: scheme::pbes2_aes256(salt, iv, iterations.max(1)), ciphertext }
}

/// Says whether the bytes begin with a sequence that ends in the last block, as the plain text of a key does.
fn begins_as_value(plain: &[u8], block: usize) -> bool {
    let fits = |length: usize| length <= plain.len() && plain.len() - length <= block;
    let Some(inner) = plain.first().filter(|first| **first == asn1::SEQUENCE).and_then(|_| {
        let header = match plain.get(1)? {
            length @ 0..=0x7f => (2, usize::from(*length)),
            0x81 => (3, usize::from(*plain.get(2)?)),
            0x82 => (4, usize::from(*plain.get(2)?) << 8 | usize::from(*plain.get(3)?)),
            _ => return None,
        };
        fits(header.0 + header.1).then_some(header.0)
    }) else {
        return false;
    };
    matches!(plain.get(inner), Some(&(asn1::INTEGER | asn1::SEQUENCE)))
}

#[cfg(test)]
mod tests;
