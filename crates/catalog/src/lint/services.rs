//! Which services parameters could be meant for, by wrapper, names and words.

use bindwright_texts::Locale;
use serde_json::Value;

use super::ServiceMatch;
use crate::findings::{Findings, MISSPELT_NAME, UNKNOWN_CREDENTIAL_TYPE, WRONG_NESTING, WRONG_VOCABULARY};
use crate::import::{Names, places, take};
use crate::json::path;
use crate::model::{Service, catalog};
use crate::texts;

/// Returns the services that fit, the likeliest first, each with its score.
pub(super) fn matching(text: &str, locale: Locale) -> Vec<(ServiceMatch, i32)> {
    let mut found: Vec<(ServiceMatch, i32)> = Vec::new();
    for service in &catalog().services {
        found.extend(judged(text, service, locale));
    }
    // Of those that fit equally well, the one that has most to offer comes first.
    let modes = |id: &str| catalog().service(id).map_or(0, |service| service.modes.len());
    found.sort_by_key(|(found, score)| (-score, std::cmp::Reverse(modes(&found.service))));
    let best = found.first().map_or(0, |(_, score)| *score);
    found.retain(|(_, score)| *score > 0 && 2 * score >= best);
    found
}

fn judged(text: &str, service: &Service, locale: Locale) -> Option<(ServiceMatch, i32)> {
    let places = places(service);
    if places.is_empty() {
        return None;
    }
    let mut findings = Findings::new(locale);
    let taken = take(text, service, Names::Corrected, &mut findings)?;
    let said = findings.into_sorted();
    let count = |code: &str| said.iter().filter(|finding| finding.code == code).count() as i32;
    let moved = count(WRONG_NESTING.code);
    let costs = 2 * moved
        + 2 * count(MISSPELT_NAME.code)
        + 4 * count(WRONG_VOCABULARY.code)
        + 4 * count(UNKNOWN_CREDENTIAL_TYPE.code);
    let import = taken.import;
    let mode = import.mode.as_deref().and_then(|mode| service.mode(mode));
    let fixed = |name: &str| {
        let parameter = mode.and_then(|mode| mode.parameters.iter().find(|one| one.name == name));
        parameter.is_some_and(|parameter| parameter.fixed.is_some())
    };
    let mut names: Vec<&str> = mode
        .iter()
        .flat_map(|mode| &mode.parameters)
        .filter(|parameter| {
            let pointer = path::pointer(service.wrapper.as_deref().into_iter().chain(parameter.segments()));
            taken.layout.exact(&pointer).is_some()
        })
        .map(|parameter| parameter.name.as_str())
        .collect();
    if names.is_empty() {
        return None;
    }
    let says_type = names.iter().any(|name| fixed(name));
    let mut unknown = 0;
    path::leaves(&import.extra, &mut Vec::new(), &mut |_: &[&str], _: &Value| unknown += 1);
    let score = 3 * names.len() as i32 + 2 * i32::from(says_type) - costs - unknown;
    names.dedup();
    let mode = mode?;
    let (names, title) = (names.join(", "), mode.title.text(locale));
    let why = match &service.wrapper {
        _ if moved > 0 => texts::lint_why_moved(names, title),
        Some(wrapper) => texts::lint_why_wrapper(names, wrapper.as_str(), title),
        None => texts::lint_why_mode(names, title),
    };
    let found =
        ServiceMatch { service: service.id.clone(), mode: Some(mode.id.clone()), why: why.text(locale) };
    Some((found, score))
}
