use bindwright_report::Severity;

use crate::Inspection;
use crate::check::rules::locked::{self, Area};
use crate::check::{Findings, Rule, Source, source};
use crate::material::LockedReason;
use crate::texts;

/// A key in a keystore that has a password of its own.
pub(crate) struct OtherPassword;

impl Rule for OtherPassword {
    fn code(&self) -> &'static str {
        "keystore/other-password"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_7292]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let reason = LockedReason::OtherPassword;
        locked::report(inspection, findings, Area::Keystore, reason, texts::keystore_other_password_help);
    }
}
