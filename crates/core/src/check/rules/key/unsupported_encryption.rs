use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::material::{LockedKind, LockedReason};
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
        for found in &inspection.locked {
            let material = &found.value;
            if material.kind == LockedKind::PrivateKey && material.reason == LockedReason::Unsupported {
                findings.report(
                    &found.place,
                    super::locked_message(material),
                    texts::key_unsupported_encryption_help(),
                );
            }
        }
    }
}
