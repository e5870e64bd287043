use bindwright_report::Severity;
use std::collections::HashMap;

use crate::Inspection;
use crate::check::rules::certificate::name;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::Credentials;
use crate::texts;

/// Keys with certificates of one subject and issuer of which at least one is not pinned.
pub(crate) struct PinnedAndUnpinned;

impl Rule for PinnedAndUnpinned {
    fn code(&self) -> &'static str {
        "service-key/pinned-and-unpinned"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::KBA_3364579, source::IT_RT, source::XSUAA_PROVIDED]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let mut known: HashMap<(String, String), Vec<&Credentials>> = HashMap::new();
        for credentials in &inspection.identities {
            let Some(leaf) = credentials.leaf() else { continue };
            let certificate = &inspection.certificates[leaf].value;
            let names = (certificate.subject().rfc4514(), certificate.issuer().rfc4514());
            let others = known.entry(names).or_default();
            let conflict = others.iter().any(|other| conflicts(credentials, other));
            if conflict {
                let message = texts::service_key_pinned_and_unpinned_message(name(certificate));
                let help = texts::service_key_pinned_and_unpinned_help();
                findings.report(&credentials.place_of("certificate-pinning"), message, help).about(leaf);
            }
            if others.len() < COMPARED {
                others.push(credentials);
            }
        }
    }
}

/// Keys that a further one of the same names is compared with.
const COMPARED: usize = 20;

/// Says whether two keys are of different clients and at least one takes the other's certificate.
fn conflicts(one: &Credentials, other: &Credentials) -> bool {
    let unpinned = one.pinning() == Some(false) || other.pinning() == Some(false);
    unpinned && one.client_id.is_some() && other.client_id.is_some() && one.client_id != other.client_id
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn names_the_certificate() {
        let report = inspect_texts(
            &[&fixture_text("rules/service-key/pinned-and-unpinned/triggers.json")],
            &options(NOW),
        );
        let found = only(&report, "service-key/pinned-and-unpinned");
        assert!(found.message.contains("throw-away"), "{}", found.message);
    }
}
