use bindwright_pki::UnixTime;
use bindwright_report::Severity;

use super::contents;
use crate::Inspection;
use crate::check::rules::certificate::span;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;
use crate::token::Moment;

/// A token whose time has not begun, or that was issued in the future: clocks differ (RFC 7519 section 4.1.5).
pub(crate) struct NotYetValid;

impl Rule for NotYetValid {
    fn code(&self) -> &'static str {
        "token/not-yet-valid"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_7519_CLAIMS]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for (found, claims) in contents(inspection) {
            let ahead = |time: UnixTime| time.seconds() - inspection.now.seconds();
            let later = |moment: Moment| moment.time().filter(|time| ahead(*time) > 0);
            if let Some(begin) = later(claims.not_before) {
                let message = texts::token_not_yet_valid_message(
                    findings.word(&span(ahead(begin))),
                    begin.to_rfc3339(),
                );
                findings.report(&found.place, message, texts::token_not_yet_valid_help());
            } else if let Some(issued) = later(claims.issued_at) {
                let message = texts::token_not_yet_valid_issued(
                    findings.word(&span(ahead(issued))),
                    issued.to_rfc3339(),
                );
                let help = texts::token_not_yet_valid_help();
                findings.report_as(Severity::Warning, &found.place, message, help);
            }
        }
    }
}
