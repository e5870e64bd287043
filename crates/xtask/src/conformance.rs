//! `cargo xtask conformance`: the reader over a folder of files from other projects.

use std::path::Path;
use std::process::ExitStatus;

use crate::arguments::{Arguments, misused};
use crate::context::Context;
use crate::failure::Failure;
use crate::{process, program};

/// Names the folder for the phase of `cargo xtask test`.
pub(crate) const FOLDER: &str = "BINDWRIGHT_CORPUS";

/// Prints the table of a folder, and fails when an item fails that must not.
pub(crate) fn run(context: &Context, mut arguments: Arguments) -> Result<(), Failure> {
    let kinds = arguments.value("--kinds")?;
    let folder =
        arguments.word().ok_or_else(|| misused("conformance wants the folder of a manifest.json"))?;
    arguments.finish()?;
    let (_, status) = read(context, Path::new(&folder), kinds.as_deref())?;
    if status.success() { Ok(()) } else { Err(Failure::Shown) }
}

/// Runs the reader over a folder, and returns what it printed and how it ended.
///
/// # Errors
/// Where it cannot be built or started.
pub(crate) fn read(
    context: &Context,
    folder: &Path,
    kinds: Option<&str>,
) -> Result<(String, ExitStatus), Failure> {
    let folder = std::path::absolute(folder).map_err(|error| Failure::file(folder, &error))?;
    let mut command = context.command(program::build(context, "conformance")?);
    process::watch(command.arg(folder).args(kinds))
}
