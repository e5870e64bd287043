use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;
use bindwright_pki::chain::SignatureStatus;

/// A certificate request that its own key did not sign (RFC 2986 section 4.2).
pub(crate) struct SignatureFailed;

impl Rule for SignatureFailed {
    fn code(&self) -> &'static str {
        "request/signature-failed"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_2986]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for found in &inspection.requests {
            if found.value.signature == SignatureStatus::Failed {
                let subject = found.value.request.subject().rfc4514();
                let message = texts::request_signature_failed_message(subject);
                findings.report(&found.place, message, texts::request_signature_failed_help());
            }
        }
    }
}
