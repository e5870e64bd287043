use bindwright_report::Severity;

use super::destinations;
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A key store of a format that wants a password, without one; an exported destination never holds it.
pub(crate) struct KeyStorePassword;

impl Rule for KeyStorePassword {
    fn code(&self) -> &'static str {
        "destination/key-store-password"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn sources(&self) -> &'static [Source] {
        &[source::DESTINATION_MTLS]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for found in destinations(inspection) {
            let wants_one = found
                .extension()
                .is_some_and(|extension| ["p12", "pfx", "jks"].contains(&extension.as_str()));
            let (Some(name), true, false) = (found.key_store, wants_one, found.has_password()) else {
                continue;
            };
            let message = texts::destination_key_store_password_message(name);
            let place = found.credentials.place_of(found.key_store_property());
            findings.report(&place, message, texts::destination_key_store_password_help());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn shows_the_name() {
        let report = inspect_texts(
            &[&fixture_text("rules/destination/key-store-password/triggers.json")],
            &options(NOW),
        );
        let found = only(&report, "destination/key-store-password");
        assert!(found.message.contains("my-service.p12"), "{}", found.message);
    }
}
