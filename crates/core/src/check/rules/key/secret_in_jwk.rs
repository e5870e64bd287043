use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::texts;

/// A JSON Web Key that holds its private half, or is a shared secret: it is not for others (RFC 7517 section 9.2).
pub(crate) struct SecretInJwk;

impl Rule for SecretInJwk {
    fn code(&self) -> &'static str {
        "key/secret-in-jwk"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_7517, source::RFC_7518_KEYS]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for problem in &inspection.problems {
            let ProblemKind::SecretInJwk { has_public_half } = problem.value else { continue };
            let message = if has_public_half {
                texts::key_secret_in_jwk_private()
            } else {
                texts::key_secret_in_jwk_shared()
            };
            findings.report(&problem.place, message, texts::key_secret_in_jwk_help());
        }
    }
}
