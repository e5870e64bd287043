use bindwright_pki::CertificateProblem;
use bindwright_report::Severity;

use super::name;
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// What stands in the place of the public key is not one of its algorithm (RFC 5280 section 4.1.2.7).
pub(crate) struct MalformedPublicKey;

impl Rule for MalformedPublicKey {
    fn code(&self) -> &'static str {
        "certificate/malformed-public-key"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_5280]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for (index, found) in inspection.distinct_certificates() {
            if found.value.problems().contains(&CertificateProblem::MalformedPublicKey) {
                let algorithm = found.value.public_key().algorithm();
                let message = texts::certificate_malformed_public_key_message(name(&found.value), algorithm);
                let help = texts::certificate_malformed_public_key_help();
                findings.report(&found.place, message, help).about(index);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn names_the_algorithm() {
        let report = inspect_texts(
            &[&fixture_text("rules/certificate/malformed-public-key/triggers.pem")],
            &options(NOW),
        );
        let found = only(&report, "certificate/malformed-public-key");
        assert!(found.message.contains("RSA"), "{}", found.message);
    }
}
