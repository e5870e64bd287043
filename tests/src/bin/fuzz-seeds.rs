//! Writes the seeds of the fuzz targets: `fuzz-seeds [DIR]`.

#![allow(clippy::disallowed_methods, reason = "a tool of the tests writes files")]

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use bindwright_tests::{fuzz_seeds, repository};

fn main() -> std::io::Result<()> {
    let folder =
        std::env::args_os().nth(1).map_or_else(|| repository().join("tests/fuzz/corpus"), PathBuf::from);
    let seeds = fuzz_seeds::all();
    for seed in &seeds {
        fs::create_dir_all(folder.join(seed.target))?;
        fs::write(folder.join(seed.target).join(&seed.name), &seed.bytes)?;
    }
    writeln!(std::io::stdout(), "{} seeds in {}", seeds.len(), folder.display())
}
