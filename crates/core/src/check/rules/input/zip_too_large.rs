use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::texts;

/// An archive that unpacks to more than is read.
pub(crate) struct ZipTooLarge;

impl Rule for ZipTooLarge {
    fn code(&self) -> &'static str {
        "input/zip-too-large"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::APPNOTE, source::BOUNDS]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for problem in &inspection.problems {
            if let ProblemKind::ZipTooLarge { bound, ratio } = &problem.value {
                let megabytes = (*bound / 1024 / 1024) as i64;
                let message = texts::input_zip_too_large_message(megabytes, *ratio as i64);
                let help = texts::input_zip_too_large_help();
                findings.report(&problem.place, message, help);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{codes_of, rule_inputs};

    #[test]
    fn what_came_before_is_read() {
        let codes = codes_of(rule_inputs("input/zip-too-large", "triggers"));
        assert_eq!(codes, ["input/zip-too-large"]);
    }
}
