use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A keystore that is encrypted with RC2, RC4 or single DES, which OpenSSL 3 opens with `-legacy` only.
pub(crate) struct OldEncryption;

impl Rule for OldEncryption {
    fn code(&self) -> &'static str {
        "keystore/old-encryption"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn sources(&self) -> &'static [Source] {
        &[source::OPENSSL_MIGRATION, source::RFC_7292]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for found in &inspection.keystores {
            let is_old = |name: &&String| ["RC2", "RC4", "DES-CBC"].iter().any(|old| name.contains(old));
            let Some(name) = found.value.encryption.iter().find(is_old) else { continue };
            let message = texts::keystore_old_encryption_message(name);
            findings.report(&found.place, message, texts::keystore_old_encryption_help());
        }
    }
}
