//! `bindwright explain`: the page of a code.

use bindwright_core::{explain, explanation_page, explanation_pages, rule_pages};
use bindwright_report::RulePage;
use bindwright_texts::Locale;
use clap::ArgMatches;

use crate::failure::Failure;
use crate::page::{Page, source_line};
use crate::people::{explanation, severity};
use crate::{Answer, texts};

pub(crate) fn run(matches: &ArgMatches, locale: Locale) -> Result<Answer, Failure> {
    let code = matches.get_one::<String>("code").map(String::as_str).unwrap_or_default();
    if let Some(page) = explanation_page(code, locale) {
        return Ok(Answer { output: explanation(&page, locale), remarks: String::new(), code: 0 });
    }
    let Some(page) = explain(code, locale) else {
        return Err(Failure::UnknownCode { code: code.to_owned(), known: similar(code, locale) });
    };
    Ok(Answer { output: text(&page, locale), remarks: String::new(), code: 0 })
}

/// Returns the codes of the same area, or all areas where there is none.
fn similar(code: &str, locale: Locale) -> String {
    let area = code.split('/').next().unwrap_or_default();
    let rules = rule_pages(locale).into_iter().map(|page| page.code);
    let explanations = explanation_pages(locale).into_iter().map(|page| page.code);
    let codes: Vec<String> = rules.chain(explanations).collect();
    let of_area: Vec<&str> =
        codes.iter().map(String::as_str).filter(|known| known.split('/').next() == Some(area)).collect();
    if !of_area.is_empty() {
        return of_area.join(", ");
    }
    let mut areas: Vec<&str> = codes.iter().filter_map(|code| code.split('/').next()).collect();
    areas.sort_unstable();
    areas.dedup();
    areas.into_iter().map(|area| format!("{area}/…")).collect::<Vec<_>>().join(", ")
}

fn text(page: &RulePage, locale: Locale) -> String {
    let mut output = Page::new(locale);
    output.line(0, &texts::explain_title(&page.title, &page.code));
    output.line(0, &texts::explain_severity(severity(page.severity).text(locale)));
    let sections = [
        (texts::explain_meaning(), &page.meaning),
        (texts::explain_reason(), &page.reason),
        (texts::explain_fix(), &page.fix),
    ];
    for (heading, body) in sections {
        output.heading(&heading);
        output.paragraph(2, body);
    }
    output.heading(&texts::explain_sources());
    for source in &page.sources {
        output.plain(2, &source_line(source, locale));
    }
    output.finish()
}
