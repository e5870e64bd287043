use bindwright_pki::CertificateProblem;
use bindwright_report::Severity;

use super::name;
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// The two places that name the signature algorithm disagree (RFC 5280 section 4.1.1.2).
pub(crate) struct SignatureAlgorithmMismatch;

impl Rule for SignatureAlgorithmMismatch {
    fn code(&self) -> &'static str {
        "certificate/signature-algorithm-mismatch"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_5280_SIGNATURE]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for (index, found) in inspection.distinct_certificates() {
            for problem in found.value.problems() {
                let CertificateProblem::SignatureAlgorithmMismatch { signed, unsigned } = problem else {
                    continue;
                };
                let message = texts::certificate_signature_algorithm_mismatch_message(
                    name(&found.value),
                    signed,
                    unsigned,
                );
                let help = texts::certificate_signature_algorithm_mismatch_help();
                findings.report(&found.place, message, help).about(index);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn shows_both() {
        let report = inspect_texts(
            &[&fixture_text("rules/certificate/signature-algorithm-mismatch/triggers.pem")],
            &options(NOW),
        );
        let found = only(&report, "certificate/signature-algorithm-mismatch");
        assert!(found.message.contains("1.2.840.113549.1.1.12"), "{}", found.message);
    }
}
