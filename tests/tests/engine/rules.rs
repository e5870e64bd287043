//! Every rule has a page, an input that triggers it, and one that does not.

use crate::support::{judge, judge_with_passwords, list};
use bindwright_core::check::RULES;
use bindwright_core::{explain, rule_pages};
use bindwright_texts::Locale;
use std::collections::BTreeSet;

/// Findings about bounds: what triggers them is too big for a file, so their own unit tests make it.
const WITHOUT_FIXTURES: &[&str] = &["input/too-many-blocks", "input/too-large", "input/too-many-files"];

/// What a person may give: nothing, a wrong password, the one that opens the fixtures.
const PASSWORDS: [&[&str]; 3] = [&[], &["wrong"], &["throw-away"]];

#[test]
fn every_rule_is_triggered_by_its_fixture() {
    for code in codes() {
        let fixture = fixture(&code, "triggers");
        let reports = PASSWORDS.map(|passwords| judge_with_passwords(&fixture, passwords));
        let findings = reports.iter().flat_map(|report| &report.diagnostics);
        let found: Vec<&str> = findings.map(|finding| finding.code.as_str()).collect();
        assert!(found.contains(&code.as_str()), "{code} is not among {found:?}");
    }
}

#[test]
fn no_rule_is_triggered_by_its_clean_fixture() {
    for code in codes() {
        let fixture = fixture(&code, "clean");
        for passwords in PASSWORDS {
            let report = judge_with_passwords(&fixture, passwords);
            let found = report.diagnostics.iter().find(|finding| finding.code == code);
            assert!(found.is_none(), "{code}: {found:?}");
        }
    }
}

#[test]
fn every_pair_of_fixtures_belongs_to_a_rule() {
    let known: BTreeSet<String> = codes().collect();
    for path in list("rules") {
        let code = path.trim_start_matches("rules/").rsplit_once('/').unwrap().0;
        assert!(known.contains(code), "{path}");
    }
}

#[test]
fn every_rule_has_a_page() {
    for rule in RULES {
        let page =
            explain(rule.code(), Locale::ENGLISH).unwrap_or_else(|| panic!("{} has no page", rule.code()));
        assert_eq!(page.code, rule.code());
        for text in [&page.title, &page.meaning, &page.reason, &page.fix] {
            assert!(text.len() > 10, "{}: {text:?}", rule.code());
        }
        assert!(!page.sources.is_empty(), "{} names no source", rule.code());
    }
    assert!(explain("no/such-code", Locale::ENGLISH).is_none());
}

#[test]
fn every_finding_in_the_fixtures_has_a_page() {
    let pages: BTreeSet<String> = rule_pages(Locale::ENGLISH).into_iter().map(|page| page.code).collect();
    for fixture in list("") {
        for finding in judge(&fixture).diagnostics {
            assert!(pages.contains(&finding.code), "{fixture}: {} has no page", finding.code);
        }
    }
}

#[test]
fn codes_are_unique_and_named_like_codes() {
    let pages = rule_pages(Locale::ENGLISH);
    let unique: BTreeSet<&String> = pages.iter().map(|page| &page.code).collect();
    assert_eq!(unique.len(), pages.len());
    for page in &pages {
        let (area, name) = page.code.split_once('/').unwrap();
        for part in [area, name] {
            let plain = part
                .chars()
                .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-');
            assert!(plain && !part.is_empty(), "{}", page.code);
        }
    }
}

fn codes() -> impl Iterator<Item = String> {
    RULES.iter().map(|rule| rule.code().to_owned()).filter(|code| !WITHOUT_FIXTURES.contains(&code.as_str()))
}

fn fixture(code: &str, role: &str) -> String {
    let folder = format!("rules/{code}");
    let found = list(&folder).into_iter().find(|path| path.starts_with(&format!("{folder}/{role}.")));
    found.unwrap_or_else(|| panic!("{folder} has no {role} fixture"))
}
