use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;
use crate::token::Algorithm;

/// A token that says it is not signed (RFC 7518 section 3.6).
pub(crate) struct AlgorithmNone;

impl Rule for AlgorithmNone {
    fn code(&self) -> &'static str {
        "token/algorithm-none"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_8725_ALGORITHMS, source::RFC_7518]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for found in inspection.tokens.iter().filter(|found| found.value.algorithm == Algorithm::None) {
            findings.report(
                &found.place,
                texts::token_algorithm_none_message(&found.value.algorithm_name),
                texts::token_algorithm_none_help(),
            );
        }
    }
}
