use std::path::Path;

use crate::context::Context;
use crate::failure::Failure;
use crate::process;

const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure that the compiler has the standard library for wasm.
///
/// `rust-toolchain.toml` asks for it, but rustup ignores that silently under `RUSTUP_AUTO_INSTALL=0`.
///
/// # Errors
/// Where it is missing and rustup cannot add it.
pub(crate) fn wasm_target(context: &Context) -> Result<(), Failure> {
    let mut rustc = context.command("rustc");
    let folder = process::output(rustc.args(["--print", "target-libdir", "--target", WASM]))?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    eprintln!("adding the target {WASM} (once, under a minute)");
    let added = process::run(context.command("rustup").args(["target", "add", WASM]));
    added.map_err(|failure| {
        failure.remedy(format!("install Rust through https://rustup.rs, then run\nrustup target add {WASM}"))
    })
}

/// Makes sure that cargo has a subcommand that a rustup component brings, such as `fmt` or `clippy`.
///
/// # Errors
/// Where it is missing and rustup cannot add it.
pub(crate) fn component(context: &Context, subcommand: &str, component: &str) -> Result<(), Failure> {
    let known = context.cargo([subcommand, "--version"]).output().is_ok_and(|output| output.status.success());
    if known {
        return Ok(());
    }
    eprintln!("adding the component {component} (once, under a minute)");
    let added = process::run(context.command("rustup").args(["component", "add", component]));
    added.map_err(|failure| {
        failure.remedy(format!(
            "install Rust through https://rustup.rs, then run\nrustup component add {component}"
        ))
    })
}
