//! No command says a secret, whatever it is given: every fixture, through every format, in this process.
//!
//! What the compiled program adds, reading files and writing both streams, `tests/tests/engine/cli.rs` proves on one
//! fixture of each kind.

use bindwright_tests::fixtures::canaries_in;
use bindwright_tests::{NOW, fixture_folder, fixture_paths, read_fixture};
use bindwright_texts::Locale;

use crate::{arguments, run};

/// Returns everything that a command says, on both streams.
fn said(arguments: &[&str]) -> String {
    let matches = arguments::command(Locale::ENGLISH)
        .try_get_matches_from([&["bindwright"], arguments].concat())
        .expect("a command line");
    let answer = run(&matches, Locale::ENGLISH).unwrap_or_else(|failure| failure.answer(Locale::ENGLISH));
    [answer.output, answer.remarks].concat()
}

#[test]
fn no_output_holds_a_secret() {
    let canaries: Vec<String> =
        serde_json::from_slice(&read_fixture("canaries.json")).expect("a list of texts");
    let fixtures = fixture_paths("");
    assert!(fixtures.len() > 100 && canaries.len() > 10);
    for fixture in fixtures {
        let path = fixture_folder().join(&fixture);
        let file = path.to_str().expect("a path in UTF-8");
        for format in ["text", "json", "sarif"] {
            let said = said(&["inspect", file, "--now", NOW, "--format", format]);
            assert_eq!(canaries_in(&said, &canaries), [""; 0], "inspect {fixture} as {format}");
        }
        for format in ["text", "json"] {
            let said = said(&["compare", "--service", "xsuaa", file, "--now", NOW, "--format", format]);
            assert_eq!(canaries_in(&said, &canaries), [""; 0], "compare {fixture} as {format}");
        }
    }
}
