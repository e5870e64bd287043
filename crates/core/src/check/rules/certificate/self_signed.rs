use bindwright_report::Severity;

use super::name;
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A client certificate that signed itself: no authority vouches for it.
pub(crate) struct SelfSigned;

impl Rule for SelfSigned {
    fn code(&self) -> &'static str {
        "certificate/self-signed"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::XSUAA_TRUSTED, source::RFC_5280_PATH]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for index in inspection.client_certificates() {
            let found = &inspection.certificates[index];
            if found.value.is_self_issued() && !found.value.is_ca() {
                let message = texts::certificate_self_signed_message(name(&found.value));
                findings.report(&found.place, message, texts::certificate_self_signed_help()).about(index);
            }
        }
    }
}
