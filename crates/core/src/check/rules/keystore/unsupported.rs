use bindwright_report::Severity;

use crate::Inspection;
use crate::check::rules::locked::{self, Area};
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::material::LockedReason;
use crate::texts;
use bindwright_pki::keystore::KeystoreError;

/// A keystore, or a part of it, that is protected in a way that is not read.
pub(crate) struct Unsupported;

impl Rule for Unsupported {
    fn code(&self) -> &'static str {
        "keystore/unsupported"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_7292]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let reason = LockedReason::Unsupported;
        locked::report(inspection, findings, Area::Keystore, reason, texts::keystore_unsupported_help);
        for problem in &inspection.problems {
            let ProblemKind::UnreadableKeystore(KeystoreError::Unsupported { algorithm }) = &problem.value
            else {
                continue;
            };
            let message = texts::keystore_unsupported_message(algorithm);
            findings.report(&problem.place, message, texts::keystore_unsupported_help());
        }
    }
}
