use bindwright_report::Severity;

use super::lifetime::{self, Stage};
use super::{name, span};
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A certificate that begins within ten minutes: rather a clock that is slow than a certificate that is early.
pub(crate) struct ClockSkew;

impl Rule for ClockSkew {
    fn code(&self) -> &'static str {
        "certificate/clock-skew"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_5280_VALIDITY, source::XSUAA_PROVIDED]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for (index, found) in lifetime::certificates_at(inspection, Stage::ClockSkew) {
            let not_before = found.value.not_before();
            let ahead = findings.word(&span(not_before.seconds() - inspection.now.seconds()));
            let message =
                texts::certificate_clock_skew_message(name(&found.value), ahead, not_before.to_rfc3339());
            findings.report(&found.place, message, texts::certificate_clock_skew_help()).about(index);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn says_when_it_begins() {
        let report =
            inspect_texts(&[&fixture_text("rules/certificate/clock-skew/triggers.json")], &options(NOW));
        let found = only(&report, "certificate/clock-skew");
        assert!(found.message.contains("4 minutes"), "{}", found.message);
    }
}
