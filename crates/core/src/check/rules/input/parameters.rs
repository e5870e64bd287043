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
    use bindwright_report::VerdictLevel;

    use crate::check::testing::{NOW, codes, fixture_text, inspect_texts, only, options};

    #[test]
    fn parameters_are_told_from_a_key() {
        let parameters = r#"{"xsuaa":{"credential-type":"x509","x509":{"validity":7}}}"#;
        assert_eq!(codes(&[parameters], &options(NOW)), ["input/parameters"]);
    }

    #[test]
    fn parameters_are_judged_where_they_stand() {
        let text = fixture_text("shapes/parameters-misspelt.txt");
        let report = inspect_texts(&[&text], &options(NOW));
        let span = only(&report, "parameters/misspelt-name").span.unwrap();
        assert_eq!(&text[span.start as usize..span.end as usize], "\"key-lenght\"");
        assert_eq!(report.verdict.level, VerdictLevel::Error);
    }

    #[test]
    fn limits_are_judged_only_where_the_service_is_known() {
        let text = fixture_text("shapes/parameters-outside-limits.json");
        let report = inspect_texts(&[&text], &options(NOW));
        let span = only(&report, "parameters/outside-limits").span.unwrap();
        assert!(text[span.start as usize..].starts_with("\"key-length\""));
        // Several services read these, with limits of their own.
        let shared =
            r#"{"xsuaa":{"credential-type":"x509","x509":{"validity":9999,"validity-type":"DAYS"}}}"#;
        assert_eq!(codes(&[shared], &options(NOW)), ["input/parameters"]);
    }
}
