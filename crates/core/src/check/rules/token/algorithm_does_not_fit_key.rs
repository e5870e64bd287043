use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;
use crate::token::{Verdict, Why};

/// A key beside a token whose algorithm is never used with such a key (RFC 8725 section 3.1).
pub(crate) struct AlgorithmDoesNotFitKey;

impl Rule for AlgorithmDoesNotFitKey {
    fn code(&self) -> &'static str {
        "token/algorithm-does-not-fit-key"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_8725_ALGORITHMS, source::RFC_7518]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for found in &inspection.tokens {
            if found.value.verdict == Verdict::NotChecked(Why::KeyDoesNotFit) {
                let message = texts::token_algorithm_does_not_fit_key_message(&found.value.algorithm_name);
                findings.report(&found.place, message, texts::token_algorithm_does_not_fit_key_help());
            }
        }
    }
}
