use bindwright_pki::chain::ChainFault;
use bindwright_report::Severity;

use super::faults;
use crate::Inspection;
use crate::check::rules::certificate::name;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// More authorities below a certificate than its path length allows (RFC 5280 section 6.1.4 (m)).
pub(crate) struct PathTooLong;

impl Rule for PathTooLong {
    fn code(&self) -> &'static str {
        "chain/path-too-long"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_5280_PATH, source::RFC_5280_CA]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for fault in faults(inspection) {
            let ChainFault::PathTooLong { certificate, allowed, found: below } = fault else { continue };
            let (certificate, found) = (*certificate, &inspection.certificates[*certificate]);
            let message = texts::chain_path_too_long_message(
                name(&found.value),
                allowed.to_string(),
                below.to_string(),
            );
            findings.report(&found.place, message, texts::chain_path_too_long_help()).about(certificate);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn says_both_numbers() {
        let report = inspect_texts(&[&fixture_text("rules/chain/path-too-long/triggers.pem")], &options(NOW));
        let found = only(&report, "chain/path-too-long");
        assert!(found.message.contains("allows 0"), "{}", found.message);
    }
}
