use bindwright_report::Severity;

use super::destinations;
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspect::host;
use crate::texts;

/// A dedicated token URL of XSUAA without `/oauth/token`, which is used as it is.
pub(crate) struct TokenUrlWithoutPath;

impl Rule for TokenUrlWithoutPath {
    fn code(&self) -> &'static str {
        "destination/token-url-without-path"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::DESTINATION_CLIENT, source::DESTINATION_TRANSPORT]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for found in destinations(inspection) {
            let Some(address) = found.token_url else { continue };
            let is_xsuaa = host(address).is_some_and(|host| host.contains(".authentication."));
            if is_xsuaa && !address.trim_end_matches('/').ends_with("/oauth/token") {
                let message = texts::destination_token_url_without_path_message(address);
                let place = found.credentials.place_of("tokenServiceURL");
                findings.report(&place, message, texts::destination_token_url_without_path_help());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn shows_the_address() {
        let report = inspect_texts(
            &[&fixture_text("rules/destination/token-url-without-path/triggers.json")],
            &options(NOW),
        );
        let found = only(&report, "destination/token-url-without-path");
        assert!(found.message.contains("hana.ondemand.com"), "{}", found.message);
    }
}
