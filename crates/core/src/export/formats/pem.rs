//! Certificates, and key and certificates in one file.

use std::ops::Range;

use bindwright_pki::pem::{Layout, encode_secret};
use zeroize::Zeroizing;

use super::key::block;
use super::{PEM, joined, material, whole};
use crate::export::registry::{Context, Made};

pub(crate) fn certificate(context: &Context<'_>) -> Vec<Made> {
    material("certificate.pem", PEM, joined(&blocks(context, 0..1)), 0..1, false)
}

/// The issuers; nothing where none was given.
pub(crate) fn chain(context: &Context<'_>) -> Vec<Made> {
    let issuers = 1..context.identity.certificates.len();
    if issuers.is_empty() {
        return Vec::new();
    }
    material("chain.pem", PEM, joined(&blocks(context, issuers.clone())), issuers, false)
}

pub(crate) fn certificate_and_chain(context: &Context<'_>) -> Vec<Made> {
    let bytes = joined(&blocks(context, whole(context)));
    material("certificate-and-chain.pem", PEM, bytes, whole(context), false)
}

pub(crate) fn key_and_chain(context: &Context<'_>) -> Vec<Made> {
    both(context, "key-and-chain.pem", true)
}

pub(crate) fn chain_and_key(context: &Context<'_>) -> Vec<Made> {
    both(context, "chain-and-key.pem", false)
}

/// Writes key and chain into one file of this name.
pub(super) fn both(context: &Context<'_>, name: &str, key_first: bool) -> Vec<Made> {
    let Some(key) = context.identity.key.and_then(|key| block(key, Layout::Lines)) else {
        return Vec::new();
    };
    let mut parts = blocks(context, whole(context));
    parts.insert(if key_first { 0 } else { parts.len() }, key);
    material(name, PEM, joined(&parts), whole(context), true)
}

/// Writes certificates as one block each.
pub(super) fn blocks(context: &Context<'_>, range: Range<usize>) -> Vec<Zeroizing<String>> {
    blocks_in(context, range, Layout::Lines)
}

pub(super) fn blocks_in(
    context: &Context<'_>,
    range: Range<usize>,
    layout: Layout,
) -> Vec<Zeroizing<String>> {
    let certificates = &context.identity.certificates[range];
    certificates.iter().map(|certificate| encode_secret("CERTIFICATE", certificate.der(), layout)).collect()
}
