//! The native face of Bindwright: files and pipes in, text or JSON out, exit codes.
//!
//! stdout carries the artefact or report only; everything else goes to stderr. Exit codes: 0 all is well, 1 a finding
//! at or above `--fail-on`, 2 misuse or nothing that could be read.

mod arguments;
#[cfg(test)]
mod canaries;
mod catalog;
mod check;
mod compare;
mod compose;
mod explain;
mod export;
mod failure;
mod files;
mod folder;
mod inspect;
mod lint;
mod machine;
mod manual;
mod page;
mod people;
mod request;
mod sarif;
mod texts;

use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;

use bindwright_texts::Locale;

use failure::Failure;

/// What a command has to say.
struct Answer {
    /// The artefact or report, for stdout.
    output: String,
    /// Findings and remarks, for stderr.
    remarks: String,
    code: u8,
}

fn main() -> ExitCode {
    let locale = locale();
    let matches = arguments::command(locale).get_matches();
    let answer = run(&matches, locale).unwrap_or_else(|failure| failure.answer(locale));
    // A reader that went away (`| head`) is no fault of ours.
    let _ = std::io::stderr().write_all(answer.remarks.as_bytes());
    let _ = std::io::stdout().write_all(answer.output.as_bytes());
    ExitCode::from(answer.code)
}

fn run(matches: &clap::ArgMatches, locale: Locale) -> Result<Answer, Failure> {
    match matches.subcommand() {
        Some(("compose", matches)) => compose::run(matches, locale),
        Some(("compare", matches)) => compare::run(matches, locale),
        Some(("lint", matches)) => lint::run(matches, locale),
        Some(("inspect", matches)) => inspect::run(matches, locale),
        Some(("check", matches)) => check::run(matches, locale),
        Some(("export", matches)) => export::run(matches, locale),
        Some(("explain", matches)) => explain::run(matches, locale),
        Some(("catalog", matches)) => catalog::run(matches, locale),
        Some(("completions", matches)) => manual::completions(matches, locale),
        Some(("man", matches)) => manual::page(matches, locale),
        _ => Err(Failure::NoCommand),
    }
}

/// Returns the language of the environment, by the precedence of POSIX.
#[allow(clippy::disallowed_methods)] // A face may read the environment.
fn locale() -> Locale {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let tag = set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG"));
    Locale::from_tag(&tag.unwrap_or_default())
}

/// Says whether a person reads stdout on a terminal and wants colour (<https://no-color.org>).
#[allow(clippy::disallowed_methods)] // A face may read the environment.
fn colour() -> bool {
    let set = |name| std::env::var(name).is_ok_and(|value: String| !value.is_empty());
    let is_dumb = std::env::var("TERM").is_ok_and(|terminal| terminal == "dumb");
    std::io::stdout().is_terminal() && !set("NO_COLOR") && !is_dumb
}
