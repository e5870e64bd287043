use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::texts;
use bindwright_pki::CertificateError;

/// A block that says it is a certificate and is none (RFC 5280 section 4.1).
pub(crate) struct NotReadable;

impl Rule for NotReadable {
    fn code(&self) -> &'static str {
        "certificate/not-readable"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_5280]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for problem in &inspection.problems {
            let ProblemKind::UnreadableCertificate(error) = &problem.value else { continue };
            let message = match error {
                CertificateError::TrailingData { bytes } => {
                    texts::certificate_not_readable_trailing(*bytes as i64)
                }
                CertificateError::UnsupportedVersion { version } => {
                    texts::certificate_not_readable_version(version.to_string())
                }
                CertificateError::Malformed { offset, .. } => {
                    texts::certificate_not_readable_malformed(offset.to_string())
                }
                _ => texts::certificate_not_readable_other(),
            };
            findings.report(&problem.place, message, texts::certificate_not_readable_help());
        }
    }
}
