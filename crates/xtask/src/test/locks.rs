use std::fs;

use super::counts::Counts;
use crate::context::Context;
use crate::failure::Failure;

/// Every lock file of npm packages.
const LOCKS: &[&str] = &[
    "web/package-lock.json",
    "tests/browser/package-lock.json",
    "tests/npm/package-lock.json",
    "tests/bench/package-lock.json",
];

/// Checks that npm lock files are complete and name no server, so that any registry can serve them.
pub(super) fn check(context: &Context) -> Result<Counts, Failure> {
    for lock in LOCKS {
        let path = context.root.join(lock);
        let text = fs::read_to_string(&path).map_err(|error| Failure::file(&path, &error))?;
        if text.contains("\"resolved\"") {
            return Err(Failure::new(format!("{lock} holds download addresses (\"resolved\")")).remedy(
                "run `npm install --package-lock-only` beside it: .npmrc says omit-lockfile-registry-resolved",
            ));
        }
        if !text.contains("\"integrity\"") {
            return Err(Failure::new(format!("{lock} holds no hash (\"integrity\")")));
        }
    }
    Ok(Counts::ONE)
}
