use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::material::{LockedKind, LockedReason};
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
        for found in &inspection.locked {
            let material = &found.value;
            if material.kind != LockedKind::PrivateKey && material.reason == LockedReason::NoPassword {
                findings.report(
                    &found.place,
                    super::super::key::locked_message(material),
                    texts::keystore_password_required_help(),
                );
            }
        }
    }
}
