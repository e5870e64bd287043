use std::time::Duration;

use super::counts::Counts;

/// What one phase ended with.
pub(super) struct Line {
    pub(super) name: &'static str,
    pub(super) elapsed: Duration,
    pub(super) counts: Counts,
    pub(super) problem: Option<String>,
}

/// Returns the sum over all phases.
pub(super) fn total(lines: &[Line]) -> Counts {
    lines.iter().fold(Counts::default(), |sum, line| sum.plus(line.counts))
}

/// Returns the table of phases with times, the problems again, and the closing line.
pub(super) fn table(lines: &[Line]) -> String {
    let mut text = format!("\n{:<14}{:>9}{:>9}{:>8}{:>9}\n", "phase", "time", "passed", "failed", "skipped");
    for line in lines {
        let Counts { passed, failed, skipped } = line.counts;
        text.push_str(&format!(
            "{:<14}{:>9}{passed:>9}{failed:>8}{skipped:>9}\n",
            line.name,
            clock(line.elapsed)
        ));
    }
    text.push_str(&format!(
        "{:<14}{:>9}\n\n",
        "together",
        clock(lines.iter().map(|line| line.elapsed).sum())
    ));
    for line in lines {
        if let Some(problem) = &line.problem {
            text.push_str(&format!("{}: {problem}", line.name));
        }
    }
    let Counts { passed, failed, skipped } = total(lines);
    text.push_str(&format!("{passed} passed, {failed} failed, {skipped} skipped\n"));
    text
}

fn clock(time: Duration) -> String {
    let tenths = time.as_millis() / 100;
    format!("{}:{:02}.{}", tenths / 600, tenths / 10 % 60, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_line_sums_the_phases() {
        let line = |name, counts, problem: Option<&str>| Line {
            name,
            elapsed: Duration::from_millis(61_540),
            counts,
            problem: problem.map(ToOwned::to_owned),
        };
        let failed = Counts { passed: 0, failed: 1, skipped: 0 };
        let table = table(&[
            line("native", Counts { passed: 7, failed: 0, skipped: 2 }, None),
            line("lint", failed, Some("error: it failed\n")),
        ]);
        assert!(table.contains("1:01.5"), "{table}");
        assert!(table.ends_with("\nlint: error: it failed\n7 passed, 1 failed, 2 skipped\n"), "{table}");
    }
}
