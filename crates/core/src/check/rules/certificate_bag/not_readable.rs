use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::texts;
use bindwright_pki::{CertificateBagError, CertificateBagProblem};

/// A certificate bag, or something in it, that cannot be read (RFC 5652 section 5).
pub(crate) struct NotReadable;

impl Rule for NotReadable {
    fn code(&self) -> &'static str {
        "certificate-bag/not-readable"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_5652]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for problem in &inspection.problems {
            let message = match &problem.value {
                ProblemKind::UnreadableBag(CertificateBagError::NotSignedData { .. }) => {
                    texts::certificate_bag_not_readable_content()
                }
                ProblemKind::UnreadableBag(_) => texts::certificate_bag_not_readable_message(),
                ProblemKind::Bag(
                    CertificateBagProblem::UnreadableCertificate { index, .. }
                    | CertificateBagProblem::NoCertificate { index },
                ) => texts::certificate_bag_not_readable_entry((index + 1).to_string()),
                _ => continue,
            };
            findings.report(&problem.place, message, texts::certificate_bag_not_readable_help());
        }
    }
}
