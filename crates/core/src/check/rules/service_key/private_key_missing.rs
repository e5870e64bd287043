use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A key for mutual TLS without a private key: normal for a certificate that was brought along.
pub(crate) struct PrivateKeyMissing;

impl Rule for PrivateKeyMissing {
    fn code(&self) -> &'static str {
        "service-key/private-key-missing"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn sources(&self) -> &'static [Source] {
        &[source::XSUAA_PROVIDED, source::IDENTITY_REFERENCE]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for credentials in &inspection.identities {
            if credentials.uses_certificate()
                && !credentials.has_private_key_field
                && !credentials.is_attested()
            {
                let message = if credentials.has_certificate_field {
                    texts::service_key_private_key_missing_message()
                } else {
                    texts::service_key_private_key_missing_both()
                };
                findings.report(&credentials.place, message, texts::service_key_private_key_missing_help());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use bindwright_report::Severity;

    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn is_worth_knowing_and_no_fault() {
        for file in
            ["keys/xsuaa-provided.json", "keys/identity-provided.json", "keys/xsuaa-hide-certificate.json"]
        {
            let report = inspect_texts(&[&fixture_text(file)], &options(NOW));
            assert_eq!(only(&report, "service-key/private-key-missing").severity, Severity::Info, "{file}");
        }
    }
}
