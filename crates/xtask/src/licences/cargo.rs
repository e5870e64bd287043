use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use serde_json::Value;

use super::Component;
use crate::context::Context;
use crate::failure::Failure;
use crate::process;

/// The packages that become the two modules of the site.
const ROOTS: &[&str] = &["bindwright-web", "bindwright-wasm"];

/// Returns the Rust packages that the modules link, and the standard library.
///
/// # Errors
/// Where cargo fails, or a package declares no licence.
pub(super) fn components(context: &Context) -> Result<Vec<Component>, Failure> {
    let mut cargo = context.cargo(["metadata", "--locked", "--format-version", "1"]);
    let text = process::output(cargo.args(["--filter-platform", "wasm32-unknown-unknown"]))?;
    let metadata: Value = serde_json::from_str(&text)
        .map_err(|error| Failure::new(format!("cargo metadata wrote no JSON: {error}")))?;
    let mut components = linked(&metadata).ok_or_else(|| {
        Failure::new("cargo metadata does not say what the site links, or a package declares no licence")
    })?;
    components.push(standard_library(context)?);
    Ok(components)
}

fn standard_library(context: &Context) -> Result<Component, Failure> {
    let rustc = |argument: &[&str]| process::output(context.command("rustc").args(argument));
    Ok(Component {
        name: "Rust standard library".to_owned(),
        version: rustc(&["--version"])?.split(' ').nth(1).unwrap_or_default().to_owned(),
        licence: "MIT OR Apache-2.0".to_owned(),
        folder: Path::new(rustc(&["--print", "sysroot"])?.trim()).join("share/doc/rust"),
    })
}

/// Walks the graph of `cargo metadata` from the roots along normal dependencies. Procedural macros run while
/// compiling and are not linked; our own packages are what the page is about.
fn linked(metadata: &Value) -> Option<Vec<Component>> {
    let by_id = |list: &'static str, value: &'_ Value| -> Option<HashMap<String, Value>> {
        let entries = value[list].as_array()?.iter();
        entries.map(|entry| Some((entry["id"].as_str()?.to_owned(), entry.clone()))).collect()
    };
    let packages = by_id("packages", metadata)?;
    let nodes = by_id("nodes", &metadata["resolve"])?;
    let is_root = |package: &&Value| package["name"].as_str().is_some_and(|name| ROOTS.contains(&name));
    let mut waiting: Vec<&str> =
        packages.values().filter(is_root).filter_map(|root| root["id"].as_str()).collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if is_macro(packages.get(id)?) || !seen.insert(id) {
            continue;
        }
        let normal = nodes.get(id)?["deps"].as_array()?.iter().filter(|edge| is_normal(edge));
        waiting.extend(normal.filter_map(|edge| edge["pkg"].as_str()));
    }
    let foreign =
        seen.iter().filter_map(|id| packages.get(*id)).filter(|package| !package["source"].is_null());
    foreign.map(component).collect()
}

fn component(package: &Value) -> Option<Component> {
    Some(Component {
        name: package["name"].as_str()?.to_owned(),
        version: package["version"].as_str()?.to_owned(),
        licence: package["license"].as_str()?.to_owned(),
        folder: Path::new(package["manifest_path"].as_str()?).parent()?.to_owned(),
    })
}

fn is_macro(package: &Value) -> bool {
    let kinds = package["targets"].as_array().into_iter().flatten().map(|target| &target["kind"]);
    kinds
        .into_iter()
        .any(|kind| kind.as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind == "proc-macro")))
}

fn is_normal(edge: &Value) -> bool {
    edge["dep_kinds"].as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind["kind"].is_null()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn package(name: &str, source: &Value, kind: &str) -> Value {
        json!({ "id": name, "name": name, "version": "1.0.0", "license": "MIT", "source": source,
            "manifest_path": format!("/registry/{name}/Cargo.toml"), "targets": [{ "kind": [kind] }] })
    }

    #[test]
    fn what_is_linked_is_found_and_nothing_else() {
        let registry = json!("registry");
        let edge = |name: &str, kind: Value| json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] });
        let metadata = json!({
            "packages": [
                package("bindwright-web", &Value::Null, "bin"),
                package("yew", &registry, "lib"),
                package("yew-macro", &registry, "proc-macro"),
                package("insta", &registry, "lib"),
                package("slab", &registry, "lib"),
            ],
            "resolve": { "nodes": [
                { "id": "bindwright-web", "deps": [edge("yew", Value::Null), edge("insta", json!("dev"))] },
                { "id": "yew", "deps": [edge("yew-macro", Value::Null), edge("slab", Value::Null)] },
                { "id": "yew-macro", "deps": [] }, { "id": "insta", "deps": [] }, { "id": "slab", "deps": [] },
            ]},
        });
        let names: Vec<_> = linked(&metadata).unwrap().into_iter().map(|component| component.name).collect();
        assert_eq!(names, ["slab", "yew"]);
    }
}
