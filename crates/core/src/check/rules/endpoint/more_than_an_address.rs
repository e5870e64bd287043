use bindwright_report::Severity;

use super::place;
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// An address with a login, a query or a fragment; it is not shown.
pub(crate) struct MoreThanAnAddress;

impl Rule for MoreThanAnAddress {
    fn code(&self) -> &'static str {
        "endpoint/more-than-an-address"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_6749_ENDPOINT]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for credentials in &inspection.identities {
            for name in ["url", "certurl"] {
                let Some(field) = credentials.field(name) else { continue };
                let is_long = field.length.is_some_and(|length| length > 0) && field.kind == "string";
                if is_long && field.value.is_none() {
                    let message = texts::endpoint_more_than_an_address_message(name);
                    let help = texts::endpoint_more_than_an_address_help();
                    findings.report(&place(credentials, name), message, help);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn names_the_field() {
        let report = inspect_texts(
            &[&fixture_text("rules/endpoint/more-than-an-address/triggers.json")],
            &options(NOW),
        );
        let found = only(&report, "endpoint/more-than-an-address");
        assert!(found.message.contains("certurl"), "{}", found.message);
    }
}
