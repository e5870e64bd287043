use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// Credentials without secret, certificate and key, for which the platform vouches.
pub(crate) struct Attested;

impl Rule for Attested {
    fn code(&self) -> &'static str {
        "service-key/attested"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn sources(&self) -> &'static [Source] {
        &[source::SDK_JS_6755]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for credentials in &inspection.identities {
            if credentials.is_attested()
                && !credentials.has_certificate_field
                && !credentials.has_client_secret
            {
                let message = texts::service_key_attested_message();
                let help = texts::service_key_attested_help();
                findings.report(&credentials.places.credential_type, message, help);
            }
        }
    }
}
