use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::texts;
use bindwright_pki::keystore::KeystoreProblem;

/// Bytes that follow after the end of a keystore.
pub(crate) struct TrailingData;

impl Rule for TrailingData {
    fn code(&self) -> &'static str {
        "keystore/trailing-data"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_7292]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for problem in &inspection.problems {
            let ProblemKind::Keystore(KeystoreProblem::TrailingData { bytes }) = &problem.value else {
                continue;
            };
            let message = texts::keystore_trailing_data_message(*bytes as i64);
            findings.report(&problem.place, message, texts::keystore_trailing_data_help());
        }
    }
}
