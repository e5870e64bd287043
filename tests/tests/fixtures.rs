//! The committed fixtures are what their generator makes.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use bindwright_tests::{fixture_folder, fixtures, sources};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static MADE: LazyLock<Vec<fixtures::Fixture>> = LazyLock::new(fixtures::all);

#[test]
fn a_second_run_of_the_generator_changes_nothing() {
    let stale: Vec<&str> = MADE
        .iter()
        .filter(|fixture| on_disk(&fixture.path) != Some(fixture.bytes.clone()))
        .map(|fixture| fixture.path.as_str())
        .collect();
    assert_eq!(stale, [""; 0], "run `cargo xtask fixtures`");
}

#[test]
fn nothing_else_lies_among_the_fixtures() {
    let made: BTreeSet<String> = MADE.iter().map(|fixture| fixture.path.clone()).collect();
    let prefix = sources::relative(&fixture_folder()) + "/";
    let kinds = ["json", "txt", "pem", "der", "yaml", "env", "zip", "", "md", "p12", "jks", "p7b"];
    let there: BTreeSet<String> = kinds
        .iter()
        .flat_map(|kind| sources::files("tests/fixtures", kind))
        .filter_map(|path| sources::relative(&path).strip_prefix(&prefix).map(String::from))
        .collect();
    assert_eq!(there.difference(&made).collect::<Vec<_>>(), [""; 0]);
    assert_eq!(there.len(), made.len(), "a kind of file that this test does not look for");
}

#[test]
fn every_private_key_and_planted_secret_has_a_canary() {
    let canaries = canaries(&MADE);
    for fixture in MADE.iter().filter(|fixture| fixture.path != "canaries.json") {
        let text = String::from_utf8_lossy(&fixture.bytes);
        let locked = [
            "encrypted-",
            "password-required",
            "wrong-password",
            "unsupported-encryption",
            "too-much-work",
            "other-format",
            "placeholder",
            "truncated",
            "key/not-readable",
        ];
        let holds_key =
            text.contains("PRIVATE KEY-----") && !locked.iter().any(|part| fixture.path.contains(part));
        if holds_key && !fixture.path.contains("label-mismatch") {
            assert!(!fixtures::canaries_in(&text, &canaries).is_empty(), "{}", fixture.path);
        }
    }
}

fn canaries(made: &[fixtures::Fixture]) -> Vec<String> {
    let list = made.iter().find(|fixture| fixture.path == "canaries.json").unwrap();
    serde_json::from_slice(&list.bytes).unwrap()
}

#[expect(clippy::disallowed_methods, reason = "the harness reads the tree it tests")]
fn on_disk(path: &str) -> Option<Vec<u8>> {
    std::fs::read(fixture_folder().join(path)).ok()
}
