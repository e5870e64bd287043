//! The generator: reads `texts/<language>/*.json` and writes one Rust function per key.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

use crate::message::SEPARATOR;

type Language = BTreeMap<String, Entry>;

#[derive(Clone)]
struct Entry {
    one: Option<String>,
    other: String,
}

/// Writes `texts.rs` into `OUT_DIR`, for a crate's build script; tables may stand in folders of a language.
///
/// # Panics
/// Where a table cannot be read, a key is in it twice, or a language disagrees with English about keys or
/// placeholders; the message names file and key.
pub fn generate(directory: &str) {
    generate_without(directory, "");
}

/// Does what [`generate`] does, without the tables in the folders of this name.
///
/// # Panics
/// As [`generate`].
#[allow(clippy::disallowed_methods, clippy::print_stdout)] // A build script is a face of its own: files, environment, and cargo reads its stdout.
pub fn generate_without(directory: &str, left_out: &str) {
    println!("cargo::rerun-if-changed={directory}");
    let mut languages = BTreeMap::new();
    for entry in sorted(Path::new(directory)) {
        let name = entry.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        if entry.is_dir() {
            let mut language = Language::new();
            read_language(&entry, left_out, &mut language);
            languages.insert(name, language);
        }
    }
    let english = languages.remove("en").unwrap_or_else(|| panic!("{directory} has no folder en"));
    for (name, language) in &languages {
        compare(name, &english, language);
    }
    let mut all = vec![("en".to_owned(), english)];
    all.extend(languages);
    let output = std::env::var("OUT_DIR").unwrap_or_else(|_| panic!("OUT_DIR is not set"));
    let path = Path::new(&output).join("texts.rs");
    std::fs::write(&path, render(&all)).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

fn sorted(directory: &Path) -> Vec<std::path::PathBuf> {
    let entries =
        std::fs::read_dir(directory).unwrap_or_else(|error| panic!("{}: {error}", directory.display()));
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    paths
}

#[allow(clippy::disallowed_methods, clippy::print_stdout)] // See `generate`.
fn read_language(directory: &Path, left_out: &str, language: &mut Language) {
    for path in sorted(directory) {
        if path.is_dir() && path.file_name().is_none_or(|name| name != left_out) {
            read_language(&path, left_out, language);
        }
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        println!("cargo::rerun-if-changed={}", path.display());
        let text =
            std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let object: serde_json::Map<String, Value> =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for (key, value) in object {
            let entry = entry(&value).unwrap_or_else(|| panic!("{}: {key} is no pattern", path.display()));
            let known = language.insert(key.clone(), entry);
            assert!(known.is_none(), "{}: {key} stands in two tables", path.display());
        }
    }
}

fn entry(value: &Value) -> Option<Entry> {
    match value {
        Value::String(other) => Some(Entry { one: None, other: other.clone() }),
        Value::Object(forms) => Some(Entry {
            one: Some(forms.get("one")?.as_str()?.to_owned()),
            other: forms.get("other")?.as_str()?.to_owned(),
        }),
        _ => None,
    }
}

fn compare(name: &str, english: &Language, language: &Language) {
    for key in language.keys() {
        assert!(english.contains_key(key), "{name}: {key} is unknown in en");
    }
    for (key, entry) in english {
        let Some(other) = language.get(key) else { panic!("{name}: {key} is missing") };
        let (wanted, found) = (placeholders(entry), placeholders(other));
        assert!(
            wanted.iter().collect::<BTreeSet<_>>() == found.iter().collect::<BTreeSet<_>>(),
            "{name}: {key} has other placeholders than en"
        );
    }
}

/// The placeholders of an entry as (name, is a count), in order of first appearance.
fn placeholders(entry: &Entry) -> Vec<(String, bool)> {
    let mut found: Vec<(String, bool)> = Vec::new();
    for pattern in std::iter::once(&entry.other).chain(&entry.one) {
        for part in pattern.split('{').skip(1) {
            let placeholder = part.split('}').next().unwrap_or_default();
            let (name, kind) = placeholder.split_once(':').unwrap_or((placeholder, "text"));
            assert!(matches!(kind, "count" | "text"), "{placeholder}: unknown kind in {pattern}");
            if !found.iter().any(|(known, _)| known == name) {
                found.push((name.to_owned(), kind == "count"));
            }
        }
    }
    found
}

fn render(languages: &[(String, Language)]) -> String {
    let mut output = String::from("// Generated from texts/ by bindwright-texts; do not edit.\n");
    output.push_str("/// All languages of this crate.\npub(crate) static TABLES: ::bindwright_texts::Tables = ::bindwright_texts::Tables(&[\n");
    for (name, language) in languages {
        let (text, starts) = packed(language);
        let _ = writeln!(
            output,
            "({name:?}, ::bindwright_texts::Table {{ text: {text:?}, starts: &{starts:?} }}),"
        );
    }
    output.push_str("]);\n");
    for (index, (key, entry)) in languages[0].1.iter().enumerate() {
        if !key.starts_with("data.") {
            output.push_str(&function(key, index, entry));
        }
    }
    output
}

/// Packs a language as [`crate::Table`] says.
fn packed(language: &Language) -> (String, Vec<usize>) {
    let mut text = String::new();
    let mut starts = vec![0];
    for (key, entry) in language {
        for part in [Some(key), Some(&entry.other), entry.one.as_ref()].into_iter().flatten() {
            assert!(!part.contains(SEPARATOR), "{key} holds a unit separator");
            if text.len() > *starts.last().unwrap_or(&0) {
                text.push(SEPARATOR);
            }
            text.push_str(part);
        }
        starts.push(text.len());
    }
    (text, starts)
}

fn function(key: &str, index: usize, entry: &Entry) -> String {
    let name: String =
        key.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '_' }).collect();
    let mut parameters = String::new();
    let mut arguments = String::new();
    for (argument, is_count) in placeholders(entry) {
        let (kind, value) = if is_count {
            ("i64", format!("::bindwright_texts::Argument::Count({argument})"))
        } else {
            ("impl Into<String>", format!("::bindwright_texts::Argument::Text({argument}.into())"))
        };
        let _ = write!(parameters, "{argument}: {kind}, ");
        let _ = write!(arguments, "({argument:?}, {value}), ");
    }
    let documentation = entry.other.replace('\n', " ");
    format!(
        "#[doc = {documentation:?}]\npub(crate) fn {name}({parameters}) -> ::bindwright_texts::Message {{\n    \
         ::bindwright_texts::Message {{ tables: &TABLES, index: {index}, arguments: vec![{arguments}] }}\n}}\n"
    )
}
