use bindwright_report::Severity;

use super::contents;
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A token of another tenant than the credentials beside it; a subscriber's token is that by design.
pub(crate) struct ZoneDiffers;

impl Rule for ZoneDiffers {
    fn code(&self) -> &'static str {
        "token/zone-differs"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::XSUAA_TOKEN, source::IDENTITY_REFERENCE]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let tenants = || inspection.identities.iter().filter_map(|found| found.tenant.as_deref());
        let Some(own) = tenants().next() else { return };
        for (found, claims) in contents(inspection) {
            let Some(zone) = claims.zone.as_deref().filter(|zone| tenants().all(|own| own != *zone)) else {
                continue;
            };
            let severity = if claims.is_of_client { Severity::Warning } else { Severity::Info };
            let message = texts::token_zone_differs_message(zone, own);
            findings.report_as(severity, &found.place, message, texts::token_zone_differs_help());
        }
    }
}
