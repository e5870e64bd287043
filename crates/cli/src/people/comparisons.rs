use bindwright_report::{Comparison, ComparisonRow, Outcome};
use bindwright_texts::{Locale, Message};

use super::finding;
use crate::page::Page;
use crate::texts;

/// Writes a comparison: the verdict first, point by point, then the findings about it and about the credentials.
pub(crate) fn comparison(comparison: &Comparison, locale: Locale, colour: bool) -> String {
    let mut page = Page::new(locale).coloured(colour);
    page.plain(0, &comparison.verdict.text);
    if !comparison.rows.is_empty() {
        page.heading(&texts::compare_points());
        for row in &comparison.rows {
            page.plain(2, &line(row, locale));
        }
    }
    let report = &comparison.report;
    for (heading, findings) in [
        (texts::compare_findings(), &comparison.diagnostics),
        (texts::compare_further_findings(), &report.diagnostics),
    ] {
        if !findings.is_empty() {
            page.heading(&heading);
            for found in findings {
                finding(&mut page, found, &report.inputs, locale);
            }
        }
    }
    if let Some(size) = &comparison.environment_size {
        page.heading(&texts::compare_size());
        page.paragraph(2, &size.text);
    }
    page.finish()
}

/// Returns outcome, label and both sides; one where they read the same.
fn line(row: &ComparisonRow, locale: Locale) -> String {
    let word = outcome(row.outcome).text(locale);
    let not_said = || texts::compare_not_said().text(locale);
    let asked = row.asked.clone().unwrap_or_else(not_said);
    let returned = row.returned.clone().unwrap_or_else(not_said);
    let value = match row.outcome {
        Outcome::Same if row.asked == row.returned || row.asked.is_none() => returned,
        _ => texts::compare_sides(asked, returned).text(locale),
    };
    format!("{word:<10} {:<28} {value}", row.label)
}

fn outcome(outcome: Outcome) -> Message {
    match outcome {
        Outcome::Same => texts::compare_same(),
        Outcome::Different => texts::compare_different(),
        Outcome::Unknown => texts::compare_unknown(),
    }
}
