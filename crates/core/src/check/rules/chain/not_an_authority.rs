use bindwright_pki::chain::ChainFault;
use bindwright_report::Severity;

use super::faults;
use crate::Inspection;
use crate::check::rules::certificate::name;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A certificate that issued another one and is not that of an authority (RFC 5280 section 6.1.4 (k)).
pub(crate) struct NotAnAuthority;

impl Rule for NotAnAuthority {
    fn code(&self) -> &'static str {
        "chain/not-an-authority"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_5280_PATH, source::RFC_5280_CA]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for fault in faults(inspection) {
            let ChainFault::NotAnAuthority { certificate } = fault else { continue };
            let (certificate, found) = (*certificate, &inspection.certificates[*certificate]);
            let message = texts::chain_not_an_authority_message(name(&found.value));
            findings.report(&found.place, message, texts::chain_not_an_authority_help()).about(certificate);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn names_it() {
        let report =
            inspect_texts(&[&fixture_text("rules/chain/not-an-authority/triggers.pem")], &options(NOW));
        let found = only(&report, "chain/not-an-authority");
        assert!(found.message.contains("issued another"), "{}", found.message);
    }
}
