use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::texts;
use bindwright_pki::keystore::KeystoreProblem;

/// An entry of a keystore of a kind that is not read.
pub(crate) struct EntryNotReadable;

impl Rule for EntryNotReadable {
    fn code(&self) -> &'static str {
        "keystore/entry-not-readable"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_7292]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for problem in &inspection.problems {
            let ProblemKind::Keystore(problem_of_store) = &problem.value else { continue };
            let message = match problem_of_store {
                KeystoreProblem::OtherCertificate { kind, .. } => {
                    texts::keystore_entry_not_readable_certificate(kind)
                }
                KeystoreProblem::UnknownEntry { kind } => texts::keystore_entry_not_readable_kind(kind),
                KeystoreProblem::EntriesAfterSecret { entries } => {
                    texts::keystore_entry_not_readable_hidden(i64::from(*entries))
                }
                _ => continue,
            };
            findings.report(&problem.place, message, texts::keystore_entry_not_readable_help());
        }
    }
}
