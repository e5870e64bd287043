//! What must not be taken over from pasted parameters: private keys, and whole credentials.

use bindwright_report::Fix;
use serde_json::{Map, Value};

use super::layout::{Layout, json_string};
use super::reading::{Change, Reading, put_in_order};
use super::vocabulary::parameters;
use crate::compose::certificate::{Problem, normalise};
use crate::compose::secret;
use crate::findings::{Findings, PRIVATE_KEY};
use crate::json::{Content, Node, path};
use crate::model::{ParameterKind, catalog};
use crate::texts;

/// Names of a client's id in credentials, and of what proves it.
const IDS: [&str; 3] = ["clientid", "clientId", "client_id"];
const PROOFS: [&str; 6] = ["clientsecret", "clientSecret", "client_secret", "key", "privateKey", "certurl"];

/// Says whether the JSON holds credentials that came back from a service.
pub(super) fn are_credentials(node: &Node) -> bool {
    let has = |names: &[&str]| names.iter().any(|name| node.member_text(name).is_some());
    let inside = match &node.value {
        Content::Object(members) => members.iter().any(|member| are_credentials(&member.node)),
        Content::List(entries) => entries.iter().any(are_credentials),
        _ => false,
    };
    inside || has(&IDS) && has(&PROOFS)
}

/// Leaves out private keys: where certificates are wanted they stay, any other text goes as a whole.
pub(super) fn without_keys(
    mut object: Map<String, Value>,
    reading: &Reading<'_>,
    layout: &Layout,
    findings: &mut Findings,
) -> (Map<String, Value>, bool) {
    let before = findings.all().len();
    let mut found: Vec<(Vec<String>, Option<String>)> = Vec::new();
    path::leaves(&object, &mut Vec::new(), &mut |place, value| {
        let Some(text) = value.as_str().filter(|_| place.last().is_some_and(|key| wants_certificate(key)))
        else {
            return;
        };
        let normalised = normalise(text);
        if normalised.problems.contains(&Problem::PrivateKey) {
            found.push((place.iter().map(|key| (*key).to_owned()).collect(), normalised.text));
        }
    });
    let mut changes = Vec::new();
    for (place, certificates) in found {
        let place: Vec<&str> = place.iter().map(String::as_str).collect();
        let pointer = path::pointer(place.iter().copied());
        secret::say(&pointer, findings);
        changes.extend(change(&pointer, certificates.as_deref(), layout));
        match certificates {
            Some(text) => path::insert(&mut object, &place, Value::from(text)),
            None => drop(path::take(&mut object, &place)),
        }
    }
    let mut others = Findings::new(findings.locale);
    let object = secret::cleaned(&object, &mut others);
    let others = others.into_sorted();
    changes.extend(others.iter().filter_map(|finding| change(finding.pointer.as_ref()?, None, layout)));
    findings.extend(others);
    let Some(first) = findings.all().get(before) else { return (object, false) };
    debug_assert_eq!(first.code, PRIVATE_KEY.code);
    let fix = fix(changes, reading, findings);
    findings.all()[before].fix = fix;
    (object, true)
}

/// Takes every fix away but the one that removes private keys; the others would show them.
pub(crate) fn keep_only_key_fix(findings: &mut Findings) {
    for finding in findings.all().iter_mut().filter(|finding| finding.code != PRIVATE_KEY.code) {
        finding.fix = None;
    }
}

fn change(pointer: &str, certificates: Option<&str>, layout: &Layout) -> Option<Change> {
    let place = &layout.spot(pointer)?.place;
    Some(match certificates {
        Some(text) => (place.value.clone(), json_string(text)),
        None => (place.removal.clone(), String::new()),
    })
}

/// Returns the fix that removes all keys at once.
fn fix(mut changes: Vec<Change>, reading: &Reading<'_>, findings: &Findings) -> Option<Fix> {
    put_in_order(&mut changes, |(range, _)| range.start);
    // Two keys may stand in one value that goes as a whole, or next to one another.
    let mut apart: Vec<Change> = Vec::new();
    for (range, text) in changes {
        match apart.last_mut() {
            Some((last, _)) if range.start < last.end => last.end = last.end.max(range.end),
            _ => apart.push((range, text)),
        }
    }
    (!apart.is_empty()).then(|| reading.fix(&texts::lint_fix_private_key(), apart, findings.locale))
}

/// Says whether some service takes certificates under this key.
fn wants_certificate(key: &str) -> bool {
    let mut certificates = catalog()
        .services
        .iter()
        .flat_map(parameters)
        .filter(|parameter| parameter.kind == ParameterKind::Certificate);
    certificates.any(|parameter| parameter.short_name() == key)
}
