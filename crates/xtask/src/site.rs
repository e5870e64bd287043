use std::env;
use std::fs;
use std::path::PathBuf;

use crate::arguments::Arguments;
use crate::context::Context;
use crate::failure::Failure;
use crate::{licences, node, process, toolchain, tools};

/// Builds the site into `dist/site`.
pub(crate) fn run(context: &Context, arguments: Arguments) -> Result<(), Failure> {
    arguments.finish()?;
    let site = build(context)?;
    eprintln!("the site is in {}", site.display());
    Ok(())
}

/// Builds the site and returns its folder; what an earlier build left there is gone even when this one fails.
///
/// # Errors
/// Where a tool is missing and cannot be had, or Trunk fails.
pub(crate) fn build(context: &Context) -> Result<PathBuf, Failure> {
    toolchain::wasm_target(context)?;
    let trunk = tools::TRUNK.path(context)?;
    let bindgen = tools::WASM_BINDGEN.path(context)?;
    let modules = node::packages(context, "web")?;
    let site = context.site();
    if site.exists() {
        fs::remove_dir_all(&site).map_err(|error| Failure::file(&site, &error))?;
    }
    eprintln!("building the site (about four minutes from scratch)");
    // Trunk calls cargo offline; what only the browser build needs may not have been downloaded yet.
    process::run(&mut context.cargo(["fetch", "--locked"]))?;
    // Trunk takes wasm-bindgen and wasm-opt from the path where they have the version that Trunk.toml names.
    let mut path: Vec<_> = bindgen.parent().map(PathBuf::from).into_iter().collect();
    path.push(modules.join(".bin"));
    path.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    let path = env::join_paths(path).map_err(|error| Failure::new(format!("PATH: {error}")))?;
    let mut trunk = context.command(trunk);
    // Trunk reads NO_COLOR as a value of its own option and refuses `1`.
    process::run(trunk.args(["build", "--release"]).env("PATH", path).env_remove("NO_COLOR"))?;
    licences::write(context, &site)?;
    Ok(site)
}

/// Returns the folder of the site that was built before.
///
/// # Errors
/// Where there is none.
pub(crate) fn built(context: &Context) -> Result<PathBuf, Failure> {
    let site = context.site();
    if site.join("index.html").is_file() {
        return Ok(site);
    }
    Err(Failure::new("there is no site in dist/site").remedy("run `cargo xtask dist`"))
}
