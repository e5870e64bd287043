//! What the rules about problems without a detail share.

use bindwright_texts::Message;

use crate::Inspection;
use crate::check::Findings;
use crate::inspection::ProblemKind;

/// Reports every problem of a kind.
pub(super) fn report(
    inspection: &Inspection,
    findings: &mut Findings,
    is_meant: impl Fn(&ProblemKind) -> bool,
    message: impl Fn() -> Message,
    help: impl Fn() -> Message,
) {
    for problem in inspection.problems.iter().filter(|problem| is_meant(&problem.value)) {
        findings.report(&problem.place, message(), help());
    }
}
