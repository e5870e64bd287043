use bindwright_report::Severity;

use super::name;
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A certificate that says it has no end: 9999-12-31T23:59:59Z (RFC 5280 section 4.1.2.5).
pub(crate) struct NoExpiry;

impl Rule for NoExpiry {
    fn code(&self) -> &'static str {
        "certificate/no-expiry"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_5280_VALIDITY, source::XSUAA_ROTATE]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for (index, found) in inspection.distinct_certificates() {
            if found.value.not_after().seconds() >= ENDLESS {
                let message = texts::certificate_no_expiry_message(name(&found.value));
                findings.report(&found.place, message, texts::certificate_no_expiry_help()).about(index);
            }
        }
    }
}

/// 9999-12-31T23:59:59Z.
const ENDLESS: i64 = 253_402_300_799;
