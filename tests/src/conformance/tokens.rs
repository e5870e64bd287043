//! Tokens: what a report says about header, claims and signature.

use std::collections::BTreeMap;

use bindwright_core::{Input, Options, UnixTime, inspect};
use bindwright_report::{Report, SignatureStatus, TokenField};
use bindwright_texts::Locale;
use serde_json::Value;

use super::compare::Differences;

/// Compares the token of the first input; the others are keys that were given along.
pub(super) fn token(expect: &Value, inputs: &[Vec<u8>], differences: &mut Differences) {
    let given = inputs.iter().map(|bytes| Input { name: None, bytes: bytes.clone().into() });
    let options = Options::new(UnixTime::from_seconds(0), Locale::ENGLISH);
    let report = inspect(given.collect(), &options);
    let accepted = report.tokens.len() == 1;
    match expect.get("ok").and_then(Value::as_bool) {
        Some(expected) if expected != accepted => {
            differences.0.push(format!("{} tokens, where ok is {expected}", report.tokens.len()));
        }
        _ if accepted => described(expect, &report, differences),
        _ => {}
    }
}

fn described(expect: &Value, report: &Report, differences: &mut Differences) {
    let token = &report.tokens[0];
    for (name, fields) in [("header", &token.header), ("claims", &token.claims)] {
        if let Some(expected) = expect.get(name) {
            part(name, expected, fields, differences);
        }
    }
    let verified = token.signature == SignatureStatus::Verified;
    let key = token.public_key.filter(|_| verified).and_then(|index| report.public_keys.get(index as usize));
    let spki = key.map(|key| key.spki_sha256.as_str());
    // Secrets that both sides share are not asked for.
    let expected = expect["verifies_with"]["spki_sha256"].as_str();
    if expected != spki {
        differences.0.push(format!("verified with {spki:?}, expected {expected:?}"));
    }
}

/// Every field has to be there with its kind and length, and with its value where a report shows it.
fn part(name: &str, expected: &Value, fields: &[TokenField], differences: &mut Differences) {
    let mut wanted = BTreeMap::new();
    flatten("", expected, &mut wanted);
    for field in fields {
        let Some(value) = wanted.remove(&field.pointer) else {
            differences.0.push(format!("{name}{}: not expected", field.pointer));
            continue;
        };
        if !is_described(value, field) {
            differences.0.push(format!("{name}{}: expected {value}, read {field:?}", field.pointer));
        }
    }
    differences.0.extend(wanted.keys().map(|pointer| format!("{name}{pointer}: missing")));
}

fn flatten<'a>(pointer: &str, value: &'a Value, all: &mut BTreeMap<String, &'a Value>) {
    if !pointer.is_empty() {
        all.insert(pointer.to_owned(), value);
    }
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                let name = name.replace('~', "~0").replace('/', "~1");
                flatten(&format!("{pointer}/{name}"), member, all);
            }
        }
        Value::Array(entries) => {
            for (index, entry) in entries.iter().enumerate() {
                flatten(&format!("{pointer}/{index}"), entry, all);
            }
        }
        _ => {}
    }
}

fn is_described(expected: &Value, field: &TokenField) -> bool {
    let (kind, length) = match expected {
        Value::Null => ("null", None),
        Value::Bool(_) => ("boolean", None),
        Value::Number(_) => ("number", None),
        Value::String(text) => ("string", Some(text.chars().count())),
        Value::Array(entries) => ("array", Some(entries.len())),
        Value::Object(members) => ("object", Some(members.len())),
    };
    let is_same_value = |shown: &String| match expected {
        Value::String(text) => text == shown,
        Value::Number(number) => number.as_f64() == shown.parse().ok(),
        other => other.to_string() == *shown,
    };
    field.kind == kind
        && field.length.map(|length| length as usize) == length
        && field.value.as_ref().is_none_or(is_same_value)
}
