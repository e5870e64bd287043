use bindwright_report::Severity;

use crate::Inspection;
use crate::check::rules::problem;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::texts;

/// Nothing but blanks.
pub(crate) struct Empty;

impl Rule for Empty {
    fn code(&self) -> &'static str {
        "input/empty"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_8259]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let is_meant = |kind: &ProblemKind| matches!(kind, ProblemKind::Empty);
        let (message, help) = (texts::input_empty_message, texts::input_empty_help);
        problem::report(inspection, findings, is_meant, message, help);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, codes, options};

    #[test]
    fn blanks_are_nothing() {
        assert_eq!(codes(&[""], &options(NOW)), ["input/empty"]);
        assert_eq!(codes(&[" \r\n\t"], &options(NOW)), ["input/empty"]);
    }
}
