use bindwright_report::Severity;

use super::authorities::{self, Listing};
use super::name;
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A certificate that was brought to XSUAA and whose authority is not on the list that SAP publishes.
pub(crate) struct IssuerNotListed;

impl Rule for IssuerNotListed {
    fn code(&self) -> &'static str {
        "certificate/issuer-not-listed"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::XSUAA_TRUSTED, source::ABAP_ISSUER]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for index in authorities::brought(inspection) {
            let found = &inspection.certificates[index];
            if authorities::listing(inspection, index) == Listing::Absent {
                let issuer = authorities::last_issuer(inspection, index);
                let message = texts::certificate_issuer_not_listed_message(name(&found.value), issuer);
                findings
                    .report(&found.place, message, texts::certificate_issuer_not_listed_help())
                    .about(index);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn names_the_issuer() {
        let report = inspect_texts(
            &[&fixture_text("rules/certificate/issuer-not-listed/triggers.json")],
            &options(NOW),
        );
        let found = only(&report, "certificate/issuer-not-listed");
        assert!(found.message.contains("root CA"), "{}", found.message);
    }
}
