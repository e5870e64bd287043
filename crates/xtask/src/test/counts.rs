use crate::failure::Failure;

/// How many tests passed, failed and were skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) passed: usize,
    pub(super) failed: usize,
    pub(super) skipped: usize,
}

impl Counts {
    /// The counts of a check that is one thing and passed.
    pub(super) const ONE: Self = Self { passed: 1, failed: 0, skipped: 0 };

    /// Sums the closing lines of Rust's test harness (`test result: ok. 3 passed; 0 failed; 1 ignored; …`),
    /// which `wasm-bindgen-test-runner` writes too.
    ///
    /// The harness knows no test that finds out by itself that it cannot run: such a one says `skipped test: …` on a
    /// line of its own, passes, and is moved here.
    pub(super) fn of_rust_tests(output: &str) -> Self {
        let mut counts = Self::default();
        for line in output.lines().map(without_colours) {
            let Some((_, numbers)) = line.split_once("test result: ") else { continue };
            let words: Vec<&str> = numbers.split([' ', ';', '.']).filter(|word| !word.is_empty()).collect();
            for pair in words.windows(2) {
                counts.add(pair[0], pair[1]);
            }
        }
        let said = output.lines().filter(|line| line.starts_with("skipped test: ")).count();
        counts.passed = counts.passed.saturating_sub(said);
        counts.skipped += said;
        counts
    }

    /// Reads the closing lines of Playwright's list reporter (`  12 passed (30.2s)`); a flaky test is a failed one.
    pub(super) fn of_playwright(output: &str) -> Self {
        let mut counts = Self::default();
        for line in output.lines().map(without_colours) {
            if let Some((number, what)) = line.trim().split_once(' ') {
                counts.add(number, what.split(" (").next().unwrap_or(what));
            }
        }
        counts
    }

    /// Reads the closing comments of Node's test runner in the form of TAP (`# pass 12`).
    pub(super) fn of_node(output: &str) -> Self {
        let mut counts = Self::default();
        for line in output.lines() {
            match line.strip_prefix("# ").and_then(|words| words.split_once(' ')) {
                Some(("pass", number)) => counts.add(number, "passed"),
                Some(("fail" | "cancelled", number)) => counts.add(number, "failed"),
                Some(("skipped" | "todo", number)) => counts.add(number, "skipped"),
                _ => {}
            }
        }
        counts
    }

    /// Reads the closing line of the conformance run; what did not pass and need not is counted as skipped.
    pub(super) fn of_conformance(output: &str) -> Self {
        let mut counts = Self::default();
        for part in output.lines().next_back().unwrap_or_default().split(", ") {
            if let Some((number, what)) = part.split_once(' ') {
                counts.add(number, what);
            }
        }
        counts
    }

    /// Judges a run of tests by its counts and its exit code.
    ///
    /// # Errors
    /// Where the two disagree, or no test ran: neither says that anything is right.
    pub(super) fn judged(self, success: bool) -> Result<Self, Failure> {
        match (success, self.failed, self.passed) {
            (true, 0, 0) => Err(Failure::new("no test ran")),
            (false, 0, _) => Err(Failure::new("the tests could not be built or run to their end")),
            (true, failed @ 1.., _) => {
                Err(Failure::new(format!("{failed} tests failed, but the exit code was zero")))
            }
            _ => Ok(self),
        }
    }

    /// Adds another run's counts.
    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }

    fn add(&mut self, number: &str, what: &str) {
        let Ok(number) = number.parse::<usize>() else { return };
        match what {
            "passed" => self.passed += number,
            "failed" | "flaky" | "interrupted" => self.failed += number,
            "ignored" | "skipped" | "did not run" | "tolerated" => self.skipped += number,
            _ => {}
        }
    }
}

/// Removes terminal colours (ECMA-48 `ESC [ … m`).
fn without_colours(line: &str) -> String {
    let mut pieces = line.split("\u{1b}[");
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        plain.push_str(piece.split_once('m').map_or(piece, |(_, rest)| rest));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_the_lines_of_several_test_binaries() {
        let output = "running 3 tests\ntest a ... ok\n\
            test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.01s\n\
            test result: \u{1b}[31mFAILED\u{1b}[0m. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out\n";
        assert_eq!(Counts::of_rust_tests(output), Counts { passed: 7, failed: 2, skipped: 1 });
    }

    #[test]
    fn a_test_that_says_it_was_skipped_did_not_pass() {
        let output = "running 2 tests\n\nskipped test: a: there is no `openssl`; install it\ntest a ... ok\ntest b ... ok\n\
            test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s\n";
        assert_eq!(Counts::of_rust_tests(output), Counts { passed: 1, failed: 0, skipped: 1 });
    }

    #[test]
    fn reads_the_browser_runner() {
        let output = "test result: ok. 5 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.21s";
        assert_eq!(Counts::of_rust_tests(output), Counts { passed: 5, failed: 0, skipped: 0 });
    }

    #[test]
    fn reads_playwright() {
        let output = "Running 9 tests using 1 worker\n  ✓  1 a.spec.ts:3:1 › 3 passed (1.2s)\n\
            \n  1 failed\n    [chromium] › a.spec.ts:9:1 › keeps still\n  1 flaky\n  2 skipped\n  3 did not run\n  \u{1b}[32m4 passed\u{1b}[39m (30.2s)\n";
        assert_eq!(Counts::of_playwright(output), Counts { passed: 4, failed: 2, skipped: 5 });
    }

    #[test]
    fn reads_node() {
        let output = "ok 1 - a\n# a: 9 answers\n1..6\n# tests 6\n# suites 0\n# pass 3\n# fail 1\n# cancelled 1\n# skipped 1\n# todo 0\n";
        assert_eq!(Counts::of_node(output), Counts { passed: 3, failed: 2, skipped: 1 });
    }

    #[test]
    fn reads_the_conformance_run() {
        let output = "cert  7/9\n3 items did not pass\n7 passed, 1 failed, 2 tolerated\n";
        assert_eq!(Counts::of_conformance(output), Counts { passed: 7, failed: 1, skipped: 2 });
        assert_eq!(Counts::of_conformance(""), Counts::default());
    }

    #[test]
    fn an_empty_run_is_not_a_success() {
        assert!(Counts::default().judged(true).is_err());
        assert!(Counts::ONE.judged(true).is_ok());
    }

    #[test]
    fn a_run_that_broke_off_is_not_a_success() {
        assert!(Counts::ONE.judged(false).is_err());
        assert!(Counts { failed: 1, ..Counts::ONE }.judged(true).is_err());
        assert_eq!(Counts { failed: 1, ..Counts::ONE }.judged(false).unwrap().failed, 1);
    }
}
