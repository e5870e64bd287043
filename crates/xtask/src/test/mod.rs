//! `cargo xtask test`: the phases, their table and the closing line.

mod browser;
mod budgets;
mod counts;
mod layers;
mod locks;
mod native;
mod npm;
mod summary;

use std::time::Instant;

use crate::arguments::{Arguments, misused};
use crate::context::Context;
use crate::failure::Failure;
use counts::Counts;
use summary::Line;

pub(crate) use native::audit;

/// One step of the test run.
struct Phase {
    name: &'static str,
    summary: &'static str,
    /// Whether `--quick` runs it.
    quick: bool,
    run: fn(&Context) -> Result<Counts, Failure>,
}

/// Every phase, in the order they run.
static PHASES: &[Phase] = &[
    Phase { name: "format", summary: "cargo fmt --check", quick: true, run: native::format },
    Phase {
        name: "clippy",
        summary: "lints of all code as it compiles here",
        quick: true,
        run: native::lint,
    },
    Phase {
        name: "dependencies",
        summary: "licences, sources and duplicates (cargo deny)",
        quick: true,
        run: native::dependencies,
    },
    Phase { name: "layers", summary: "what may link what (cargo tree)", quick: true, run: layers::check },
    Phase { name: "locks", summary: "npm lock files name no server", quick: true, run: locks::check },
    Phase {
        name: "generated",
        summary: "schema and types are up to date",
        quick: true,
        run: native::generated,
    },
    Phase { name: "native", summary: "unit and integration tests", quick: true, run: native::tests },
    Phase {
        name: "conformance",
        summary: "files of other projects (BINDWRIGHT_CORPUS)",
        quick: true,
        run: native::conformance,
    },
    Phase {
        name: "clippy-wasm",
        summary: "lints of page and engine as they compile for the browser",
        quick: false,
        run: browser::lint,
    },
    Phase {
        name: "wasm",
        summary: "tests of the engine module in a browser",
        quick: false,
        run: browser::wasm_tests,
    },
    Phase { name: "site", summary: "build of the site", quick: false, run: browser::site },
    Phase { name: "budgets", summary: "sizes of the built site", quick: false, run: budgets::check },
    Phase {
        name: "npm",
        summary: "the npm package in Node.js, a browser and a bundler, beside the native engine",
        quick: false,
        run: npm::check,
    },
    Phase {
        name: "browser",
        summary: "end-to-end and accessibility tests (Playwright)",
        quick: false,
        run: browser::playwright,
    },
];

/// Runs the phases, goes on after a failure, and fails when one failed.
pub(crate) fn run(context: &Context, mut arguments: Arguments) -> Result<(), Failure> {
    let quick = arguments.flag("--quick");
    let only = arguments.values("--only")?;
    if let Some(unknown) = only.iter().find(|name| !PHASES.iter().any(|phase| phase.name == **name)) {
        return Err(misused(&format!("there is no phase `{unknown}`\nphases:\n{}", phase_help())));
    }
    arguments.finish()?;
    let is_wanted = |phase: &&Phase| {
        if only.is_empty() { phase.quick || !quick } else { only.iter().any(|name| name == phase.name) }
    };
    let lines: Vec<_> = PHASES.iter().filter(is_wanted).map(|phase| line(context, phase)).collect();
    print!("{}", summary::table(&lines));
    if summary::total(&lines).failed > 0 { Err(Failure::Shown) } else { Ok(()) }
}

/// Returns the names of the phases with what they do, one per line.
pub(crate) fn phase_help() -> String {
    let line = |phase: &Phase| {
        let quick = if phase.quick { "" } else { " (not with --quick)" };
        format!("  {:<12}  {}{quick}\n", phase.name, phase.summary)
    };
    PHASES.iter().map(line).collect()
}

fn line(context: &Context, phase: &'static Phase) -> Line {
    println!("\n== {}: {}", phase.name, phase.summary);
    let start = Instant::now();
    let (counts, problem) = match (phase.run)(context) {
        Ok(counts) => (counts, None),
        Err(failure) => {
            eprint!("{failure}");
            (Counts { failed: 1, ..Counts::default() }, Some(failure.to_string()))
        }
    };
    Line { name: phase.name, elapsed: start.elapsed(), counts, problem }
}
