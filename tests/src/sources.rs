//! The sources of the workspace, as syntax: what the tests of the invariants look at.

use proc_macro2::{TokenStream, TokenTree};
use std::path::{Path, PathBuf};
use syn::{Attribute, Item};

/// One Rust file without its tests.
pub struct Source {
    /// Path below the repository, with slashes.
    pub path: String,
    /// Its items; what is under `#[cfg(test)]` is gone.
    pub file: syn::File,
}

/// Reads the Rust files below a folder of the repository; unit tests are left out.
pub fn rust(folder: &str) -> Vec<Source> {
    let mut sources: Vec<Source> = files(folder, "rs").iter().map(|path| parse(path)).collect();
    let tests: Vec<String> = sources.iter().flat_map(test_modules).collect();
    sources.retain(|source| !tests.iter().any(|module| is_in(&source.path, module)));
    sources.iter_mut().for_each(|source| strip_tests(&mut source.file.items));
    sources
}

/// Lists the files below a folder of the repository that end in `extension`, sorted.
pub fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(&crate::repository().join(folder), &mut found);
    found.retain(|path| path.extension().map_or(extension.is_empty(), |end| end == extension));
    found.sort();
    found
}

/// Reads a file.
///
/// # Panics
///
/// When it is not there, or not text.
#[expect(clippy::disallowed_methods, reason = "the harness reads the tree it tests")]
pub fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Returns a path below the repository, with slashes.
pub fn relative(path: &Path) -> String {
    let below = path.strip_prefix(crate::repository()).unwrap_or(path);
    below.to_string_lossy().replace('\\', "/")
}

/// Lists all tokens of a stream in order, groups opened.
pub fn flat(tokens: TokenStream) -> Vec<TokenTree> {
    let open = |token| match token {
        TokenTree::Group(group) => flat(group.stream()),
        other => vec![other],
    };
    tokens.into_iter().flat_map(open).collect()
}

fn parse(path: &Path) -> Source {
    let path_text = relative(path);
    let file = syn::parse_file(&text(path)).unwrap_or_else(|error| panic!("{path_text}: {error}"));
    Source { path: path_text, file }
}

fn strip_tests(items: &mut Vec<Item>) {
    items.retain(|item| !attributes(item).iter().any(is_test_only));
    for item in items {
        if let Item::Mod(module) = item
            && let Some((_, inner)) = &mut module.content
        {
            strip_tests(inner);
        }
    }
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

fn is_test_only(attribute: &Attribute) -> bool {
    let condition = attribute.meta.require_list().map(|list| list.tokens.to_string());
    attribute.path().is_ident("cfg") && condition.is_ok_and(|condition| condition == "test")
}

/// Names the modules with a file of their own that a file declares for its tests, by their path without `.rs`.
fn test_modules(source: &Source) -> Vec<String> {
    let own = source.path.trim_end_matches(".rs");
    let (folder, stem) = own.rsplit_once('/').unwrap_or(("", own));
    let home = if matches!(stem, "mod" | "lib" | "main") { folder } else { own };
    let modules = source.file.items.iter().filter_map(|item| match item {
        Item::Mod(module) if module.content.is_none() => Some(module),
        _ => None,
    });
    let for_tests = modules.filter(|module| module.attrs.iter().any(is_test_only));
    for_tests.map(|module| format!("{home}/{}", module.ident)).collect()
}

fn is_in(path: &str, module: &str) -> bool {
    path.strip_prefix(module).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        // What a build, npm or a fuzzer leaves behind.
        let built = matches!(
            path.file_name().and_then(|name| name.to_str()),
            Some("target" | "node_modules" | "corpus" | "artifacts")
        );
        match path.is_dir() {
            true if !built => collect(&path, found),
            true => {}
            false => found.push(path),
        }
    }
}
