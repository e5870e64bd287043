use bindwright_report::Severity;

use super::destinations;
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspect::host;
use crate::texts;

/// A token URL for certificates and no key store: the client secret is used.
pub(crate) struct KeyStoreMissing;

impl Rule for KeyStoreMissing {
    fn code(&self) -> &'static str {
        "destination/key-store-missing"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::DESTINATION_MTLS, source::DESTINATION_CLIENT]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for found in destinations(inspection).filter(|found| found.key_store.is_none()) {
            let Some(host) = found.token_url.and_then(host) else { continue };
            if host.contains(".authentication.cert.") {
                let message = texts::destination_key_store_missing_message(host);
                let place = found.credentials.place_of("tokenServiceURL");
                findings.report(&place, message, texts::destination_key_store_missing_help());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn shows_the_host() {
        let report = inspect_texts(
            &[&fixture_text("rules/destination/key-store-missing/triggers.json")],
            &options(NOW),
        );
        let found = only(&report, "destination/key-store-missing");
        assert!(found.message.contains("authentication.cert"), "{}", found.message);
    }
}
