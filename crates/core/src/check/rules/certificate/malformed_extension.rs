use bindwright_pki::CertificateProblem;
use bindwright_report::Severity;

use super::report_extensions;
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// An extension without the structure that RFC 5280 section 4.2 gives it; an error for those that say what the key may do.
pub(crate) struct MalformedExtension;

impl Rule for MalformedExtension {
    fn code(&self) -> &'static str {
        "certificate/malformed-extension"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_5280_EXTENSIONS]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let malformed = |problem: &CertificateProblem| match problem {
            CertificateProblem::MalformedExtension { oid } if DECIDING.contains(&oid.as_str()) => {
                Some((Severity::Error, oid.clone()))
            }
            CertificateProblem::MalformedExtension { oid } => Some((Severity::Warning, oid.clone())),
            _ => None,
        };
        let message = |name, extension| texts::certificate_malformed_extension_message(name, extension);
        report_extensions(
            inspection,
            findings,
            malformed,
            message,
            texts::certificate_malformed_extension_help,
        );
    }
}

/// Basic constraints, key usage and extended key usage.
const DECIDING: [&str; 3] = ["2.5.29.19", "2.5.29.15", "2.5.29.37"];

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn names_the_extension() {
        let report = inspect_texts(
            &[&fixture_text("rules/certificate/malformed-extension/triggers.pem")],
            &options(NOW),
        );
        let found = only(&report, "certificate/malformed-extension");
        assert!(found.message.contains("keyUsage"), "{}", found.message);
    }
}
