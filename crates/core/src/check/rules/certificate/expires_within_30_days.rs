use bindwright_report::Severity;

use super::lifetime::{self, Stage};
use super::{name, span};
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A certificate that ends within 30 days; a warning once two thirds of its lifetime are used, else worth knowing.
pub(crate) struct ExpiresWithin30Days;

impl Rule for ExpiresWithin30Days {
    fn code(&self) -> &'static str {
        "certificate/expires-within-30-days"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_5280_VALIDITY, source::XSUAA_MANAGED, source::XSUAA_ROTATE]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for (index, found) in lifetime::certificates_at(inspection, Stage::Within30Days) {
            let not_after = found.value.not_after();
            let left = findings.word(&span(not_after.seconds() - inspection.now.seconds()));
            let message = texts::certificate_expires_within_30_days_message(
                name(&found.value),
                left,
                not_after.to_rfc3339(),
            );
            let severity = lifetime::severity(&found.value, inspection.now);
            let help = texts::certificate_expires_within_30_days_help();
            findings.report_as(severity, &found.place, message, help).about(index);
        }
    }
}

#[cfg(test)]
mod tests {
    use bindwright_report::Severity;

    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn a_thirty_day_certificate_is_no_alarm_in_its_first_days() {
        let report = inspect_texts(&[&fixture_text("keys/xsuaa-30-days.json")], &options(NOW));
        assert_eq!(only(&report, "certificate/expires-within-30-days").severity, Severity::Info);
    }

    #[test]
    fn warns_where_most_of_the_lifetime_is_over() {
        let now = "2027-01-25T12:00:00Z";
        let report = inspect_texts(&[&fixture_text("keys/xsuaa-100-days.json")], &options(now));
        assert_eq!(only(&report, "certificate/expires-within-30-days").severity, Severity::Warning);
    }
}
