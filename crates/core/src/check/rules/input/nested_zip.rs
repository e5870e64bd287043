use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::texts;

/// An archive inside an archive.
pub(crate) struct NestedZip;

impl Rule for NestedZip {
    fn code(&self) -> &'static str {
        "input/nested-zip"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::APPNOTE, source::BOUNDS]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for problem in &inspection.problems {
            if let ProblemKind::NestedZip { name } = &problem.value {
                let message = texts::input_nested_zip_message(name);
                let help = texts::input_nested_zip_help();
                findings.report(&problem.place, message, help);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, only, options, rule_inputs};

    #[test]
    fn names_the_archive_and_reads_the_rest() {
        let (inputs, _) = rule_inputs("input/nested-zip", "triggers");
        let report = crate::inspect(inputs, &options(NOW));
        assert!(only(&report, "input/nested-zip").message.contains("inner.zip"));
        assert_eq!(report.identities.len(), 1);
    }
}
