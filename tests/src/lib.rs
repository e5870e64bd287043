//! The native harness: the generator of `tests/fixtures`, the conformance run, the seeds of the fuzz targets, the
//! answers that the npm package has to give too, and the paths that the tests beside this folder share.

pub mod answers;
pub mod conformance;
pub mod fixtures;
pub mod fuzz_seeds;
pub mod sources;

use std::path::{Path, PathBuf};

/// The time that the tests judge by: 2026-11-20, noon.
pub const NOW: &str = "2026-11-20T12:00:00Z";

/// Returns the top of the repository.
///
/// # Panics
///
/// Never: this package lies in a folder of the repository.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a folder of the repository")
}

/// Returns the folder that [`fixtures::all`] describes.
pub fn fixture_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// Lists every fixture of a folder that a person could paste or choose, by its path below `tests/fixtures`; all of them
/// where the folder is empty.
pub fn fixture_paths(folder: &str) -> Vec<String> {
    const KINDS: &[&str] = &["json", "txt", "pem", "der", "yaml", "env", "zip", "p12", "jks", "p7b"];
    let files = KINDS.iter().flat_map(|kind| sources::files(&format!("tests/fixtures/{folder}"), kind));
    let below = |path: PathBuf| {
        let path = path.strip_prefix(fixture_folder()).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        (path != "canaries.json").then_some(path)
    };
    let mut paths: Vec<String> = files.filter_map(below).collect();
    paths.sort();
    paths
}

/// Reads a fixture.
///
/// # Panics
///
/// When it is not there.
#[expect(clippy::disallowed_methods, reason = "the harness reads the tree it tests")]
pub fn read_fixture(fixture: &str) -> Vec<u8> {
    std::fs::read(fixture_folder().join(fixture)).unwrap_or_else(|error| panic!("{fixture}: {error}"))
}
