use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::texts;

/// More files than are read.
pub(crate) struct TooManyFiles;

impl Rule for TooManyFiles {
    fn code(&self) -> &'static str {
        "input/too-many-files"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::BOUNDS]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for problem in &inspection.problems {
            if let ProblemKind::TooManyFiles { files, bound } = problem.value {
                let message = texts::input_too_many_files_message(files as i64, bound as i64);
                findings.report(&problem.place, message, texts::input_too_many_files_help());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{bounded, codes};

    #[test]
    fn files_behind_the_bound_are_not_read() {
        let options = bounded(|bounds| bounds.files = 1);
        assert_eq!(codes(&["a", "b"], &options), ["input/too-many-files", "input/not-recognised"]);
    }
}
