use bindwright_report::Severity;

use super::destinations;
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A key store whose name has none of the extensions that say its format.
pub(crate) struct KeyStoreWithoutExtension;

impl Rule for KeyStoreWithoutExtension {
    fn code(&self) -> &'static str {
        "destination/key-store-without-extension"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::DESTINATION_MTLS, source::CERTIFICATE_NAME]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for found in destinations(inspection) {
            let Some(name) = found.key_store else { continue };
            if found.extension().is_none() {
                let message = texts::destination_key_store_without_extension_message(name);
                let place = found.credentials.place_of(found.key_store_property());
                findings.report(&place, message, texts::destination_key_store_without_extension_help());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn shows_the_name() {
        let report = inspect_texts(
            &[&fixture_text("rules/destination/key-store-without-extension/triggers.json")],
            &options(NOW),
        );
        let found = only(&report, "destination/key-store-without-extension");
        assert!(found.message.contains("my-service"), "{}", found.message);
    }
}
