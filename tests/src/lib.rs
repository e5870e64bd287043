//! The native harness: the generator of `tests/fixtures`, the conformance run, the seeds of the fuzz targets,
//! and the paths that the tests beside this folder share.

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
