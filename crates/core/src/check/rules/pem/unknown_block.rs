use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::texts;

/// A PEM block with a label that is not known here; it was passed over.
pub(crate) struct UnknownBlock;

impl Rule for UnknownBlock {
    fn code(&self) -> &'static str {
        "pem/unknown-block"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_7468]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for problem in &inspection.problems {
            let ProblemKind::UnknownBlock { label } = &problem.value else { continue };
            findings.report(
                &problem.place,
                texts::pem_unknown_block_message(label),
                texts::pem_unknown_block_help(),
            );
        }
    }
}
