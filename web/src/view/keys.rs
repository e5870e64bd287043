//! Keys, keystores and requests: what is public about them.

use bindwright_report::{
    CertificateReport, KeystoreEntry, KeystoreReport, Locked, PrivateKeyReport, PublicKeyEntry, Report,
    RequestReport,
};
use bindwright_texts::{Locale, Message};
use yew::{Html, html};

use super::certificate::{common_names, public_key};
use super::chain::signature;
use super::state::ValueState;
use super::table::{Row, description, list, table};
use super::text::{kind, pasted, pasted_code, status};
use crate::{format, texts};

/// Shows private keys; their content is never part of a report.
pub fn private_keys(locale: Locale, keys: &[PrivateKeyReport]) -> Html {
    let one = |key: &PrivateKeyReport| {
        let (state, belongs) = match key.certificates.len() {
            0 => (ValueState::Critical, texts::key_belongs_to_none()),
            count => (ValueState::Success, texts::key_belongs_to(count as i64)),
        };
        let mut rows = vec![
            Row::new(
                texts::key_kind().text(locale),
                pasted(&format::key(locale, &key.algorithm, key.bits, key.curve.as_deref())),
            ),
            Row::new(texts::key_format().text(locale), pasted_code(&key.format)),
            Row::new(texts::key_belongs().text(locale), status(locale, state, &belongs.text(locale))),
        ];
        if key.encrypted {
            let opened = texts::key_opened().text(locale);
            rows.push(Row::new(texts::key_protection().text(locale), html! { {opened} }));
        }
        if let Some(digest) = &key.spki_sha256 {
            rows.push(Row::new(texts::certificate_spki().text(locale), pasted_code(&format::colons(digest))));
        }
        html! { <div class="bw-card">{description(rows)}<p class="bw-note">{texts::key_never_shown().text(locale)}</p></div> }
    };
    html! { <>{for keys.iter().map(one)}</> }
}

/// Shows public keys that stood alone.
pub fn public_keys(locale: Locale, keys: &[PublicKeyEntry]) -> Html {
    let one = |key: &PublicKeyEntry| {
        let described = format::key(locale, &key.algorithm, key.bits, key.curve.as_deref());
        let rows = vec![
            Row::new(texts::key_kind().text(locale), pasted(&described)),
            Row::new(texts::certificate_spki().text(locale), pasted_code(&format::colons(&key.spki_sha256))),
        ];
        html! { <div class="bw-card">{description(rows)}</div> }
    };
    html! { <>{for keys.iter().map(one)}</> }
}

/// Lists what stayed locked and why.
pub fn locked(locale: Locale, entries: &[Locked]) -> Html {
    let one = |entry: &Locked| {
        html! {
            <li class="bw-input-line">
                <span class="bw-input-line__kind">{kind(locale, &entry.kind)}</span><span>{pasted(&entry.reason)}</span>
            </li>
        }
    };
    html! { <ul class="bw-inputs">{for entries.iter().map(one)}</ul> }
}

/// Shows keystores with their entries.
pub fn keystores(locale: Locale, report: &Report) -> Html {
    let one = |keystore: &KeystoreReport| {
        let mut rows = vec![
            Row::new(texts::key_format().text(locale), kind(locale, &keystore.format)),
            Row::new(texts::keystore_integrity().text(locale), integrity(locale, keystore)),
        ];
        if let Some(rounds) = keystore.mac_iterations {
            rows.push(Row::new(
                texts::keystore_rounds().text(locale),
                html! { {texts::keystore_rounds_count(i64::from(rounds)).text(locale)} },
            ));
        }
        if !keystore.encryption.is_empty() {
            rows.push(Row::new(texts::keystore_encryption().text(locale), list(&keystore.encryption)));
        }
        html! { <section class="bw-card">{description(rows)}{entries(locale, report, &keystore.entries)}</section> }
    };
    html! { <>{for report.keystores.iter().map(one)}</> }
}

fn integrity(locale: Locale, keystore: &KeystoreReport) -> Html {
    let algorithm = keystore.mac.as_deref().unwrap_or_default();
    let (state, message) = match keystore.mac_verified {
        None => (ValueState::Critical, texts::keystore_unprotected()),
        Some(true) => (ValueState::Success, texts::keystore_verified(algorithm)),
        Some(false) => (ValueState::Information, texts::keystore_not_verified(algorithm)),
    };
    status(locale, state, &message.text(locale))
}

fn entries(locale: Locale, report: &Report, entries: &[KeystoreEntry]) -> Html {
    let heads = [
        texts::keystore_alias(),
        texts::keystore_holds(),
        texts::keystore_certificates(),
        texts::keystore_private_key(),
    ];
    let row = |entry: &KeystoreEntry| {
        let alias = match &entry.alias {
            Some(alias) => pasted(alias),
            None => html! { {texts::keystore_no_alias().text(locale)} },
        };
        let key = match entry.private_key {
            Some(_) => texts::keystore_key_open().text(locale),
            None => String::new(),
        };
        let names = common_names(&report.certificates, &entry.certificates);
        vec![alias, kind(locale, &entry.kind), names, html! { {key} }]
    };
    let caption = texts::keystore_entries().text(locale);
    table(&caption, &heads.map(|head| head.text(locale)), entries.iter().map(row).collect())
}

/// Shows certificate requests.
pub fn requests(locale: Locale, report: &Report) -> Html {
    let one = |request: &RequestReport| {
        html! { <section class="bw-card">{description(request_rows(locale, request, &report.certificates))}</section> }
    };
    html! { <>{for report.requests.iter().map(one)}</> }
}

fn request_rows(locale: Locale, request: &RequestReport, certificates: &[CertificateReport]) -> Vec<Row> {
    let row = |name: Message, value: Html| Row::new(name.text(locale), value);
    let listed = |name: Message, values: &[String]| (!values.is_empty()).then(|| row(name, list(values)));
    let mut rows = vec![
        row(texts::certificate_subject(), pasted_code(&request.subject)),
        row(texts::certificate_public_key(), public_key(locale, &request.public_key)),
        row(texts::certificate_signature(), pasted(&request.signature_algorithm.name)),
        row(texts::request_own_signature(), signature(locale, request.signature)),
    ];
    rows.extend(listed(texts::certificate_alternative_names(), &request.subject_alternative_names));
    rows.extend(listed(texts::request_key_usage(), &request.key_usage));
    rows.extend(listed(texts::request_purposes(), &request.extended_key_usage));
    let key = match request.private_key {
        Some(_) => (ValueState::Success, texts::request_key_there()),
        None => (ValueState::Information, texts::request_key_absent()),
    };
    rows.push(row(texts::identity_private_key(), status(locale, key.0, &key.1.text(locale))));
    if !request.certificates.is_empty() {
        rows.push(row(texts::request_certificates(), common_names(certificates, &request.certificates)));
    }
    rows
}
