//! The command line over every fixture: the same report as the engine's, exit codes, and no secret anywhere.

use crate::support::{canaries, judge, list, path, read};
use bindwright_report::{Report, Severity};
use bindwright_tests::fixtures::canaries_in;
use bindwright_tests::{NOW, repository};
use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

#[test]
fn the_json_report_is_the_one_of_the_engine() {
    for fixture in list("keys").into_iter().chain(list("pem")) {
        let output = bindwright(&["inspect", &given(&fixture), "--now", NOW, "--format", "json"]);
        let mut report: Report =
            serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{fixture}: {error}"));
        let expected = judge(&fixture);
        // A face may say which path it was given; the engine's test gives the bare name.
        report.inputs.clone_from(&expected.inputs);
        assert_eq!(report, expected, "{fixture}");
        assert_eq!(text(&output.stderr), "", "{fixture}");
    }
}

#[test]
fn exit_codes_tell_what_was_found() {
    for fixture in list("keys").into_iter().chain(list("rules")).chain(list("private-keys")) {
        let report = judge(&fixture);
        let is_wrong = report.diagnostics.iter().any(|finding| finding.severity == Severity::Error);
        let is_read = !(report.certificates.is_empty()
            && report.private_keys.is_empty()
            && report.public_keys.is_empty()
            && report.identities.is_empty()
            && report.keystores.is_empty()
            && report.requests.is_empty()
            && report.locked.is_empty()
            && report.explanations.is_empty()
            && report.tokens.is_empty()
            && report.xfcc.is_empty()
            && report.inputs.iter().all(|input| input.kind != "parameters"));
        let expected = if is_read { i32::from(is_wrong) } else { 2 };
        let output = bindwright(&["inspect", &given(&fixture), "--now", NOW]);
        assert_eq!(output.status.code(), Some(expected), "{fixture}: {}", text(&output.stderr));
    }
}

/// What the program says about every fixture is looked at in its own process, in `crates/cli/src/canaries.rs`; here,
/// reading files and writing both streams is looked at for one fixture of each kind, a secret in it where there is one.
#[test]
fn no_output_of_the_program_holds_a_secret() {
    let canaries = canaries();
    let fixtures = one_of_each_kind(&canaries);
    assert!(fixtures.len() > 15, "{fixtures:?}");
    for fixture in fixtures.values() {
        let file = given(fixture);
        for command in
            [&["inspect", "--format", "json", &file][..], &["compare", "--service", "xsuaa", &file]]
        {
            let output = bindwright(&[command, &["--now", NOW]].concat());
            for said in [text(&output.stdout), text(&output.stderr)] {
                assert_eq!(canaries_in(&said, &canaries), [""; 0], "{command:?}");
            }
        }
    }
}

/// Returns a fixture of each kind of input that the engine tells apart.
fn one_of_each_kind(canaries: &[String]) -> BTreeMap<String, String> {
    let mut kinds: BTreeMap<String, String> = BTreeMap::new();
    let holds_secret = |fixture: &str| !canaries_in(&text(&read(fixture)), canaries).is_empty();
    for fixture in list("") {
        let Some(kind) = judge(&fixture).inputs.into_iter().next().map(|input| input.kind) else { continue };
        let known = kinds.get(&kind);
        if known.is_none_or(|known| !holds_secret(known) && holds_secret(&fixture)) {
            kinds.insert(kind, fixture);
        }
    }
    kinds
}

#[test]
fn no_output_holds_a_secret_that_was_given_in_the_wrong_place() {
    let canaries = canaries();
    let key = given("private-keys/rsa-2048-pkcs1.pem");
    let service_key = given("keys/xsuaa-unknown-fields.json");
    let secret = "x509.validity=canary-secret-xsuaa-secret-Zm9yZ2V0IG1l$0000=";
    let misuses: &[&[&str]] = &[
        &["compose", "xsuaa", "--mode", "provided", "--certificate", &key],
        &["compose", "xsuaa", "--base", &service_key],
        &["compose", "xsuaa", "--base", &key],
        &["inspect", &key, "--password-file", &key, "--now", NOW],
        &["compose", "xsuaa", "--set", secret],
        &["compare", "--request", &service_key, &service_key],
        &["compare", "--service", "xsuaa", "--certificate", &key, &service_key],
    ];
    for arguments in misuses {
        let output = bindwright(arguments);
        let said = [text(&output.stdout), text(&output.stderr)].concat();
        let found = canaries_in(&said, &canaries);
        // What stands on the command line itself is no secret any more.
        assert!(
            found.iter().all(|canary| arguments.iter().any(|given| given.contains(canary))),
            "{arguments:?}: {found:?}"
        );
    }
}

#[test]
fn standard_input_is_read_like_a_file() {
    let mut child =
        command(&["inspect", "-", "--now", NOW, "--format", "json"]).stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(&read("keys/sdm-managed-cf.txt")).unwrap();
    let output = child.wait_with_output().unwrap();
    let report: Report = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report.identities, judge("keys/sdm-managed-cf.txt").identities);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn composing_prints_the_parameters_and_nothing_else() {
    let set = ["--set", "x509.key-length=2048", "--set", "validity=100", "--set", "validity-type=DAYS"];
    let output = bindwright(&[&["compose", "sdm", "--kind", "binding"][..], &set].concat());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let expected = serde_json::json!({
        "xsuaa": { "credential-type": "x509", "x509": { "key-length": 2048, "validity": 100, "validity-type": "DAYS" } }
    });
    assert_eq!(text(&output.stdout), format!("{expected:#}\n"));
}

#[test]
fn misuse_ends_with_two() {
    for arguments in [
        &["compose", "no-such-service"][..],
        &["inspect", "no-such-file.json"],
        &["inspect", "--now", "noon"],
        &["no-such-command"],
    ] {
        let output = bindwright(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(text(&output.stdout), "", "{arguments:?}");
        assert_ne!(text(&output.stderr), "", "{arguments:?}");
    }
}

fn bindwright(arguments: &[&str]) -> Output {
    command(arguments).stdin(Stdio::null()).spawn().unwrap().wait_with_output().unwrap()
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM.as_str());
    command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The program, built once and where this test's own cargo builds.
static PROGRAM: LazyLock<String> = LazyLock::new(|| {
    let arguments =
        ["build", "--quiet", "--locked", "--package", "bindwright-cli", "--message-format", "json"];
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(repository()).output().unwrap();
    let messages = text(&output.stdout);
    let executables = messages.lines().filter_map(|line| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        message["executable"].as_str().map(String::from)
    });
    executables.last().unwrap_or_else(|| panic!("cargo build: {}", text(&output.stderr)))
});

fn given(fixture: &str) -> String {
    path(fixture).to_string_lossy().into_owned()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
