use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::texts;

/// Text that begins like JSON and is none (RFC 8259).
pub(crate) struct NotReadable;

impl Rule for NotReadable {
    fn code(&self) -> &'static str {
        "json/not-readable"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_8259]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for problem in &inspection.problems {
            let ProblemKind::Json(fault) = &problem.value else { continue };
            if fault.cause.is_bound() {
                continue;
            }
            let (line, column) = problem.place.span.map_or((1, 1), |span| (span.line, span.column));
            let reason = findings.word(&fault.cause.message());
            let message = texts::json_not_readable_message(line.to_string(), column.to_string(), reason);
            findings.report(&problem.place, message, texts::json_not_readable_help());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, inspect_texts, options};

    #[test]
    fn says_line_column_and_what_was_expected_and_quotes_nothing() {
        let report = inspect_texts(&["{\n  \"clientsecret\": \"s3cret\",\n}"], &options(NOW));
        let found = &report.diagnostics[0];
        assert_eq!(
            found.message,
            "JSON cannot be read at line 2, column 27: a comma follows the last entry; remove it"
        );
        assert_eq!((found.span.unwrap().line, found.pointer.as_deref()), (2, Some("")));
        assert!(!serde_json::to_string(&report).unwrap().contains("s3cret"));
    }
}
