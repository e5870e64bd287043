use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::texts;

/// An archive, or a file in it, that is damaged, encrypted or packed in a way that is not read.
pub(crate) struct ZipNotReadable;

impl Rule for ZipNotReadable {
    fn code(&self) -> &'static str {
        "input/zip-not-readable"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::APPNOTE]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for problem in &inspection.problems {
            if let ProblemKind::UnreadableZip { name } = &problem.value {
                let message = if name.is_empty() {
                    texts::input_zip_not_readable_message()
                } else {
                    texts::input_zip_not_readable_file(name)
                };
                let help = texts::input_zip_not_readable_help();
                findings.report(&problem.place, message, help);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{codes_of, rule_inputs};

    #[test]
    fn an_archive_that_was_cut_is_told() {
        let codes = codes_of(rule_inputs("input/zip-not-readable", "triggers"));
        assert_eq!(codes, ["input/zip-not-readable"]);
    }
}
