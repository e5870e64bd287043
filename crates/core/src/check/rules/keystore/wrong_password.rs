use bindwright_report::Severity;

use crate::Inspection;
use crate::check::rules::locked::{self, Area};
use crate::check::{Findings, Rule, Source, source};
use crate::material::LockedReason;
use crate::texts;

/// A keystore that none of the given passwords opens.
pub(crate) struct WrongPassword;

impl Rule for WrongPassword {
    fn code(&self) -> &'static str {
        "keystore/wrong-password"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_7292]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let reason = LockedReason::WrongPassword;
        locked::report(inspection, findings, Area::Keystore, reason, texts::keystore_wrong_password_help);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, inspect_files, options, with_passwords};

    #[test]
    fn the_right_password_opens_every_kind() {
        for (file, entries) in
            [("keystores/modern.p12", 1), ("keystores/legacy.p12", 1), ("keystores/java.jks", 2)]
        {
            let report = inspect_files(&[file], &with_passwords(options(NOW), &["throw-away"]));
            assert_eq!(report.keystores[0].entries.len(), entries, "{file}");
            assert_eq!(report.keystores[0].mac_verified, Some(true), "{file}");
            assert!(report.locked.is_empty() && report.private_keys[0].encrypted, "{file}");
            assert!(report.private_keys[0].certificates.contains(&0), "{file}");
            let report = inspect_files(&[file], &with_passwords(options(NOW), &["wrong"]));
            let wrong = report.diagnostics.iter().any(|found| found.code == "keystore/wrong-password");
            assert!(wrong && report.private_keys.is_empty() && !report.locked.is_empty(), "{file}");
        }
    }
}
