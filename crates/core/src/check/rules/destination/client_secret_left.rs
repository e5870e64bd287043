use bindwright_report::Severity;

use super::destinations;
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A destination with a key store for tokens that still has a client secret, be it empty.
pub(crate) struct ClientSecretLeft;

impl Rule for ClientSecretLeft {
    fn code(&self) -> &'static str {
        "destination/client-secret-left"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::SDK_JS_3719, source::DESTINATION_CLIENT]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for found in destinations(inspection).filter(|found| found.key_store.is_some()) {
            if found.credentials.has_client_secret {
                let message = texts::destination_client_secret_left_message();
                let place = found.credentials.place_of("clientSecret");
                findings.report(&place, message, texts::destination_client_secret_left_help());
            }
        }
    }
}
