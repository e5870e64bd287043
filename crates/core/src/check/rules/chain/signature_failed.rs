use bindwright_report::Severity;

use crate::Inspection;
use crate::check::rules::certificate::name;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;
use bindwright_pki::chain::SignatureStatus;

/// A certificate whose signature does not fit the authority of its issuer name that is here (RFC 5280 section 6.1).
pub(crate) struct SignatureFailed;

impl Rule for SignatureFailed {
    fn code(&self) -> &'static str {
        "chain/signature-failed"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_5280_PATH]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for (index, found) in inspection.distinct_certificates() {
            if inspection.arrangement.signature[index] == SignatureStatus::Failed {
                let issuer = found.value.issuer().rfc4514();
                let message = texts::chain_signature_failed_message(name(&found.value), issuer);
                findings.report(&found.place, message, texts::chain_signature_failed_help()).about(index);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn an_authority_that_only_has_the_name_is_found_out() {
        let report = inspect_texts(&[&fixture_text("certificates/impostor-chain.pem")], &options(NOW));
        only(&report, "chain/signature-failed");
    }
}
