use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::texts;

/// Parameters that ask for a key, where the key that came back was meant.
pub(crate) struct Parameters;

impl Rule for Parameters {
    fn code(&self) -> &'static str {
        "input/parameters"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn sources(&self) -> &'static [Source] {
        &[source::XSUAA_MANAGED]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for problem in &inspection.problems {
            if let ProblemKind::Parameters = problem.value {
                let message = texts::input_parameters_message();
                findings.report(&problem.place, message, texts::input_parameters_help());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, codes, options};

    #[test]
    fn parameters_are_told_from_a_key() {
        let parameters = r#"{"xsuaa":{"credential-type":"x509","x509":{"validity":7}}}"#;
        assert_eq!(codes(&[parameters], &options(NOW)), ["input/parameters"]);
    }
}
