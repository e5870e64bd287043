use bindwright_report::Severity;

use super::report_addresses;
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspect::host;
use crate::texts;

/// An address without TLS (RFC 6749 section 3.2).
pub(crate) struct NotHttps;

impl Rule for NotHttps {
    fn code(&self) -> &'static str {
        "endpoint/not-https"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_6749_ENDPOINT, source::RFC_8705]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let is_wrong = |address: &str| {
            let is_open = address.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http://"));
            // A stand-in for the service on the developer's own computer.
            let is_local = host(address).is_some_and(|host| ["localhost", "127.0.0.1"].contains(&host));
            is_open && !is_local
        };
        let message = |field, address: &str| texts::endpoint_not_https_message(field, address);
        report_addresses(inspection, findings, is_wrong, message, texts::endpoint_not_https_help);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn shows_the_address() {
        let report = inspect_texts(&[&fixture_text("rules/endpoint/not-https/triggers.json")], &options(NOW));
        let found = only(&report, "endpoint/not-https");
        assert!(found.message.contains("http://"), "{}", found.message);
    }
}
