//! `Proc-Type: 4,ENCRYPTED` and `DEK-Info` (RFC 1421 section 4.6.1.3), the key derived as OpenSSL does.

use md5::{Digest as _, Md5};
use zeroize::{Zeroize as _, Zeroizing};

use super::{Cipher, DecryptionError, EncryptionScheme};
use crate::pem;

/// The header `DEK-Info` of a block.
#[derive(Debug)]
pub(crate) struct LegacyPem {
    name: String,
    cipher: Option<Cipher>,
    iv: Option<Vec<u8>>,
}

impl LegacyPem {
    /// Reads the header; a block without it is damaged.
    pub(crate) fn of_block(block: &pem::Block) -> Self {
        let (name, iv) = block.header("DEK-Info").and_then(|value| value.split_once(',')).unwrap_or_default();
        let name = name.trim().to_ascii_uppercase();
        let cipher = match name.as_str() {
            "AES-128-CBC" => Some(Cipher::Aes128),
            "AES-192-CBC" => Some(Cipher::Aes192),
            "AES-256-CBC" => Some(Cipher::Aes256),
            "DES-EDE3-CBC" => Some(Cipher::TripleDes),
            "DES-CBC" => Some(Cipher::Des),
            "RC2-CBC" | "RC2-128-CBC" => Some(Cipher::Rc2 { effective_bits: 128 }),
            "RC2-64-CBC" => Some(Cipher::Rc2 { effective_bits: 64 }),
            "RC2-40-CBC" => Some(Cipher::Rc2 { effective_bits: 40 }),
            _ => None,
        };
        Self { name, cipher, iv: bytes_of_hex(iv.trim()) }
    }

    /// Says how it is encrypted.
    pub(crate) fn scheme(&self) -> EncryptionScheme {
        EncryptionScheme {
            name: "PEM".to_owned(),
            oid: None,
            key_derivation: Some("EVP_BytesToKey with MD5".to_owned()),
            cipher: Some(self.name.clone()).filter(|name| !name.is_empty()),
            iterations: Some(1),
            is_supported: self.cipher.is_some(),
        }
    }

    pub(crate) fn decrypt(
        &self,
        ciphertext: &[u8],
        password: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, DecryptionError> {
        if self.name.is_empty() {
            return Err(DecryptionError::Damaged);
        }
        let Some(cipher) = self.cipher else {
            return Err(DecryptionError::Unsupported { oid: None, name: self.name.clone() });
        };
        let iv = self.iv.as_deref().filter(|iv| iv.len() == cipher.block_length());
        let iv = iv.ok_or(DecryptionError::Damaged)?;
        let key = bytes_to_key(password, iv.get(..8).unwrap_or_default(), cipher.key_length());
        cipher.decrypt(&key, iv, ciphertext)
    }
}

/// OpenSSL's `EVP_BytesToKey` with MD5 and one iteration; the first eight bytes of the vector are the salt.
fn bytes_to_key(password: &[u8], salt: &[u8], length: usize) -> Zeroizing<Vec<u8>> {
    let mut key = Zeroizing::new(Vec::with_capacity(length + 16));
    let mut digest = Md5::new_with_prefix(password).chain_update(salt).finalize();
    while key.len() < length {
        key.extend_from_slice(&digest);
        digest = Md5::new_with_prefix(digest).chain_update(password).chain_update(salt).finalize();
    }
    digest.zeroize();
    key.truncate(length);
    key
}

fn bytes_of_hex(text: &str) -> Option<Vec<u8>> {
    let digits = text.chars().map(|digit| digit.to_digit(16)).collect::<Option<Vec<u32>>>()?;
    let (pairs, rest) = digits.as_chunks::<2>();
    let bytes = pairs.iter().map(|[high, low]| u8::try_from(high << 4 | low).ok());
    bytes.collect::<Option<Vec<u8>>>().filter(|_| rest.is_empty())
}
