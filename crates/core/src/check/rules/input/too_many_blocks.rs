use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::texts;

/// More PEM blocks than are read.
pub(crate) struct TooManyBlocks;

impl Rule for TooManyBlocks {
    fn code(&self) -> &'static str {
        "input/too-many-blocks"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_7468, source::BOUNDS]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for problem in &inspection.problems {
            if let ProblemKind::TooManyBlocks { bound } = problem.value {
                let message = texts::input_too_many_blocks_message(bound as i64);
                findings.report(&problem.place, message, texts::input_too_many_blocks_help());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{bounded, codes, fixture_text};

    #[test]
    fn blocks_up_to_the_bound_are_read() {
        let chain = fixture_text("pem/chain.pem");
        let found = |blocks: usize| codes(&[&chain], &bounded(|bounds| bounds.formats.pem_blocks = blocks));
        assert!(found(2).contains(&"input/too-many-blocks".to_owned()));
        assert!(!found(3).contains(&"input/too-many-blocks".to_owned()));
    }
}
