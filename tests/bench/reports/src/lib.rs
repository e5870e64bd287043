//! The same full report of certificates, through each reader: subject, issuer, serial number, dates, algorithms, key,
//! alternative names, usages, key identifiers, SHA-1 and SHA-256, as JSON. One writer, so that only the readers differ.

pub mod bindwright;
mod json;
#[cfg(feature = "peers")]
pub mod x509_cert;
#[cfg(feature = "peers")]
pub mod x509_parser;

pub use json::Object;

use sha1::{Digest as _, Sha1};
use sha2::Sha256;

/// Writes both thumbprints of a DER encoding.
pub fn thumbprints(object: &mut Object<'_>, der: &[u8]) {
    object.hex("sha1", &Sha1::digest(der));
    object.hex("sha256", &Sha256::digest(der));
}
