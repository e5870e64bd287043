use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A certificate request for which no certificate is there yet.
pub(crate) struct NoCertificate;

impl Rule for NoCertificate {
    fn code(&self) -> &'static str {
        "request/no-certificate"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_2986]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for found in &inspection.requests {
            let key = found.value.request.public_key();
            let issued =
                inspection.certificates.iter().any(|found| found.value.public_key().is_same_key(key));
            if !issued {
                let message = texts::request_no_certificate_message(found.value.request.subject().rfc4514());
                findings.report(&found.place, message, texts::request_no_certificate_help());
            }
        }
    }
}
