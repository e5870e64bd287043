use bindwright_pki::UsabilityReason;
use bindwright_report::Severity;

use super::{client_reasons, name};
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A client certificate whose key may not sign, which a TLS client has to do (RFC 5280 section 4.2.1.3).
pub(crate) struct KeyUsageWithoutSignature;

impl Rule for KeyUsageWithoutSignature {
    fn code(&self) -> &'static str {
        "certificate/key-usage-without-signature"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_5280_KEY_USAGE, source::RFC_8446_CLIENT]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for (index, found, reason) in client_reasons(inspection) {
            let UsabilityReason::KeyUsageWithoutSignature { key_usage } = reason else { continue };
            let message = texts::certificate_key_usage_without_signature_message(
                name(&found.value),
                key_usage.join(", "),
            );
            let help = texts::certificate_key_usage_without_signature_help();
            findings.report(&found.place, message, help).about(index);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn says_what_is_allowed() {
        let report = inspect_texts(
            &[&fixture_text("rules/certificate/key-usage-without-signature/triggers.pem")],
            &options(NOW),
        );
        let found = only(&report, "certificate/key-usage-without-signature");
        assert!(found.message.contains("key_encipherment"), "{}", found.message);
    }
}
