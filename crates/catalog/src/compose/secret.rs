//! Private keys in a request: never written, never shown.

use serde_json::{Map, Value};

use super::certificate;
use crate::findings::{Findings, PRIVATE_KEY};
use crate::json::path;
use crate::texts;

/// Returns a copy without any text that holds a private key.
pub(crate) fn cleaned(object: &Map<String, Value>, findings: &mut Findings) -> Map<String, Value> {
    let mut secret: Vec<Vec<String>> = Vec::new();
    path::leaves(object, &mut Vec::new(), &mut |place, value| {
        if holds_private_key(value) {
            secret.push(place.iter().map(|key| (*key).to_owned()).collect());
        }
    });
    let mut copy = object.clone();
    for place in secret {
        let place: Vec<&str> = place.iter().map(String::as_str).collect();
        if let Some(value) = path::take(&mut copy, &place) {
            without_private_key(&value, &path::pointer(place), findings);
        }
    }
    copy
}

/// Says whether a value may be written; a private key may not, and is not shown in the finding either.
pub(crate) fn without_private_key(value: &Value, place: &str, findings: &mut Findings) -> bool {
    let secret = holds_private_key(value);
    if secret {
        say(place, findings);
    }
    !secret
}

fn holds_private_key(value: &Value) -> bool {
    match value {
        Value::String(text) => certificate::holds_private_key(text),
        Value::Array(values) => values.iter().any(holds_private_key),
        Value::Object(members) => members.values().any(holds_private_key),
        _ => false,
    }
}

/// Says that a private key was left out.
pub(crate) fn say(place: &str, findings: &mut Findings) {
    let message = texts::parameters_private_key_message(place);
    findings.add(PRIVATE_KEY, message, texts::parameters_private_key_help()).pointer = Some(place.to_owned());
}
