use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A header that carries the signer's key or an address of it: whoever made the token wrote that, too. `jku` alone is what
/// XSUAA always writes.
pub(crate) struct KeyInHeader;

impl Rule for KeyInHeader {
    fn code(&self) -> &'static str {
        "token/key-in-header"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_8725_RECEIVED, source::RFC_7515_HEADER]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for found in &inspection.tokens {
            let names: Vec<&str> =
                found.value.offered_keys.iter().copied().filter(|name| *name != "jku").collect();
            if !names.is_empty() {
                let message = texts::token_key_in_header_message(names.join(", "));
                findings.report(&found.place, message, texts::token_key_in_header_help());
            }
        }
    }
}
