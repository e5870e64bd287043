use bindwright_report::Severity;

use super::{name, span};
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A certificate that ends within the days that were asked for, and that no other warning speaks of.
///
/// It is not among [`crate::check::RULES`]: it is asked only where [`crate::Options::warn_days`] says how early.
pub(crate) struct EndsWithinAskedDays {
    pub(crate) days: u32,
}

impl EndsWithinAskedDays {
    pub(crate) const CODE: &str = "certificate/ends-within-asked-days";
}

impl Rule for EndsWithinAskedDays {
    fn code(&self) -> &'static str {
        Self::CODE
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_5280_VALIDITY]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for (index, found) in inspection.distinct_certificates().filter(|(_, found)| !found.value.is_ca()) {
            let not_after = found.value.not_after();
            let left = not_after.seconds() - inspection.now.seconds();
            if left < 0 || left > i64::from(self.days) * 86_400 || is_warned_of(findings, index) {
                continue;
            }
            let left = findings.word(&span(left));
            let message = texts::certificate_ends_within_asked_days_message(
                name(&found.value),
                left,
                not_after.to_rfc3339(),
            );
            let help = texts::certificate_ends_within_asked_days_help();
            findings.report(&found.place, message, help).about(index);
        }
    }
}

/// Says whether a warning about the end of a certificate is there already.
fn is_warned_of(findings: &Findings, certificate: usize) -> bool {
    const ENDS: [&str; 3] = [
        "certificate/expires-within-7-days",
        "certificate/expires-within-30-days",
        "certificate/lifetime-two-thirds-used",
    ];
    findings.list().iter().any(|found| {
        found.certificate == Some(certificate)
            && found.diagnostic.severity >= Severity::Warning
            && ENDS.contains(&found.diagnostic.code.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;
    use crate::check::testing::{NOW, fixture_text, inspect_texts, options};

    fn codes(fixture: &str, days: u32) -> Vec<String> {
        let options = Options { warn_days: Some(days), ..options(NOW) };
        let report = inspect_texts(&[&fixture_text(fixture)], &options);
        let warnings = report.diagnostics.into_iter().filter(|found| found.severity >= Severity::Warning);
        warnings.map(|found| found.code).collect()
    }

    #[test]
    fn warns_as_early_as_asked() {
        assert_eq!(codes("keys/xsuaa-100-days.json", 100), [EndsWithinAskedDays::CODE]);
        assert_eq!(codes("keys/xsuaa-100-days.json", 30), [""; 0]);
    }

    #[test]
    fn says_nothing_twice() {
        assert_eq!(codes("keys/xsuaa-3-days-left.json", 90), ["certificate/expires-within-7-days"]);
        assert_eq!(codes("keys/xsuaa-expired.json", 90), ["certificate/expired"]);
    }
}
