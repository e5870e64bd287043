use bindwright_pki::UsabilityReason;
use bindwright_report::Severity;

use super::{client_reasons, name};
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A client certificate that is not of version 3, as TLS 1.3 wants it (RFC 8446 section 4.4.2.3).
pub(crate) struct OldVersion;

impl Rule for OldVersion {
    fn code(&self) -> &'static str {
        "certificate/old-version"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_8446_CLIENT, source::RFC_5280]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for (index, found, reason) in client_reasons(inspection) {
            let UsabilityReason::OldVersion { version } = reason else { continue };
            let message = texts::certificate_old_version_message(name(&found.value), version.to_string());
            findings.report(&found.place, message, texts::certificate_old_version_help()).about(index);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn says_the_version() {
        let report =
            inspect_texts(&[&fixture_text("rules/certificate/old-version/triggers.pem")], &options(NOW));
        let found = only(&report, "certificate/old-version");
        assert!(found.message.contains("version 1"), "{}", found.message);
    }
}
