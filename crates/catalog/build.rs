//! Turns the text tables into functions, and lists the service files.

use std::fmt::Write as _;
use std::path::Path;

/// Texts of the service files: a face without the files has no use for them.
const SERVICE_TEXTS: &str = "services";

#[allow(clippy::disallowed_methods, clippy::print_stdout, clippy::unwrap_used)] // A build script reads files and the environment, talks to cargo on stdout, and stops where something is missing.
fn main() {
    if std::env::var_os("CARGO_FEATURE_DATA").is_none() {
        bindwright_texts::build::generate_without("texts", SERVICE_TEXTS);
        return;
    }
    bindwright_texts::build::generate("texts");
    println!("cargo::rerun-if-changed=services");
    let directory = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("services");
    let mut names: Vec<String> = std::fs::read_dir(&directory)
        .unwrap()
        .filter_map(|entry| Some(entry.ok()?.file_name().to_str()?.strip_suffix(".json")?.to_owned()))
        .filter(|name| name != "shared")
        .collect();
    names.sort();
    let mut output = String::from("// Generated from services/ by build.rs; do not edit.\n");
    let path = |name: &str| directory.join(format!("{name}.json"));
    let _ = writeln!(output, "pub(crate) const SHARED: &str = include_str!({:?});", path("shared"));
    output.push_str("/// Id and text of each file, in alphabetical order.\npub(crate) const FILES: &[(&str, &str)] = &[\n");
    for name in &names {
        let _ = writeln!(output, "    ({name:?}, include_str!({:?})),", path(name));
    }
    output.push_str("];\n");
    std::fs::write(Path::new(&std::env::var("OUT_DIR").unwrap()).join("files.rs"), output).unwrap();
}
