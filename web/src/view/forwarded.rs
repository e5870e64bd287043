//! What a proxy says about the client whose certificate it has seen.

use bindwright_report::{ForwardedCertificate, Report};
use bindwright_texts::{Locale, Message};
use yew::{Html, html};

use super::certificate::common_names;
use super::table::{Row, description, list};
use super::text::pasted_code;
use crate::{format, texts};

/// Shows every client that a header describes.
pub fn forwarded(locale: Locale, report: &Report) -> Html {
    let one = |client: &ForwardedCertificate| {
        html! { <section class="bw-card">{description(rows(locale, report, client))}</section> }
    };
    html! { <>{for report.xfcc.iter().map(one)}</> }
}

fn rows(locale: Locale, report: &Report, client: &ForwardedCertificate) -> Vec<Row> {
    let row = |name: Message, value: Html| Row::new(name.text(locale), value);
    let listed = |name: Message, values: &[String]| (!values.is_empty()).then(|| row(name, list(values)));
    let form = match client.form.as_str() {
        "envoy" => texts::xfcc_form_envoy(),
        _ => texts::xfcc_form_certificate(),
    };
    let mut rows = vec![row(texts::xfcc_form(), html! { {form.text(locale)} })];
    rows.extend(client.subject.as_ref().map(|name| row(texts::certificate_subject(), pasted_code(name))));
    let hash = |hash: &String| row(texts::certificate_sha256(), pasted_code(&format::colons(hash)));
    rows.extend(client.hash.as_ref().map(hash));
    rows.extend(client.by.as_ref().map(|name| row(texts::xfcc_by(), pasted_code(name))));
    rows.extend(listed(texts::xfcc_uris(), &client.uris));
    rows.extend(listed(texts::xfcc_dns_names(), &client.dns_names));
    let indices = match (client.chain.as_slice(), &client.certificate) {
        ([], Some(index)) => std::slice::from_ref(index),
        (chain, _) => chain,
    };
    if !indices.is_empty() {
        rows.push(row(texts::xfcc_certificates(), common_names(&report.certificates, indices)));
    }
    rows
}
