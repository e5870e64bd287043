use bindwright_report::Severity;

use super::report_addresses;
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// An address with two schemes, as pages print it that put `https://` before `certurl`.
pub(crate) struct DoubledScheme;

impl Rule for DoubledScheme {
    fn code(&self) -> &'static str {
        "endpoint/doubled-scheme"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::AUDIT_LOG_WRITE, source::XSUAA_TOKEN]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let is_wrong = |address: &str| address.matches("://").count() > 1;
        let message = |field, address: &str| texts::endpoint_doubled_scheme_message(field, address);
        report_addresses(inspection, findings, is_wrong, message, texts::endpoint_doubled_scheme_help);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn shows_the_address() {
        let report =
            inspect_texts(&[&fixture_text("rules/endpoint/doubled-scheme/triggers.json")], &options(NOW));
        let found = only(&report, "endpoint/doubled-scheme");
        assert!(found.message.contains("https://https://"), "{}", found.message);
    }
}
