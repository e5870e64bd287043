//! What a visitor downloads, and how much of it there may be.

use std::ffi::OsStr;
use std::fs;

use serde_json::Value;

use super::counts::Counts;
use crate::context::Context;
use crate::failure::Failure;
use crate::{node, process, site};

/// Themes whose names style sheets carry; a visitor sees one of them.
const THEMES: &[&str] = &["morning", "evening", "hcw", "hcb"];

/// Prints size, gzip and brotli of every file of the folder given, as JSON. Node.js brings both compressors.
const MEASURE: &str = r#"
const fs = require("fs"), path = require("path"), zlib = require("zlib");
const [folder] = process.argv.slice(1);
const sizes = fs.readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => {
    const bytes = fs.readFileSync(path.join(entry.parentPath ?? entry.path, entry.name));
    return [entry.name, bytes.length, zlib.gzipSync(bytes, { level: 9 }).length, zlib.brotliCompressSync(bytes).length];
  });
console.log(JSON.stringify(sizes));
"#;

/// A file of the site and its sizes, in bytes.
#[derive(Clone, Debug)]
struct Artefact {
    name: String,
    part: Part,
    plain: u64,
    gzip: u64,
    brotli: u64,
}

/// When a file is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Before anything can be seen: the start page stands in index.html.
    FirstPaint,
    /// Before anything can be done.
    Page,
    /// The style sheet of one theme, as above.
    Theme,
    Engine,
    /// Only when somebody goes there.
    Aside,
}

/// One limit, in kilobytes of 1000 bytes.
struct Budget {
    name: &'static str,
    limit: u64,
    bytes: fn(&[Artefact]) -> u64,
}

/// The page with every step, view and text. An empty Yew wizard takes 55 of it; first paint does not wait for it.
/// It carries neither services nor artefacts; tokens, keystores, explanations and passwords took 9 of it, passwords in
/// the wizard, the export and the page of error messages the last 16.
const PAGE: u64 = 340;

/// The engine carries what the page does not: 41 services with their sources, every artefact, the comparison; since
/// then keystores and passwords, tokens, every shape of credentials, 130 rule pages and the dictionary of errors, which
/// took 150 of it, exports with 15, and requests for certificates with 8. It comes while the page can be read already.
const ENGINE: u64 = 575;

static BUDGETS: &[Budget] = &[
    Budget { name: "first paint, brotli", limit: 40, bytes: first_paint },
    Budget { name: "page module and glue, brotli", limit: PAGE, bytes: page },
    Budget { name: "engine, brotli", limit: ENGINE, bytes: engine },
    Budget { name: "styles of one theme, gzip", limit: 20, bytes: styles },
];

/// Measures the built site and compares it with the budgets.
pub(super) fn check(context: &Context) -> Result<Counts, Failure> {
    let site = site::built(context)?;
    let index = site.join("index.html");
    let html = fs::read_to_string(&index).map_err(|error| Failure::file(&index, &error))?;
    node::check_version(context)?;
    let mut node = context.command("node");
    let sizes = process::output(node.args(["--eval", MEASURE, "--"]).arg::<&OsStr>(site.as_ref()))?;
    let artefacts = artefacts(&sizes, &html)?;
    print!("{}", table(&artefacts));
    let broken = broken(&artefacts);
    if broken.is_empty() { Ok(Counts::ONE) } else { Err(Failure::new(broken.join("\n"))) }
}

/// Reads the sizes and finds out which part each file belongs to.
fn artefacts(sizes: &str, html: &str) -> Result<Vec<Artefact>, Failure> {
    let rows: Vec<(String, u64, u64, u64)> = serde_json::from_str::<Value>(sizes)
        .and_then(serde_json::from_value)
        .map_err(|error| Failure::new(format!("the sizes cannot be read: {error}")))?;
    let engine = engine_tag(html).ok_or_else(|| Failure::new("index.html names no engine"))?;
    let artefact = |(name, plain, gzip, brotli): (String, u64, u64, u64)| {
        let part = part(&name, html, engine)
            .ok_or_else(|| Failure::new(format!("dist/site holds {name}, which index.html does not name")))?;
        Ok(Artefact { name, part, plain, gzip, brotli })
    };
    rows.into_iter().map(artefact).collect()
}

fn part(name: &str, html: &str, engine: &str) -> Option<Part> {
    let is_theme = name.ends_with(".css") && THEMES.iter().any(|theme| name.contains(theme));
    match name {
        "licences.html" | "licences.css" => Some(Part::Aside),
        "index.html" => Some(Part::FirstPaint),
        _ if engine.contains(name) => Some(Part::Engine),
        _ if !html.contains(name) => None,
        _ if is_theme => Some(Part::Theme),
        _ if name.starts_with("app-") => Some(Part::Page),
        _ => Some(Part::FirstPaint),
    }
}

