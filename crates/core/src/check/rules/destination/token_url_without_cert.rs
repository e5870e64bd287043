use bindwright_report::Severity;

use super::destinations;
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspect::host;
use crate::texts;

/// A destination that sends its certificate to the host for client secrets.
pub(crate) struct TokenUrlWithoutCert;

impl Rule for TokenUrlWithoutCert {
    fn code(&self) -> &'static str {
        "destination/token-url-without-cert"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::XSUAA_TOKEN, source::DESTINATION_CLIENT]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for found in destinations(inspection).filter(|found| found.key_store.is_some()) {
            let Some(host) = found.token_url.and_then(host) else { continue };
            if host.contains(".authentication.") && !host.contains(".authentication.cert.") {
                let message = texts::destination_token_url_without_cert_message(host);
                let place = found.credentials.place_of("tokenServiceURL");
                findings.report(&place, message, texts::destination_token_url_without_cert_help());
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
            &[&fixture_text("rules/destination/token-url-without-cert/triggers.json")],
            &options(NOW),
        );
        let found = only(&report, "destination/token-url-without-cert");
        assert!(found.message.contains("bindwright-test.authentication.eu10"), "{}", found.message);
    }
}
