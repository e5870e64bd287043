//! The phase of the npm package: built, packed, unpacked and tested as a person would get it.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::counts::Counts;
use crate::context::Context;
use crate::failure::Failure;
use crate::{browser, node, package, process, program, site};

/// Where the tests and their npm packages lie.
const TESTS: &str = "tests/npm";

/// Builds the package, holds its module against that of the site, and runs its tests with the native answers.
pub(super) fn check(context: &Context) -> Result<Counts, Failure> {
    let folder = package::build(context)?;
    same_module(&folder, &site::built(context)?)?;
    let modules = node::packages(context, TESTS)?;
    unpack(context, &pack(context, &folder)?, &modules.join("bindwright"))?;
    let answers = answers(context)?;
    let mut tests = context.command("node");
    tests
        .args(["--test", "--test-reporter=tap", "tests/"])
        .current_dir(context.root.join(TESTS))
        .env("BINDWRIGHT_BROWSER", browser::browser(context)?)
        .env("BINDWRIGHT_ANSWERS", answers);
    let (output, status) = process::watch(&mut tests)?;
    Counts::of_node(&output).judged(status.success())
}

/// Makes sure that the web app runs the very module of the package.
fn same_module(package: &Path, site: &Path) -> Result<(), Failure> {
    let read = |path: &Path| fs::read(path).map_err(|error| Failure::file(path, &error));
    let module = read(&package.join("engine_bg.wasm"))?;
    for entry in fs::read_dir(site).map_err(|error| Failure::file(site, &error))? {
        let path = entry.map_err(|error| Failure::file(site, &error))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("engine-") && name.ends_with(".wasm") {
            return if read(&path)? == module {
                Ok(())
            } else {
                Err(Failure::new(format!("{name} of dist/site is not the module of dist/npm"))
                    .remedy("run `cargo xtask dist`"))
            };
        }
    }
    Err(Failure::new("dist/site holds no engine").remedy("run `cargo xtask dist`"))
}

/// Packs the package as for publishing and returns the archive.
fn pack(context: &Context, folder: &Path) -> Result<PathBuf, Failure> {
    let destination = context.target.join("npm");
    fs::create_dir_all(&destination).map_err(|error| Failure::file(&destination, &error))?;
    let mut npm = context.command(node::program("npm"));
    npm.args(["pack", "--json", "--pack-destination"]).arg(&destination).current_dir(folder);
    let said = process::output(&mut npm)?;
    let said: Value =
        serde_json::from_str(&said).map_err(|error| Failure::new(format!("npm pack: {error}")))?;
    let name = said[0]["filename"].as_str();
    let name = name.ok_or_else(|| Failure::new("npm pack names no archive"))?;
    Ok(destination.join(name))
}

/// Unpacks an archive of npm, whose files lie in a folder `package`.
fn unpack(context: &Context, archive: &Path, folder: &Path) -> Result<(), Failure> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| Failure::file(folder, &error))?;
    }
    fs::create_dir_all(folder).map_err(|error| Failure::file(folder, &error))?;
    let mut tar = context.command("tar");
    process::run(tar.arg("-xzf").arg(archive).args(["--strip-components", "1", "-C"]).arg(folder))
}

/// Lets the native engine answer, and returns the file with its answers.
fn answers(context: &Context) -> Result<PathBuf, Failure> {
    let program = program::build(context, "answers")?;
    let path = context.target.join("npm").join("answers.jsonl");
    let text = process::output(&mut context.command(program))?;
    fs::write(&path, text).map_err(|error| Failure::file(&path, &error))?;
    Ok(path)
}
