//! The judgement in one sentence: *Usable until 27 Nov 2026, 6 days left; two warnings*.

use bindwright_pki::UnixTime;
use bindwright_report::{Severity, Verdict, VerdictLevel};
use bindwright_texts::{Locale, Message};

use super::identities::expires_at;
use super::tokens;
use crate::check::Findings;
use crate::check::rules::certificate::span;
use crate::inspection::{InputKind, Inspection};
use crate::{explanation, texts};

/// Returns the verdict on everything that was given.
pub(super) fn of(inspection: &Inspection, findings: &Findings, locale: Locale) -> Verdict {
    let counts = Counts::of(findings);
    let text = match findings.list().first() {
        Some(first) if counts.errors > 0 => {
            let reason = first.diagnostic.message.clone();
            let sentence = if judged(inspection) {
                texts::verdict_broken(reason)
            } else {
                texts::verdict_broken_read(reason)
            };
            let more = counts.errors + counts.warnings - 1;
            with_findings(sentence.text(locale), (more > 0).then(|| counted("further", more, locale)), locale)
        }
        _ => with_findings(sentence(inspection, locale), counts.in_words(locale), locale),
    };
    Verdict { level: counts.level, text }
}

struct Counts {
    errors: usize,
    warnings: usize,
    level: VerdictLevel,
}

impl Counts {
    fn of(findings: &Findings) -> Self {
        let count =
            |severity| findings.list().iter().filter(|found| found.diagnostic.severity == severity).count();
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let level = match (errors, warnings, findings.list().len()) {
            (1.., _, _) => VerdictLevel::Error,
            (0, 1.., _) => VerdictLevel::Warning,
            (0, 0, 1..) => VerdictLevel::Info,
            (0, 0, 0) => VerdictLevel::Ok,
        };
        Self { errors, warnings, level }
    }

    fn in_words(&self, locale: Locale) -> Option<String> {
        (self.warnings > 0).then(|| counted("warnings", self.warnings, locale))
    }
}

/// Says whether something was read that can work or fail.
fn judged(inspection: &Inspection) -> bool {
    !inspection.identities.is_empty()
        || !inspection.certificates.is_empty()
        || !inspection.tokens.is_empty()
        || !inspection.parameters.is_empty()
}

fn with_findings(sentence: String, findings: Option<String>, locale: Locale) -> String {
    match findings {
        Some(findings) => texts::verdict_with_findings(sentence, findings).text(locale),
        None => sentence,
    }
}

/// Returns a number of things: small numbers as words of their own.
fn counted(what: &str, number: usize, locale: Locale) -> String {
    let word = texts::lookup(&format!("data.verdict.{what}.{number}"));
    let digits = || match what {
        "warnings" => texts::verdict_warnings(number as i64),
        _ => texts::verdict_further(number as i64),
    };
    word.unwrap_or_else(digits).text(locale)
}

/// Says until when what was read can be used, errors aside.
fn sentence(inspection: &Inspection, locale: Locale) -> String {
    message(inspection, locale).text(locale)
}

fn message(inspection: &Inspection, locale: Locale) -> Message {
    let left = |end: UnixTime| span(end.seconds() - inspection.now.seconds()).text(locale);
    let ends = inspection.identities.iter().filter_map(|found| expires_at(inspection, found)).min();
    match (inspection.identities.len(), ends) {
        (1, Some(end)) => texts::verdict_until(date(end, locale), left(end)),
        (several @ 2.., Some(end)) => {
            texts::verdict_until_several(several as i64, date(end, locale), left(end))
        }
        (1.., None) => texts::verdict_no_expiry(),
        (0, _) => without_credentials(inspection, locale),
    }
}

fn without_credentials(inspection: &Inspection, locale: Locale) -> Message {
    let left = |end: UnixTime| span(end.seconds() - inspection.now.seconds()).text(locale);
    let certificates = inspection.distinct_certificates().count();
    let ends = inspection.distinct_certificates().map(|(_, found)| found.value.not_after()).min();
    match (certificates, ends) {
        (1, Some(end)) => texts::verdict_certificate_until(date(end, locale), left(end)),
        (several, Some(end)) => {
            texts::verdict_certificates_until(several as i64, date(end, locale), left(end))
        }
        _ if inspection.inputs.iter().any(|input| input.kind == InputKind::Parameters) => {
            texts::verdict_parameters()
        }
        _ if !inspection.explanations.is_empty() => {
            texts::verdict_explained(explanation::title(&inspection.explanations[0].value, locale))
        }
        _ if !inspection.tokens.is_empty() => {
            tokens::sentence(inspection, |end| date(end, locale), left).unwrap_or_else(texts::verdict_nothing)
        }
        _ if !inspection.forwarded.is_empty() => texts::verdict_forwarded(),
        _ if inspection.private_keys.is_empty()
            && inspection.public_keys.is_empty()
            && inspection.keystores.is_empty()
            && inspection.requests.is_empty()
            && inspection.locked.is_empty() =>
        {
            texts::verdict_nothing()
        }
        _ if inspection.private_keys.is_empty() && !inspection.locked.is_empty() => texts::verdict_locked(),
        _ if inspection.private_keys.is_empty() && !inspection.requests.is_empty() => {
            texts::verdict_request()
        }
        _ => texts::verdict_keys(),
    }
}

/// Returns a day as people write it: 27 Nov 2026.
fn date(time: UnixTime, locale: Locale) -> String {
    let text = time.to_rfc3339();
    let mut parts =
        text.get(..10).unwrap_or_default().splitn(3, '-').map(|part| part.trim_start_matches('0'));
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let month = month.and_then(|month| texts::lookup(&format!("data.month.{month}")));
    match (year, month, day) {
        (Some(year), Some(month), Some(day)) => texts::date_day(day, month.text(locale), year).text(locale),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use bindwright_report::VerdictLevel;

    use crate::check::testing::{NOW, fixture_text, inspect_texts, options};

    #[test]
    fn says_it_in_one_sentence() {
        for (file, level, text) in [
            ("keys/xsuaa-managed.json", VerdictLevel::Info, "Usable until 27 Nov 2026, 6 days left"),
            ("keys/xsuaa-100-days.json", VerdictLevel::Ok, "Usable until 24 Feb 2027, 96 days left"),
            (
                "keys/xsuaa-3-days-left.json",
                VerdictLevel::Warning,
                "Usable until 23 Nov 2026, 3 days left; one warning",
            ),
            (
                "keys/xsuaa-secret.json",
                VerdictLevel::Warning,
                "Usable, without a date of expiry; one warning",
            ),
            (
                "pem/not-pem.txt",
                VerdictLevel::Error,
                "Not everything could be read: input holds no service key, certificate or private key that is known",
            ),
        ] {
            let verdict = inspect_texts(&[&fixture_text(file)], &options(NOW)).verdict;
            assert_eq!((verdict.level, verdict.text.as_str()), (level, text), "{file}");
        }
    }

    #[test]
    fn an_error_is_named_first() {
        let verdict = inspect_texts(&[&fixture_text("keys/sdm-expired.json")], &options(NOW)).verdict;
        assert!(verdict.text.starts_with("Will not work: certificate "), "{}", verdict.text);
    }
}
