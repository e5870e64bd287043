//! Set-up, build, tests and budgets: `cargo xtask`.
//!
//! Brings what it needs (target, tools, npm packages, a browser) into a cache outside the clone, says what it does
//! and how long that may take, and stops with a remedy where it cannot. No product code lives here.

// A build tool talks on stdout and stderr, reads files and the environment, and measures time.
#![allow(clippy::print_stdout, clippy::print_stderr, clippy::disallowed_methods)]

mod arguments;
mod browser;
mod codegen;
mod context;
mod failure;
mod lockfile;
mod node;
mod process;
mod serve;
mod site;
mod test;
mod toolchain;
mod tools;

use std::process::ExitCode;

use arguments::Arguments;
use context::Context;
use failure::Failure;

/// One subcommand of `cargo xtask`.
struct Task {
    name: &'static str,
    usage: &'static str,
    summary: &'static str,
    run: fn(&Context, Arguments) -> Result<(), Failure>,
}

/// Every subcommand, in the order of the help text.
static TASKS: &[Task] = &[
    Task {
        name: "serve",
        usage: "serve [--port N] [--open] [--prefix /PATH/] [--no-headers] [--no-build] [--directory DIR]",
        summary: "build the wizard and serve it on http://127.0.0.1:8080; --open: in the browser; \
            --no-headers: as a host without headers does; --no-build: what dist/site holds; --directory: another folder",
        run: serve::run,
    },
    Task {
        name: "test",
        usage: "test [--quick] [--only PHASE]…",
        summary: "run every check and test; --quick: the native part; --only: the named phases",
        run: test::run,
    },
    Task { name: "dist", usage: "dist", summary: "build the site into dist/site", run: site::run },
    Task {
        name: "fixtures",
        usage: "fixtures",
        summary: "make the throw-away keys, certificates and service keys under tests/fixtures again",
        run: codegen::fixtures,
    },
    Task {
        name: "codegen",
        usage: "codegen [--check]",
        summary: "write the generated schema and types; --check: only say whether they are up to date",
        run: codegen::run,
    },
    Task {
        name: "audit",
        usage: "audit",
        summary: "look the dependencies up in the RustSec advisory database (needs the network)",
        run: test::audit,
    },
];

fn main() -> ExitCode {
    match start(std::env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprint!("{failure}");
            failure.exit_code()
        }
    }
}

fn start(mut arguments: Vec<String>) -> Result<(), Failure> {
    if arguments.is_empty() || arguments.iter().any(|argument| argument == "--help" || argument == "-h") {
        print!("{}", help());
        return Ok(());
    }
    let name = arguments.remove(0);
    let Some(task) = TASKS.iter().find(|task| task.name == name) else {
        return Err(Failure::usage(format!("there is no task `{name}`\n\n{}", help())));
    };
    (task.run)(&Context::new()?, Arguments::new(task.usage, arguments))
}

fn help() -> String {
    let mut text = String::from("Usage: cargo xtask TASK\n\nTasks:\n");
    for task in TASKS {
        text.push_str(&format!("  {}\n      {}\n", task.usage, task.summary));
    }
    text.push_str("\nPhases of test:\n");
    text.push_str(&test::phase_help());
    text.push_str("\nEnvironment:\n");
    for (name, meaning) in ENVIRONMENT {
        text.push_str(&format!("  {name:<20}  {meaning}\n"));
    }
    text
}

/// The environment variables that a person may set.
static ENVIRONMENT: &[(&str, &str)] = &[
    ("BINDWRIGHT_CACHE", "where tools are kept (default: the user's cache folder)"),
    ("BINDWRIGHT_BROWSER", "the Chrome or Chromium that the tests use (CHROME is read too)"),
    ("CHROMEDRIVER", "the chromedriver of that browser"),
    ("BINDWRIGHT_CORPUS", "a folder of files from other projects that the native tests read too"),
    ("CARGO_TARGET_DIR", "the target folder, as with cargo itself"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usage_starts_with_the_name() {
        for task in TASKS {
            assert!(task.usage.starts_with(task.name), "{}", task.usage);
        }
    }

    #[test]
    fn an_unknown_task_is_named() {
        let failure = start(vec!["tset".to_owned()]).unwrap_err();
        assert!(failure.to_string().contains("no task `tset`"));
    }
}
