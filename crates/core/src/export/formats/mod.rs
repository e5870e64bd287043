//! One module per kind of file.

pub(super) mod certificates;
pub(super) mod key;
pub(super) mod keystore;
pub(super) mod line;
pub(super) mod pem;
pub(super) mod token;

use std::ops::Range;

use zeroize::Zeroizing;

use super::registry::{Context, Holds, Made};

/// The media type of PEM (RFC 8555 section 9.1 names the one of chains; there is none for keys).
const PEM: &str = "application/x-pem-file";

const TEXT: &str = "text/plain";

/// Joins texts into one buffer of the right size, so that growing leaves no copy of a secret behind.
fn joined(parts: &[impl AsRef<[u8]>]) -> Zeroizing<Vec<u8>> {
    let length = parts.iter().map(|part| part.as_ref().len()).sum();
    let mut bytes = Zeroizing::new(Vec::with_capacity(length));
    for part in parts {
        bytes.extend_from_slice(part.as_ref());
    }
    bytes
}

/// Returns the one file that holds these certificates and perhaps the key.
fn material(
    name: &str,
    media_type: &'static str,
    bytes: Zeroizing<Vec<u8>>,
    certificates: Range<usize>,
    key: bool,
) -> Vec<Made> {
    let holds = Holds { certificates, key, alias: false };
    vec![Made { name: name.to_owned(), media_type, bytes, carries_secret: key, holds }]
}

/// Returns all certificates of the identity, as a range.
fn whole(context: &Context<'_>) -> Range<usize> {
    0..context.identity.certificates.len()
}

/// Returns the one file of text in which there is nothing secret.
fn plain(name: &str, media_type: &'static str, text: String) -> Vec<Made> {
    material(name, media_type, Zeroizing::new(text.into_bytes()), 0..0, false)
}
