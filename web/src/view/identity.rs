//! Service keys and bindings: who the client is, and where it gets its tokens.

use bindwright_report::{Expiry, Identity, ShownField};
use bindwright_texts::{Locale, Message};
use yew::{Html, html};

use super::icon::{Icon, icon};
use super::state::ValueState;
use super::table::{Row, description, table};
use super::text::{moment, pasted, pasted_code, status};
use crate::components::copy::Copy;
use crate::texts;

/// Lists the identities of a report.
pub fn identities(locale: Locale, identities: &[Identity]) -> Html {
    html! { <>{for identities.iter().map(|identity| one(locale, identity))}</> }
}

fn one(locale: Locale, identity: &Identity) -> Html {
    let title = match (&identity.name, &identity.offering) {
        (Some(name), _) | (None, Some(name)) => pasted(name),
        (None, None) => html! { {texts::identity_unnamed().text(locale)} },
    };
    html! {
        <section class="bw-card">
            <h3 class="bw-card__title">{title}</h3>
            {description(rows(locale, identity))}
            if !identity.fields.is_empty() {
                <details class="bw-details bw-details--inner">
                    <summary class="bw-details__head">
                        {texts::identity_other_fields(identity.fields.len() as i64).text(locale)}
                    </summary>
                    <p class="bw-note">{texts::identity_other_fields_note().text(locale)}</p>
                    {fields(locale, &identity.fields)}
                </details>
            }
        </section>
    }
}

fn rows<'a>(locale: Locale, identity: &'a Identity) -> Vec<Row> {
    // The token endpoint in use is one of the two: only the other one is news.
    let other = |url: &'a Option<String>| if *url == identity.token_url { &None } else { url };
    let values: [(Message, &'a Option<String>); 12] = [
        (texts::identity_offering(), &identity.offering),
        (texts::identity_plan(), &identity.plan),
        (texts::identity_credential_type(), &identity.credential_type),
        (texts::identity_client_id(), &identity.client_id),
        (texts::identity_token_url(), &identity.token_url),
        (texts::identity_derived_from(), &identity.token_url_derived_from),
        (texts::identity_certificate_token_url(), other(&identity.certificate_token_url)),
        (texts::identity_secret_token_url(), other(&identity.secret_token_url)),
        (texts::identity_certificate_url(), &identity.certificate_url),
        (texts::identity_url(), &identity.url),
        (texts::identity_tenant(), &identity.tenant),
        (texts::identity_subaccount(), &identity.subaccount),
    ];
    let mut rows: Vec<Row> = values
        .into_iter()
        .filter_map(|(name, value)| Some(copied_row(locale, &name, value.as_deref()?)))
        .collect();
    if let Some(until) = &identity.expires_at {
        rows.push(Row::new(texts::identity_expires().text(locale), moment(locale, until)));
    }
    if identity.expiries.len() > 1 {
        rows.push(Row::new(texts::identity_expiries().text(locale), expiries(locale, identity)));
    }
    rows.push(Row::new(texts::identity_secret().text(locale), secret(locale, identity.has_client_secret)));
    rows.push(Row::new(texts::identity_private_key().text(locale), private_key(locale, identity)));
    rows
}

/// Lists what each place says about the end, and whether they agree.
fn expiries(locale: Locale, identity: &Identity) -> Html {
    let place = |expiry: &Expiry| match &expiry.pointer {
        Some(pointer) => pasted_code(pointer),
        None => html! { {texts::identity_of_certificate().text(locale)} },
    };
    let one = |expiry: &Expiry| html! { <li>{moment(locale, &expiry.expires_at)}{" "}{place(expiry)}</li> };
    let agreement = identity.expiries_agree.map(|agree| match agree {
        true => status(locale, ValueState::Success, &texts::identity_ends_agree().text(locale)),
        false => status(locale, ValueState::Critical, &texts::identity_ends_differ().text(locale)),
    });
    html! { <><ul class="bw-plain">{for identity.expiries.iter().map(one)}</ul>{for agreement}</> }
}

fn copied_row(locale: Locale, name: &Message, value: &str) -> Row {
    let name = name.text(locale);
    let copy = html! { <Copy {locale} text={value.to_owned()} of={name.clone()} /> };
    Row::new(name, html! { <>{pasted_code(value)}{copy}</> })
}

fn secret(locale: Locale, is_there: bool) -> Html {
    if is_there {
        html! { <span class="bw-masked">{icon(Icon::Lock)}{texts::identity_secret_masked().text(locale)}</span> }
    } else {
        html! { {texts::identity_secret_absent().text(locale)} }
    }
}

fn private_key(locale: Locale, identity: &Identity) -> Html {
    let (state, message) = match (identity.private_key, identity.key_matches) {
        (None, _) => (ValueState::Information, texts::identity_key_absent()),
        (Some(_), Some(true)) => (ValueState::Success, texts::identity_key_matches()),
        (Some(_), Some(false)) => (ValueState::Error, texts::identity_key_differs()),
        (Some(_), None) => (ValueState::Information, texts::identity_key_unjudged()),
    };
    status(locale, state, &message.text(locale))
}

fn fields(locale: Locale, fields: &[ShownField]) -> Html {
    let heads = [texts::identity_field(), texts::identity_kind(), texts::identity_value()];
    let row = |field: &ShownField| {
        let value = value_or_mask(locale, field.value.as_deref(), field.length);
        vec![pasted_code(&field.pointer), pasted_code(&field.kind), value]
    };
    let caption = texts::identity_fields_table().text(locale);
    table(&caption, &heads.map(|head| head.text(locale)), fields.iter().map(row).collect())
}

/// Shows a value that may be shown, else how long it is.
pub fn value_or_mask(locale: Locale, value: Option<&str>, length: Option<u32>) -> Html {
    match (value, length) {
        (Some(value), _) => pasted_code(value),
        (None, Some(length)) => masked(locale, texts::identity_length(i64::from(length))),
        (None, None) => masked(locale, texts::identity_not_shown()),
    }
}

fn masked(locale: Locale, message: Message) -> Html {
    html! { <span class="bw-masked">{icon(Icon::Lock)}{message.text(locale)}</span> }
}
