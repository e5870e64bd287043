use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::texts;

/// A header `X-Forwarded-Client-Cert` that holds no certificate where one should be.
pub(crate) struct NotReadable;

impl Rule for NotReadable {
    fn code(&self) -> &'static str {
        "xfcc/not-readable"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::ENVOY_XFCC, source::CF_XFCC]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for problem in &inspection.problems {
            if matches!(problem.value, ProblemKind::UnreadableForwarded) {
                let help = texts::xfcc_not_readable_help();
                findings.report(&problem.place, texts::xfcc_not_readable_message(), help);
            }
        }
    }
}
