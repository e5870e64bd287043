use std::path::PathBuf;

use crate::context::Context;
use crate::failure::Failure;
use crate::process;

/// Builds a program of the workspace and returns its path.
///
/// It gets the features that the native tests have, so that both share what is compiled.
///
/// # Errors
/// Where it does not compile.
pub(crate) fn build(context: &Context, name: &str) -> Result<PathBuf, Failure> {
    let mut cargo = context.cargo(["build", "--locked", "--workspace", "--all-features", "--bin", name]);
    process::run(&mut cargo)?;
    Ok(context.target.join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
}
