use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::material::{LockedKind, LockedReason};
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
        for found in &inspection.locked {
            let material = &found.value;
            if material.kind != LockedKind::PrivateKey && material.reason == LockedReason::OtherPassword {
                findings.report(
                    &found.place,
                    super::super::key::locked_message(material),
                    texts::keystore_other_password_help(),
                );
            }
        }
    }
}
