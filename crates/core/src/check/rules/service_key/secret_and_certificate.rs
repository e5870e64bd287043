use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A key that holds both kinds of credentials (RFC 6749 section 2.3 allows one at a time).
pub(crate) struct SecretAndCertificate;

impl Rule for SecretAndCertificate {
    fn code(&self) -> &'static str {
        "service-key/secret-and-certificate"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::XSSEC, source::RFC_6749]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for credentials in &inspection.identities {
            if credentials.has_client_secret && credentials.has_certificate_field {
                let message = texts::service_key_secret_and_certificate_message();
                let help = texts::service_key_secret_and_certificate_help();
                findings.report(&credentials.places.client_secret, message, help);
            }
        }
    }
}
