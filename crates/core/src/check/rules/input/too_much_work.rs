use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::material::LockedReason;
use crate::texts;
use bindwright_pki::keystore::KeystoreError;
use bindwright_texts::Message;

/// Encrypted material that asks for more rounds or memory than are spent on it.
pub(crate) struct TooMuchWork;

impl Rule for TooMuchWork {
    fn code(&self) -> &'static str {
        "input/too-much-work"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::BOUNDS]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for found in &inspection.locked {
            let message = match found.value.reason {
                LockedReason::TooManyIterations { asked, bound } => iterations(asked, bound),
                LockedReason::TooMuchMemory { asked, bound } => memory(asked, bound),
                _ => continue,
            };
            findings.report(&found.place, message, texts::input_too_much_work_help());
        }
        for problem in &inspection.problems {
            let message = match &problem.value {
                ProblemKind::UnreadableKeystore(KeystoreError::TooManyIterations {
                    iterations: asked,
                    limit,
                }) => iterations(*asked, *limit),
                ProblemKind::UnreadableKeystore(KeystoreError::TooMuchMemory { asked, bound }) => {
                    memory(*asked, *bound)
                }
                _ => continue,
            };
            findings.report(&problem.place, message, texts::input_too_much_work_help());
        }
    }
}

fn iterations(asked: u64, bound: u64) -> Message {
    texts::input_too_much_work_iterations(signed(asked), signed(bound))
}

fn memory(asked: u64, bound: u64) -> Message {
    texts::input_too_much_work_memory(signed(asked), signed(bound))
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
