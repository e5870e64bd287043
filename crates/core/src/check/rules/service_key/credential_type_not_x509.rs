use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;
use bindwright_catalog::catalog;

/// A key that authenticates with a client secret: also what comes back when a certificate was asked for on the wrong level.
pub(crate) struct CredentialTypeNotX509;

impl Rule for CredentialTypeNotX509 {
    fn code(&self) -> &'static str {
        "service-key/credential-type-not-x509"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::XSUAA_MANAGED, source::XSUAA_DESCRIPTOR, source::IDENTITY_REFERENCE]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for credentials in &inspection.identities {
            if credentials.uses_certificate() || !credentials.has_client_secret {
                continue;
            }
            let kind = credentials.credential_type.as_deref();
            let message = match kind {
                Some(kind) => texts::service_key_credential_type_not_x509_message(kind),
                None => texts::service_key_credential_type_not_x509_none(),
            };
            let wrapper = credentials.service.and_then(|id| catalog().service(id)?.wrapper.clone());
            let help = match wrapper {
                Some(wrapper) => texts::service_key_credential_type_not_x509_help_wrapper(wrapper),
                None => texts::service_key_credential_type_not_x509_help(),
            };
            findings.report(&credentials.places.credential_type, message, help);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn names_the_type_and_the_wrapper_of_the_service() {
        let report = inspect_texts(&[&fixture_text("keys/sdm-secret.json")], &options(NOW));
        let found = only(&report, "service-key/credential-type-not-x509");
        assert!(found.message.contains("binding-secret"), "{}", found.message);
        assert!(found.help.as_ref().unwrap().contains("xsuaa"));
    }

    #[test]
    fn a_public_client_has_no_credentials_to_judge() {
        let report = inspect_texts(&[&fixture_text("keys/identity-none.json")], &options(NOW));
        assert!(report.diagnostics.iter().all(|found| found.code != "service-key/credential-type-not-x509"));
    }
}
