//! The authorities that XSUAA trusts for certificates of one's own, as SAP publishes them.
//!
//! A name proves nothing: only where the chain with its root was given and the root's key is known from a public
//! bundle, the authority is proven. The list has a date, and SAP itself uses an authority that is not on it.

use std::sync::LazyLock;

use bindwright_pki::{Certificate, DistinguishedName};
use serde::Deserialize;

use crate::inspection::{AuthorizationServer, Credentials, InputKind, Inspection};

const DATA: &str = include_str!("../../../../data/trusted-authorities.json");

/// Whether the chain of a certificate leads to a listed authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Listing {
    /// It does not, as far as it goes.
    Absent,
    /// It leads to the name of one.
    ByName(&'static str),
    /// It leads to the key of one, and every signature on the way fits.
    ByKey(&'static str),
}

#[derive(Deserialize)]
struct List {
    authorities: Vec<Authority>,
}

#[derive(Deserialize)]
struct Authority {
    common_name: String,
    organization: String,
    #[serde(default)]
    spki_sha256: Option<String>,
}

static LIST: LazyLock<List> = LazyLock::new(|| {
    // The file is part of the program, and a test reads it.
    serde_json::from_str(DATA).unwrap_or(List { authorities: Vec::new() })
});

/// Returns the certificates that were brought to XSUAA: of credentials without a private key, and of parameters.
pub(super) fn brought(inspection: &Inspection) -> Vec<usize> {
    let of_keys =
        inspection.identities.iter().filter(|found| is_brought(found)).filter_map(Credentials::leaf);
    let of_xsuaa = |pointer: &str| pointer.ends_with("/x509/certificate");
    let is_asking = |input: Option<usize>| {
        input.is_some_and(|input| inspection.inputs[input].kind == InputKind::Parameters)
    };
    let asked = inspection
        .bundles
        .iter()
        .filter(|bundle| is_asking(bundle.place.input))
        .filter(|bundle| bundle.place.pointer.as_deref().is_some_and(of_xsuaa))
        .filter_map(|bundle| bundle.certificates.first().copied());
    let mut all: Vec<usize> = of_keys.chain(asked).map(|index| inspection.first_equal(index)).collect();
    all.sort_unstable();
    all.dedup();
    // A key that SAP made and that lost its private key on the way was not brought.
    all.retain(|index| !is_of_sap(inspection.certificates[*index].value.issuer()));
    all
}

/// Says where the chain of a certificate leads.
pub(super) fn listing(inspection: &Inspection, leaf: usize) -> Listing {
    let chain = chain(inspection, leaf);
    let issuers = chain.iter().skip(1).map(|index| &inspection.certificates[*index].value);
    for issuer in issuers.clone() {
        let key = issuer.public_key().spki_sha256_hex();
        let known = LIST.authorities.iter().find(|known| known.spki_sha256.as_ref() == Some(&key));
        if let Some(known) = known {
            return Listing::ByKey(&known.common_name);
        }
    }
    let last = chain.last().map(|index| inspection.certificates[*index].value.issuer());
    let mut names = issuers.map(Certificate::subject).chain(last);
    let named = names.find_map(|name| LIST.authorities.iter().find(|known| known.is_named(name)));
    named.map_or(Listing::Absent, |known| Listing::ByName(&known.common_name))
}

/// Returns the name at the end of a chain.
pub(super) fn last_issuer(inspection: &Inspection, leaf: usize) -> String {
    let last = chain(inspection, leaf).last().copied().unwrap_or(leaf);
    inspection.certificates[last].value.issuer().rfc4514()
}

impl Authority {
    fn is_named(&self, name: &DistinguishedName) -> bool {
        let has = |oid, wanted: &str| name.values(oid).any(|value| value.eq_ignore_ascii_case(wanted));
        has("2.5.4.3", &self.common_name) && has("2.5.4.10", &self.organization)
    }
}

fn is_brought(credentials: &Credentials) -> bool {
    credentials.server == AuthorizationServer::Xsuaa
        && credentials.service != Some("it-rt")
        && credentials.uses_certificate()
        && !credentials.has_private_key_field
        && !credentials.is_attested()
}

fn is_of_sap(issuer: &DistinguishedName) -> bool {
    issuer.values("2.5.4.3").any(|name| name.starts_with("SAP PKI Certificate Service"))
}

/// Follows the issuers whose signatures fit.
fn chain(inspection: &Inspection, leaf: usize) -> Vec<usize> {
    let mut chain = vec![leaf];
    while let Some(issuer) =
        inspection.issuer_of(chain[chain.len() - 1]).filter(|issuer| !chain.contains(issuer))
    {
        chain.push(issuer);
    }
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read_and_keys_are_digests() {
        assert_eq!(LIST.authorities.len(), 5);
        let keys = LIST.authorities.iter().filter_map(|known| known.spki_sha256.as_deref());
        assert!(keys.clone().count() == 3 && keys.clone().all(|key| key.len() == 64));
    }
}
