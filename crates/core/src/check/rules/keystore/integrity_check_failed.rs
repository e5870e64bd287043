use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::texts;
use bindwright_pki::keystore::KeystoreError;

/// A keystore that the password opens and whose integrity check fails (RFC 7292 section 5.1).
pub(crate) struct IntegrityCheckFailed;

impl Rule for IntegrityCheckFailed {
    fn code(&self) -> &'static str {
        "keystore/integrity-check-failed"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_7292]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for problem in &inspection.problems {
            let ProblemKind::UnreadableKeystore(KeystoreError::IntegrityCheckFailed { algorithm }) =
                &problem.value
            else {
                continue;
            };
            let message = texts::keystore_integrity_check_failed_message(algorithm);
            findings.report(&problem.place, message, texts::keystore_integrity_check_failed_help());
        }
    }
}
