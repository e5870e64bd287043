//! Invariant 1, and that formats know nothing about the services.

use bindwright_tests::{repository, sources};
use proc_macro2::TokenTree;
use sources::Source;
use std::collections::BTreeSet;

use super::stands_in;

/// Rooms that read neither clock nor files nor environment.
const PURE: &[&str] = &["texts", "report", "pki", "catalog", "artefacts", "core"];

#[test]
fn invariant_1_pure_rooms_reach_for_nothing_ambient() {
    const AMBIENT: &[&str] = &[
        "std::fs",
        "std::env",
        "std::process",
        "std::thread",
        "std::io::stdin",
        "std::io::stdout",
        "SystemTime",
        "Instant",
        "TcpStream",
        "UdpSocket",
        "ToSocketAddrs",
        "OsRng",
        "thread_rng",
        "getrandom",
        "rand",
        "js_sys",
        "web_sys",
        "wasm_bindgen",
    ];
    let found: Vec<String> = pure_sources().iter().flat_map(|source| mentions(source, AMBIENT)).collect();
    assert_eq!(found, [""; 0]);
}

#[test]
fn the_search_for_ambient_calls_finds_them() {
    let code = "use std::fs; // std::env\nfn now() -> u64 { let _ = \"std::net\"; SystemTime::now() }";
    let source = Source { path: "x".into(), file: syn::parse_file(code).unwrap() };
    assert_eq!(
        mentions(&source, &["std::fs", "std::env", "SystemTime", "rand"]),
        ["x: std::fs", "x: SystemTime"]
    );
}

#[test]
fn invariant_1_pure_rooms_depend_on_nothing_ambient() {
    const AMBIENT: &[&str] =
        &["rand", "getrandom", "wasm-bindgen", "js-sys", "web-sys", "gloo", "tokio", "chrono"];
    for room in PURE {
        let manifest = sources::text(&repository().join(format!("crates/{room}/Cargo.toml")));
        let normal = manifest.split("[dependencies]").nth(1).unwrap_or_default();
        let normal = normal.split("\n[").next().unwrap_or_default();
        for name in normal.lines().filter_map(|line| line.split([' ', '=', '.']).next()) {
            assert!(!AMBIENT.contains(&name), "{room} depends on {name}");
        }
    }
}

#[test]
fn formats_know_no_word_of_the_services() {
    const WORDS: &[&str] = &["sap", "btp", "xsuaa", "sdm", "hana", "cockpit", "clientid", "certurl"];
    for path in sources::files("crates/pki/src", "rs") {
        let text = sources::text(&path).to_lowercase();
        // A comment may say what does not belong here.
        let text: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let words: BTreeSet<&str> = text.split(|letter: char| !letter.is_alphanumeric()).collect();
        let found: Vec<&&str> = WORDS.iter().filter(|word| words.contains(**word)).collect();
        assert!(found.is_empty(), "{}: {found:?}", sources::relative(&path));
    }
}

fn pure_sources() -> Vec<Source> {
    PURE.iter()
        .flat_map(|room| sources::rust(&format!("crates/{room}/src")))
        .filter(|source| !source.path.ends_with("texts/src/build.rs"))
        .collect()
}

/// Names each of `words`, an identifier or a path, that stands in the source.
fn mentions(source: &Source, words: &[&str]) -> Vec<String> {
    let tokens = sources::flat(quote::ToTokens::to_token_stream(&source.file));
    let code: String = tokens
        .iter()
        .filter(|token| !matches!(token, TokenTree::Literal(_)))
        .map(|token| format!("{token} "))
        .collect();
    let code = format!(" {} ", code.replace(" : : ", "::"));
    let found = words.iter().filter(|word| stands_in(&code, word));
    found.map(|word| format!("{}: {word}", source.path)).collect()
}
