use bindwright_report::Severity;

use super::report_addresses;
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// An address without `https://`, as some consoles want it and no service sends it.
pub(crate) struct WithoutScheme;

impl Rule for WithoutScheme {
    fn code(&self) -> &'static str {
        "endpoint/without-scheme"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::XSUAA_TOKEN, source::ABAP_SYSTEM]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let is_wrong = |address: &str| !address.contains("://");
        let message = |field, address: &str| texts::endpoint_without_scheme_message(field, address);
        report_addresses(inspection, findings, is_wrong, message, texts::endpoint_without_scheme_help);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn shows_the_address() {
        let report =
            inspect_texts(&[&fixture_text("rules/endpoint/without-scheme/triggers.json")], &options(NOW));
        let found = only(&report, "endpoint/without-scheme");
        assert!(found.message.contains("certurl"), "{}", found.message);
    }
}
