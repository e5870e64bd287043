use bindwright_report::{Explanation, ExplanationPage, Report, SourceReference};
use bindwright_texts::{Locale, Message};

use crate::page::{Page, source_line};
use crate::texts;

/// Writes what the error messages among the inputs mean.
pub(super) fn write(page: &mut Page, report: &Report, locale: Locale) {
    for explanation in &report.explanations {
        let Explanation { code, pattern, title, cause, confirm, shown, remedy, sources, .. } = explanation;
        page.heading(&texts::explanation_heading(pattern));
        page.line(2, &texts::explain_title(title, code));
        section(page, 2, &texts::explanation_cause(), cause);
        section(page, 2, &texts::explanation_confirm(), confirm);
        for line in shown {
            page.line(4, &texts::explanation_shown(line));
        }
        section(page, 2, &texts::explanation_remedy(), remedy);
        self::sources(page, 4, sources, locale);
    }
}

/// Writes one entry of the dictionary.
pub(crate) fn explanation(entry: &ExplanationPage, locale: Locale) -> String {
    let mut page = Page::new(locale);
    page.line(0, &texts::explain_title(&entry.title, &entry.code));
    page.heading(&texts::explanation_patterns());
    for pattern in &entry.patterns {
        page.plain(2, pattern);
    }
    for (heading, body) in [
        (texts::explanation_cause(), &entry.cause),
        (texts::explanation_confirm(), &entry.confirm),
        (texts::explanation_remedy(), &entry.remedy),
    ] {
        page.heading(&heading);
        page.paragraph(2, body);
    }
    page.heading(&texts::explain_sources());
    sources(&mut page, 2, &entry.sources, locale);
    page.finish()
}

fn section(page: &mut Page, indent: usize, heading: &Message, body: &str) {
    page.line(indent, heading);
    page.paragraph(indent + 2, body);
}

fn sources(page: &mut Page, indent: usize, sources: &[SourceReference], locale: Locale) {
    for source in sources {
        page.line(indent, &texts::report_source(source_line(source, locale)));
    }
}
