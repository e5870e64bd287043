use bindwright_pki::chain::ChainFault;
use bindwright_report::Severity;

use super::faults;
use crate::Inspection;
use crate::check::rules::certificate::name;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// An authority whose key usage does not allow to sign certificates (RFC 5280 section 6.1.4 (n)).
pub(crate) struct CannotSignCertificates;

impl Rule for CannotSignCertificates {
    fn code(&self) -> &'static str {
        "chain/cannot-sign-certificates"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_5280_PATH, source::RFC_5280_KEY_USAGE]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for fault in faults(inspection) {
            let ChainFault::KeyUsageWithoutCertificateSigning { certificate } = fault else { continue };
            let (certificate, found) = (*certificate, &inspection.certificates[*certificate]);
            if found.value.is_ca() {
                let message = texts::chain_cannot_sign_certificates_message(name(&found.value));
                let help = texts::chain_cannot_sign_certificates_help();
                findings.report(&found.place, message, help).about(certificate);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn names_it() {
        let report = inspect_texts(
            &[&fixture_text("rules/chain/cannot-sign-certificates/triggers.pem")],
            &options(NOW),
        );
        let found = only(&report, "chain/cannot-sign-certificates");
        assert!(found.message.contains("throw-away"), "{}", found.message);
    }
}
