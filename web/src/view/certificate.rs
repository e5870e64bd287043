//! One certificate: every field and every extension, in words and raw.

use bindwright_report::{CertificateReport, ExtensionReport, PublicKeyReport};
use bindwright_texts::Locale;
use yew::{Html, html};

use super::chain::validity;
use super::table::{Row, description, list, table};
use super::text::{moment, pasted, pasted_code, status};
use crate::components::copy::Copy;
use crate::{format, texts};

/// Lists the certificates of a report, each folded but the first.
pub fn certificates(locale: Locale, now: &str, certificates: &[CertificateReport]) -> Html {
    let shown =
        certificates.iter().enumerate().map(|(index, certificate)| one(locale, now, index, certificate));
    html! { <div class="bw-certificates">{for shown}</div> }
}

/// Names certificates by their common names.
pub fn common_names(certificates: &[CertificateReport], indices: &[u32]) -> Html {
    let found = indices.iter().filter_map(|index| certificates.get(*index as usize));
    let names =
        found.map(|certificate| html! { <li>{pasted(&format::common_name(&certificate.subject))}</li> });
    html! { <ul class="bw-plain">{for names}</ul> }
}

fn one(locale: Locale, now: &str, index: usize, certificate: &CertificateReport) -> Html {
    let (state, told) = validity(locale, now, certificate);
    html! {
        <details class="bw-card bw-details" open={index == 0} id={["certificate-", &index.to_string()].concat()}>
            <summary class="bw-details__head">
                <span class="bw-details__title">{pasted(&format::common_name(&certificate.subject))}</span>
                {status(locale, state, &told)}
            </summary>
            {description(fields(locale, certificate))}
            <h3 class="bw-card__subtitle">{texts::certificate_extensions().text(locale)}</h3>
            {extensions(locale, &certificate.extensions)}
        </details>
    }
}

fn fields(locale: Locale, certificate: &CertificateReport) -> Vec<Row> {
    let name = |message: bindwright_texts::Message| message.text(locale);
    let copied = |value: &str, of: String| html! { <>{pasted_code(value)}<Copy {locale} text={value.to_owned()} {of} /></> };
    let long = |message: bindwright_texts::Message, value: &str| {
        let name = message.text(locale);
        Row::new(name.clone(), copied(value, name))
    };
    let algorithm = &certificate.signature_algorithm;
    let mut rows = vec![
        long(texts::certificate_subject(), &certificate.subject),
        long(texts::certificate_issuer(), &certificate.issuer),
        Row::new(name(texts::certificate_not_before()), moment(locale, &certificate.not_before)),
        Row::new(name(texts::certificate_not_after()), moment(locale, &certificate.not_after)),
        long(texts::certificate_serial(), &certificate.serial_number),
        Row::new(name(texts::certificate_public_key()), public_key(locale, &certificate.public_key)),
        Row::new(
            name(texts::certificate_signature()),
            html! { <>{pasted(&algorithm.name)}{" "}{pasted_code(&algorithm.oid)}</> },
        ),
        Row::new(name(texts::certificate_version()), html! { {certificate.version.to_string()} }),
    ];
    if !certificate.subject_alternative_names.is_empty() {
        rows.push(Row::new(
            name(texts::certificate_alternative_names()),
            list(&certificate.subject_alternative_names),
        ));
    }
    rows.push(long(texts::certificate_sha256(), &format::colons(&certificate.sha256)));
    rows.push(long(texts::certificate_sha1(), &format::colons(&certificate.sha1)));
    rows.push(long(texts::certificate_x5t(), &certificate.x5t_s256));
    rows.push(long(texts::certificate_spki(), &format::colons(&certificate.public_key.spki_sha256)));
    rows
}

/// Shows a public key in words.
pub fn public_key(locale: Locale, key: &PublicKeyReport) -> Html {
    let described = format::key(locale, &key.algorithm, key.bits, key.curve.as_deref());
    match &key.exponent {
        Some(exponent) => {
            let exponent = texts::certificate_exponent(exponent.as_str()).text(locale);
            html! { <>{pasted(&described)}{" "}<span class="bw-iso">{exponent}</span></> }
        }
        None => pasted(&described),
    }
}

fn extensions(locale: Locale, extensions: &[ExtensionReport]) -> Html {
    if extensions.is_empty() {
        return html! { <p class="bw-note">{texts::certificate_no_extensions().text(locale)}</p> };
    }
    let heads = [texts::certificate_extension(), texts::certificate_critical(), texts::certificate_value()];
    let row = |extension: &ExtensionReport| {
        let critical = if extension.critical { texts::certificate_yes() } else { texts::certificate_no() };
        let title = match &extension.name {
            Some(name) => html! { <>{pasted(name)}<br />{pasted_code(&extension.oid)}</> },
            None => pasted_code(&extension.oid),
        };
        vec![title, html! { {critical.text(locale)} }, pasted_code(&extension.value)]
    };
    let caption = texts::certificate_extensions().text(locale);
    table(&caption, &heads.map(|head| head.text(locale)), extensions.iter().map(row).collect())
}
