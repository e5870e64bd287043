use bindwright_report::Severity;

use super::authorities::{self, Listing};
use super::name;
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A certificate that was brought to XSUAA and whose authority is on SAP's list, by key or by name.
pub(crate) struct IssuerListed;

impl Rule for IssuerListed {
    fn code(&self) -> &'static str {
        "certificate/issuer-listed"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn sources(&self) -> &'static [Source] {
        &[source::XSUAA_TRUSTED]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for index in authorities::brought(inspection) {
            let found = &inspection.certificates[index];
            let message = match authorities::listing(inspection, index) {
                Listing::Absent => continue,
                Listing::ByName(authority) => {
                    texts::certificate_issuer_listed_message(name(&found.value), authority)
                }
                Listing::ByKey(authority) => {
                    texts::certificate_issuer_listed_key(name(&found.value), authority)
                }
            };
            findings.report(&found.place, message, texts::certificate_issuer_listed_help()).about(index);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn says_that_a_name_proves_nothing() {
        let report =
            inspect_texts(&[&fixture_text("rules/certificate/issuer-listed/triggers.json")], &options(NOW));
        let found = only(&report, "certificate/issuer-listed");
        assert!(found.message.contains("identity not proven"), "{}", found.message);
    }
}
