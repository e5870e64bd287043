use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::texts;
use bindwright_pki::RequestError;

/// A block that says it is a certificate request and is none.
pub(crate) struct NotReadable;

impl Rule for NotReadable {
    fn code(&self) -> &'static str {
        "request/not-readable"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_2986]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for problem in &inspection.problems {
            let ProblemKind::UnreadableRequest(error) = &problem.value else { continue };
            let message = match error {
                RequestError::Malformed { offset } => {
                    texts::request_not_readable_malformed((*offset).to_string())
                }
                _ => texts::request_not_readable_message(),
            };
            findings.report(&problem.place, message, texts::request_not_readable_help());
        }
    }
}
