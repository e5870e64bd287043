//! `bindwright check`: judges like `inspect`, and says nothing where nothing is wrong.

use bindwright_report::{Report, Severity};
use bindwright_texts::Locale;
use clap::ArgMatches;

use crate::failure::Failure;
use crate::inspect::{document, exit_code, judge};
use crate::{Answer, colour, people};

pub(crate) fn run(matches: &ArgMatches, locale: Locale) -> Result<Answer, Failure> {
    let report = judge(matches, matches.get_one::<u32>("warn-days").copied(), locale)?;
    let code = exit_code(&report, matches);
    // Who asked for a document wants one in any case.
    let output = document(&report, matches, locale).unwrap_or_else(|| text(&report, code, matches, locale));
    Ok(Answer { output, remarks: String::new(), code })
}

/// Returns the verdict and what it rests on; nothing where all is well.
fn text(report: &Report, code: u8, matches: &ArgMatches, locale: Locale) -> String {
    let asks_for_all = matches.get_one::<String>("fail-on").is_some_and(|least| least == "info");
    let least = if asks_for_all { Severity::Info } else { Severity::Warning };
    if code == 0 && report.diagnostics.iter().all(|finding| finding.severity < least) {
        return String::new();
    }
    people::brief(report, least, locale, colour())
}
