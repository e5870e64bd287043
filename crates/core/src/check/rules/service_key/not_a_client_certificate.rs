use bindwright_report::Severity;

use crate::Inspection;
use crate::check::rules::problem;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::texts;

/// A certificate in credentials of a database: the server is checked with it.
pub(crate) struct NotAClientCertificate;

impl Rule for NotAClientCertificate {
    fn code(&self) -> &'static str {
        "service-key/not-a-client-certificate"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RECORDED]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let is_meant = |kind: &ProblemKind| matches!(kind, ProblemKind::NotAClientCertificate);
        let (message, help) = (
            texts::service_key_not_a_client_certificate_message,
            texts::service_key_not_a_client_certificate_help,
        );
        problem::report(inspection, findings, is_meant, message, help);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn is_recognised_and_not_judged_as_a_client() {
        let report = inspect_texts(&[&fixture_text("shapes/hdi.json")], &options(NOW));
        let found = only(&report, "service-key/not-a-client-certificate");
        assert_eq!(found.pointer.as_deref(), Some("/certificate"));
        assert_eq!(report.diagnostics.len(), 1);
        assert!(report.identities.is_empty());
    }
}
