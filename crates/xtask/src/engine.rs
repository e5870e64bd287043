//! Finishes the site that Trunk staged: adds the engine, optimises both modules, names every file by its content,
//! writes names and hashes into index.html, and the start page as static HTML.
//!
//! Trunk runs this as its `post_build` hook. The engine cannot be an asset of Trunk: its workers are neither hashed
//! nor checked, and a worker that starts from a file is bound by no policy of the page.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use base64ct::{Base64, Encoding as _};
use sha2::{Digest as _, Sha384};

use crate::arguments::Arguments;
use crate::context::Context;
use crate::failure::Failure;
use crate::{node, process, site, tools};

mod markup;

/// The WebAssembly features that the compiler uses and every current browser has. Never `--all-features`: wasm-opt
/// would use proposals that browsers refuse.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The module and the script that starts it, both in the staging folder.
struct Pair {
    module: PathBuf,
    script: PathBuf,
}

/// Adds the engine to the site in Trunk's staging folder.
pub(crate) fn run(context: &Context, arguments: Arguments) -> Result<(), Failure> {
    arguments.finish()?;
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).ok_or_else(|| {
        Failure::new("TRUNK_STAGING_DIR is not set: Trunk runs this task while it builds the site")
            .remedy("run `cargo xtask dist`")
    })?;
    let index = staging.join("index.html");
    let mut html = fs::read_to_string(&index).map_err(|error| Failure::file(&index, &error))?;
    let page = page(&staging, &html)?;
    let engine = engine(context, &staging)?;
    for (name, pair) in [("app", page), ("engine", engine)] {
        optimise(context, &pair.module)?;
        let fields =
            [("js", named_by_content(&pair.script, name)?), ("wasm", named_by_content(&pair.module, name)?)];
        html = markup::fill(&html, name, &fields)?;
    }
    html = markup::paint(&html, &first_paint(context)?)?;
    fs::write(&index, html).map_err(|error| Failure::file(&index, &error))
}

/// Renders the start page as static HTML.
fn first_paint(context: &Context) -> Result<String, Failure> {
    let arguments = ["run", "--quiet", "--locked", "--package", "bindwright-web", "--example", "first_paint"];
    process::output(&mut context.cargo(arguments))
}

/// Finds the page's files by the names that Trunk wrote.
fn page(staging: &Path, html: &str) -> Result<Pair, Failure> {
    let file = |kind| Ok(staging.join(markup::attribute(html, "app", kind)?));
    Ok(Pair { module: file("wasm")?, script: file("js")? })
}

/// Puts the two files of the engine into the staging folder.
fn engine(context: &Context, staging: &Path) -> Result<Pair, Failure> {
    let module = build(context, staging, &["--target", "no-modules", "--no-typescript"])?;
    let pair = Pair { module, script: staging.join("engine.js") };
    append(&pair.script, &context.root.join("web").join("engine").join("worker.js"))?;
    Ok(pair)
}

/// Builds the engine, writes `engine_bg.wasm` and `engine.js` into a folder and returns the former; the glue is of the
/// kind that the options ask wasm-bindgen for.
///
/// # Errors
/// Where it does not compile, or wasm-bindgen cannot be had or fails.
pub(crate) fn build(context: &Context, folder: &Path, glue: &[&str]) -> Result<PathBuf, Failure> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let arguments =
        ["build", "--locked", "--package", "bindwright-wasm", "--profile", "web", "--target", TARGET];
    process::run(context.cargo(arguments).env(site::WASM_FLAGS, site::wasm_flags(context)))?;
    let built = context.target.join(TARGET).join("web").join("bindwright_wasm.wasm");
    let mut bindgen = context.command(tools::WASM_BINDGEN.path(context)?);
    bindgen.args(glue).args(["--out-name", "engine", "--out-dir"]);
    process::run(bindgen.arg(folder).arg(built))?;
    Ok(folder.join("engine_bg.wasm"))
}

/// Appends a script to another: a worker from a Blob is one classic script.
fn append(script: &Path, further: &Path) -> Result<(), Failure> {
    let read = |path: &Path| fs::read_to_string(path).map_err(|error| Failure::file(path, &error));
    let text = format!("{}\n{}", read(script)?, read(further)?);
    fs::write(script, text).map_err(|error| Failure::file(script, &error))
}

/// Runs wasm-opt over a module, in place.
///
/// # Errors
/// Where it cannot be had or fails.
pub(crate) fn optimise(context: &Context, module: &Path) -> Result<(), Failure> {
    let program = node::packages(context, "web")?.join(".bin").join(node::program("wasm-opt"));
    let mut command = context.command(program);
    process::run(command.arg("-Oz").args(FEATURES).arg(module).arg("--output").arg(module))
}

/// Renames a file after its content and returns its relative address and its hash for `integrity`.
///
/// Trunk's names come from the file before it was optimised: the same name could stand for another content.
fn named_by_content(path: &Path, name: &str) -> Result<(String, String), Failure> {
    let content = fs::read(path).map_err(|error| Failure::file(path, &error))?;
    let hash = Sha384::digest(&content);
    let short: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    let file_name = format!("{name}-{short}.{extension}");
    fs::rename(path, path.with_file_name(&file_name)).map_err(|error| Failure::file(path, &error))?;
    Ok((format!("./{file_name}"), format!("sha384-{}", Base64::encode_string(&hash))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_its_content() {
        let folder = env::temp_dir().join(format!("bindwright-named-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("engine_bg.wasm");
        fs::write(&path, "abc").unwrap();
        let (address, integrity) = named_by_content(&path, "engine").unwrap();
        // FIPS 180-4, the example for SHA-384.
        assert_eq!(address, "./engine-cb00753f45a35e8b.wasm");
        assert_eq!(integrity, "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn");
        assert_eq!(fs::read_to_string(folder.join("engine-cb00753f45a35e8b.wasm")).unwrap(), "abc");
        fs::remove_dir_all(&folder).unwrap();
    }
}
