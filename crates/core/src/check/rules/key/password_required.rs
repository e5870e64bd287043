use bindwright_report::Severity;

use crate::Inspection;
use crate::check::rules::locked::{self, Area};
use crate::check::{Findings, Rule, Source, source};
use crate::material::LockedReason;
use crate::texts;

/// A private key that is encrypted, where no password was given.
pub(crate) struct PasswordRequired;

impl Rule for PasswordRequired {
    fn code(&self) -> &'static str {
        "key/password-required"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_5958]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let reason = LockedReason::NoPassword;
        locked::report(inspection, findings, Area::Key, reason, texts::key_password_required_help);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, options};

    #[test]
    fn both_ways_of_encrypting_are_locked() {
        for file in ["private-keys/encrypted-pkcs8.pem", "private-keys/encrypted-legacy.pem"] {
            let report = inspect_texts(&[&fixture_text(file)], &options(NOW));
            assert_eq!(report.locked.len(), 1, "{file}");
            assert!(report.locked[0].wants_password, "{file}");
            assert_eq!(report.diagnostics[0].code, "key/password-required", "{file}");
        }
    }
}
