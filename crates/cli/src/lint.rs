//! `bindwright lint`: judges parameters as people paste them, and writes them as they should be.

use bindwright_catalog::{Lint, lint};
use bindwright_core::{Options, inspect};
use bindwright_report::Diagnostic;
use bindwright_texts::Locale;
use clap::ArgMatches;

use crate::catalog::service;
use crate::failure::Failure;
use crate::inspect::{fails, moment};
use crate::page::Page;
use crate::{Answer, colour, files, machine, people, texts};

pub(crate) fn run(matches: &ArgMatches, locale: Locale) -> Result<Answer, Failure> {
    let text = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let service = text("service").map(service).transpose()?;
    let file = text("file").unwrap_or("-");
    let options = Options::new(moment(None)?, locale);
    let input = files::read(file, options.bounds.formats.input_bytes)?;
    let pasted = String::from_utf8_lossy(&input.bytes).into_owned();
    let found = lint(&pasted, service, text("plan"), locale);
    // Parameters hold no private key; where a text does, the linter removes it. Whole credentials are refused.
    if !inspect(vec![input], &options).identities.is_empty() {
        return Err(Failure::Credentials { file: file.to_owned() });
    }
    if !found.readable {
        return Err(Failure::Findings(found.diagnostics));
    }
    let gravest = |findings: &[Diagnostic]| findings.iter().map(|finding| finding.severity).max();
    if matches.get_flag("fix") {
        let Some(corrected) = found.corrected else { return Err(Failure::Findings(found.diagnostics)) };
        let left = unfixed(found.diagnostics);
        return Ok(Answer {
            output: corrected + "\n",
            remarks: people::findings(&left, locale),
            code: u8::from(fails(gravest(&left), matches)),
        });
    }
    let code = u8::from(fails(gravest(&found.diagnostics), matches));
    let output = if text("format") == Some("json") { json(&found) } else { report(&found, locale) };
    Ok(Answer { output, remarks: String::new(), code })
}

/// Returns what no fix puts right.
fn unfixed(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    findings.into_iter().filter(|finding| finding.fix.is_none()).collect()
}

fn json(found: &Lint) -> String {
    machine::escape_deceptive(&serde_json::to_string_pretty(found).unwrap_or_default()) + "\n"
}

fn report(found: &Lint, locale: Locale) -> String {
    let mut page = Page::new(locale).coloured(colour());
    match &found.service {
        Some(service) => page.line(0, &texts::lint_service(service.as_str())),
        None => page.line(0, &texts::lint_no_service()),
    }
    if found.diagnostics.is_empty() {
        page.line(0, &texts::lint_nothing());
    }
    people::add_findings(&mut page, &found.diagnostics, locale);
    if !found.services.is_empty() {
        page.heading(&texts::lint_services());
        for fitting in found.services.iter().take(8) {
            page.line(2, &texts::lint_fitting(fitting.service.as_str(), fitting.why.as_str()));
        }
    }
    page.finish()
}
