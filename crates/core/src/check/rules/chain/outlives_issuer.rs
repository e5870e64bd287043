use bindwright_report::Severity;

use crate::Inspection;
use crate::check::rules::certificate::name;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A certificate that ends after its issuer does: the chain ends with the issuer (RFC 5280 section 6.1.3).
pub(crate) struct OutlivesIssuer;

impl Rule for OutlivesIssuer {
    fn code(&self) -> &'static str {
        "chain/outlives-issuer"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_5280_PATH, source::RFC_5280_VALIDITY]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for (index, found) in inspection.distinct_certificates() {
            let Some(issuer) =
                inspection.issuer_of(index).map(|issuer| &inspection.certificates[issuer].value)
            else {
                continue;
            };
            if found.value.not_after() > issuer.not_after() && issuer.not_after() > inspection.now {
                let message = texts::chain_outlives_issuer_message(
                    name(&found.value),
                    name(issuer),
                    issuer.not_after().to_rfc3339(),
                );
                findings.report(&found.place, message, texts::chain_outlives_issuer_help()).about(index);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn says_when_the_chain_ends() {
        let report =
            inspect_texts(&[&fixture_text("rules/chain/outlives-issuer/triggers.pem")], &options(NOW));
        let found = only(&report, "chain/outlives-issuer");
        assert!(found.message.contains("2046-01-01"), "{}", found.message);
    }
}
