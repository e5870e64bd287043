//! `cargo xtask bench`: the formats beside other readers. What is measured lives in `tests/bench`, a workspace and an
//! npm package of its own.

mod sizes;
mod table;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::arguments::Arguments;
use crate::context::Context;
use crate::failure::Failure;
use crate::{browser, engine, node, process, toolchain};

const HOME: &str = "tests/bench";

const WASM: &str = "wasm32-unknown-unknown";

/// Measures, writes `target/bench/*.json` and prints tables.
pub(crate) fn run(context: &Context, mut arguments: Arguments) -> Result<(), Failure> {
    let (native, in_browser, sizes) =
        (arguments.flag("--native"), arguments.flag("--browser"), arguments.flag("--sizes"));
    arguments.finish()?;
    let folder = context.target.join("bench");
    fs::create_dir_all(&folder).map_err(|error| Failure::file(&folder, &error))?;
    if sizes {
        return sizes::run(context, &folder);
    }
    let both = native == in_browser;
    if native || both {
        process::run(self::native(context)?.arg(&folder))?;
    }
    if in_browser || both {
        self::in_browser(context, &folder)?;
    }
    for (name, is_wanted) in [("native", native || both), ("browser", in_browser || both)] {
        if is_wanted {
            print!("{}", table::of(&folder.join(format!("{name}.json")), name)?);
        }
    }
    Ok(())
}

/// Builds the native program and returns its call.
fn native(context: &Context) -> Result<Command, Failure> {
    let mut cargo = cargo(context, ["build", "--locked", "--release", "--package", "bindwright-bench"]);
    if has_libssl(context) {
        cargo.args(["--features", "openssl"]);
    } else {
        eprintln!("WITHOUT OPENSSL: libssl was not found, so its rows are missing");
        eprintln!(
            " help: install its headers, on Debian `apt-get install libssl-dev pkg-config`, or set OPENSSL_DIR"
        );
    }
    process::run(&mut cargo)?;
    let name = format!("bindwright-bench{}", env::consts::EXE_SUFFIX);
    Ok(context.command(context.target.join("release").join(name)))
}

fn has_libssl(context: &Context) -> bool {
    let known = context.command("pkg-config").args(["--exists", "openssl"]).status();
    env::var_os("OPENSSL_DIR").is_some() || known.is_ok_and(|status| status.success())
}

fn in_browser(context: &Context, folder: &Path) -> Result<(), Failure> {
    if !folder.join("legacy.p12").is_file() {
        process::run(native(context)?.arg(folder).arg("--material"))?;
    }
    let module = module(context, "timed")?;
    let copy = folder.join("module.wasm");
    fs::copy(&module, &copy).map_err(|error| Failure::file(&module, &error))?;
    engine::optimise(context, &copy)?;
    node::packages(context, HOME)?;
    node::packages(context, browser::PLAYWRIGHT)?;
    let mut node = context.command("node");
    node.arg(context.root.join(HOME).join("browser").join("run.mjs"))
        .arg(folder)
        .env("BINDWRIGHT_BROWSER", browser::browser(context)?)
        .env("BINDWRIGHT_PLAYWRIGHT", context.root.join(browser::PLAYWRIGHT));
    process::run(&mut node)
}

/// Builds the module with these features, in the profile of the product: its own manifest says what that is.
fn module(context: &Context, features: &str) -> Result<PathBuf, Failure> {
    toolchain::wasm_target(context)?;
    let build = ["build", "--locked", "--package", "bindwright-bench-module", "--profile", "web"];
    let mut cargo = cargo(context, build);
    cargo.args(["--target", WASM, "--features", features, "--config"]);
    process::run(cargo.arg(context.root.join("Cargo.toml")))?;
    Ok(context.target.join(WASM).join("web").join("bindwright_bench_module.wasm"))
}

fn cargo<const N: usize>(context: &Context, arguments: [&str; N]) -> Command {
    let mut cargo = context.cargo(arguments);
    cargo.current_dir(context.root.join(HOME));
    cargo
}
