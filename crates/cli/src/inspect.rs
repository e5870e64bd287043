//! `bindwright inspect`: judges files or standard input.

use std::time::{SystemTime, UNIX_EPOCH};

use bindwright_core::{Options, Password, UnixTime, inspect};
use bindwright_report::{Report, Severity};
use bindwright_texts::Locale;
use clap::ArgMatches;

use crate::failure::Failure;
use crate::{Answer, colour, files, machine, people, sarif};

pub(crate) fn run(matches: &ArgMatches, locale: Locale) -> Result<Answer, Failure> {
    let report = judge(matches, None, locale)?;
    let output =
        document(&report, matches, locale).unwrap_or_else(|| people::report(&report, locale, colour()));
    Ok(Answer { output, remarks: String::new(), code: exit_code(&report, matches) })
}

/// Reads what was named and judges it, with a warning so many days before a certificate ends.
pub(crate) fn judge(matches: &ArgMatches, warn_days: Option<u32>, locale: Locale) -> Result<Report, Failure> {
    let mut options = Options::new(moment(matches.get_one::<String>("now"))?, locale);
    options.passwords = passwords(matches)?;
    options.warn_days = warn_days;
    let names = matches.get_many::<String>("files").map(Iterator::collect).unwrap_or_default();
    Ok(inspect(read_all(names, options.bounds.formats.input_bytes)?, &options))
}

/// Returns the report in the format for machines that was asked for; `None` where a person reads it.
pub(crate) fn document(report: &Report, matches: &ArgMatches, locale: Locale) -> Option<String> {
    let json = match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => serde_json::to_string_pretty(report),
        Some("sarif") => serde_json::to_string_pretty(&sarif::log(report, locale)),
        _ => return None,
    };
    Some(machine::escape_deceptive(&json.unwrap_or_default()) + "\n")
}

/// Reads the password files that were named.
pub(crate) fn passwords(matches: &ArgMatches) -> Result<Vec<Password>, Failure> {
    let files = matches.get_many::<String>("password-file").into_iter().flatten();
    files.map(|file| files::read_password(file)).collect()
}

pub(crate) fn read_all(names: Vec<&String>, bound: usize) -> Result<Vec<bindwright_core::Input>, Failure> {
    if names.is_empty() {
        return Ok(vec![files::read("-", bound)?]);
    }
    names.into_iter().map(|name| files::read(name, bound)).collect()
}

/// Returns the moment to judge for: what was asked, else the clock.
#[allow(clippy::disallowed_methods)] // A face may read the clock.
pub(crate) fn moment(asked: Option<&String>) -> Result<UnixTime, Failure> {
    if let Some(text) = asked {
        return UnixTime::from_rfc3339(text).ok_or_else(|| Failure::NotATime { text: text.clone() });
    }
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Ok(UnixTime::from_seconds(since as i64))
}

/// Returns 2 where nothing was read, else 1 where a finding reaches what `--fail-on` names.
pub(crate) fn exit_code(report: &Report, matches: &ArgMatches) -> u8 {
    if is_nothing(report) {
        return 2;
    }
    let gravest = report.diagnostics.iter().map(|found| found.severity).max();
    u8::from(fails(gravest, matches))
}

/// Says whether nothing was read that a verdict could be about.
pub(crate) fn is_nothing(report: &Report) -> bool {
    report.identities.is_empty()
        && report.certificates.is_empty()
        && report.private_keys.is_empty()
        && report.public_keys.is_empty()
        && report.keystores.is_empty()
        && report.requests.is_empty()
        && report.locked.is_empty()
        && report.explanations.is_empty()
        && report.tokens.is_empty()
        && report.xfcc.is_empty()
        && report.inputs.iter().all(|input| input.kind != "parameters")
}

/// Says whether the gravest finding reaches what `--fail-on` names.
pub(crate) fn fails(gravest: Option<Severity>, matches: &ArgMatches) -> bool {
    let least = match matches.get_one::<String>("fail-on").map(String::as_str) {
        Some("error") => Severity::Error,
        Some("warning") => Severity::Warning,
        Some("info") => Severity::Info,
        _ => return false,
    };
    gravest.is_some_and(|gravest| gravest >= least)
}
