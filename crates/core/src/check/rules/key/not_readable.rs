use bindwright_report::Severity;

use crate::Inspection;
use crate::check::rules::locked::{self, Area};
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::material::LockedReason;
use crate::texts;
use bindwright_pki::PrivateKeyError;

/// A block that says it is a private key and is none (RFC 5958, RFC 8017 appendix A.1.2, RFC 5915).
pub(crate) struct NotReadable;

impl Rule for NotReadable {
    fn code(&self) -> &'static str {
        "key/not-readable"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_5958, source::RFC_8017]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for problem in &inspection.problems {
            let ProblemKind::UnreadableKey(error) = &problem.value else { continue };
            let message = match error {
                PrivateKeyError::PublicKeyMismatch { algorithm } => {
                    texts::key_not_readable_mismatch(algorithm)
                }
                PrivateKeyError::OutOfRange { algorithm } => texts::key_not_readable_range(algorithm),
                PrivateKeyError::NotAPrivateKey { label } => texts::key_not_readable_label(label),
                _ => texts::key_not_readable_malformed(),
            };
            findings.report(&problem.place, message, texts::key_not_readable_help());
        }
        let reason = LockedReason::Damaged;
        locked::report(inspection, findings, Area::Key, reason, texts::key_not_readable_help);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, codes, fixture_text, options};

    #[test]
    fn documentation_text_in_place_of_a_key_is_said() {
        let found = codes(&[&fixture_text("private-keys/placeholder.pem")], &options(NOW));
        let said = |code: &String| ["key/not-readable", "pem/damaged-block"].contains(&code.as_str());
        assert!(found.iter().any(said), "{found:?}");
    }
}
