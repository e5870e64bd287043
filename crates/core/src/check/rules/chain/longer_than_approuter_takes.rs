use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A chain of more than three certificates in credentials, which approuter takes since 14.2.1.
pub(crate) struct LongerThanApprouterTakes;

impl Rule for LongerThanApprouterTakes {
    fn code(&self) -> &'static str {
        "chain/longer-than-approuter-takes"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn sources(&self) -> &'static [Source] {
        &[source::APPROUTER]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for credentials in &inspection.identities {
            let Some(leaf) = credentials.leaf().filter(|_| credentials.certificates.len() > 3) else {
                continue;
            };
            let count = credentials.certificates.len() as i64;
            let message = texts::chain_longer_than_approuter_takes_message(count);
            let help = texts::chain_longer_than_approuter_takes_help();
            findings.report(&inspection.certificates[leaf].place, message, help).about(leaf);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn counts_them() {
        let report = inspect_texts(
            &[&fixture_text("rules/chain/longer-than-approuter-takes/triggers.json")],
            &options(NOW),
        );
        let found = only(&report, "chain/longer-than-approuter-takes");
        assert!(found.message.contains("4 certificates"), "{}", found.message);
    }
}
