use cbc::cipher::array::Array;
use cbc::cipher::{
    BlockCipherDecrypt, BlockCipherEncrypt, BlockModeDecrypt as _, BlockModeEncrypt as _, InnerIvInit as _,
    KeyInit,
};
use zeroize::Zeroizing;

use super::{DecryptionError, begins_as_value};

/// A block cipher in cipher block chaining (RFC 8018 appendix B.2), padded as PKCS #7 is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cipher {
    /// AES with a key of 128 bits.
    Aes128,
    /// AES with a key of 192 bits.
    Aes192,
    /// AES with a key of 256 bits.
    Aes256,
    /// Triple DES with three keys.
    TripleDes,
    /// DES: broken, and found in old files.
    Des,
    /// RC2 with the number of effective bits of its key (RFC 2268 section 6): broken, and found in old files.
    Rc2 { effective_bits: u32 },
}

impl Cipher {
    /// Returns the name without the mode.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Aes128 => "AES-128-CBC",
            Self::Aes192 => "AES-192-CBC",
            Self::Aes256 => "AES-256-CBC",
            Self::TripleDes => "DES-EDE3-CBC",
            Self::Des => "DES-CBC",
            Self::Rc2 { .. } => "RC2-CBC",
        }
    }

    /// Returns the length of the key in bytes; RC2 takes any, and this one is usual.
    pub(crate) fn key_length(self) -> usize {
        match self {
            Self::Aes128 => 16,
            Self::Aes192 | Self::TripleDes => 24,
            Self::Aes256 => 32,
            Self::Des => 8,
            Self::Rc2 { effective_bits } => effective_bits.div_ceil(8) as usize,
        }
    }

    /// Returns the length of a block, which is that of the initialization vector, in bytes.
    pub(crate) fn block_length(self) -> usize {
        match self {
            Self::Aes128 | Self::Aes192 | Self::Aes256 => 16,
            Self::TripleDes | Self::Des | Self::Rc2 { .. } => 8,
        }
    }

    /// Decrypts and takes the padding off.
    pub(crate) fn decrypt(
        self,
        key: &[u8],
        iv: &[u8],
        ciphertext: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, DecryptionError> {
        if ciphertext.is_empty() || !ciphertext.len().is_multiple_of(self.block_length()) {
            return Err(DecryptionError::Damaged);
        }
        let mut plain = Zeroizing::new(ciphertext.to_vec());
        let decrypted = match self {
            Self::Aes128 => decrypt(aes::Aes128::new_from_slice(key), iv, &mut plain),
            Self::Aes192 => decrypt(aes::Aes192::new_from_slice(key), iv, &mut plain),
            Self::Aes256 => decrypt(aes::Aes256::new_from_slice(key), iv, &mut plain),
            Self::TripleDes => decrypt(des::TdesEde3::new_from_slice(key), iv, &mut plain),
            Self::Des => decrypt(des::Des::new_from_slice(key), iv, &mut plain),
            Self::Rc2 { effective_bits } => decrypt(rc2(key, effective_bits), iv, &mut plain),
        };
        decrypted.ok_or(DecryptionError::Damaged)?;
        match unpadded_length(&plain, self.block_length()) {
            Some(length) => plain.truncate(length),
            None if begins_as_value(&plain, self.block_length()) => return Err(DecryptionError::Damaged),
            None => return Err(DecryptionError::WrongPassword),
        }
        Ok(plain)
    }

    /// Pads and encrypts; `None` when key or initialization vector are not of this cipher.
    pub(crate) fn encrypt(self, key: &[u8], iv: &[u8], plain: &[u8]) -> Option<Vec<u8>> {
        let padding = self.block_length() - plain.len() % self.block_length();
        // Never grows, so that no copy of the plain text stays behind.
        let mut bytes = Vec::with_capacity(plain.len() + padding);
        bytes.extend_from_slice(plain);
        bytes.resize(plain.len() + padding, u8::try_from(padding).ok()?);
        match self {
            Self::Aes128 => encrypt(aes::Aes128::new_from_slice(key), iv, &mut bytes),
            Self::Aes192 => encrypt(aes::Aes192::new_from_slice(key), iv, &mut bytes),
            Self::Aes256 => encrypt(aes::Aes256::new_from_slice(key), iv, &mut bytes),
            Self::TripleDes => encrypt(des::TdesEde3::new_from_slice(key), iv, &mut bytes),
            Self::Des => encrypt(des::Des::new_from_slice(key), iv, &mut bytes),
            Self::Rc2 { effective_bits } => encrypt(rc2(key, effective_bits), iv, &mut bytes),
        }?;
        Some(bytes)
    }
}

fn rc2(key: &[u8], effective_bits: u32) -> Result<rc2::Rc2, ()> {
    let fits = (1..=128).contains(&key.len()) && (1..=1024).contains(&effective_bits);
    if fits { Ok(rc2::Rc2::new_with_eff_key_len(key, effective_bits as usize)) } else { Err(()) }
}

fn decrypt<C: BlockCipherDecrypt, E>(cipher: Result<C, E>, iv: &[u8], bytes: &mut [u8]) -> Option<()> {
    let mut mode = cbc::Decryptor::inner_iv_slice_init(cipher.ok()?, iv).ok()?;
    let (blocks, _) = Array::slice_as_chunks_mut(bytes);
    mode.decrypt_blocks(blocks);
    Some(())
}

fn encrypt<C: BlockCipherEncrypt, E>(cipher: Result<C, E>, iv: &[u8], bytes: &mut [u8]) -> Option<()> {
    let mut mode = cbc::Encryptor::inner_iv_slice_init(cipher.ok()?, iv).ok()?;
    let (blocks, _) = Array::slice_as_chunks_mut(bytes);
    mode.encrypt_blocks(blocks);
    Some(())
}

/// The last byte says how many bytes of its value stand at the end (RFC 8018 section 6.1.1).
fn unpadded_length(plain: &[u8], block: usize) -> Option<usize> {
    let padding = *plain.last()?;
    let length = plain.len().checked_sub(usize::from(padding))?;
    let is_padding = (1..=block).contains(&usize::from(padding));
    (is_padding && plain.get(length..)?.iter().all(|byte| *byte == padding)).then_some(length)
}
