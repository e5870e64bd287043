use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// An empty client secret that is left beside a certificate.
pub(crate) struct EmptySecret;

impl Rule for EmptySecret {
    fn code(&self) -> &'static str {
        "service-key/empty-secret"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::SDK_JS_3719, source::XSSEC]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for credentials in &inspection.identities {
            let secret = ["clientsecret", "clientSecret", "client_secret"]
                .iter()
                .find_map(|name| credentials.field(name));
            if credentials.has_certificate_field && secret.is_some_and(|field| field.length == Some(0)) {
                let message = texts::service_key_empty_secret_message();
                let help = texts::service_key_empty_secret_help();
                findings.report(&credentials.places.client_secret, message, help);
            }
        }
    }
}
