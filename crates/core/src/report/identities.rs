use bindwright_pki::UnixTime;
use bindwright_report::{Expiry, Identity};

use crate::check::rules::service_key::agree;
use crate::inspection::{Credentials, Inspection, TokenUrl};

/// Describes one set of credentials.
pub(super) fn describe(inspection: &Inspection, found: &Credentials) -> Identity {
    let expiry = expires_at(inspection, found);
    let (token_url, token_url_derived_from) = address(found.token_url.as_ref());
    let (certificate_token_url, certificate_token_url_derived_from) =
        address(found.certificate_token_url.as_ref());
    let (secret_token_url, secret_token_url_derived_from) = address(found.secret_token_url.as_ref());
    let (expiries, expiries_agree) = expiries(inspection, found);
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
        token_url,
        token_url_derived_from,
        certificate_token_url,
        certificate_token_url_derived_from,
        secret_token_url,
        secret_token_url_derived_from,
        has_client_secret: found.has_client_secret,
        certificates: found.certificates.iter().map(|index| *index as u32).collect(),
        private_key: found.private_key.map(|index| index as u32),
        key_matches: inspection.key_matches(found),
        expires_at: expiry.map(UnixTime::to_rfc3339),
        expiries,
        expiries_agree,
        fields: found.fields.clone(),
    }
}

/// Returns an address that may be shown, and the field it was made of.
fn address(found: Option<&TokenUrl>) -> (Option<String>, Option<String>) {
    let url = found.and_then(|found| found.url.clone());
    let field = found.filter(|found| found.url.is_some()).map(|found| found.origin.field().to_owned());
    (url, field)
}

/// Returns what each place says about the end, and whether they agree.
fn expiries(inspection: &Inspection, found: &Credentials) -> (Vec<Expiry>, Option<bool>) {
    let of_leaf = found.leaf().map(|index| (None, inspection.certificates[index].value.not_after()));
    let stated = found.stated_expiries.iter().map(|stated| (stated.place.pointer.clone(), stated.value));
    let all: Vec<(Option<String>, UnixTime)> = of_leaf.into_iter().chain(stated).collect();
    let agrees = all
        .first()
        .filter(|_| all.len() > 1)
        .map(|(_, first)| all.iter().all(|(_, end)| agree(*first, *end)));
    let expiry =
        |(pointer, end): (Option<String>, UnixTime)| Expiry { pointer, expires_at: end.to_rfc3339() };
    (all.into_iter().map(expiry).collect(), agrees)
}

/// Returns when credentials stop working: the end of the leaf, else what a field says.
pub(crate) fn expires_at(inspection: &Inspection, found: &Credentials) -> Option<UnixTime> {
    let of_leaf = found.leaf().map(|index| inspection.certificates[index].value.not_after());
    of_leaf.or_else(|| found.stated_expiries.first().map(|stated| stated.value))
}
