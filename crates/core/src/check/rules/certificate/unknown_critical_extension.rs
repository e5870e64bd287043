use bindwright_pki::UsabilityReason;
use bindwright_report::Severity;

use super::{client_reasons, name};
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A critical extension that is not known here: who does not know it has to refuse the certificate (RFC 5280 section 4.2).
pub(crate) struct UnknownCriticalExtension;

impl Rule for UnknownCriticalExtension {
    fn code(&self) -> &'static str {
        "certificate/unknown-critical-extension"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_5280_EXTENSIONS]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for (index, found, reason) in client_reasons(inspection) {
            let UsabilityReason::UnknownCriticalExtension { oid } = reason else { continue };
            let message = texts::certificate_unknown_critical_extension_message(name(&found.value), oid);
            let help = texts::certificate_unknown_critical_extension_help();
            findings.report(&found.place, message, help).about(index);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn shows_the_identifier() {
        let report = inspect_texts(
            &[&fixture_text("rules/certificate/unknown-critical-extension/triggers.pem")],
            &options(NOW),
        );
        let found = only(&report, "certificate/unknown-critical-extension");
        assert!(found.message.contains("1.3.6.1.4.1.55555.1.1"), "{}", found.message);
    }
}