/// Finds the element that names the files of the engine; the minifier may have dropped its quotes.
fn engine_tag(html: &str) -> Option<&str> {
    let tags = html.split('<').filter_map(|piece| piece.split('>').next());
    tags.into_iter().find(|tag| {
        tag.starts_with("meta") && (tag.contains("name=engine") || tag.contains("name=\"engine\""))
    })
}

fn first_paint(artefacts: &[Artefact]) -> u64 {
    // Style sheets of themes that are not shown are waited for all the same.
    brotli_of(artefacts, Part::FirstPaint) + brotli_of(artefacts, Part::Theme)
}

fn page(artefacts: &[Artefact]) -> u64 {
    brotli_of(artefacts, Part::Page)
}

fn engine(artefacts: &[Artefact]) -> u64 {
    brotli_of(artefacts, Part::Engine)
}

fn brotli_of(artefacts: &[Artefact], part: Part) -> u64 {
    artefacts.iter().filter(|artefact| artefact.part == part).map(|artefact| artefact.brotli).sum()
}

fn styles(artefacts: &[Artefact]) -> u64 {
    let of = |part| artefacts.iter().filter(move |artefact| artefact.part == part);
    let theme = of(Part::Theme).map(|artefact| artefact.gzip).max().unwrap_or(0);
    let is_style = |artefact: &&Artefact| artefact.name.ends_with(".css");
    of(Part::FirstPaint).filter(is_style).map(|artefact| artefact.gzip).sum::<u64>() + theme
}

/// Says which budgets are exceeded, or measure nothing.
fn broken(artefacts: &[Artefact]) -> Vec<String> {
    let say = |budget: &Budget| {
        let bytes = (budget.bytes)(artefacts);
        let size = kilobytes(bytes);
        if bytes == 0 {
            Some(format!("{}: nothing to measure", budget.name))
        } else {
            (bytes > budget.limit * 1000)
                .then(|| format!("{}: {size} kB of at most {}", budget.name, budget.limit))
        }
    };
    BUDGETS.iter().filter_map(say).collect()
}

fn table(artefacts: &[Artefact]) -> String {
    let mut text = format!("{:<44}{:>10}{:>10}{:>10}  kB\n", "file", "size", "gzip", "brotli");
    for Artefact { name, plain, gzip, brotli, .. } in artefacts {
        let [plain, gzip, brotli] = [plain, gzip, brotli].map(|bytes| kilobytes(*bytes));
        text.push_str(&format!("{name:<44}{plain:>10}{gzip:>10}{brotli:>10}\n"));
    }
    for budget in BUDGETS {
        let size = kilobytes((budget.bytes)(artefacts));
        text.push_str(&format!("{:<44}{size:>10} of at most {}\n", budget.name, budget.limit));
    }
    text
}

fn kilobytes(bytes: u64) -> String {
    format!("{}.{}", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = "<meta name=app data-js=./app-1.js data-wasm=./app-2.wasm>\
        <meta data-js=./engine-3.js data-wasm=./engine-4.wasm name=engine>\
        <link rel=stylesheet href=./ours-5.css><link rel=stylesheet href=./evening-6.css>\
        <link rel=stylesheet href=./morning-7.css>";

    fn measured(evening: u64) -> Vec<Artefact> {
        let sizes = format!(
            r#"[["index.html",9,3,2],["app-1.js",9,3,2],["app-2.wasm",90000,50000,40000],["engine-3.js",9,3,2],
            ["engine-4.wasm",9,300000,200000],["ours-5.css",9,5000,4000],["evening-6.css",9,{evening},7000],
            ["morning-7.css",9,6000,5000],["licences.html",9,90000,80000]]"#
        );
        artefacts(&sizes, HTML).unwrap()
    }

    #[test]
    fn sums_what_belongs_together() {
        let artefacts = measured(9000);
        assert_eq!(first_paint(&artefacts), 2 + 4000 + 7000 + 5000);
        assert_eq!(page(&artefacts), 2 + 40_000);
        assert_eq!(engine(&artefacts), 200_002);
        assert_eq!(styles(&artefacts), 5000 + 9000);
        assert!(broken(&artefacts).is_empty());
    }

    #[test]
    fn says_what_is_too_large() {
        assert_eq!(broken(&measured(15_100)), ["styles of one theme, gzip: 20.1 kB of at most 20"]);
    }

    #[test]
    fn nothing_is_no_small_size() {
        assert_eq!(broken(&[]).len(), BUDGETS.len());
    }

    #[test]
    fn a_file_that_nothing_names_is_not_passed_over() {
        let failure = artefacts(r#"[["left-over.wasm",9,3,2]]"#, HTML).unwrap_err();
        assert!(failure.to_string().contains("left-over.wasm"));
    }
}
