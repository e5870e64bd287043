use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::texts;

/// More bytes than are read.
pub(crate) struct TooLarge;

impl Rule for TooLarge {
    fn code(&self) -> &'static str {
        "input/too-large"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_8259_LIMITS, source::BOUNDS]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for problem in &inspection.problems {
            if let ProblemKind::TooLarge { bytes, bound } = problem.value {
                let message = texts::input_too_large_message(bytes as i64, bound as i64);
                findings.report(&problem.place, message, texts::input_too_large_help());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{bounded, codes};

    #[test]
    fn the_input_that_goes_over_the_bound_is_not_read() {
        let options = bounded(|bounds| bounds.formats.input_bytes = 10);
        assert_eq!(codes(&["0123456789a"], &options), ["input/too-large"]);
        assert_eq!(codes(&["01234", "56789a"], &options), ["input/too-large", "input/not-recognised"]);
        assert_eq!(codes(&["0123456789"], &options), ["input/not-recognised"]);
    }
}
