//! Writes `tests/fixtures`; a second run changes nothing.

use bindwright_tests::{fixture_folder, fixtures};
use std::io::Write as _;
use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let folder = std::env::args_os().nth(1).map_or_else(fixture_folder, PathBuf::from);
    let fixtures = fixtures::all();
    fixtures::write(&fixtures, &folder)?;
    writeln!(std::io::stdout(), "{} fixtures in {}", fixtures.len(), folder.display())
}
