use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::texts;

/// Something that is neither a service key nor a certificate nor a key.
pub(crate) struct NotRecognised;

impl Rule for NotRecognised {
    fn code(&self) -> &'static str {
        "input/not-recognised"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_7468, source::RFC_8259]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for problem in &inspection.problems {
            if let ProblemKind::NotRecognised = problem.value {
                let message = texts::input_not_recognised_message();
                findings.report(&problem.place, message, texts::input_not_recognised_help());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, codes, options};

    #[test]
    fn words_and_foreign_json_are_not_recognised() {
        for text in ["plain words", "{}", "[1]", "{\"a\":1}", "\u{0}\u{1}"] {
            assert_eq!(codes(&[text], &options(NOW)), ["input/not-recognised"], "{text:?}");
        }
    }
}
