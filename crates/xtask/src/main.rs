//! Set-up, build, tests and budgets: `cargo xtask`.
//!
//! Brings what it needs (target, tools, npm packages, a browser) into a cache outside the clone, says what it does
//! and how long that may take, and stops with a remedy where it cannot. No product code lives here.

// A build tool talks on stdout and stderr, reads files and the environment, and measures time.
#![allow(clippy::print_stdout, clippy::print_stderr, clippy::disallowed_methods)]

mod arguments;
mod bench;
mod browser;
mod codegen;
mod conformance;
mod context;
mod dist;
mod engine;
mod failure;
mod licences;
mod lockfile;
mod node;
mod package;
mod process;
mod program;
mod serve;
mod site;
mod styles;
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
    summary: &'static str,
    options: &'static [(&'static str, &'static str)],
    run: fn(&Context, Arguments) -> Result<(), Failure>,
}

/// Every subcommand, in the order of the help text.
static TASKS: &[Task] = &[
    Task {
        name: "serve",
        summary: "build the wizard and serve it on http://127.0.0.1:8080",
        options: &[
            ("--port N", "another port; 0 takes any free one"),
            ("--open", "show the page in the browser"),
            ("--prefix /PATH/", "serve under this path only, as a host with several sites does"),
            ("--no-headers", "send no security headers, as a plain host does"),
            ("--no-build", "serve what dist/site holds"),
            ("--directory DIR", "serve another folder, without a build"),
        ],
        run: serve::run,
    },
    Task {
        name: "test",
        summary: "run every check and test",
        options: &[
            ("--quick", "leave out what needs the site or a browser"),
            ("--only PHASE", "run this phase; may be given several times"),
        ],
        run: test::run,
    },
    Task {
        name: "dist",
        summary: "build the site into dist/site and the npm package into dist/npm",
        options: &[("--site", "the site only"), ("--npm", "the npm package only")],
        run: dist::run,
    },
    Task {
        name: "fixtures",
        summary: "make the throw-away keys, certificates and service keys under tests/fixtures again",
        options: &[],
        run: codegen::fixtures,
    },
    Task {
        name: "conformance",
        summary: "read the folder DIR, whose manifest.json says what is in its files",
        options: &[("--kinds A,B", "only items of these kinds")],
        run: conformance::run,
    },
    Task {
        name: "bench",
        summary: "time the formats beside other readers, natively and in a browser (under five minutes)",
        options: &[
            ("--native", "natively only"),
            ("--browser", "in the browser only"),
            ("--sizes", "instead, build one feature of the formats after another and tell what each adds"),
        ],
        run: bench::run,
    },
    Task {
        name: "codegen",
        summary: "write the generated schema and types again",
        options: &[("--check", "only say whether they are up to date")],
        run: codegen::run,
    },
    Task {
        name: "styles",
        summary: "cut the style sheets down to what the page uses; Trunk runs this before it builds the site",
        options: &[],
        run: styles::run,
    },
    Task {
        name: "engine",
        summary: "add the engine to the site; Trunk runs this while it builds",
        options: &[],
        run: engine::run,
    },
    Task {
        name: "audit",
        summary: "look the dependencies up in the RustSec advisory database (needs the network)",
        options: &[],
        run: test::audit,
    },
];

/// The environment variables that a person may set.
static ENVIRONMENT: &[(&str, &str)] = &[
    ("BINDWRIGHT_CACHE", "where tools are kept (default: the user's cache folder)"),
    ("BINDWRIGHT_BROWSER", "the Chrome or Chromium that the tests use (CHROME is read too)"),
    ("CHROMEDRIVER", "the chromedriver of that browser"),
    ("BINDWRIGHT_CORPUS", "a folder of files from other projects that the native tests read too"),
    ("CARGO_TARGET_DIR", "the target folder, as with cargo itself"),
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
    (task.run)(&Context::new()?, Arguments::new(arguments))
}

fn help() -> String {
    let mut text = String::from("Usage: cargo xtask TASK [OPTIONS]\n\nTasks:\n");
    for task in TASKS {
        text.push_str(&format!("  {:<11}  {}\n", task.name, task.summary));
        for (option, meaning) in task.options {
            text.push_str(&format!("      {option:<16}  {meaning}\n"));
        }
    }
    text.push_str(&format!("\nPhases of test:\n{}\nEnvironment:\n", test::phase_help()));
    for (name, meaning) in ENVIRONMENT {
        text.push_str(&format!("  {name:<20}  {meaning}\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_task_is_named() {
        let failure = start(vec!["tset".to_owned()]).unwrap_err();
        assert!(failure.to_string().contains("no task `tset`"));
    }
}
