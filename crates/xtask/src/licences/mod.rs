//! The page `licences.html`: what the site links or bundles, under which licence, with the licence texts.
//!
//! Written from `Cargo.lock` and `web/package-lock.json` at build time. A generator of our own: cargo-about would be
//! one more tool to build, and knows nothing about npm packages.

mod cargo;
mod expression;
mod npm;
mod page;

use std::fs;
use std::path::{Path, PathBuf};

use crate::context::Context;
use crate::failure::Failure;

/// Something that the site links or bundles.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Component {
    name: String,
    version: String,
    /// An SPDX licence expression, as the component declares it.
    licence: String,
    /// Where its licence files lie.
    folder: PathBuf,
}

/// A licence text, and the components that it is reproduced for.
#[derive(Debug, PartialEq, Eq)]
struct Text {
    title: String,
    body: String,
    /// Indices into the list of components.
    components: Vec<usize>,
}

/// Writes `licences.html` and its style sheet into the folder of the site.
///
/// # Errors
/// Where a component declares no licence or comes without its text.
pub(crate) fn write(context: &Context, site: &Path) -> Result<(), Failure> {
    let mut components = cargo::components(context)?;
    components.extend(npm::components(context)?);
    components.sort_by(|one, other| (&one.name, &one.version).cmp(&(&other.name, &other.version)));
    let texts = texts(context, &components)?;
    for (name, content) in [
        ("licences.html", page::render(&components, &texts)),
        ("licences.css", include_str!("page.css").to_owned()),
    ] {
        let path = site.join(name);
        fs::write(&path, content).map_err(|error| Failure::file(&path, &error))?;
    }
    Ok(())
}

/// Collects the texts that have to be reproduced, each one once.
fn texts(context: &Context, components: &[Component]) -> Result<Vec<Text>, Failure> {
    let mut texts = Vec::new();
    let apache = read(&context.root.join("LICENSE"))?;
    for (index, component) in components.iter().enumerate() {
        let unusable = |what: &str| {
            Failure::new(format!("{} {}: {what}", component.name, component.version))
                .remedy("look at the package; where it has no usable licence, do without it")
        };
        let chosen = expression::chosen(&component.licence)
            .ok_or_else(|| unusable(&format!("`{}` is no licence expression", component.licence)))?;
        for licence in chosen {
            if licence == expression::APACHE {
                add(&mut texts, index, &licence, apache.clone());
                continue;
            }
            let file = licence_file(&component.folder, &licence)
                .ok_or_else(|| unusable(&format!("there is no file with the text of {licence}")))?;
            add(&mut texts, index, &licence, read(&file)?);
        }
        for notice in files(&component.folder, &["NOTICE"]) {
            add(&mut texts, index, &format!("Notice of {}", component.name), read(&notice)?);
        }
    }
    texts.sort_by(|one, other| one.title.cmp(&other.title));
    Ok(texts)
}

fn add(texts: &mut Vec<Text>, component: usize, title: &str, body: String) {
    let body = body.trim_end().replace("\r\n", "\n");
    match texts.iter_mut().find(|text| text.body == body) {
        Some(text) => text.components.push(component),
        None => texts.push(Text { title: title.to_owned(), body, components: vec![component] }),
    }
}

/// Finds the file that holds the text of a licence: the one named after it, else the one named after none.
fn licence_file(folder: &Path, licence: &str) -> Option<PathBuf> {
    let files = files(folder, &["LICENSE", "LICENCE", "COPYING"]);
    let stem = licence.split('-').next().unwrap_or(licence).to_uppercase();
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
    let named = files.iter().find(|path| name(path).contains(&stem));
    named.or_else(|| files.iter().find(|path| !name(path).contains('-'))).cloned()
}

/// Returns the files of a folder whose names start with one of the words, in any case, sorted.
fn files(folder: &Path, starts: &[&str]) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<_> = entries
        .filter(|entry| {
            let name = entry.file_name().to_string_lossy().to_uppercase();
            starts.iter().any(|start| name.starts_with(start))
        })
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    files
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| Failure::file(path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_serves_all_components_that_share_it() {
        let mut texts = Vec::new();
        add(&mut texts, 0, "MIT", "Copyright A\n".to_owned());
        add(&mut texts, 1, "MIT", "Copyright B\n".to_owned());
        add(&mut texts, 2, "MIT", "Copyright A\r\n".to_owned());
        let components: Vec<_> = texts.iter().map(|text| text.components.clone()).collect();
        assert_eq!(components, [vec![0, 2], vec![1]]);
    }

    #[test]
    fn the_file_named_after_the_licence_comes_first() {
        let folder = std::env::temp_dir().join(format!("bindwright-licences-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for name in ["LICENSE-APACHE", "license-mit.txt", "COPYING"] {
            fs::write(folder.join(name), name).unwrap();
        }
        let found = |licence| licence_file(&folder, licence).map(|path| read(&path).unwrap());
        let (mit, other) = (found("MIT"), found("BSD-3-Clause"));
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(mit.as_deref(), Some("license-mit.txt"));
        assert_eq!(other.as_deref(), Some("COPYING"));
    }
}
