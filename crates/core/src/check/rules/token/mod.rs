//! What is wrong with a token, alone and beside what was pasted along.

mod algorithm_does_not_fit_key;
mod algorithm_none;
mod audience_lacks_client;
mod certificate_does_not_match;
mod client_id_differs;
mod encrypted;
mod expired;
mod hmac_not_checkable;
mod key_in_header;
mod not_readable;
mod not_yet_valid;
mod signature_failed;
mod zone_differs;

pub(crate) use algorithm_does_not_fit_key::AlgorithmDoesNotFitKey;
pub(crate) use algorithm_none::AlgorithmNone;
pub(crate) use audience_lacks_client::AudienceLacksClient;
pub(crate) use certificate_does_not_match::CertificateDoesNotMatch;
pub(crate) use client_id_differs::ClientIdDiffers;
pub(crate) use encrypted::Encrypted;
pub(crate) use expired::Expired;
pub(crate) use hmac_not_checkable::HmacNotCheckable;
pub(crate) use key_in_header::KeyInHeader;
pub(crate) use not_readable::NotReadable;
pub(crate) use not_yet_valid::NotYetValid;
pub(crate) use signature_failed::SignatureFailed;
pub(crate) use zone_differs::ZoneDiffers;

use crate::Inspection;
use crate::inspection::Located;
use crate::token::{Claims, Token};

/// Returns the tokens with claims that can be read.
fn contents(inspection: &Inspection) -> impl Iterator<Item = (&Located<Token>, &Claims)> {
    inspection.tokens.iter().filter_map(|found| Some((found, found.value.content.as_ref()?)))
}

/// Returns the client ids of the credentials that were pasted along.
fn client_ids(inspection: &Inspection) -> impl Iterator<Item = &str> {
    inspection.identities.iter().filter_map(|found| found.client_id.as_deref())
}

/// Says whether an audience names a client: by its id, or by the name of its application, which stands behind `sb-` and,
/// of a clone, behind a bar; scopes count by what is before their dot.
fn is_for(claims: &Claims, client_id: &str) -> bool {
    let application = client_id.strip_prefix("sb-").unwrap_or(client_id);
    let of_clone = client_id.rsplit('|').next().unwrap_or(client_id);
    let names = |audience: &String| {
        let audience = audience.as_str();
        let before_dot = audience.split('.').next().unwrap_or(audience);
        [audience, before_dot].iter().any(|name| [client_id, application, of_clone].contains(name))
    };
    claims.audience.iter().any(names)
}
