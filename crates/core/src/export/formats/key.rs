//! The private key alone.

use bindwright_pki::pem::{Layout, encode_secret};
use bindwright_pki::{EncryptionParameters, PrivateKey, PrivateKeyFormat};
use zeroize::Zeroizing;

use super::{PEM, joined, material};
use crate::export::registry::{Context, Made};

/// Rounds that derive the key from a password; the reader goes through them, too.
const ITERATIONS: u32 = 100_000;

/// Writes the container that services send and SAP's library for Java wants: PKCS#1 for RSA, SEC1 for curves.
pub(crate) fn as_sent(context: &Context<'_>) -> Vec<Made> {
    let Some((format, der)) = context.identity.key.and_then(traditional) else { return Vec::new() };
    let text = encode_secret(format.label(), &der, Layout::Lines);
    material("key.pem", PEM, joined(&[text.as_str()]), 0..0, true)
}

/// Nothing where [`as_sent`] is the same.
pub(crate) fn pkcs8(context: &Context<'_>) -> Vec<Made> {
    let has_other =
        |key: &&PrivateKey| traditional(key).is_some_and(|(own, _)| own != PrivateKeyFormat::Pkcs8);
    let key = context.identity.key.filter(has_other);
    let Some(der) = key.and_then(|key| key.to_der(PrivateKeyFormat::Pkcs8).ok()) else { return Vec::new() };
    let text = encode_secret(PrivateKeyFormat::Pkcs8.label(), &der, Layout::Lines);
    material("key-pkcs8.pem", PEM, joined(&[text.as_str()]), 0..0, true)
}

/// Only with a password that was typed: one that is made up belongs to the keystores.
pub(crate) fn encrypted(context: &Context<'_>) -> Vec<Made> {
    let (salt, iv) = context.wanted.randomness.key();
    let parameters = EncryptionParameters { salt, iv, iterations: ITERATIONS };
    let key = context.identity.key.filter(|_| context.wanted.password.is_some());
    let der = key.and_then(|key| key.to_encrypted_pkcs8_der(&context.password, &parameters).ok());
    let Some(der) = der else { return Vec::new() };
    let text = encode_secret("ENCRYPTED PRIVATE KEY", &der, Layout::Lines);
    material("key-encrypted.pem", PEM, joined(&[text.as_str()]), 0..0, true)
}

/// Returns the key in the oldest container that it has, and which one that is.
pub(super) fn traditional(key: &PrivateKey) -> Option<(PrivateKeyFormat, Zeroizing<Vec<u8>>)> {
    let formats = [PrivateKeyFormat::Pkcs1, PrivateKeyFormat::Sec1, PrivateKeyFormat::Pkcs8];
    formats.into_iter().find_map(|format| Some((format, key.to_der(format).ok()?)))
}

/// Writes the key as one block.
pub(super) fn block(key: &PrivateKey, layout: Layout) -> Option<Zeroizing<String>> {
    let (format, der) = traditional(key)?;
    Some(encode_secret(format.label(), &der, layout))
}
