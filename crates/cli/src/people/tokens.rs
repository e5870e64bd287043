use bindwright_report::{Report, SignatureStatus, TokenField, TokenReport};
use bindwright_texts::Locale;

use crate::page::Page;
use crate::texts;

/// Writes every token, then what proxies say about clients.
pub(super) fn write(page: &mut Page, report: &Report, locale: Locale) {
    for (index, token) in report.tokens.iter().enumerate() {
        page.heading(&texts::token_heading(index.to_string()));
        write_one(page, token, locale);
    }
    forwarded(page, report, locale);
}

fn write_one(page: &mut Page, token: &TokenReport, locale: Locale) {
    let status = match token.signature {
        SignatureStatus::Verified => texts::token_verified(),
        SignatureStatus::Failed => texts::token_failed(),
        SignatureStatus::NotChecked => texts::token_not_checked(),
    };
    let status = texts::token_status(status.text(locale), &token.signature_reason);
    page.field(2, &texts::token_signature(), &status.text(locale));
    if let Some(index) = token.bound_certificate {
        let certificate = texts::token_certificate(index.to_string());
        page.field(2, &texts::token_bound(), &certificate.text(locale));
    }
    for (heading, fields) in [(texts::token_header(), &token.header), (texts::token_claims(), &token.claims)]
    {
        if !fields.is_empty() {
            page.line(2, &heading);
        }
        for field in fields.iter().filter(|field| has_own_line(field, fields)) {
            page.plain(4, &line(field, fields, locale));
        }
    }
}

/// Objects go by their members, and entries stand in the line of their list.
fn has_own_line(field: &TokenField, all: &[TokenField]) -> bool {
    let is_entry = field
        .pointer
        .rsplit_once('/')
        .is_some_and(|(list, _)| all.iter().any(|other| other.kind == "array" && other.pointer == list));
    field.kind != "object" && !is_entry
}

fn line(field: &TokenField, all: &[TokenField], locale: Locale) -> String {
    let name = field.pointer.trim_start_matches('/');
    let value = value(field, all, locale);
    let value = match &field.time {
        Some(time) => texts::token_with_time(value, time).text(locale),
        None => value,
    };
    let value = match &field.meaning {
        Some(meaning) => texts::token_with_meaning(value, meaning).text(locale),
        None => value,
    };
    format!("{name:<22} {value}")
}

/// Returns the value, the values of a list, or why there is none.
fn value(field: &TokenField, all: &[TokenField], locale: Locale) -> String {
    let entries = all.iter().filter(|other| {
        other.pointer.rsplit_once('/').is_some_and(|(list, _)| field.kind == "array" && list == field.pointer)
    });
    let entries: Vec<&str> = entries.filter_map(|entry| entry.value.as_deref()).collect();
    match (&field.value, field.length) {
        (Some(value), _) => value.clone(),
        _ if !entries.is_empty() => entries.join(", "),
        (None, Some(length)) => texts::token_hidden_length(&field.kind, i64::from(length)).text(locale),
        (None, None) => texts::token_hidden(&field.kind).text(locale),
    }
}

fn forwarded(page: &mut Page, report: &Report, locale: Locale) {
    for (index, found) in report.xfcc.iter().enumerate() {
        page.heading(&texts::xfcc_heading(index.to_string()));
        let names = [found.uris.as_slice(), found.dns_names.as_slice()].concat().join(", ");
        let certificate = found.certificate.map(|index| index.to_string());
        let certificate = certificate.map(|index| texts::token_certificate(index).text(locale));
        for (label, value) in [
            (texts::xfcc_by(), &found.by),
            (texts::xfcc_hash(), &found.hash),
            (texts::xfcc_subject(), &found.subject),
            (texts::xfcc_names(), &Some(names).filter(|names| !names.is_empty())),
            (texts::xfcc_certificate(), &certificate),
        ] {
            if let Some(value) = value {
                page.field(2, &label, value);
            }
        }
    }
}
