use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A key that takes every later certificate of the same subject and issuer.
pub(crate) struct Unpinned;

impl Rule for Unpinned {
    fn code(&self) -> &'static str {
        "service-key/unpinned"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn sources(&self) -> &'static [Source] {
        &[source::XSUAA_PROVIDED, source::XSUAA_ROTATE]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for credentials in &inspection.identities {
            if credentials.pinning() == Some(false) {
                let message = texts::service_key_unpinned_message();
                let place = credentials.place_of("certificate-pinning");
                findings.report(&place, message, texts::service_key_unpinned_help());
            }
        }
    }
}
