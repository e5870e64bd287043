//! Programs of other projects that tests compare with; where one is absent, the test says so and is counted as skipped.

#![allow(clippy::disallowed_methods, reason = "a test runs programs")]

use std::io::Write as _;
use std::process::{Command, Stdio};

/// Says whether a program is there; where it is not, says that the test is skipped and what installs it.
///
/// `cargo xtask test` counts a line of this form as one test that was skipped, and not as one that passed. The line
/// goes past the test harness, which would keep what a passing test prints.
pub(crate) fn is_there(program: &str, test: &str, install: &str) -> bool {
    let probe = Command::new(program).arg("version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    let found = probe.is_ok();
    if !found {
        let line = format!("\nskipped test: {test}: there is no `{program}`; install it with `{install}`\n");
        std::io::stdout().write_all(line.as_bytes()).expect("stdout takes a line");
    }
    found
}

/// Runs a program with something on its stdin and returns its stdout.
///
/// # Panics
/// Where it cannot be run or fails.
pub(crate) fn run(program: &str, arguments: &[&str], input: &[u8]) -> Vec<u8> {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    child.stdin.take().expect("a pipe").write_all(input).expect("the program reads");
    let output = child.wait_with_output().expect("the program ends");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {}: {said}", arguments.join(" "));
    output.stdout
}
