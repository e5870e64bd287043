use bindwright_report::Severity;

use super::contents;
use crate::Inspection;
use crate::check::rules::certificate::span;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A token whose time is over (RFC 7519 section 4.1.4).
pub(crate) struct Expired;

impl Rule for Expired {
    fn code(&self) -> &'static str {
        "token/expired"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_7519_CLAIMS, source::XSUAA_TOKEN]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for (found, claims) in contents(inspection) {
            let Some(end) = claims.expires.time() else { continue };
            let over = inspection.now.seconds() - end.seconds();
            if over >= 0 {
                let ago = findings.word(&span(over));
                let message = texts::token_expired_message(ago, end.to_rfc3339());
                findings.report(&found.place, message, texts::token_expired_help());
            }
        }
    }
}
