use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A text that is an error message: it is explained.
pub(crate) struct ErrorMessage;

impl Rule for ErrorMessage {
    fn code(&self) -> &'static str {
        "input/error-message"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn sources(&self) -> &'static [Source] {
        &[source::XSUAA_401, source::RFC_8446_ALERTS]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let mut last = None;
        for found in &inspection.explanations {
            // The first one of an input is the most specific.
            if last != found.place.input {
                let message = texts::input_error_message_message(found.value.pattern());
                findings.report(&found.place, message, texts::input_error_message_help());
            }
            last = found.place.input;
        }
    }
}
