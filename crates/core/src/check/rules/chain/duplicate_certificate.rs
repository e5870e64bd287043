use bindwright_report::Severity;

use super::distinct;
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A certificate that stands in one bundle more than once.
pub(crate) struct DuplicateCertificate;

impl Rule for DuplicateCertificate {
    fn code(&self) -> &'static str {
        "chain/duplicate-certificate"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_8446_CHAIN]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for bundle in &inspection.bundles {
            let twice = bundle.certificates.len() - distinct(inspection, &bundle.certificates).len();
            if twice > 0 {
                let message = texts::chain_duplicate_certificate_message(twice as i64);
                findings.report(&bundle.place, message, texts::chain_duplicate_certificate_help());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn counts_repetitions() {
        let report =
            inspect_texts(&[&fixture_text("rules/chain/duplicate-certificate/triggers.pem")], &options(NOW));
        let found = only(&report, "chain/duplicate-certificate");
        assert!(found.message.contains("3 certificates"), "{}", found.message);
    }
}
