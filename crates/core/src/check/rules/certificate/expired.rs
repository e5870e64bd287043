use bindwright_report::Severity;

use super::lifetime::{self, Stage};
use super::{name, span};
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A certificate whose time is over (RFC 5280 section 4.1.2.5).
pub(crate) struct Expired;

impl Rule for Expired {
    fn code(&self) -> &'static str {
        "certificate/expired"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_5280_VALIDITY, source::XSUAA_ROTATE]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for (index, found) in lifetime::certificates_at(inspection, Stage::Expired) {
            let not_after = found.value.not_after();
            let ago = findings.word(&span(inspection.now.seconds() - not_after.seconds()));
            let message = texts::certificate_expired_message(name(&found.value), ago, not_after.to_rfc3339());
            findings.report(&found.place, message, texts::certificate_expired_help()).about(index);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn says_how_long_ago_and_when() {
        let report = inspect_texts(&[&fixture_text("keys/xsuaa-expired.json")], &options(NOW));
        let found = only(&report, "certificate/expired");
        assert!(found.message.contains("expired 12 days ago (2026-11-08T"), "{}", found.message);
    }

    #[test]
    fn the_last_second_still_counts() {
        let key = fixture_text("keys/xsuaa-expired.json");
        let end = inspect_texts(&[&key], &options(NOW)).identities[0].expires_at.clone().unwrap();
        let codes = |now: &str| crate::check::testing::codes(&[&key], &options(now));
        assert!(!codes(&end).contains(&"certificate/expired".to_owned()));
        assert!(codes(&end.replace(":00Z", ":01Z")).contains(&"certificate/expired".to_owned()));
    }
}
