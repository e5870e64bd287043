use bindwright_pki::pem;
use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::RepairKind;
use crate::texts;

/// A certificate of a key with carriage returns, which a header value cannot hold.
pub(crate) struct CarriageReturnsInCertificate;

impl Rule for CarriageReturnsInCertificate {
    fn code(&self) -> &'static str {
        "service-key/carriage-returns-in-certificate"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn sources(&self) -> &'static [Source] {
        &[source::CSL_1996]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for repair in &inspection.repairs {
            let RepairKind::Pem(pem::ProblemKind::CarriageReturns { .. }) = repair.value else { continue };
            let pointer = repair.place.pointer.as_deref().unwrap_or_default();
            if pointer.ends_with("/certificate") {
                let message = texts::service_key_carriage_returns_in_certificate_message();
                let help = texts::service_key_carriage_returns_in_certificate_help();
                findings.report(&repair.place, message, help);
            }
        }
    }
}
