use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::Credentials;
use crate::texts;

/// Several keys whose certificates end within an hour: what was created in one deployment ends in one moment.
pub(crate) struct ExpireTogether;

impl Rule for ExpireTogether {
    fn code(&self) -> &'static str {
        "service-key/expire-together"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn sources(&self) -> &'static [Source] {
        &[source::FIELD_REPORT, source::XSUAA_ROTATE]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let mut leaves: Vec<usize> = inspection
            .identities
            .iter()
            .filter_map(Credentials::leaf)
            .map(|leaf| inspection.first_equal(leaf))
            .collect();
        leaves.sort_unstable();
        leaves.dedup();
        let ends = leaves.iter().map(|leaf| inspection.certificates[*leaf].value.not_after());
        let (Some(first), Some(last)) = (ends.clone().min(), ends.max()) else { return };
        let is_ahead = first > inspection.now;
        if leaves.len() > 1 && is_ahead && last.seconds() - first.seconds() <= 3_600 {
            let message = texts::service_key_expire_together_message(leaves.len() as i64, first.to_rfc3339());
            let place = &inspection.identities[0].place;
            findings.report(place, message, texts::service_key_expire_together_help());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn says_when() {
        let report =
            inspect_texts(&[&fixture_text("rules/service-key/expire-together/triggers.json")], &options(NOW));
        let found = only(&report, "service-key/expire-together");
        assert!(found.message.contains("2027-02-24"), "{}", found.message);
    }
}
