//! Forms of one line: for JSON and environments, for a header, for a claim.

use bindwright_pki::pem::Layout;

use super::key::block;
use super::pem::blocks_in;
use super::{TEXT, joined, material, whole};
use crate::export::registry::{Context, Made};

pub(crate) fn key(context: &Context<'_>) -> Vec<Made> {
    let text = context.identity.key.and_then(|key| block(key, Layout::OneLine));
    let file = |text| material("key-one-line.txt", TEXT, joined(&[text]), 0..0, true);
    text.as_ref().map(|text| file(text.as_str())).unwrap_or_default()
}

pub(crate) fn certificates(context: &Context<'_>) -> Vec<Made> {
    let bytes = joined(&blocks_in(context, whole(context), Layout::OneLine));
    material("certificate-one-line.txt", TEXT, bytes, whole(context), false)
}

/// The client's certificate without markers and line breaks, which a header value may not hold.
pub(crate) fn bare_certificate(context: &Context<'_>) -> Vec<Made> {
    let bytes = joined(&blocks_in(context, 0..1, Layout::BareBase64));
    material("certificate-base64.txt", TEXT, bytes, 0..1, false)
}

/// `x5t#S256` (RFC 8705 section 3.1).
pub(crate) fn thumbprint(context: &Context<'_>) -> Vec<Made> {
    let thumbprint = context.identity.certificates[0].x5t_s256();
    material("x5t-s256.txt", TEXT, joined(&[thumbprint]), 0..0, false)
}
