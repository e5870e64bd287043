//! Writes the style sheets of the site, cut down to what the page uses, into `web/styles/generated`.
//!
//! The work is done by `web/styles.mjs`: the style sheets come from npm, and so does the parser. Trunk runs this as
//! its `pre_build` hook.

use crate::arguments::Arguments;
use crate::context::Context;
use crate::failure::Failure;
use crate::{node, process};

/// Writes the style sheets.
pub(crate) fn run(context: &Context, arguments: Arguments) -> Result<(), Failure> {
    arguments.finish()?;
    node::packages(context, "web")?;
    process::run(context.command("node").arg("web/styles.mjs"))
}
