use bindwright_report::Severity;

use super::lifetime::{self, Stage};
use super::{name, span};
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A certificate whose time has not begun (RFC 5280 section 4.1.2.5).
pub(crate) struct NotYetValid;

impl Rule for NotYetValid {
    fn code(&self) -> &'static str {
        "certificate/not-yet-valid"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_5280_VALIDITY]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for (index, found) in lifetime::certificates_at(inspection, Stage::NotYetValid) {
            let not_before = found.value.not_before();
            let ahead = findings.word(&span(not_before.seconds() - inspection.now.seconds()));
            let message =
                texts::certificate_not_yet_valid_message(name(&found.value), ahead, not_before.to_rfc3339());
            findings.report(&found.place, message, texts::certificate_not_yet_valid_help()).about(index);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn says_when_it_begins() {
        let report = inspect_texts(&[&fixture_text("keys/xsuaa-not-yet-valid.json")], &options(NOW));
        let found = only(&report, "certificate/not-yet-valid");
        assert!(found.message.contains("becomes valid in "), "{}", found.message);
    }
}
