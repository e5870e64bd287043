use bindwright_pki::pem::ProblemKind;
use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::{InputKind, RepairKind};
use crate::texts;

/// A text that had to be brought into the form of RFC 7468 before it could be read: strict readers find nothing in it.
pub(crate) struct StrictReadersRefuse;

impl Rule for StrictReadersRefuse {
    fn code(&self) -> &'static str {
        "pem/strict-readers-refuse"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_7468, source::AUDIT_LOG]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let mut seen = Vec::new();
        for repair in &inspection.repairs {
            let RepairKind::Pem(kind) = &repair.value else { continue };
            // XSUAA itself sends its own public key in one line, and its libraries read that.
            let pointer = repair.place.pointer.as_deref().unwrap_or_default();
            let is_as_sent = pointer.ends_with("/verificationkey");
            let is_new = !seen.contains(&&repair.place);
            if is_new && !is_as_sent && changes_content(kind) {
                seen.push(&repair.place);
                let input = repair.place.input.and_then(|input| inspection.inputs.get(input));
                // SAP's libraries take \n as text in the fields of a key (@sap/xssec, cloud-security).
                let is_key = input.is_some_and(|input| {
                    matches!(input.kind, InputKind::ServiceKey | InputKind::VcapServices)
                });
                let is_forgiven = is_key && *kind == ProblemKind::EscapedNewlines;
                let severity = if is_forgiven { Severity::Info } else { Severity::Warning };
                let message = texts::pem_strict_readers_refuse_message();
                findings.report_as(severity, &repair.place, message, texts::pem_strict_readers_refuse_help());
            }
            if seen.len() >= MOST {
                return;
            }
        }
    }
}

/// Places that are reported.
const MOST: usize = 20;

/// Says whether OpenSSL and others refuse a text before this repair.
fn changes_content(kind: &ProblemKind) -> bool {
    matches!(
        kind,
        ProblemKind::EscapedNewlines
            | ProblemKind::PercentEncoded
            | ProblemKind::MarkupEncoded
            | ProblemKind::OneLine
            | ProblemKind::Quoted
            | ProblemKind::Indented
            | ProblemKind::MissingDashes
            | ProblemKind::MissingMarkers { .. }
            | ProblemKind::MissingBegin { .. }
            | ProblemKind::MissingEnd { .. }
            | ProblemKind::UrlSafeBase64
            | ProblemKind::MissingPadding
    )
}

#[cfg(test)]
mod tests {
    use bindwright_report::Severity;

    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn the_key_of_the_service_itself_stands_in_one_line() {
        let key = fixture_text("keys/xsuaa-100-days.json");
        let (before, after) = key.split_once("-----BEGIN PUBLIC KEY-----").unwrap();
        let (own, rest) = after.split_once("-----END PUBLIC KEY-----").unwrap();
        let own = own.replace("\\n", "");
        let text = format!("{before}-----BEGIN PUBLIC KEY-----{own}-----END PUBLIC KEY-----{rest}");
        let report = inspect_texts(&[&text], &options(NOW));
        assert!(!report.repairs.is_empty() && report.diagnostics.is_empty(), "{:?}", report.diagnostics);
    }

    #[test]
    fn what_libraries_of_sap_forgive_is_worth_knowing() {
        for (file, severity) in [
            ("pem/escaped-newlines.txt", Severity::Warning),
            ("pem/indented.yaml", Severity::Warning),
            ("keys/xsuaa-escaped-newlines.json", Severity::Info),
        ] {
            let report = inspect_texts(&[&fixture_text(file)], &options(NOW));
            let found: Vec<_> =
                report.diagnostics.iter().filter(|found| found.code == "pem/strict-readers-refuse").collect();
            assert!(!found.is_empty() && found.iter().all(|found| found.severity == severity), "{file}");
        }
        let clean = inspect_texts(&[&fixture_text("pem/one-line.txt")], &options(NOW));
        only(&clean, "pem/strict-readers-refuse");
    }
}
