use bindwright_report::Severity;

use crate::Inspection;
use crate::check::rules::locked::{self, Area};
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::material::LockedReason;
use crate::texts;
use bindwright_pki::keystore::KeystoreError;

/// A file that begins as a keystore and is damaged.
pub(crate) struct NotReadable;

impl Rule for NotReadable {
    fn code(&self) -> &'static str {
        "keystore/not-readable"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_7292]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for problem in &inspection.problems {
            let ProblemKind::UnreadableKeystore(
                KeystoreError::Malformed { .. } | KeystoreError::NotAKeystore,
            ) = &problem.value
            else {
                continue;
            };
            let message = texts::keystore_not_readable_message();
            findings.report(&problem.place, message, texts::keystore_not_readable_help());
        }
        let reason = LockedReason::Damaged;
        locked::report(inspection, findings, Area::Keystore, reason, texts::keystore_not_readable_help);
    }
}
