//! Runs the reader over a folder of files from other projects: `conformance DIR [KIND,KIND…]`.
//!
//! The last line is for `cargo xtask test`; the exit code is 1 when an item fails that must not, 2 for a folder that
//! cannot be read.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bindwright_tests::{conformance, repository};

fn main() -> std::io::Result<ExitCode> {
    let mut out = std::io::stdout();
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().map(PathBuf::from).unwrap_or_default();
    let kinds = arguments.next().map_or_else(
        || conformance::KINDS.iter().map(ToString::to_string).collect(),
        |kinds| kinds.split(',').map(str::to_owned).collect::<Vec<_>>(),
    );
    match run(&folder, &kinds) {
        Ok((table, counts)) => {
            let conformance::Counts { passed, failed, tolerated, .. } = counts;
            writeln!(out, "{table}{passed} passed, {failed} failed, {tolerated} tolerated")?;
            Ok(ExitCode::from(u8::from(failed > 0)))
        }
        Err(problem) => {
            writeln!(std::io::stderr(), "error: {problem}")?;
            Ok(ExitCode::from(2))
        }
    }
}

#[allow(clippy::disallowed_methods, reason = "a test reads files")]
fn run(folder: &Path, kinds: &[String]) -> Result<(String, conformance::Counts), String> {
    let items = conformance::load(folder)?;
    if let Some(unknown) = kinds.iter().find(|kind| !items.iter().any(|item| item.kind == **kind)) {
        return Err(format!("the folder holds no item of kind `{unknown}`"));
    }
    let page = repository().join("tests/CONFORMANCE.md");
    let page = std::fs::read_to_string(&page).map_err(|error| format!("{}: {error}", page.display()))?;
    let exceptions = conformance::of_page(&page)?;
    let outcomes = conformance::run(folder, items, kinds, &exceptions);
    Ok((conformance::table(&outcomes), conformance::Counts::of(&outcomes)))
}
