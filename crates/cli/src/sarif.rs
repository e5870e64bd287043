//! Findings as SARIF 2.1.0 (OASIS Standard, errata 01), for code scanning services and editors.

use bindwright_core::explain;
use bindwright_report::{Diagnostic, Report, Severity};
use bindwright_texts::Locale;
use serde_json::{Value, json};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What standard input is called, which has no name.
const STANDARD_INPUT: &str = "stdin";

/// Writes the findings of a report as one log with one run.
pub(crate) fn log(report: &Report, locale: Locale) -> Value {
    let mut codes: Vec<&str> = Vec::new();
    for finding in &report.diagnostics {
        if !codes.contains(&finding.code.as_str()) {
            codes.push(&finding.code);
        }
    }
    let rules: Vec<Value> = codes.iter().map(|code| rule(code, locale)).collect();
    let results: Vec<Value> =
        report.diagnostics.iter().map(|finding| result(finding, &codes, report)).collect();
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": report.tool.name, "version": report.tool.version, "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

/// Describes a code (section 3.49).
fn rule(code: &str, locale: Locale) -> Value {
    let Some(page) = explain(code, locale) else { return json!({ "id": code }) };
    let mut rule = json!({
        "id": code,
        "shortDescription": { "text": plain(&page.title) },
        "fullDescription": { "text": plain(&page.meaning) },
        "help": { "text": plain(&page.fix) },
        "defaultConfiguration": { "level": level(page.severity) },
    });
    if let Some(address) = page.sources.into_iter().find_map(|source| source.url) {
        rule["helpUri"] = Value::from(address);
    }
    rule
}

/// Describes a finding (section 3.27).
fn result(finding: &Diagnostic, codes: &[&str], report: &Report) -> Value {
    let help = finding.help.iter().map(|help| format!("\n{help}"));
    let text = plain(&(finding.message.clone() + &help.collect::<String>()));
    let mut result = json!({
        "ruleId": finding.code,
        "ruleIndex": codes.iter().position(|code| *code == finding.code),
        "level": level(finding.severity),
        "message": { "text": text },
    });
    if let Some(input) = finding.input.and_then(|index| report.inputs.get(index as usize)) {
        result["locations"] = json!([location(finding, input.name.as_deref())]);
    }
    result
}

/// Describes a place (section 3.28); columns count characters, as `columnKind` says.
fn location(finding: &Diagnostic, name: Option<&str>) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": address(name.unwrap_or(STANDARD_INPUT)) } });
    if let Some(span) = finding.span {
        physical["region"] = json!({ "startLine": span.line, "startColumn": span.column });
    }
    let mut location = json!({ "physicalLocation": physical });
    if let Some(pointer) = finding.pointer.as_ref().filter(|pointer| !pointer.is_empty()) {
        location["logicalLocations"] = json!([{ "fullyQualifiedName": pointer }]);
    }
    location
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// Escapes what would make a link of something pasted (section 3.11.6).
fn plain(text: &str) -> String {
    text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}

/// Returns a file name as a URI reference (RFC 3986).
fn address(name: &str) -> String {
    let name = if cfg!(windows) { name.replace('\\', "/") } else { name.to_owned() };
    let mut address = String::new();
    if std::path::Path::new(&name).is_absolute() {
        address.push_str(if name.starts_with('/') { "file://" } else { "file:///" });
    }
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_an_address() {
        assert_eq!(address("keys/a b:c.json"), "keys/a%20b%3Ac.json");
        assert_eq!(address("ü"), "%C3%BC");
        #[cfg(unix)]
        assert_eq!(address("/a/b"), "file:///a/b");
    }

    #[test]
    fn a_pasted_text_is_no_link() {
        assert_eq!(plain(r"[here](http://x) \"), r"\[here\](http://x) \\");
    }
}
