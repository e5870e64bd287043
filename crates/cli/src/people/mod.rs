//! Reports and findings as text for people.

mod certificates;
mod comparisons;
mod explanations;
mod identities;
mod tokens;

use bindwright_report::{
    Diagnostic, InputReport, KeystoreEntry, KeystoreReport, PrivateKeyReport, PublicKeyEntry, Repair, Report,
    Severity, Span,
};
use bindwright_texts::{Locale, Message};

pub(crate) use comparisons::comparison;
pub(crate) use explanations::explanation;

use crate::page::{Page, source_line};
use crate::texts;

/// Writes a report: the verdict first, then what it rests on.
pub(crate) fn report(report: &Report, locale: Locale, colour: bool) -> String {
    let mut page = Page::new(locale).coloured(colour);
    page.plain(0, &report.verdict.text);
    inputs(&mut page, report);
    explanations::write(&mut page, report, locale);
    repairs(&mut page, report);
    if !report.diagnostics.is_empty() {
        page.heading(&texts::report_findings());
        for finding in &report.diagnostics {
            self::finding(&mut page, finding, &report.inputs, locale);
        }
    }
    identities::write(&mut page, report, locale);
    certificates::write(&mut page, report, locale);
    keys(&mut page, report, locale);
    tokens::write(&mut page, report, locale);
    page.finish()
}

/// Writes the verdict and the findings that are at least so grave.
pub(crate) fn brief(report: &Report, least: Severity, locale: Locale, colour: bool) -> String {
    let mut page = Page::new(locale).coloured(colour);
    page.plain(0, &report.verdict.text);
    for finding in report.diagnostics.iter().filter(|finding| finding.severity >= least) {
        self::finding(&mut page, finding, &report.inputs, locale);
    }
    page.finish()
}

/// Writes findings without a report around them.
pub(crate) fn findings(findings: &[Diagnostic], locale: Locale) -> String {
    let mut page = Page::new(locale);
    for finding in findings {
        self::finding(&mut page, finding, &[], locale);
    }
    page.finish()
}

/// Adds findings to a page, each with the fix that puts it right.
pub(crate) fn add_findings(page: &mut Page, findings: &[Diagnostic], locale: Locale) {
    for finding in findings {
        self::finding(page, finding, &[], locale);
        if let Some(fix) = &finding.fix {
            page.line(4, &texts::report_fix(fix.title.as_str()));
        }
    }
}

/// Returns a severity in a word.
pub(crate) fn severity(severity: Severity) -> Message {
    match severity {
        Severity::Error => texts::severity_error(),
        Severity::Warning => texts::severity_warning(),
        Severity::Info => texts::severity_info(),
    }
}

fn inputs(page: &mut Page, report: &Report) {
    page.heading(&texts::report_inputs());
    for (index, input) in report.inputs.iter().enumerate() {
        let name = input.name.clone().unwrap_or_else(|| (index + 1).to_string());
        page.line(2, &texts::report_input(&name, &input.kind, i64::from(input.bytes)));
    }
}

fn repairs(page: &mut Page, report: &Report) {
    if report.repairs.is_empty() {
        return;
    }
    page.heading(&texts::report_repairs());
    for Repair { code, message, input, span, pointer } in &report.repairs {
        page.line(2, &texts::report_repair(message, code));
        let place = place(&report.inputs, *input, *span, pointer.as_deref());
        page.plain(4, &place);
    }
}

fn finding(page: &mut Page, finding: &Diagnostic, inputs: &[InputReport], locale: Locale) {
    let word = severity(finding.severity).text(locale);
    let line = texts::report_finding(word.as_str(), &finding.message, &finding.code);
    page.painted(2, &line, &word, finding.severity);
    if let Some(help) = &finding.help {
        page.line(4, &texts::report_help(help));
    }
    let place = place(inputs, finding.input, finding.span, finding.pointer.as_deref());
    if !place.is_empty() {
        page.line(4, &texts::report_place(place));
    }
    for source in finding.source.iter().chain(&finding.other_sources) {
        page.line(4, &texts::report_source(source_line(source, locale)));
    }
}

/// Returns a place as `file:line:column pointer`, as far as it is known.
fn place(inputs: &[InputReport], input: Option<u32>, span: Option<Span>, pointer: Option<&str>) -> String {
    let index = input.map(|index| index as usize);
    let name = index.map(|index| {
        let name = inputs.get(index).and_then(|input| input.name.clone());
        name.unwrap_or_else(|| (index + 1).to_string())
    });
    let mut text = name.unwrap_or_default();
    if let Some(span) = span {
        let colon = if text.is_empty() { "" } else { ":" };
        text = format!("{text}{colon}{}:{}", span.line, span.column);
    }
    match pointer {
        Some(pointer) if !pointer.is_empty() => format!("{text} {pointer}").trim().to_owned(),
        _ => text,
    }
}

fn keys(page: &mut Page, report: &Report, locale: Locale) {
    let nothing = report.private_keys.is_empty()
        && report.public_keys.is_empty()
        && report.keystores.is_empty()
        && report.requests.is_empty()
        && report.locked.is_empty();
    if nothing {
        return;
    }
    page.heading(&texts::report_keys());
    for keystore in &report.keystores {
        self::keystore(page, keystore, locale);
    }
    for key in &report.private_keys {
        page.plain(2, &private_key(key, locale));
    }
    for PublicKeyEntry { algorithm, bits, curve, .. } in &report.public_keys {
        page.line(2, &texts::key_public(key_name(algorithm, *bits, curve.as_deref())));
    }
    for request in &report.requests {
        page.line(2, &texts::key_request(&request.subject));
    }
    for locked in &report.locked {
        page.plain(2, &locked.reason);
    }
}

fn keystore(page: &mut Page, keystore: &KeystoreReport, locale: Locale) {
    let integrity = match keystore.mac_verified {
        None => texts::keystore_unprotected(),
        Some(true) => texts::keystore_verified(keystore.mac.clone().unwrap_or_default()),
        Some(false) => texts::keystore_not_verified(keystore.mac.clone().unwrap_or_default()),
    };
    page.line(2, &texts::keystore(keystore_name(&keystore.format), integrity.text(locale)));
    for KeystoreEntry { alias, kind, certificates, .. } in &keystore.entries {
        let alias = alias.clone().unwrap_or_else(|| texts::keystore_no_alias().text(locale));
        page.line(4, &texts::keystore_entry(alias, kind, certificates.len() as i64));
    }
}

fn keystore_name(format: &str) -> &str {
    match format {
        "pkcs12" => "PKCS#12",
        "jks" => "JKS",
        "jceks" => "JCEKS",
        other => other,
    }
}

fn private_key(key: &PrivateKeyReport, locale: Locale) -> String {
    let name = key_name(&key.algorithm, key.bits, key.curve.as_deref());
    let belongs = match key.certificates[..] {
        [] => texts::key_alone(),
        [index, ..] => texts::key_belongs(index.to_string()),
    };
    texts::key_private(name, &key.format, belongs.text(locale)).text(locale)
}

/// Returns `RSA 2048` or `EC P-256`.
fn key_name(algorithm: &str, bits: Option<u32>, curve: Option<&str>) -> String {
    let curve = curve.map(|curve| match curve {
        "secp256r1" => "P-256",
        "secp384r1" => "P-384",
        "secp521r1" => "P-521",
        other => other,
    });
    match (curve, bits) {
        (Some(curve), _) => format!("{algorithm} {curve}"),
        (None, Some(bits)) => format!("{algorithm} {bits}"),
        (None, None) => algorithm.to_owned(),
    }
}
