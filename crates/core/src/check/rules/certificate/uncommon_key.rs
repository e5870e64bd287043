use bindwright_pki::UsabilityReason;
use bindwright_report::Severity;

use super::{client_reasons, name};
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A client certificate with a key of an algorithm or on a curve that few servers support (RFC 8446 section 4.2.3).
pub(crate) struct UncommonKey;

impl Rule for UncommonKey {
    fn code(&self) -> &'static str {
        "certificate/uncommon-key"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_8446_CLIENT, source::XSUAA_MANAGED]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for (index, found, reason) in client_reasons(inspection) {
            let UsabilityReason::UncommonKey { algorithm, .. } = reason else { continue };
            let curve = found.value.public_key().curve_name().map(str::to_owned);
            let message =
                texts::certificate_uncommon_key_message(name(&found.value), curve.unwrap_or(algorithm));
            findings.report(&found.place, message, texts::certificate_uncommon_key_help()).about(index);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn names_the_algorithm() {
        let report =
            inspect_texts(&[&fixture_text("rules/certificate/uncommon-key/triggers.pem")], &options(NOW));
        let found = only(&report, "certificate/uncommon-key");
        assert!(found.message.contains("Ed448"), "{}", found.message);
    }
}
