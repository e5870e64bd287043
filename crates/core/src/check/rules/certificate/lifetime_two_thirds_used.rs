use bindwright_report::Severity;

use super::lifetime::{self, Stage};
use super::{name, span};
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// An end entity certificate that has more of its lifetime behind than is wise before a renewal.
pub(crate) struct LifetimeTwoThirdsUsed;

impl Rule for LifetimeTwoThirdsUsed {
    fn code(&self) -> &'static str {
        "certificate/lifetime-two-thirds-used"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::XSUAA_ROTATE, source::XSUAA_MANAGED]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for (index, found) in lifetime::certificates_at(inspection, Stage::TwoThirdsUsed) {
            let not_after = found.value.not_after();
            let left = findings.word(&span(not_after.seconds() - inspection.now.seconds()));
            let message = texts::certificate_lifetime_two_thirds_used_message(
                name(&found.value),
                left,
                not_after.to_rfc3339(),
            );
            let help = texts::certificate_lifetime_two_thirds_used_help();
            findings.report(&found.place, message, help).about(index);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn speaks_up_long_before_the_end() {
        let report = inspect_texts(&[&fixture_text("keys/xsuaa-two-thirds-used.json")], &options(NOW));
        assert!(only(&report, "certificate/lifetime-two-thirds-used").message.contains("days left"));
    }
}
