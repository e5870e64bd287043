use bindwright_pki::CertificateProblem;
use bindwright_report::Severity;

use super::report_extensions;
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// An extension that stands in a certificate twice (RFC 5280 section 4.2).
pub(crate) struct DuplicateExtension;

impl Rule for DuplicateExtension {
    fn code(&self) -> &'static str {
        "certificate/duplicate-extension"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_5280_EXTENSIONS]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let twice = |problem: &CertificateProblem| match problem {
            CertificateProblem::DuplicateExtension { oid } => Some((Severity::Error, oid.clone())),
            _ => None,
        };
        let message = |name, extension| texts::certificate_duplicate_extension_message(name, extension);
        report_extensions(inspection, findings, twice, message, texts::certificate_duplicate_extension_help);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn names_the_extension() {
        let report = inspect_texts(
            &[&fixture_text("rules/certificate/duplicate-extension/triggers.pem")],
            &options(NOW),
        );
        let found = only(&report, "certificate/duplicate-extension");
        assert!(found.message.contains("keyUsage"), "{}", found.message);
    }
}
