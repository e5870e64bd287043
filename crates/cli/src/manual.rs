//! `bindwright completions` and `bindwright man`: what shells and `man` read, made from the command line itself.

use std::str::FromStr as _;

use bindwright_texts::Locale;
use clap::ArgMatches;
use clap_complete::Shell;
use clap_mangen::Man;

use crate::Answer;
use crate::arguments::command;
use crate::failure::Failure;

/// Writes the completions for a shell.
pub(crate) fn completions(matches: &ArgMatches, locale: Locale) -> Result<Answer, Failure> {
    let name = matches.get_one::<String>("shell").map(String::as_str).unwrap_or_default();
    // The command line lets only names of shells through.
    let shell = Shell::from_str(name).map_err(|_| Failure::NoCommand)?;
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut command(locale), "bindwright", &mut bytes);
    Ok(answer(&bytes))
}

/// Writes the manual page of the program, or of one of its commands.
pub(crate) fn page(matches: &ArgMatches, locale: Locale) -> Result<Answer, Failure> {
    let mut program = command(locale);
    program.build();
    let page = match matches.get_one::<String>("command") {
        Some(name) => program.find_subcommand(name).cloned().ok_or(Failure::NoCommand)?,
        None => program,
    };
    let mut bytes = Vec::new();
    Man::new(page).render(&mut bytes).map_err(|_| Failure::NoCommand)?;
    Ok(answer(&bytes))
}

fn answer(bytes: &[u8]) -> Answer {
    Answer { output: String::from_utf8_lossy(bytes).into_owned(), remarks: String::new(), code: 0 }
}
