use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;
use crate::token::Form;

/// A token of five parts: encrypted for whoever has the private key (RFC 7516).
pub(crate) struct Encrypted;

impl Rule for Encrypted {
    fn code(&self) -> &'static str {
        "token/encrypted"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_7516]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for found in inspection.tokens.iter().filter(|found| found.value.form == Form::Encrypted) {
            let message = texts::token_encrypted_message(&found.value.algorithm_name);
            findings.report(&found.place, message, texts::token_encrypted_help());
        }
    }
}
