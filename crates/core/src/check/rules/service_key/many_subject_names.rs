use bindwright_report::Severity;
use std::collections::HashSet;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::{AuthorizationServer, Credentials};
use crate::texts;

/// More than 20 subjects of certificates for Cloud Identity Services, the most that one application may have.
pub(crate) struct ManySubjectNames;

impl Rule for ManySubjectNames {
    fn code(&self) -> &'static str {
        "service-key/many-subject-names"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::IDENTITY_REFERENCE]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let of_identity = |server: &AuthorizationServer| *server == AuthorizationServer::Identity;
        let identities = inspection.identities.iter().filter(|found| of_identity(&found.server));
        let leaves = identities.clone().filter_map(Credentials::leaf);
        let subjects: HashSet<String> =
            leaves.map(|leaf| inspection.certificates[leaf].value.subject().rfc4514()).collect();
        let Some(last) = identities.last().filter(|_| subjects.len() > MOST) else { return };
        let message = texts::service_key_many_subject_names_message(subjects.len() as i64, MOST.to_string());
        findings.report(&last.place, message, texts::service_key_many_subject_names_help());
    }
}

/// Different subjects for one application (since 2025-09-11).
const MOST: usize = 20;

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn counts_them() {
        let report = inspect_texts(
            &[&fixture_text("rules/service-key/many-subject-names/triggers.json")],
            &options(NOW),
        );
        let found = only(&report, "service-key/many-subject-names");
        assert!(found.message.contains("21 different"), "{}", found.message);
    }
}
