use bindwright_pki::UsabilityReason;
use bindwright_report::Severity;

use super::{client_reasons, name};
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A client certificate with a key of an algorithm that makes no signatures TLS knows (RFC 8446 section 4.2.3).
pub(crate) struct KeyCannotSign;

impl Rule for KeyCannotSign {
    fn code(&self) -> &'static str {
        "certificate/key-cannot-sign"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_8446_CLIENT]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for (index, found, reason) in client_reasons(inspection) {
            let UsabilityReason::KeyWithoutSignature { algorithm } = reason else { continue };
            let message = texts::certificate_key_cannot_sign_message(name(&found.value), algorithm);
            findings.report(&found.place, message, texts::certificate_key_cannot_sign_help()).about(index);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn names_the_algorithm() {
        let report =
            inspect_texts(&[&fixture_text("rules/certificate/key-cannot-sign/triggers.pem")], &options(NOW));
        let found = only(&report, "certificate/key-cannot-sign");
        assert!(found.message.contains("X25519"), "{}", found.message);
    }
}
