//! Replays the seeds of the fuzz targets, and every input that a fuzzer once found.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(clippy::disallowed_methods, reason = "a test reads files")]

#[allow(unreachable_pub, reason = "the library of another workspace")]
#[path = "../fuzz/src/targets.rs"]
mod targets;

use std::fs;

use bindwright_tests::{fuzz_seeds, repository};

#[test]
fn every_target_holds_for_its_seeds() {
    let seeds = fuzz_seeds::all();
    for (name, target) in targets::TARGETS {
        let own: Vec<_> = seeds.iter().filter(|seed| seed.target == *name).collect();
        assert!(!own.is_empty(), "{name} has no seed");
        own.iter().for_each(|seed| target(&seed.bytes));
    }
    let known = |name| targets::TARGETS.iter().any(|(target, _)| *target == name);
    assert!(seeds.iter().all(|seed| known(seed.target)), "a seed of a target that is not there");
}

/// Cuts and changes that a fuzzer tries first, at every 97th place; a whole inspection is slow, and gets fewer.
#[test]
fn every_target_holds_for_damaged_seeds() {
    for seed in fuzz_seeds::all() {
        let (_, target) = targets::TARGETS.iter().find(|(name, _)| *name == seed.target).unwrap();
        let step = if seed.target == "inspect" { 797 } else { 97 };
        for place in (0..seed.bytes.len().min(4096)).step_by(step) {
            target(&seed.bytes[..place]);
            let mut changed = seed.bytes.clone();
            changed[place] ^= 1 << (place % 8);
            target(&changed);
        }
    }
}

#[test]
fn what_was_found_stays_mended() {
    let folder = repository().join("tests/fuzz/found");
    for (name, target) in targets::TARGETS {
        for entry in fs::read_dir(folder.join(name)).into_iter().flatten() {
            target(&fs::read(entry.unwrap().path()).unwrap());
        }
    }
}
