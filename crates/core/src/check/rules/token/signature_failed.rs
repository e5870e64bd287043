use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;
use crate::token::Verdict;

/// A signature that the keys pasted along did not make (RFC 7515 section 5.2).
pub(crate) struct SignatureFailed;

impl Rule for SignatureFailed {
    fn code(&self) -> &'static str {
        "token/signature-failed"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_7515_VALIDATION]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for found in &inspection.tokens {
            let Verdict::Failed(_) = found.value.verdict else { continue };
            let help = texts::token_signature_failed_help();
            let message = match &found.value.key_id {
                Some(id) => texts::token_signature_failed_message_with_id(id),
                None => texts::token_signature_failed_message(),
            };
            findings.report(&found.place, message, help);
        }
    }
}
