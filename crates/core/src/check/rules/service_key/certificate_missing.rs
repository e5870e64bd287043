use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A key for mutual TLS that has a private key and no certificate.
pub(crate) struct CertificateMissing;

impl Rule for CertificateMissing {
    fn code(&self) -> &'static str {
        "service-key/certificate-missing"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_8705, source::XSUAA_TOKEN]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for credentials in &inspection.identities {
            let kind = credentials.credential_type.as_deref().unwrap_or_default();
            let is_for_certificates = kind.to_ascii_lowercase().starts_with("x509");
            if is_for_certificates && credentials.has_private_key_field && !credentials.has_certificate_field
            {
                let message = texts::service_key_certificate_missing_message(kind);
                findings.report(&credentials.place, message, texts::service_key_certificate_missing_help());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn names_the_type() {
        let report = inspect_texts(
            &[&fixture_text("rules/service-key/certificate-missing/triggers.json")],
            &options(NOW),
        );
        let found = only(&report, "service-key/certificate-missing");
        assert!(found.message.contains("x509"), "{}", found.message);
    }
}
