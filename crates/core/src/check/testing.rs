//! Helpers of this crate's tests: inspect a text, look for a code.

use std::path::PathBuf;

use bindwright_pki::{Password, UnixTime};
use bindwright_report::{Diagnostic, Report};
use bindwright_texts::Locale;

use crate::{Bounds, Input, Options};

/// The moment that fixtures are judged for.
pub(crate) const NOW: &str = "2026-11-20T12:00:00Z";

pub(crate) fn options(now: &str) -> Options {
    Options::new(UnixTime::from_rfc3339(now).unwrap(), Locale::ENGLISH)
}

pub(crate) fn bounded(change: impl FnOnce(&mut Bounds)) -> Options {
    let mut options = options(NOW);
    change(&mut options.bounds);
    options
}

/// Adds passwords that are tried on everything.
pub(crate) fn with_passwords(options: Options, passwords: &[&str]) -> Options {
    Options { passwords: passwords.iter().map(|text| Password::from(*text)).collect(), ..options }
}

/// Returns fixtures as files.
pub(crate) fn files(names: &[&str]) -> Vec<Input> {
    let input =
        |name: &&str| Input { name: Some((*name).to_owned()), bytes: read(fixtures().join(name)).into() };
    names.iter().map(input).collect()
}

/// Inspects fixtures as files.
pub(crate) fn inspect_files(names: &[&str], options: &Options) -> Report {
    crate::inspect(files(names), options)
}

pub(crate) fn inputs(texts: &[&str]) -> Vec<Input> {
    texts.iter().map(|text| Input { name: None, bytes: text.as_bytes().to_vec().into() }).collect()
}

pub(crate) fn inspect_texts(texts: &[&str], options: &Options) -> Report {
    crate::inspect(inputs(texts), options)
}

/// Returns the codes of all findings, the gravest first.
pub(crate) fn codes(texts: &[&str], options: &Options) -> Vec<String> {
    inspect_texts(texts, options).diagnostics.into_iter().map(|found| found.code).collect()
}

/// Returns the codes of all findings about inputs that were read from files.
pub(crate) fn codes_of((inputs, options): (Vec<Input>, Options)) -> Vec<String> {
    crate::inspect(inputs, &options).diagnostics.into_iter().map(|found| found.code).collect()
}

/// Returns the only finding of a code.
#[track_caller]
pub(crate) fn only<'report>(report: &'report Report, code: &str) -> &'report Diagnostic {
    let found: Vec<&Diagnostic> = report.diagnostics.iter().filter(|found| found.code == code).collect();
    let all: Vec<&str> = report.diagnostics.iter().map(|found| found.code.as_str()).collect();
    assert_eq!(found.len(), 1, "{code} among {all:?}");
    found[0]
}

fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures")
}

#[allow(clippy::disallowed_methods)] // Tests read the fixtures from the tree.
fn read(path: PathBuf) -> Vec<u8> {
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub(crate) fn fixture_text(name: &str) -> String {
    String::from_utf8(read(fixtures().join(name))).unwrap()
}

/// Returns the fixture of a rule, `triggers` or `clean`, whatever its extension; bounds that no file of a sensible
/// size reaches are lowered instead.
pub(crate) fn rule_inputs(code: &str, name: &str) -> (Vec<Input>, Options) {
    let chain = || inputs(&[&fixture_text("pem/chain.pem"), &fixture_text("pem/reversed.pem")]);
    let triggers = name == "triggers";
    let lowered = match code {
        "input/too-large" if triggers => Some(bounded(|bounds| bounds.formats.input_bytes = 100)),
        "input/too-many-files" if triggers => Some(bounded(|bounds| bounds.files = 1)),
        "input/too-many-blocks" if triggers => Some(bounded(|bounds| bounds.formats.pem_blocks = 2)),
        "input/too-large" | "input/too-many-files" | "input/too-many-blocks" => Some(options(NOW)),
        _ => None,
    };
    if let Some(options) = lowered {
        return (chain(), options);
    }
    let folder = fixtures().join("rules").join(code);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let path = entries
        .map(|entry| entry.unwrap().path())
        .find(|path| path.file_stem().is_some_and(|stem| stem == name));
    let path = path.unwrap_or_else(|| panic!("{} has no {name}", folder.display()));
    // What a password is needed for: the right one, except where the wrong one is the fault.
    let options = match code {
        "key/wrong-password" | "keystore/wrong-password" => with_passwords(options(NOW), &["wrong"]),
        "key/password-required" | "keystore/password-required" | "key/unsupported-encryption" => options(NOW),
        _ => with_passwords(options(NOW), &["throw-away"]),
    };
    (vec![Input { name: None, bytes: read(path).into() }], options)
}
