//! Keystores: PKCS#12 (RFC 7292, RFC 9579) is read and written, Java's JKS and JCEKS are read.
//!
//! A keystore is one file of keys and certificates under one password. Without the password it is read as far as it
//! lies open: [`Keystore::has_locked_parts`] says that there is more. A wrong password, a failed integrity check, an
//! algorithm that is not read, damaged bytes and work beyond [`crate::Bounds`] are different errors.

mod assemble;
mod budget;
mod error;
mod jks;
mod model;
mod password;
mod pkcs12;

pub use error::{KeystoreError, KeystorePart, KeystoreProblem};
pub use model::{Entry, EntryKey, EntryKind, Keystore, KeystoreFormat, LockReason, MacDescription};
pub use password::PasswordForm;
pub use pkcs12::{Pkcs12Contents, Pkcs12Profile, Pkcs12Randomness, Pkcs12WriteError, write_pkcs12};

pub(crate) use pkcs12::{decrypt_pkcs12_pbe, describe_pkcs12_pbe};

use crate::{Bounds, Password};

/// Encryptions that are named of one file; more than these are not known.
const ENCRYPTIONS: usize = 32;

impl Keystore {
    /// Reads a keystore of any known format, told apart by its first bytes.
    ///
    /// Without a password only what lies open is read, and the integrity is not checked. An empty password is tried
    /// as the empty and as the absent one, which PKCS#12 tells apart.
    ///
    /// # Errors
    /// Fails for bytes that are no keystore or damaged, for a wrong password, and where everything is protected in a
    /// way that is not read or that takes more work than the bounds allow.
    pub fn read(bytes: &[u8], password: Option<&Password>, bounds: &Bounds) -> Result<Self, KeystoreError> {
        match Self::detect(bytes).ok_or(KeystoreError::NotAKeystore)? {
            KeystoreFormat::Pkcs12 => pkcs12::read(bytes, password, bounds),
            format => jks::read(bytes, format, password, bounds),
        }
    }

    /// Returns the format that the bytes begin as.
    pub fn detect(bytes: &[u8]) -> Option<KeystoreFormat> {
        match bytes {
            [0xfe, 0xed, 0xfe, 0xed, ..] => Some(KeystoreFormat::Jks),
            [0xce, 0xce, 0xce, 0xce, ..] => Some(KeystoreFormat::Jceks),
            _ => pkcs12::begins_as_pfx(bytes).then_some(KeystoreFormat::Pkcs12),
        }
    }
}

/// Compares without a difference in time that would tell where the first difference is.
fn equal_in_constant_time(one: &[u8], other: &[u8]) -> bool {
    let difference = one.iter().zip(other).fold(0, |difference, (one, other)| difference | (one ^ other));
    one.len() == other.len() && std::hint::black_box(difference) == 0
}

#[cfg(test)]
mod tests;
