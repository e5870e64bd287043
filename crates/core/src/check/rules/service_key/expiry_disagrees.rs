use bindwright_pki::UnixTime;
use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A field of the key that names another end than the certificate does.
pub(crate) struct ExpiryDisagrees;

impl Rule for ExpiryDisagrees {
    fn code(&self) -> &'static str {
        "service-key/expiry-disagrees"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::IDENTITY_REFERENCE, source::RFC_5280_VALIDITY]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for credentials in &inspection.identities {
            let Some(leaf) = credentials.leaf() else { continue };
            let not_after = inspection.certificates[leaf].value.not_after();
            for stated in &credentials.stated_expiries {
                if agree(stated.value, not_after) {
                    continue;
                }
                let (stated_text, actual) = (stated.value.to_rfc3339(), not_after.to_rfc3339());
                let message = texts::service_key_expiry_disagrees_message(stated_text, actual);
                let help = texts::service_key_expiry_disagrees_help();
                findings.report(&stated.place, message, help).about(leaf);
            }
        }
    }
}

/// Says whether two ends are the same; a minute of difference is rounding.
pub(crate) fn agree(one: UnixTime, other: UnixTime) -> bool {
    (one.seconds() - other.seconds()).abs() <= 60
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn points_to_the_field() {
        let report = inspect_texts(&[&fixture_text("keys/identity-expiry-differs.json")], &options(NOW));
        let found = only(&report, "service-key/expiry-disagrees");
        assert_eq!(found.pointer.as_deref(), Some("/certificate_expires_at"));
    }
}
