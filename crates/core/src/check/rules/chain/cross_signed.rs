use bindwright_report::Severity;
use std::collections::HashMap;

use crate::Inspection;
use crate::check::rules::certificate::name;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// Two certificates of one authority with one key and different issuers: there is more than one way up.
pub(crate) struct CrossSigned;

impl Rule for CrossSigned {
    fn code(&self) -> &'static str {
        "chain/cross-signed"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_5280_PATH]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let mut known: HashMap<&[u8], usize> = HashMap::new();
        for (index, found) in inspection.distinct_certificates().filter(|(_, found)| found.value.is_ca()) {
            let first = *known.entry(found.value.public_key().spki_der()).or_insert(index);
            let other = &inspection.certificates[first].value;
            let is_twin = first != index && other.subject().matches(found.value.subject());
            if is_twin && !other.issuer().matches(found.value.issuer()) {
                let (one, two) = (other.issuer().rfc4514(), found.value.issuer().rfc4514());
                let message = texts::chain_cross_signed_message(name(&found.value), one, two);
                findings.report(&found.place, message, texts::chain_cross_signed_help()).about(index);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn names_both_issuers() {
        let report = inspect_texts(&[&fixture_text("rules/chain/cross-signed/triggers.pem")], &options(NOW));
        let found = only(&report, "chain/cross-signed");
        assert!(found.message.contains("stranger CA"), "{}", found.message);
    }
}
