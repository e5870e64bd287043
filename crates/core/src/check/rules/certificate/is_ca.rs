use bindwright_report::Severity;

use super::name;
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A client certificate that is allowed to issue certificates (RFC 5280 section 4.2.1.9).
pub(crate) struct IsCa;

impl Rule for IsCa {
    fn code(&self) -> &'static str {
        "certificate/is-ca"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_5280_CA, source::RFC_5280_PATH]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for index in inspection.client_certificates() {
            let found = &inspection.certificates[index];
            if found.value.is_ca() {
                let message = texts::certificate_is_ca_message(name(&found.value));
                findings.report(&found.place, message, texts::certificate_is_ca_help()).about(index);
            }
        }
    }
}
