use bindwright_report::Severity;

use crate::Inspection;
use crate::check::rules::problem;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::texts;

/// Bindings of which none is for an OAuth client or a client certificate.
pub(crate) struct NothingToCheck;

impl Rule for NothingToCheck {
    fn code(&self) -> &'static str {
        "input/nothing-to-check"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RECORDED]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let is_meant = |kind: &ProblemKind| matches!(kind, ProblemKind::NothingToCheck);
        let (message, help) = (texts::input_nothing_to_check_message, texts::input_nothing_to_check_help);
        problem::report(inspection, findings, is_meant, message, help);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, inspect_texts, options};

    #[test]
    fn bindings_of_other_services_are_recognised() {
        let text =
            r#"{"objectstore":[{"credentials":{"bucket":"b","access_key_id":"a"},"label":"objectstore"}]}"#;
        let report = inspect_texts(&[text], &options(NOW));
        assert_eq!(report.inputs[0].kind, "vcap-services");
        assert_eq!(report.diagnostics.len(), 1);
    }
}
