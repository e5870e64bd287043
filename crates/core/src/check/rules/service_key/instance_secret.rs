use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A secret that all bindings of an instance share; new ones are not given out since 2026-01-19.
pub(crate) struct InstanceSecret;

impl Rule for InstanceSecret {
    fn code(&self) -> &'static str {
        "service-key/instance-secret"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::XSUAA_INSTANCE_SECRETS, source::XSUAA_401]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for credentials in &inspection.identities {
            let kind = credentials.credential_type.as_deref().unwrap_or_default();
            if kind.eq_ignore_ascii_case("instance-secret") {
                let message = texts::service_key_instance_secret_message();
                let help = texts::service_key_instance_secret_help();
                findings.report(&credentials.places.credential_type, message, help);
            }
        }
    }
}
