use super::counts::Counts;
use crate::arguments::Arguments;
use crate::context::Context;
use crate::failure::Failure;
use crate::{codegen, conformance, process, toolchain, tools};

/// Checks the formatting of all Rust code.
pub(super) fn format(context: &Context) -> Result<Counts, Failure> {
    toolchain::component(context, "fmt", "rustfmt")?;
    let check = process::run(&mut context.cargo(["fmt", "--all", "--check"]));
    check.map_err(|failure| failure.remedy("run `cargo fmt --all`"))?;
    Ok(Counts::ONE)
}

/// Lints everything as it compiles on this machine.
pub(super) fn lint(context: &Context) -> Result<Counts, Failure> {
    toolchain::component(context, "clippy", "clippy")?;
    process::run(&mut context.cargo([
        "clippy",
        "--locked",
        "--workspace",
        "--all-targets",
        "--all-features",
        "--keep-going",
    ]))?;
    Ok(Counts::ONE)
}

/// Checks licences, sources and duplicates of the dependencies against `deny.toml`.
pub(super) fn dependencies(context: &Context) -> Result<Counts, Failure> {
    let deny = tools::CARGO_DENY.path(context)?;
    let arguments = ["--all-features", "--locked", "check", "bans", "licenses", "sources"];
    process::run(context.command(deny).args(arguments))?;
    Ok(Counts::ONE)
}

/// Looks the dependencies up in the RustSec advisory database.
pub(crate) fn audit(context: &Context, arguments: Arguments) -> Result<(), Failure> {
    arguments.finish()?;
    let deny = tools::CARGO_DENY.path(context)?;
    let check =
        process::run(context.command(deny).args(["--all-features", "--locked", "check", "advisories"]));
    check.map_err(|failure| {
        failure.remedy("read the advisories above; where none is shown, https://github.com/rustsec/advisory-db could not be reached")
    })
}

/// Checks that generated files are what the code says.
pub(super) fn generated(context: &Context) -> Result<Counts, Failure> {
    codegen::check(context)?;
    Ok(Counts::ONE)
}

/// Runs all tests that need no browser.
pub(super) fn tests(context: &Context) -> Result<Counts, Failure> {
    let mut cargo = context.cargo(["test", "--locked", "--workspace", "--all-features", "--no-fail-fast"]);
    // A snapshot that differs fails and is left for a person to review, also where `CI` is not set.
    let (output, status) = process::watch(cargo.env("INSTA_UPDATE", "no"))?;
    Counts::of_rust_tests(&output).judged(status.success())
}

/// Reads the files of other projects, where a folder of them is named.
pub(super) fn conformance(context: &Context) -> Result<Counts, Failure> {
    let Some(folder) = std::env::var_os(conformance::FOLDER).filter(|folder| !folder.is_empty()) else {
        println!("skipped: {} names no folder with a manifest.json", conformance::FOLDER);
        return Ok(Counts { skipped: 1, ..Counts::default() });
    };
    let (output, status) = conformance::read(context, folder.as_ref(), None)?;
    Counts::of_conformance(&output).judged(status.success())
}
