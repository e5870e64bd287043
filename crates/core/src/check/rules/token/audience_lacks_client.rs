use bindwright_report::Severity;

use super::{client_ids, contents, is_for};
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A token that is not for the client of the credentials beside it (RFC 7519 section 4.1.3).
pub(crate) struct AudienceLacksClient;

impl Rule for AudienceLacksClient {
    fn code(&self) -> &'static str {
        "token/audience-lacks-client"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_7519_AUDIENCE, source::XSUAA_AUDIENCE]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let Some(own) = client_ids(inspection).next() else { return };
        for (found, claims) in contents(inspection).filter(|(_, claims)| !claims.audience.is_empty()) {
            if !client_ids(inspection).any(|own| is_for(claims, own)) {
                let audience = claims.audience.join(", ");
                let message = texts::token_audience_lacks_client_message(own, audience);
                findings.report(&found.place, message, texts::token_audience_lacks_client_help());
            }
        }
    }
}
