use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::texts;
use crate::token::{Fault, Form, Moment};

/// Text that begins like a token and is none, a payload that is no JSON object, a time that is none.
pub(crate) struct NotReadable;

impl Rule for NotReadable {
    fn code(&self) -> &'static str {
        "token/not-readable"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_7515_COMPACT, source::RFC_7519_CLAIMS]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for problem in &inspection.problems {
            let ProblemKind::UnreadableToken(fault) = &problem.value else { continue };
            let message = match *fault {
                Fault::Parts(parts) => texts::token_not_readable_parts(parts as i64),
                Fault::Header => texts::token_not_readable_header(),
                Fault::Claims => texts::token_not_readable_claims(),
                Fault::TooLong(bound) => texts::token_not_readable_too_long(bound as i64),
                Fault::TooMany(bound) => texts::token_not_readable_too_many(bound as i64),
            };
            findings.report(&problem.place, message, texts::token_not_readable_help());
        }
        for found in inspection.tokens.iter().filter(|found| found.value.form == Form::Signed) {
            let Some(claims) = &found.value.content else {
                let message = texts::token_not_readable_payload();
                findings.report_as(
                    Severity::Warning,
                    &found.place,
                    message,
                    texts::token_not_readable_help(),
                );
                continue;
            };
            let times = [("exp", claims.expires), ("nbf", claims.not_before), ("iat", claims.issued_at)];
            for (name, _) in times.into_iter().filter(|(_, moment)| *moment == Moment::NoTime) {
                let message = texts::token_not_readable_time(name);
                findings.report(&found.place, message, texts::token_not_readable_time_help());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, inspect_texts, only, options};

    // {"alg":"HS256","typ":"JWT"} . {"exp":{},"foo":"adas"}
    const NO_TIME: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOnt9LCJmb28iOiJhZGFzIn0.AAAA";

    #[test]
    fn counts_the_parts_and_names_the_claim() {
        let cut = inspect_texts(&[NO_TIME.rsplit_once('.').unwrap().0], &options(NOW));
        assert!(only(&cut, "token/not-readable").message.contains("2 parts"), "{:?}", cut.diagnostics);
        let no_time = inspect_texts(&[NO_TIME], &options(NOW));
        assert!(only(&no_time, "token/not-readable").message.contains("exp"), "{:?}", no_time.diagnostics);
    }
}
