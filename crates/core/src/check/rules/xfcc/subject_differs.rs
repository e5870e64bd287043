use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;
use crate::xfcc::is_same_subject;

/// A `Subject` that is not the one of the certificate beside it, or of any that was pasted along.
pub(crate) struct SubjectDiffers;

impl Rule for SubjectDiffers {
    fn code(&self) -> &'static str {
        "xfcc/subject-differs"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::ENVOY_XFCC]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let own = inspection.own_client_certificates();
        for found in &inspection.forwarded {
            let Some(subject) = &found.value.subject else { continue };
            let compared = found.value.certificate.map_or(own.clone(), |index| vec![index]);
            let subjects: Vec<String> = compared
                .iter()
                .map(|index| inspection.certificates[*index].value.subject().rfc4514())
                .collect();
            let Some(other) = subjects.first() else { continue };
            if !subjects.iter().any(|own| is_same_subject(own, subject)) {
                let message = texts::xfcc_subject_differs_message(subject, other);
                findings.report(&found.place, message, texts::xfcc_subject_differs_help());
            }
        }
    }
}
