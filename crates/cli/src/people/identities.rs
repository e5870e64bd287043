use bindwright_catalog::catalog;
use bindwright_report::{Identity, Report, ShownField};
use bindwright_texts::{Locale, Message};

use crate::page::Page;
use crate::texts;

/// Writes every set of credentials.
pub(super) fn write(page: &mut Page, report: &Report, locale: Locale) {
    for identity in &report.identities {
        page.heading(&texts::identity_heading(title(identity, locale)));
        write_one(page, identity, locale);
    }
}

fn title(identity: &Identity, locale: Locale) -> String {
    let service = identity.service.as_deref().and_then(|id| catalog().service(id));
    let name = service.map(|service| service.name.text(locale)).or_else(|| identity.offering.clone());
    let name = name.unwrap_or_else(|| texts::identity_unknown_service().text(locale));
    match &identity.name {
        Some(own) => format!("{own}, {name}"),
        None => name,
    }
}

fn write_one(page: &mut Page, identity: &Identity, locale: Locale) {
    let mut field = |label: Message, value: Option<&str>| {
        if let Some(value) = value {
            page.field(2, &label, value);
        }
    };
    field(texts::identity_plan(), identity.plan.as_deref());
    field(texts::identity_client_id(), identity.client_id.as_deref());
    field(texts::identity_credential_type(), identity.credential_type.as_deref());
    field(texts::identity_tenant(), identity.tenant.as_deref());
    field(texts::identity_subaccount(), identity.subaccount.as_deref());
    field(texts::identity_token_url(), token_url(identity, locale).as_deref());
    field(texts::identity_expires(), identity.expires_at.as_deref());
    field(texts::identity_private_key(), Some(&private_key(identity).text(locale)));
    if identity.has_client_secret {
        field(texts::identity_client_secret(), Some(&texts::identity_client_secret_there().text(locale)));
    }
    let others: Vec<&str> = identity.fields.iter().filter(|shown| is_hidden(shown)).map(name).collect();
    if !others.is_empty() {
        field(texts::identity_other_fields(), Some(&others.join(", ")));
    }
}

/// Says whether a field has a value of its own that is not shown.
fn is_hidden(field: &ShownField) -> bool {
    field.value.is_none() && !["object", "array", "null"].contains(&field.kind.as_str())
}

fn name(field: &ShownField) -> &str {
    field.pointer.trim_start_matches('/')
}

fn token_url(identity: &Identity, locale: Locale) -> Option<String> {
    let url = identity.token_url.as_ref()?;
    let derived = identity.token_url_derived_from.as_ref()?;
    Some(texts::identity_token_url_from(url, derived).text(locale))
}

fn private_key(identity: &Identity) -> Message {
    match (identity.private_key, identity.key_matches) {
        (Some(_), Some(true)) => texts::identity_key_matches(),
        (Some(_), Some(false)) => texts::identity_key_differs(),
        (Some(_), None) => texts::identity_key_there(),
        (None, _) => texts::identity_key_missing(),
    }
}
