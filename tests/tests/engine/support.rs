//! What the tests of the engine share.

use bindwright_core::{Input, Options, Password, UnixTime, inspect};
use bindwright_report::Report;
use bindwright_tests::{NOW, fixture_folder, sources};
use bindwright_texts::Locale;
use std::path::{Path, PathBuf};

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

/// Lists every fixture of a folder by its path below `tests/fixtures`.
pub(crate) fn list(folder: &str) -> Vec<String> {
    let kinds = ["json", "txt", "pem", "der", "yaml", "env", "zip", "p12", "jks", "p7b"];
    let files = kinds.iter().flat_map(|kind| sources::files(&format!("tests/fixtures/{folder}"), kind));
    let mut paths: Vec<String> = files.map(|path| below(&path)).collect();
    paths.retain(|path| path != "canaries.json");
    paths.sort();
    paths
}

/// The texts that no output may hold.
pub(crate) fn canaries() -> Vec<String> {
    serde_json::from_slice(&read("canaries.json")).unwrap()
}

/// Reads a fixture.
#[expect(clippy::disallowed_methods, reason = "the harness reads the tree it tests")]
pub(crate) fn read(fixture: &str) -> Vec<u8> {
    std::fs::read(path(fixture)).unwrap_or_else(|error| panic!("{fixture}: {error}"))
}

/// Returns the path of a fixture.
pub(crate) fn path(fixture: &str) -> PathBuf {
    fixture_folder().join(fixture)
}

fn below(path: &Path) -> String {
    path.strip_prefix(fixture_folder()).unwrap().to_string_lossy().replace('\\', "/")
}

fn name(fixture: &str) -> String {
    fixture.rsplit('/').next().unwrap().to_owned()
}
