//! Service keys and bindings: what a report says about their credentials, certificates and keys.

use bindwright_core::{Input, Options, UnixTime, inspect};
use bindwright_report::{Identity, Report};
use bindwright_texts::Locale;
use serde_json::Value;

use super::compare::Differences;

/// Compares what was recognised in the first input.
pub(super) fn credentials(expect: &Value, inputs: &[Vec<u8>], differences: &mut Differences) {
    let input = Input { name: None, bytes: inputs[0].clone().into() };
    let report = inspect(vec![input], &Options::new(UnixTime::from_seconds(0), Locale::ENGLISH));
    if expect["ok"] == true && report.inputs[0].kind == "unknown" {
        differences.0.push("has to be read, and was not recognised".to_owned());
    }
    for expected in list(&expect["credentials"]) {
        identity(expected, &report, differences);
    }
    for (pointer, field) in expect["pem_fields"].as_object().into_iter().flatten() {
        material(pointer, field, &report, differences);
    }
    let bonds: Vec<bool> = report.identities.iter().filter_map(|found| found.key_matches).collect();
    if let Some(expected) = expect["key_matches_leaf"].as_bool().filter(|expected| !bonds.contains(expected))
    {
        differences.0.push(format!("key_matches_leaf: expected {expected}, read {bonds:?}"));
    }
}

/// What is named and no set of credentials: it must not be taken for certificates or keys of its own making.
pub(super) fn other(inputs: &[Vec<u8>], differences: &mut Differences) {
    let input = Input { name: None, bytes: inputs[0].clone().into() };
    let report = inspect(vec![input], &Options::new(UnixTime::from_seconds(0), Locale::ENGLISH));
    if !report.identities.is_empty() {
        differences.0.push(format!("{} sets of credentials, where none is", report.identities.len()));
    }
}

/// Looks for the credentials with the same client at or above the place that is expected.
fn identity(expected: &Value, report: &Report, differences: &mut Differences) {
    let text = |name: &str| expected[name].as_str();
    let pointer = text("pointer").unwrap_or_default();
    let is_there = |found: &&Identity| pointer.starts_with(found.pointer.as_deref().unwrap_or_default());
    let client = text("clientid");
    let same_client = |found: &&Identity| client.is_none() || found.client_id.as_deref() == client;
    let Some(found) = report.identities.iter().filter(is_there).find(same_client) else {
        return differences.0.push(format!("no credentials of {client:?} at {pointer:?}"));
    };
    if let Some(secret) = expected["has_clientsecret"].as_bool().filter(|has| *has != found.has_client_secret)
    {
        differences.0.push(format!("{pointer}: client secret expected {secret}"));
    }
    for (name, read) in [("certurl", &found.certificate_url), ("credential_type", &found.credential_type)] {
        if text(name).is_some() && text(name) != read.as_deref() {
            differences.0.push(format!("{pointer}: {name} expected {:?}, read {read:?}", text(name)));
        }
    }
}

/// Looks for every certificate and key that a field holds.
fn material(pointer: &str, field: &Value, report: &Report, differences: &mut Differences) {
    let certificates = list(&field["certs"]).iter().filter_map(Value::as_str);
    let lost = certificates.filter(|hash| report.certificates.iter().all(|read| read.sha256 != *hash));
    differences.0.extend(lost.map(|hash| format!("{pointer}: no certificate {hash}")));
    let private = report.private_keys.iter().filter_map(|key| key.spki_sha256.as_deref());
    let public = report.public_keys.iter().map(|key| key.spki_sha256.as_str());
    let read: Vec<&str> = private.chain(public).collect();
    let keys = list(&field["keys"]).iter().filter_map(|key| key["spki_sha256"].as_str());
    let lost = keys.filter(|key| !read.contains(key));
    differences.0.extend(lost.map(|key| format!("{pointer}: no key {key}")));
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}
