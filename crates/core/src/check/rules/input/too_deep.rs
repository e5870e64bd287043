use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::texts;

/// Objects and lists inside one another beyond the bound, or more values than are read.
pub(crate) struct TooDeep;

impl Rule for TooDeep {
    fn code(&self) -> &'static str {
        "input/too-deep"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_8259_LIMITS, source::BOUNDS]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for problem in &inspection.problems {
            let ProblemKind::Json(fault) = &problem.value else { continue };
            if fault.cause.is_bound() {
                let message = texts::input_too_deep_message(findings.word(&fault.cause.message()));
                findings.report(&problem.place, message, texts::input_too_deep_help());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, codes, options};

    #[test]
    fn sixty_four_levels_are_read() {
        let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert_eq!(codes(&[&nested(64)], &options(NOW)), ["input/not-recognised"]);
        assert_eq!(codes(&[&nested(65)], &options(NOW)), ["input/too-deep"]);
    }
}
