use bindwright_pki::chain::ChainFault;
use bindwright_report::Severity;

use super::faults;
use crate::Inspection;
use crate::check::rules::certificate::name;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A certificate that asks for another key identifier than its issuer has (RFC 5280 section 4.2.1.1).
pub(crate) struct KeyIdentifierMismatch;

impl Rule for KeyIdentifierMismatch {
    fn code(&self) -> &'static str {
        "chain/key-identifier-mismatch"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_5280_KEY_ID]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for fault in faults(inspection) {
            let ChainFault::KeyIdentifierMismatch { certificate, issuer, wanted, found: own } = fault else {
                continue;
            };
            let (certificate, found) = (*certificate, &inspection.certificates[*certificate]);
            let issuer = name(&inspection.certificates[*issuer].value);
            let message =
                texts::chain_key_identifier_mismatch_message(name(&found.value), wanted, issuer, own);
            findings
                .report(&found.place, message, texts::chain_key_identifier_mismatch_help())
                .about(certificate);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn names_both() {
        let report = inspect_texts(
            &[&fixture_text("rules/chain/key-identifier-mismatch/triggers.pem")],
            &options(NOW),
        );
        let found = only(&report, "chain/key-identifier-mismatch");
        assert!(found.message.contains("client CA"), "{}", found.message);
    }
}
