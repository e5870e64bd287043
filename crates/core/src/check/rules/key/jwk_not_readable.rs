use bindwright_report::Severity;

use crate::Inspection;
use crate::check::rules::problem;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::texts;

/// A JSON Web Key of a kind or curve that is not known here, or with numbers that make no key.
pub(crate) struct JwkNotReadable;

impl Rule for JwkNotReadable {
    fn code(&self) -> &'static str {
        "key/jwk-not-readable"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_7517, source::RFC_7518_KEYS]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let is_meant = |kind: &ProblemKind| matches!(kind, ProblemKind::UnreadableJwk);
        let (message, help) = (texts::key_jwk_not_readable_message, texts::key_jwk_not_readable_help);
        problem::report(inspection, findings, is_meant, message, help);
    }
}
