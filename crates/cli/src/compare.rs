//! `bindwright compare`: puts what came back beside what was asked for.

use bindwright_catalog::BindingRequest;
use bindwright_core::{Options, compare};
use bindwright_report::Comparison;
use bindwright_texts::Locale;
use clap::ArgMatches;

use crate::catalog::service;
use crate::failure::Failure;
use crate::inspect::{fails, is_nothing, moment, passwords, read_all};
use crate::request::{self, Arguments};
use crate::{Answer, colour, machine, people};

pub(crate) fn run(matches: &ArgMatches, locale: Locale) -> Result<Answer, Failure> {
    let mut options = Options::new(moment(matches.get_one::<String>("now"))?, locale);
    options.passwords = passwords(matches)?;
    let arguments = Arguments(matches);
    let (request, remarks) = asked(&arguments, locale)?;
    let names = matches.get_many::<String>("files").map(Iterator::collect).unwrap_or_default();
    let inputs = read_all(names, options.bounds.formats.input_bytes)?;
    let comparison = compare(&request, inputs, &options);
    Ok(Answer {
        output: output(&comparison, arguments.text("format") == Some("json"), locale),
        remarks,
        code: exit_code(&comparison, matches),
    })
}

/// Returns what was asked for: the request of a file, or what the other arguments say.
fn asked(arguments: &Arguments<'_>, locale: Locale) -> Result<(BindingRequest, String), Failure> {
    if let Some(file) = arguments.text("request") {
        let request = request::read(file, locale)?;
        service(&request.service)?;
        return Ok((request, String::new()));
    }
    let service = service(arguments.text("service").unwrap_or_default())?;
    let (request, remarks) = request::build(arguments, service, None, locale)?;
    Ok((request, people::findings(&remarks, locale)))
}

fn output(comparison: &Comparison, as_json: bool, locale: Locale) -> String {
    if !as_json {
        return people::comparison(comparison, locale, colour());
    }
    let json = serde_json::to_string_pretty(comparison).unwrap_or_default();
    machine::escape_deceptive(&json) + "\n"
}

fn exit_code(comparison: &Comparison, matches: &ArgMatches) -> u8 {
    if is_nothing(&comparison.report) {
        return 2;
    }
    let findings = comparison.diagnostics.iter().chain(&comparison.report.diagnostics);
    u8::from(fails(findings.map(|found| found.severity).max(), matches))
}
