use bindwright_report::Severity;

use super::lifetime::{self, Stage};
use super::{name, span};
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A certificate that ends within 7 days; a warning once two thirds of its lifetime are used, else worth knowing.
pub(crate) struct ExpiresWithin7Days;

impl Rule for ExpiresWithin7Days {
    fn code(&self) -> &'static str {
        "certificate/expires-within-7-days"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_5280_VALIDITY, source::XSUAA_MANAGED, source::XSUAA_ROTATE]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for (index, found) in lifetime::certificates_at(inspection, Stage::Within7Days) {
            let not_after = found.value.not_after();
            let left = findings.word(&span(not_after.seconds() - inspection.now.seconds()));
            let message = texts::certificate_expires_within_7_days_message(
                name(&found.value),
                left,
                not_after.to_rfc3339(),
            );
            let severity = lifetime::severity(&found.value, inspection.now);
            let help = texts::certificate_expires_within_7_days_help();
            findings.report_as(severity, &found.place, message, help).about(index);
        }
    }
}

#[cfg(test)]
mod tests {
    use bindwright_report::Severity;

    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn warns_where_most_of_the_lifetime_is_over() {
        let report = inspect_texts(&[&fixture_text("keys/xsuaa-3-days-left.json")], &options(NOW));
        assert_eq!(only(&report, "certificate/expires-within-7-days").severity, Severity::Warning);
    }

    #[test]
    fn a_short_lived_certificate_is_no_alarm_on_its_first_day() {
        let report = inspect_texts(&[&fixture_text("keys/xsuaa-managed.json")], &options(NOW));
        assert_eq!(only(&report, "certificate/expires-within-7-days").severity, Severity::Info);
    }
}
