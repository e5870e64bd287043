use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::failure::Failure;

const OURS: &str = "bindwright";
const LEAF: &str = "full report, one leaf";
const ROOTS: &str = "full report, the Mozilla roots";
const LEAVES: &str = "full report, 10,000 leaves";

/// What the formats promise.
struct Target {
    run: &'static str,
    what: &'static str,
    limit: Limit,
    /// Reads the figure from what was measured.
    figure: fn(&Times<'_>) -> f64,
}

/// Microseconds by scenario and reader.
struct Times<'a>(&'a Value);

impl Times<'_> {
    /// Returns a time; what was not measured is no number, and no target is met by that.
    fn of(&self, scenario: &str, reader: &str) -> f64 {
        self.0[scenario][reader].as_f64().unwrap_or(f64::NAN)
    }
}

enum Limit {
    AtMost(f64),
    AtLeast(f64),
}

use Limit::{AtLeast, AtMost};

static TARGETS: &[Target] = &[
    Target {
        run: "native",
        what: "report of one leaf / x509-parser",
        limit: AtMost(1.5),
        figure: |times| times.of(LEAF, OURS) / times.of(LEAF, "x509-parser"),
    },
    Target {
        run: "native",
        what: "report of the roots / x509-parser",
        limit: AtMost(1.5),
        figure: |times| times.of(ROOTS, OURS) / times.of(ROOTS, "x509-parser"),
    },
    Target {
        run: "native",
        what: "report of 10,000 / x509-parser",
        limit: AtMost(1.5),
        figure: |times| times.of(LEAVES, OURS) / times.of(LEAVES, "x509-parser"),
    },
    Target {
        run: "native",
        what: "report of 10,000 / of the roots",
        limit: AtMost(1.2),
        figure: |times| times.of(LEAVES, OURS) / times.of(ROOTS, OURS),
    },
    Target {
        run: "native",
        what: "key match / modulus compare",
        limit: AtMost(2.0),
        figure: |times| {
            times.of("key match, from PEM", OURS) / times.of("key match, from PEM", "modulus compare")
        },
    },
    Target {
        run: "browser",
        what: "report of 10,000 / x509-parser",
        limit: AtMost(1.5),
        figure: |times| times.of(LEAVES, OURS) / times.of(LEAVES, "x509-parser"),
    },
    Target {
        run: "browser",
        what: "report of 10,000 / of the roots",
        limit: AtMost(1.2),
        figure: |times| times.of(LEAVES, OURS) / times.of(ROOTS, OURS),
    },
    Target {
        run: "browser",
        what: "faster than node-forge",
        limit: AtLeast(8.0),
        figure: |times| times.of(LEAVES, "node-forge") / times.of(LEAVES, OURS),
    },
    Target {
        run: "browser",
        what: "faster than @peculiar/x509",
        limit: AtLeast(40.0),
        figure: |times| times.of(LEAVES, "@peculiar/x509") / times.of(LEAVES, OURS),
    },
    Target {
        run: "browser",
        what: "seconds to read and verify 10,000",
        limit: AtMost(8.0),
        figure: |times| times.of("read and verify 10,000 leaves", OURS) / 100.0,
    },
];

/// Writes a run as tables: every scenario with its readers, then the targets.
///
/// # Errors
/// Where the file cannot be read.
pub(super) fn of(path: &Path, run: &str) -> Result<String, Failure> {
    let text = fs::read_to_string(path).map_err(|error| Failure::file(path, &error))?;
    let results: Value = serde_json::from_str(&text)
        .map_err(|error| Failure::new(format!("{} cannot be read: {error}", path.display())))?;
    Ok(format!("\n{run}, microseconds for each\n{}{}", scenarios(&results), targets(&results, run)))
}

fn scenarios(results: &Value) -> String {
    let mut text = String::new();
    for (scenario, readers) in results.as_object().into_iter().flatten() {
        text.push_str(&format!("{scenario}\n"));
        let ours = readers[OURS].as_f64().unwrap_or(f64::NAN);
        for (reader, time) in readers.as_object().into_iter().flatten() {
            let time = time.as_f64().unwrap_or(f64::NAN);
            text.push_str(&format!("    {reader:<30}{time:>12.2}{:>10.2}x\n", time / ours));
        }
    }
    text
}

fn targets(results: &Value, run: &str) -> String {
    let mut text = String::from("targets\n");
    for target in TARGETS.iter().filter(|target| target.run == run) {
        let figure = (target.figure)(&Times(results));
        let (is_met, limit) = match target.limit {
            AtMost(limit) => (figure <= limit, format!("at most {limit}")),
            AtLeast(limit) => (figure >= limit, format!("at least {limit}")),
        };
        let verdict = if is_met { "met" } else { "NOT MET" };
        text.push_str(&format!("    {:<38}{figure:>8.2}  {limit:<14}{verdict}\n", target.what));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_met_or_not() {
        let results = serde_json::json!({
            ROOTS: { OURS: 2.0, "x509-parser": 2.0 },
            LEAVES: { OURS: 3.0, "node-forge": 30.0 },
        });
        let text = targets(&results, "browser");
        let line = |what: &str| text.lines().find(|line| line.contains(what)).unwrap();
        assert!(line("node-forge").ends_with(" met"));
        assert!(line("of the roots").ends_with("NOT MET"));
        assert!(line("@peculiar/x509").ends_with("NOT MET"), "it was not measured");
    }
}
