//! The conformance run: a folder of files from other projects, and what other implementations read in them.
//!
//! `manifest.json` names each item with its kind, its files and what is expected; the run compares every field that
//! is there. Items that are listed among the exceptions (`tests/CONFORMANCE.md`) do not fail it, as long as they fail.

mod compare;
mod credentials;
mod exceptions;
mod judge;
mod manifest;
mod reading;
mod table;
mod tokens;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

pub use exceptions::{Exceptions, of_page};
pub use manifest::{Item, Strength, load, parse};
pub use table::{Counts, table};

/// The kinds that the run asks for when nothing else is said.
pub const KINDS: &[&str] = &[
    "cert",
    "cert-lax",
    "chain",
    "jwt",
    "key",
    "key-lax",
    "keypair",
    "malformed",
    "other",
    "pem-quirk",
    "pkcs12",
    "service-key",
    "wrong-password",
];

/// How one item ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every field is what is expected.
    Passed,
    /// What differs.
    Failed(Vec<String>),
    /// What differs, and is listed with its reason.
    Excepted(Vec<String>),
    /// Listed as an exception, and does not fail any more.
    StaleException,
    /// A kind that was not asked for.
    OutOfScope,
}

/// One item with its verdict and how long it took.
pub struct Outcome {
    /// What was judged.
    pub item: Item,
    /// How it ended.
    pub verdict: Verdict,
    /// Time that reading and comparing took.
    pub elapsed: Duration,
}

/// Judges every item of the kinds asked for, several at a time; outcomes stand in the order of the items.
pub fn run(folder: &Path, items: Vec<Item>, kinds: &[String], exceptions: &Exceptions) -> Vec<Outcome> {
    let next = AtomicUsize::new(0);
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let judged: BTreeMap<usize, (Verdict, Duration)> = thread::scope(|scope| {
        let work = || {
            let mut own = Vec::new();
            while let Some((index, item)) = take(&next, &items) {
                own.push((index, outcome(folder, item, kinds, exceptions)));
            }
            own
        };
        // All of them are started before the first one is waited for.
        #[allow(clippy::needless_collect)]
        let handles: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        handles.into_iter().flat_map(|handle| handle.join().unwrap_or_default()).collect()
    });
    let lost = || (Verdict::Failed(vec!["the run broke off".to_owned()]), Duration::ZERO);
    let with_outcome = |(index, item)| {
        let (verdict, elapsed) = judged.get(&index).cloned().unwrap_or_else(lost);
        Outcome { item, verdict, elapsed }
    };
    items.into_iter().enumerate().map(with_outcome).collect()
}

fn take<'a>(next: &AtomicUsize, items: &'a [Item]) -> Option<(usize, &'a Item)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    items.get(index).map(|item| (index, item))
}

#[allow(clippy::disallowed_methods, reason = "a test measures time")]
fn outcome(folder: &Path, item: &Item, kinds: &[String], exceptions: &Exceptions) -> (Verdict, Duration) {
    if !kinds.contains(&item.kind) {
        return (Verdict::OutOfScope, Duration::ZERO);
    }
    let start = Instant::now();
    let judged = catch_unwind(AssertUnwindSafe(|| judge::judge(folder, item)));
    let elapsed = start.elapsed();
    let mut differences = judged.unwrap_or_else(|_| vec!["the reader panicked".to_owned()]);
    if let Some(bound) = item.max_seconds.filter(|bound| elapsed.as_secs_f64() > *bound) {
        differences.push(format!("took {:.1} s, where {bound} s are allowed", elapsed.as_secs_f64()));
    }
    let verdict = match (differences.is_empty(), exceptions.contains_key(&item.id)) {
        (true, false) => Verdict::Passed,
        (true, true) => Verdict::StaleException,
        (false, false) => Verdict::Failed(differences),
        (false, true) => Verdict::Excepted(differences),
    };
    (verdict, elapsed)
}
