use bindwright_pki::UsabilityReason;
use bindwright_report::Severity;

use super::{client_reasons, name};
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A client certificate for any purpose that does not name client authentication (RFC 5280 section 4.2.1.12).
pub(crate) struct OnlyAnyPurpose;

impl Rule for OnlyAnyPurpose {
    fn code(&self) -> &'static str {
        "certificate/only-any-purpose"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_5280_EKU]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for (index, found, reason) in client_reasons(inspection) {
            if reason == UsabilityReason::OnlyAnyPurpose {
                let message = texts::certificate_only_any_purpose_message(name(&found.value));
                let help = texts::certificate_only_any_purpose_help();
                findings.report(&found.place, message, help).about(index);
            }
        }
    }
}
