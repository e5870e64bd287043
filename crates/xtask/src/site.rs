use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::context::Context;
use crate::failure::Failure;
use crate::{licences, node, process, toolchain, tools};

/// Flags for modules only, so that nothing else is compiled again.
pub(crate) const WASM_FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Builds the site and returns its folder; what an earlier build left there is gone even when this one fails.
///
/// # Errors
/// Where a tool is missing and cannot be had, or Trunk fails.
pub(crate) fn build(context: &Context) -> Result<PathBuf, Failure> {
    toolchain::wasm_target(context)?;
    let trunk = tools::TRUNK.path(context)?;
    let bindgen = tools::WASM_BINDGEN.path(context)?;
    node::packages(context, "web")?;
    let site = context.site();
    if site.exists() {
        fs::remove_dir_all(&site).map_err(|error| Failure::file(&site, &error))?;
    }
    eprintln!("building the site (about four minutes from scratch)");
    // Trunk calls cargo offline; what only the browser build needs may not have been downloaded yet.
    process::run(&mut context.cargo(["fetch", "--locked"]))?;
    let mut trunk = context.command(trunk);
    trunk.args(["build", "--release"]).env("PATH", path_with(&bindgen)?).env(WASM_FLAGS, wasm_flags(context));
    if let Some(commit) = commit(context) {
        trunk.env("BINDWRIGHT_BUILD", commit);
    }
    // Trunk reads NO_COLOR as a value of its own option and refuses `1`.
    process::run(trunk.env_remove("NO_COLOR"))?;
    licences::write(context, &site)?;
    Ok(site)
}

/// Returns the commit that is built, for the footer; nothing outside a checkout. `+` says that files were changed.
fn commit(context: &Context) -> Option<String> {
    let arguments = ["describe", "--always", "--dirty=+", "--exclude=*", "--abbrev=10"];
    let commit = process::output(context.command("git").args(arguments)).ok()?;
    Some(commit.trim().to_owned())
}

/// Puts wasm-bindgen first on the path: Trunk takes it from there where it has the version that Trunk.toml names.
fn path_with(bindgen: &Path) -> Result<OsString, Failure> {
    let first = bindgen.parent().map(PathBuf::from);
    let rest = env::var_os("PATH").unwrap_or_default();
    env::join_paths(first.into_iter().chain(env::split_paths(&rest)))
        .map_err(|error| Failure::new(format!("PATH: {error}")))
}

/// Takes the folders of this machine out of the modules: the same sources give the same files everywhere.
pub(crate) fn wasm_flags(context: &Context) -> String {
    let home = env::var_os("HOME").or_else(|| env::var_os("USERPROFILE")).map(PathBuf::from);
    let cargo = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| home.map(|home| home.join(".cargo")));
    let registry = cargo.map(|cargo| (cargo.join("registry").join("src"), "registry"));
    let folders =
        registry.into_iter().chain([(context.root.clone(), "."), (context.target.clone(), "target")]);
    let flags = folders.map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()));
    // Cargo splits the variable at spaces, so such a folder stays as it is.
    flags.filter(|flag| !flag.contains(' ')).collect::<Vec<_>>().join(" ")
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
