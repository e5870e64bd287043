use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;
use bindwright_pki::keystore::KeystoreFormat;

/// A PKCS#12 file without an integrity check, which Java and Windows refuse or warn of.
pub(crate) struct NoIntegrityCheck;

impl Rule for NoIntegrityCheck {
    fn code(&self) -> &'static str {
        "keystore/no-integrity-check"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_7292]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for found in &inspection.keystores {
            if found.value.format == KeystoreFormat::Pkcs12 && found.value.mac.is_none() {
                let message = texts::keystore_no_integrity_check_message();
                findings.report(&found.place, message, texts::keystore_no_integrity_check_help());
            }
        }
    }
}
