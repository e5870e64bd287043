use bindwright_pki::chain::SignatureStatus;
use bindwright_report::Severity;

use crate::Inspection;
use crate::check::rules::certificate::name;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A signature whose issuer is here and that could not be verified: another algorithm, or a bound.
pub(crate) struct SignatureNotChecked;

impl Rule for SignatureNotChecked {
    fn code(&self) -> &'static str {
        "chain/signature-not-checked"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_5280_PATH]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let mut seen = vec![false; inspection.certificates.len()];
        let links = inspection.arrangement.chains.iter().flat_map(|chain| chain.certificates.windows(2));
        for index in links.filter_map(|link| link.first().copied()) {
            let is_open = inspection.arrangement.signature[index] == SignatureStatus::NotChecked;
            // Chains share their upper parts.
            if is_open && !std::mem::replace(&mut seen[index], true) {
                let found = &inspection.certificates[index];
                let algorithm = found.value.signature_algorithm().name.as_str();
                let message = texts::chain_signature_not_checked_message(name(&found.value), algorithm);
                let help = texts::chain_signature_not_checked_help();
                findings.report(&found.place, message, help).about(index);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn names_the_algorithm() {
        let report =
            inspect_texts(&[&fixture_text("rules/chain/signature-not-checked/triggers.pem")], &options(NOW));
        let found = only(&report, "chain/signature-not-checked");
        assert!(found.message.contains("not verified here"), "{}", found.message);
    }
}
