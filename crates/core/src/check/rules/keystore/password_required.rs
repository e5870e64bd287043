use bindwright_report::Severity;

use crate::Inspection;
use crate::check::rules::locked::{self, Area};
use crate::check::{Findings, Rule, Source, source};
use crate::material::LockedReason;
use crate::texts;

/// A keystore, or a key in it, that is encrypted, where no password was given.
pub(crate) struct PasswordRequired;

impl Rule for PasswordRequired {
    fn code(&self) -> &'static str {
        "keystore/password-required"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_7292]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let reason = LockedReason::NoPassword;
        locked::report(inspection, findings, Area::Keystore, reason, texts::keystore_password_required_help);
    }
}
