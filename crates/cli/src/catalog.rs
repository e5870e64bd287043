//! `bindwright catalog`: the services, or one of them.

use bindwright_catalog::{Mode, Parameter, Service, catalog};
use bindwright_texts::Locale;
use clap::ArgMatches;

use crate::failure::Failure;
use crate::page::{Page, WIDTH, source_line};
use crate::{Answer, texts};

pub(crate) fn run(matches: &ArgMatches, locale: Locale) -> Result<Answer, Failure> {
    let mut page = Page::new(locale);
    match matches.get_one::<String>("service") {
        Some(name) => write_service(&mut page, service(name)?, locale),
        None => write_list(&mut page, locale),
    }
    Ok(Answer { output: page.finish(), remarks: String::new(), code: 0 })
}

/// Returns a service by catalogue id or offering.
pub(crate) fn service(name: &str) -> Result<&'static Service, Failure> {
    let known =
        || catalog().services.iter().map(|service| service.id.as_str()).collect::<Vec<_>>().join(", ");
    catalog().service(name).ok_or_else(|| Failure::UnknownService { name: name.to_owned(), known: known() })
}

fn write_list(page: &mut Page, locale: Locale) {
    for service in &catalog().services {
        let modes: Vec<&str> = service.modes.iter().map(|mode| mode.id.as_str()).collect();
        let modes = or_not_documented(&modes, locale);
        page.line(0, &texts::catalog_service(&service.id, service.name.text(locale), modes));
    }
    page.line(0, &texts::catalog_facts(&catalog().facts_as_of));
}

fn write_service(page: &mut Page, service: &Service, locale: Locale) {
    page.plain(0, &service.name.text(locale));
    page.paragraph(2, &service.summary.text(locale));
    let plans: Vec<&str> = service.plans.iter().map(|plan| plan.name.as_str()).collect();
    let offering: Vec<&str> = service.offering.iter().map(String::as_str).collect();
    page.field(2, &texts::catalog_offering(), &or_not_documented(&offering, locale));
    page.field(2, &texts::catalog_plans(), &or_not_documented(&plans, locale));
    if service.modes.is_empty() {
        page.heading(&texts::catalog_no_modes());
        let attempt = service.attempt.as_deref().and_then(|id| catalog().service(id));
        let attempt = attempt.map(|other| texts::catalog_attempt(&other.id, other.name.text(locale)));
        let attempt = attempt.unwrap_or_else(texts::catalog_no_attempt);
        page.paragraph(2, &attempt.text(locale));
    }
    for mode in &service.modes {
        page.heading(&texts::catalog_mode(mode.title.text(locale), &mode.id));
        write_mode(page, mode, locale);
    }
    if let Some(settings) = &service.instance {
        page.heading(&texts::catalog_instance(&settings.file_name));
        page.paragraph(2, &settings.summary.text(locale));
        write_parameters(page, &settings.parameters, locale);
    }
    if !service.prerequisites.is_empty() {
        page.heading(&texts::catalog_prerequisites());
        for prerequisite in &service.prerequisites {
            page.paragraph(2, &prerequisite.text.text(locale));
        }
    }
    if !service.notes.is_empty() {
        page.heading(&texts::catalog_notes());
        for note in &service.notes {
            page.paragraph(2, &note.text.text(locale));
        }
    }
    page.heading(&texts::explain_sources());
    for source in &service.sources {
        page.plain(2, &source_line(&source.to_reference(), locale));
    }
}

fn write_mode(page: &mut Page, mode: &Mode, locale: Locale) {
    page.paragraph(2, &mode.summary.text(locale));
    write_parameters(page, &mode.parameters, locale);
}

fn write_parameters(page: &mut Page, parameters: &[Parameter], locale: Locale) {
    for parameter in parameters {
        let limits: Vec<String> = parameter.limits.iter().map(|limit| limit.text(locale)).collect();
        let value = match (&parameter.fixed, limits.is_empty()) {
            (Some(fixed), _) => texts::catalog_fixed(fixed.to_string()).text(locale),
            (None, true) => parameter.help.text(locale),
            (None, false) => limits.join("; "),
        };
        let line = format!("{:<28} {value}", parameter.name);
        if line.chars().count() <= WIDTH {
            page.plain(2, &line);
        } else {
            page.plain(2, &parameter.name);
            page.paragraph(4, &value);
        }
    }
}

/// Joins words with commas; where there are none, sources name none.
fn or_not_documented(words: &[&str], locale: Locale) -> String {
    if words.is_empty() { texts::catalog_not_documented().text(locale) } else { words.join(", ") }
}
