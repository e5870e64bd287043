use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::texts;

/// A Kubernetes file in a part of YAML that is not read, or with wrong indentation.
pub(crate) struct YamlNotSupported;

impl Rule for YamlNotSupported {
    fn code(&self) -> &'static str {
        "input/yaml-not-supported"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::YAML]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for problem in &inspection.problems {
            if let ProblemKind::Yaml(fault) = &problem.value {
                let (line, column) = problem.place.span.map_or((1, 1), |span| (span.line, span.column));
                let reason = findings.word(&fault.cause.message());
                let message =
                    texts::input_yaml_not_supported_message(line.to_string(), column.to_string(), reason);
                let help = texts::input_yaml_not_supported_help();
                findings.report(&problem.place, message, help);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, inspect_texts, only, options};

    #[test]
    fn names_the_feature_and_the_place() {
        let secret = "apiVersion: v1\nkind: Secret\ndata: &all\n  clientid: YWJj\n";
        let report = inspect_texts(&[secret], &options(NOW));
        let found = only(&report, "input/yaml-not-supported");
        assert!(
            found.message.contains("line 3, column 7") && found.message.contains("anchors"),
            "{}",
            found.message
        );
    }
}
