use std::collections::BTreeMap;

use super::{Outcome, Strength, Verdict};

/// Failures that are shown; the table counts all.
const SHOWN: usize = 40;

/// How many items ended how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// As expected.
    pub passed: usize,
    /// Failed items whose strength is `must`, and exceptions that do not fail any more.
    pub failed: usize,
    /// Did not pass, and need not: `should`, `soft` and exceptions.
    pub tolerated: usize,
    /// Of a kind that was not asked for.
    pub out_of_scope: usize,
}

impl Counts {
    /// Counts the outcomes of a run.
    pub fn of(outcomes: &[Outcome]) -> Self {
        let mut counts = Self::default();
        for outcome in outcomes {
            *match (&outcome.verdict, outcome.item.strength) {
                (Verdict::Passed, _) => &mut counts.passed,
                (Verdict::Failed(_), Strength::Must) | (Verdict::StaleException, _) => &mut counts.failed,
                (Verdict::Failed(_) | Verdict::Excepted(_), _) => &mut counts.tolerated,
                (Verdict::OutOfScope, _) => &mut counts.out_of_scope,
            } += 1;
        }
        counts
    }
}

/// Writes a table by kind, and the first failures with their reasons.
pub fn table(outcomes: &[Outcome]) -> String {
    let mut kinds: BTreeMap<&str, [(usize, usize); 3]> = BTreeMap::new();
    let mut sums = [(0, 0); 3];
    for outcome in outcomes.iter().filter(|outcome| outcome.verdict != Verdict::OutOfScope) {
        let column = outcome.item.strength as usize;
        let row = kinds.entry(&outcome.item.kind).or_default();
        for cell in [&mut row[column], &mut sums[column]] {
            cell.0 += usize::from(outcome.verdict == Verdict::Passed);
            cell.1 += 1;
        }
    }
    let mut text = format!("{:<16}{:>10}{:>10}{:>10}\n", "kind", "must", "should", "soft");
    for (kind, row) in &kinds {
        text.push_str(&line(kind, row));
    }
    text.push_str(&line("together", &sums));
    text.push_str(&failures(outcomes));
    let out_of_scope = Counts::of(outcomes).out_of_scope;
    if out_of_scope > 0 {
        text.push_str(&format!("{out_of_scope} items of other kinds are not in scope\n"));
    }
    text
}

fn line(name: &str, cells: &[(usize, usize); 3]) -> String {
    let mut text = format!("{name:<16}");
    for (passed, total) in cells {
        let cell = if *total == 0 { "-".to_owned() } else { format!("{passed}/{total}") };
        text.push_str(&format!("{cell:>10}"));
    }
    text + "\n"
}

/// Failed items, those that matter most first.
fn failures(outcomes: &[Outcome]) -> String {
    let mut failed: Vec<_> = outcomes.iter().filter_map(|outcome| Some((outcome, what(outcome)?))).collect();
    failed.sort_by_key(|(outcome, _)| (rank(&outcome.verdict), outcome.item.strength));
    let mut text = String::new();
    for (outcome, what) in failed.iter().take(SHOWN) {
        let item = &outcome.item;
        text.push_str(&format!(
            "\n{} ({}, {}): {what}",
            item.id,
            item.strength.word(),
            item.files.join(", ")
        ));
    }
    if !failed.is_empty() {
        text.push_str(&format!("\n{} items did not pass\n", failed.len()));
    }
    text
}

fn rank(verdict: &Verdict) -> usize {
    match verdict {
        Verdict::StaleException => 0,
        Verdict::Failed(_) => 1,
        Verdict::Passed | Verdict::Excepted(_) | Verdict::OutOfScope => 2,
    }
}

fn what(outcome: &Outcome) -> Option<String> {
    let list = |differences: &[String]| {
        differences.iter().map(|difference| format!("\n    {difference}")).collect::<String>()
    };
    match &outcome.verdict {
        Verdict::Passed | Verdict::OutOfScope => None,
        Verdict::Failed(differences) => Some(format!("failed{}", list(differences))),
        Verdict::Excepted(differences) => Some(format!("a listed exception{}", list(differences))),
        Verdict::StaleException => Some("passes; remove its row from the table of exceptions".to_owned()),
    }
}
