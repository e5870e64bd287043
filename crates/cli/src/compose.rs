//! `bindwright compose`: parameters and what is made of them.

use bindwright_artefacts::{Composition, compose};
use bindwright_catalog::{BindingRequest, Import, Service, import};
use bindwright_core::{Options, inspect};
use bindwright_report::Shell;
use bindwright_texts::Locale;
use clap::ArgMatches;

use crate::catalog::service;
use crate::failure::Failure;
use crate::inspect::{fails, moment};
use crate::request::{self, Arguments};
use crate::{Answer, files, people};

/// What `--artifact` calls the request itself, beside the artefacts.
pub(crate) const REQUEST: &str = "request";

pub(crate) fn run(matches: &ArgMatches, locale: Locale) -> Result<Answer, Failure> {
    let arguments = Arguments(matches);
    let service = service(arguments.text("service").unwrap_or_default())?;
    let base = arguments.text("base").map(|file| read_base(file, service, locale)).transpose()?;
    let (request, mut remarks) = request::build(&arguments, service, base, locale)?;
    let composition = compose(&request, locale);
    remarks.extend(composition.diagnostics.iter().cloned());
    let code = u8::from(fails(remarks.iter().map(|found| found.severity).max(), matches));
    Ok(Answer {
        output: artefact(&arguments, &request, &composition)?,
        remarks: people::findings(&remarks, locale),
        code,
    })
}

/// Reads the JSON object that parameters are merged into; credentials are refused, as they would be printed.
fn read_base(file: &str, service: &Service, locale: Locale) -> Result<Import, Failure> {
    let options = Options::new(moment(None)?, locale);
    let input = files::read(file, options.bounds.formats.input_bytes)?;
    let text = String::from_utf8_lossy(&input.bytes).trim_start_matches('\u{feff}').to_owned();
    let import = import(&text, service, locale);
    let report = inspect(vec![input], &options);
    let holds_keys = !report.private_keys.is_empty() || !report.locked.is_empty();
    if !report.identities.is_empty() || holds_keys {
        return Err(Failure::Credentials { file: file.to_owned() });
    }
    if import.readable { Ok(import) } else { Err(Failure::Findings(import.diagnostics)) }
}

/// Returns the shell of a name that the command line allows.
pub(crate) fn shell(name: Option<&str>) -> Shell {
    name.and_then(Shell::from_name).unwrap_or(Shell::Bash)
}

fn artefact(
    arguments: &Arguments<'_>,
    request: &BindingRequest,
    composition: &Composition,
) -> Result<String, Failure> {
    let id = arguments.text("artifact").unwrap_or_default();
    if id == REQUEST {
        return Ok(serde_json::to_string_pretty(request).unwrap_or_default() + "\n");
    }
    let shell = shell(arguments.text("shell"));
    let fits = composition
        .artefacts
        .iter()
        .find(|artefact| artefact.id == id && artefact.shell.is_none_or(|known| known == shell));
    let Some(artefact) = fits else {
        let mut known: Vec<&str> =
            composition.artefacts.iter().map(|artefact| artefact.id.as_str()).collect();
        known.push(REQUEST);
        known.dedup();
        return Err(Failure::NoArtefact { name: id.to_owned(), known: known.join(", ") });
    };
    let end = if artefact.text.ends_with('\n') { "" } else { "\n" };
    Ok(format!("{}{end}", artefact.text))
}
