use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;
use crate::token::Algorithm;

/// A token that is authenticated with a shared secret; it is never checked with a public key, which everybody knows.
pub(crate) struct HmacNotCheckable;

impl Rule for HmacNotCheckable {
    fn code(&self) -> &'static str {
        "token/hmac-not-checkable"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_8725_ALGORITHMS, source::RFC_7518]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let has_public_key = !inspection.public_keys.is_empty();
        for found in inspection.tokens.iter().filter(|found| found.value.algorithm == Algorithm::Hmac) {
            let name = &found.value.algorithm_name;
            let help = texts::token_hmac_not_checkable_help();
            if has_public_key {
                let message = texts::token_hmac_not_checkable_public_key(name);
                findings.report(&found.place, message, help);
            } else {
                let message = texts::token_hmac_not_checkable_message(name);
                findings.report_as(Severity::Info, &found.place, message, help);
            }
        }
    }
}
