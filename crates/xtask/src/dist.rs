//! `cargo xtask dist`: everything that is handed over.

use crate::arguments::Arguments;
use crate::context::Context;
use crate::failure::Failure;
use crate::{package, site};

/// Builds the site into `dist/site` and the npm package into `dist/npm`.
pub(crate) fn run(context: &Context, mut arguments: Arguments) -> Result<(), Failure> {
    let only_site = arguments.flag("--site");
    let only_package = arguments.flag("--npm");
    arguments.finish()?;
    if !only_package {
        eprintln!("the site is in {}", site::build(context)?.display());
    }
    if !only_site {
        eprintln!("the npm package is in {}", package::build(context)?.display());
    }
    Ok(())
}
