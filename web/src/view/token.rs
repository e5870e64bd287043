//! Tokens: header, claims with times and words, signature, lifetime.

use bindwright_report::{Report, SignatureStatus, TokenField, TokenReport};
use bindwright_texts::{Locale, Message};
use yew::{Html, html};

use super::certificate::common_names;
use super::chain::{signature, validity_between};
use super::chain_picture::lifetime;
use super::identity::value_or_mask;
use super::table::{Row, description, table};
use super::text::{moment, pasted_code};
use crate::texts;

/// Shows every token of a report.
pub fn tokens(locale: Locale, report: &Report) -> Html {
    let total = report.tokens.len();
    let shown = report.tokens.iter().enumerate().map(|(index, token)| {
        let title = match total {
            1 => texts::token_title(),
            _ => texts::token_title_of((index + 1).to_string(), total.to_string()),
        };
        one(locale, report, token, &title.text(locale))
    });
    html! { <>{for shown}</> }
}

fn one(locale: Locale, report: &Report, token: &TokenReport, title: &str) -> Html {
    html! {
        <section class="bw-card">
            <h3 class="bw-card__title">{title.to_owned()}</h3>
            {drawn_lifetime(locale, &report.now, token)}
            {description(rows(locale, report, token))}
            {fields(locale, &texts::token_claims(), &token.claims)}
            {fields(locale, &texts::token_header(), &token.header)}
        </section>
    }
}

/// Draws from when to when a token is good, where it says both.
fn drawn_lifetime(locale: Locale, now: &str, token: &TokenReport) -> Html {
    let (Some(from), Some(until)) = (time(token, "/nbf").or_else(|| time(token, "/iat")), &token.expires_at)
    else {
        return Html::default();
    };
    let (state, told) = validity_between(locale, now, from, until);
    lifetime(locale, now, (from, until), state, &texts::token_picture(told).text(locale))
}

fn rows(locale: Locale, report: &Report, token: &TokenReport) -> Vec<Row> {
    let row = |name: Message, value: Html| Row::new(name.text(locale), value);
    let form = if token.form == "jwe" { texts::token_form_jwe() } else { texts::token_form_jws() };
    let mut rows = vec![
        row(texts::token_form(), html! { {form.text(locale)} }),
        row(texts::token_signature(), signature_and_why(locale, token)),
    ];
    if let Some(until) = &token.expires_at {
        rows.push(row(texts::identity_expires(), moment(locale, until)));
    }
    let keys: Vec<u32> = token.certificate.into_iter().collect();
    if !keys.is_empty() {
        rows.push(row(texts::token_key_of(), common_names(&report.certificates, &keys)));
    }
    let bound: Vec<u32> = token.bound_certificate.into_iter().collect();
    if !bound.is_empty() {
        rows.push(row(texts::token_bound(), common_names(&report.certificates, &bound)));
    }
    rows
}

fn signature_and_why(locale: Locale, token: &TokenReport) -> Html {
    // An encrypted token has no signature of its own to speak of: its reason says all.
    let shown = match (token.form.as_str(), token.signature) {
        ("jwe", SignatureStatus::NotChecked) => Html::default(),
        (_, status) => html! { <>{signature(locale, status)}{" "}</> },
    };
    html! { <>{shown}<bdi>{token.signature_reason.clone()}</bdi></> }
}

fn fields(locale: Locale, title: &Message, fields: &[TokenField]) -> Html {
    if fields.is_empty() {
        return Html::default();
    }
    let heads = [texts::identity_field(), texts::identity_value(), texts::token_meaning()];
    let row = |field: &TokenField| {
        let value = value_or_mask(locale, field.value.as_deref(), field.length);
        let value = match &field.time {
            Some(time) => html! { <>{value}<br />{moment(locale, time)}</> },
            None => value,
        };
        let meaning = html! { <bdi>{field.meaning.clone().unwrap_or_default()}</bdi> };
        vec![pasted_code(field.pointer.trim_start_matches('/')), value, meaning]
    };
    let caption = title.text(locale);
    html! {
        <>
            <h4 class="bw-card__subtitle">{caption.clone()}</h4>
            {table(&caption, &heads.map(|head| head.text(locale)), fields.iter().map(row).collect())}
        </>
    }
}

fn time<'a>(token: &'a TokenReport, pointer: &str) -> Option<&'a str> {
    let mut claims = token.claims.iter();
    claims.find(|claim| claim.pointer == pointer)?.time.as_deref()
}
