use bindwright_report::Severity;

use super::destinations;
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// Tokens by certificate with another proxy type than Internet, for which alone they are documented.
pub(crate) struct ProxyType;

impl Rule for ProxyType {
    fn code(&self) -> &'static str {
        "destination/proxy-type"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::DESTINATION_MTLS]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for found in destinations(inspection).filter(|found| found.is_for_tokens) {
            let Some(kind) = found.value("ProxyType") else { continue };
            if found.key_store.is_some() && !kind.eq_ignore_ascii_case("internet") {
                let message = texts::destination_proxy_type_message(kind);
                let place = found.credentials.place_of("ProxyType");
                findings.report(&place, message, texts::destination_proxy_type_help());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn shows_the_type() {
        let report =
            inspect_texts(&[&fixture_text("rules/destination/proxy-type/triggers.json")], &options(NOW));
        let found = only(&report, "destination/proxy-type");
        assert!(found.message.contains("OnPremise"), "{}", found.message);
    }
}
