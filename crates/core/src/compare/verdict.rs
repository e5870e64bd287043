//! The judgement in one sentence: is it what was asked for, and does it work?

use bindwright_report::{ComparisonRow, Diagnostic, Outcome, Report, Severity, Verdict, VerdictLevel};
use bindwright_texts::Locale;

use super::findings::NOTHING_RETURNED;
use crate::texts;

pub(super) fn of(
    rows: &[ComparisonRow],
    findings: &[Diagnostic],
    report: &Report,
    locale: Locale,
) -> Verdict {
    let own = findings.first().map_or(VerdictLevel::Ok, |first| level(first.severity));
    let deviation = findings.first().filter(|first| first.severity > Severity::Info);
    let differs = rows.iter().any(|row| row.outcome == Outcome::Different);
    let compared = rows.iter().filter(|row| row.outcome == Outcome::Same).count();
    let usable = report.verdict.text.as_str();
    let message = match deviation {
        Some(first) if first.code == NOTHING_RETURNED.code => {
            texts::compare_verdict_nothing(first.message.as_str())
        }
        Some(first) => texts::compare_verdict_different(first.message.as_str()),
        None if differs => texts::compare_verdict_same_but(usable),
        None if compared == 0 => texts::compare_verdict_unknown(usable),
        None => texts::compare_verdict_same(usable),
    };
    Verdict { level: own.max(report.verdict.level), text: message.text(locale) }
}

fn level(severity: Severity) -> VerdictLevel {
    match severity {
        Severity::Error => VerdictLevel::Error,
        Severity::Warning => VerdictLevel::Warning,
        Severity::Info => VerdictLevel::Info,
    }
}
