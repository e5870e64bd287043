//! The npm package `bindwright`: the module of the web app, glue that is an ES module, and a thin face for Node.js and
//! for browsers, from `crates/wasm/npm`.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::context::Context;
use crate::failure::Failure;
use crate::{engine, licences, node, toolchain};

/// Builds the package into `dist/npm` and returns the folder; what an earlier build left there is gone.
///
/// # Errors
/// Where a tool is missing and cannot be had, the module cannot be built, or a file cannot be written.
pub(crate) fn build(context: &Context) -> Result<PathBuf, Failure> {
    toolchain::wasm_target(context)?;
    node::packages(context, "web")?;
    let folder = context.package();
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| Failure::file(&folder, &error))?;
    }
    fs::create_dir_all(&folder).map_err(|error| Failure::file(&folder, &error))?;
    let module = engine::build(context, &folder, &["--target", "web"])?;
    engine::optimise(context, &module)?;
    // The types of the raw exports are nobody's interface.
    let raw = folder.join("engine_bg.wasm.d.ts");
    fs::remove_file(&raw).map_err(|error| Failure::file(&raw, &error))?;
    let face = context.root.join("crates").join("wasm").join("npm");
    for entry in fs::read_dir(&face).map_err(|error| Failure::file(&face, &error))? {
        let path = entry.map_err(|error| Failure::file(&face, &error))?.path();
        copy(&path, &folder)?;
    }
    for name in ["LICENSE", "NOTICE"] {
        copy(&context.root.join(name), &folder)?;
    }
    write_version(&folder.join("package.json"))?;
    licences::write(context, &folder)?;
    Ok(folder)
}

fn copy(path: &Path, folder: &Path) -> Result<(), Failure> {
    let name = path.file_name().unwrap_or_default();
    fs::copy(path, folder.join(name)).map_err(|error| Failure::file(path, &error))?;
    Ok(())
}

/// Gives the package the version of the workspace.
fn write_version(manifest: &Path) -> Result<(), Failure> {
    let text = fs::read_to_string(manifest).map_err(|error| Failure::file(manifest, &error))?;
    let text =
        versioned(&text).ok_or_else(|| Failure::new(format!("{} is no object", manifest.display())))?;
    fs::write(manifest, text).map_err(|error| Failure::file(manifest, &error))
}

fn versioned(manifest: &str) -> Option<String> {
    let mut value: Value = serde_json::from_str(manifest).ok()?;
    value.as_object_mut()?.insert("version".to_owned(), env!("CARGO_PKG_VERSION").into());
    serde_json::to_string_pretty(&value).ok().map(|text| text + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_package_has_the_version_of_the_workspace() {
        let manifest = versioned(include_str!("../../wasm/npm/package.json")).unwrap();
        assert!(manifest.contains(concat!("\"version\": \"", env!("CARGO_PKG_VERSION"), "\"")), "{manifest}");
        assert_eq!(versioned("[]"), None);
    }
}
