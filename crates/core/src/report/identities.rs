use bindwright_report::Identity;

use crate::inspection::{Credentials, Inspection};

/// Describes one set of credentials.
pub(super) fn describe(inspection: &Inspection, found: &Credentials) -> Identity {
    let expiry = expires_at(inspection, found);
    let token_url = found.token_url.as_ref().and_then(|token| token.url.clone());
    let origin = found.token_url.as_ref().map(|token| token.origin);
    Identity {
        service: found.service.map(str::to_owned),
        offering: found.offering.clone(),
        plan: found.plan.clone(),
        name: found.name.clone(),
        pointer: found.place.pointer.clone(),
        input: found.place.input.map(|index| index as u32),
        credential_type: found.credential_type.clone(),
        client_id: found.client_id.clone(),
        tenant: found.tenant.clone(),
        subaccount: found.subaccount.clone(),
        url: found.url.clone(),
        certificate_url: found.certificate_url.clone(),
        token_url_derived_from: token_url.as_ref().and(origin).map(|origin| origin.field().to_owned()),
        token_url,
        has_client_secret: found.has_client_secret,
        certificates: found.certificates.iter().map(|index| *index as u32).collect(),
        private_key: found.private_key.map(|index| index as u32),
        key_matches: inspection.key_matches(found),
        expires_at: expiry.map(bindwright_pki::UnixTime::to_rfc3339),
        fields: found.fields.clone(),
    }
}

/// Returns when credentials stop working: the end of the leaf, else what a field says.
pub(crate) fn expires_at(inspection: &Inspection, found: &Credentials) -> Option<bindwright_pki::UnixTime> {
    let of_leaf = found.leaf().map(|index| inspection.certificates[index].value.not_after());
    of_leaf.or_else(|| found.stated_expiry.as_ref().map(|stated| stated.value))
}
