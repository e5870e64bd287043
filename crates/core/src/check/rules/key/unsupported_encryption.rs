use bindwright_report::Severity;

use crate::Inspection;
use crate::check::rules::locked::{self, Area};
use crate::check::{Findings, Rule, Source, source};
use crate::material::LockedReason;
use crate::texts;

/// A private key that is encrypted in a way that is not read.
pub(crate) struct UnsupportedEncryption;

impl Rule for UnsupportedEncryption {
    fn code(&self) -> &'static str {
        "key/unsupported-encryption"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_8018]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let reason = LockedReason::Unsupported;
        locked::report(inspection, findings, Area::Key, reason, texts::key_unsupported_encryption_help);
    }
}
