use bindwright_report::Severity;

use crate::Inspection;
use crate::check::rules::locked::{self, Area};
use crate::check::{Findings, Rule, Source, source};
use crate::material::LockedReason;
use crate::texts;

/// A private key that none of the given passwords opens.
pub(crate) struct WrongPassword;

impl Rule for WrongPassword {
    fn code(&self) -> &'static str {
        "key/wrong-password"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_8018, source::RFC_5958]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let reason = LockedReason::WrongPassword;
        locked::report(inspection, findings, Area::Key, reason, texts::key_wrong_password_help);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, options, with_passwords};

    #[test]
    fn one_password_of_several_is_enough() {
        let key = fixture_text("private-keys/encrypted-with-password.pem");
        let report = inspect_texts(&[&key], &with_passwords(options(NOW), &["other", "throw-away"]));
        assert!(report.locked.is_empty() && report.private_keys[0].encrypted);
        let report = inspect_texts(&[&key], &with_passwords(options(NOW), &["other"]));
        assert_eq!(report.diagnostics[0].code, "key/wrong-password");
        assert_eq!(report.locked.len(), 1);
    }
}
