//! What the tests of the engine share.

use bindwright_core::{Input, Options, Password, UnixTime, inspect};
use bindwright_report::Report;
use bindwright_tests::{NOW, fixture_folder};
pub(crate) use bindwright_tests::{fixture_paths as list, read_fixture as read};
use bindwright_texts::Locale;
use std::path::PathBuf;

/// Judges one fixture at the tests' time.
pub(crate) fn judge(fixture: &str) -> Report {
    let input = Input { name: Some(name(fixture)), bytes: read(fixture).into() };
    inspect(vec![input], &options(Locale::ENGLISH))
}

/// Judges one fixture with passwords.
pub(crate) fn judge_with_passwords(fixture: &str, passwords: &[&str]) -> Report {
    let input = Input { name: Some(name(fixture)), bytes: read(fixture).into() };
    let passwords = passwords.iter().map(|text| Password::from(*text)).collect();
    inspect(vec![input], &Options { passwords, ..options(Locale::ENGLISH) })
}

/// Options at the tests' time.
pub(crate) fn options(locale: Locale) -> Options {
    Options::new(UnixTime::from_rfc3339(NOW).unwrap(), locale)
}

/// The texts that no output may hold.
pub(crate) fn canaries() -> Vec<String> {
    serde_json::from_slice(&read("canaries.json")).unwrap()
}

/// Returns the path of a fixture.
pub(crate) fn path(fixture: &str) -> PathBuf {
    fixture_folder().join(fixture)
}

fn name(fixture: &str) -> String {
    fixture.rsplit('/').next().unwrap().to_owned()
}
