//! What ARCHITECTURE.md says about itself and about the folders.

use bindwright_tests::{repository, sources};
use std::path::Path;

#[test]
fn every_invariant_names_what_proves_it() {
    let page = sources::text(&repository().join("ARCHITECTURE.md"));
    let section = page.split("## Invariants").nth(1).unwrap().split("\n## ").next().unwrap();
    let own: String =
        sources::files("tests/tests/invariants", "rs").iter().map(|path| sources::text(path)).collect();
    for number in 1..=13 {
        let start =
            section.find(&format!("\n{number}. **")).unwrap_or_else(|| panic!("no invariant {number}"));
        let item = &section[start..];
        let end = item.find(&format!("\n{}. **", number + 1)).unwrap_or(item.len());
        let words = item[..end].split_whitespace().collect::<Vec<_>>().join(" ");
        let proof = words.rsplit_once(" *").map(|(_, proof)| proof).unwrap_or_default();
        assert!(proof.ends_with(".*"), "invariant {number} names no proof: {words}");
        let claimed = proof.contains("`invariants`");
        assert_eq!(claimed, own.contains(&format!("fn invariant_{number}_")), "invariant {number}: {proof}");
    }
}

#[test]
fn the_top_level_holds_what_the_layout_names() {
    const LAYOUT: &[&str] = &[
        ".cargo",
        ".ci",
        ".gitignore",
        "ARCHITECTURE.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "Cargo.lock",
        "Cargo.toml",
        "LICENSE",
        "NOTICE",
        "README.md",
        "Trunk.toml",
        "clippy.toml",
        "crates",
        "deny.toml",
        "deploy",
        "index.html",
        "rust-toolchain.toml",
        "rustfmt.toml",
        "tests",
        "web",
    ];
    const LOCAL: &[&str] = &[".git", "target", "dist"];
    let mut found: Vec<String> =
        entries(repository()).into_iter().filter(|name| !LOCAL.contains(&name.as_str())).collect();
    found.sort();
    assert_eq!(found, LAYOUT);
}

#[test]
fn no_file_names_the_machine_it_was_made_on() {
    // Put together here, so that this file does not name them.
    let marks = [["/", "work", "/"].concat(), ["/", "tmp", "/"].concat(), ["/", "root", "/"].concat()];
    let kinds = ["rs", "toml", "md", "json", "js", "ts", "html", "css", "yml", "yaml"];
    let folders = ["crates", "web", "tests", "deploy", ".ci", ".cargo"];
    let files = folders.iter().flat_map(|folder| kinds.iter().flat_map(|kind| sources::files(folder, kind)));
    for path in files {
        let text = sources::text(&path);
        let found: Vec<&String> = marks.iter().filter(|mark| text.contains(mark.as_str())).collect();
        assert!(found.is_empty(), "{}: {found:?}", sources::relative(&path));
    }
}

fn entries(folder: &Path) -> Vec<String> {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect()
}
