use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;
use bindwright_catalog::{ModeKind, Service, catalog};

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
            // A destination may take its certificate from a key store.
            let has_key_store = credentials.field("tokenService.KeyStoreLocation").is_some();
            if credentials.uses_certificate() || !credentials.has_client_secret || has_key_store {
                continue;
            }
            let kind = credentials.credential_type.as_deref();
            let message = match kind {
                Some(kind) => texts::service_key_credential_type_not_x509_message(kind),
                None => texts::service_key_credential_type_not_x509_none(),
            };
            let service = credentials.service.and_then(|id| catalog().service(id));
            let asked = service.and_then(managed_type).unwrap_or("x509");
            let help = match service.and_then(|service| service.wrapper.as_deref()) {
                Some(wrapper) => texts::service_key_credential_type_not_x509_help_wrapper(asked, wrapper),
                None => texts::service_key_credential_type_not_x509_help(asked),
            };
            findings.report(&credentials.places.credential_type, message, help);
        }
    }
}

/// Returns the credential type with which a service makes certificates: `x509`, `X509_GENERATED`.
fn managed_type(service: &Service) -> Option<&str> {
    let mode = service.modes.iter().find(|mode| mode.kind == ModeKind::Managed)?;
    let parameter = mode.parameters.iter().find(|parameter| parameter.name == "credential-type")?;
    parameter.fixed.as_ref()?.as_str()
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
    fn asks_in_the_words_of_the_service() {
        let report = inspect_texts(&[&fixture_text("keys/identity-secret.json")], &options(NOW));
        let found = only(&report, "service-key/credential-type-not-x509");
        assert!(found.help.as_ref().unwrap().contains("X509_GENERATED"));
    }

    #[test]
    fn a_public_client_has_no_credentials_to_judge() {
        let report = inspect_texts(&[&fixture_text("keys/identity-none.json")], &options(NOW));
        assert!(report.diagnostics.iter().all(|found| found.code != "service-key/credential-type-not-x509"));
    }
}
