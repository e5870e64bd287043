use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection;
use crate::texts;
use bindwright_pki::pem::ProblemKind;
use bindwright_texts::Message;

/// A PEM block that could not be read (RFC 7468).
pub(crate) struct DamagedBlock;

impl Rule for DamagedBlock {
    fn code(&self) -> &'static str {
        "pem/damaged-block"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_7468, source::RFC_4648]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for problem in &inspection.problems {
            let inspection::ProblemKind::DamagedBlock(kind) = &problem.value else { continue };
            findings.report(&problem.place, message(kind), texts::pem_damaged_block_help());
        }
    }
}

fn message(kind: &ProblemKind) -> Message {
    match kind {
        ProblemKind::BadBase64 { label, .. } => texts::pem_damaged_block_base64(label),
        ProblemKind::Truncated { label } => texts::pem_damaged_block_truncated(label),
        ProblemKind::EmptyBody { label } => texts::pem_damaged_block_empty(label),
        ProblemKind::LoneEnd { label } => texts::pem_damaged_block_begin(label),
        ProblemKind::LabelMismatch { begin, end } => texts::pem_damaged_block_labels(begin, end),
        _ => texts::pem_damaged_block_other(),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, options};

    #[test]
    fn a_damaged_block_does_not_hide_the_others() {
        let report = inspect_texts(&[&fixture_text("pem/line-lost.pem")], &options(NOW));
        assert_eq!(report.certificates.len(), 2);
        let damaged = |code: &str| ["pem/damaged-block", "certificate/not-readable"].contains(&code);
        assert!(report.diagnostics.iter().any(|found| damaged(&found.code)));
    }
}
