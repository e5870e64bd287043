//! What is compared for each kind of item.

use std::fs;
use std::path::Path;

use bindwright_pki::Certificate;
use bindwright_pki::chain::{self, Arrangement, SignatureStatus};
use serde_json::Value;

use super::Item;
use super::compare::{self, Differences};
use super::reading::{self, Half, Reading, Refusal};
use super::{credentials, tokens};

/// Returns what differs from what the item expects.
pub(super) fn judge(folder: &Path, item: &Item) -> Vec<String> {
    let mut inputs = Vec::new();
    for file in &item.files {
        match bytes(&folder.join(file)) {
            Ok(bytes) => inputs.push(bytes),
            Err(problem) => return vec![problem],
        }
    }
    let mut differences = Differences::default();
    match item.kind.as_str() {
        "jwt" => tokens::token(&item.expect, &inputs, &mut differences),
        "other" => credentials::other(&inputs, &mut differences),
        "service-key" => credentials::credentials(&item.expect, &inputs, &mut differences),
        "keypair" => keypair(item, &inputs, &mut differences),
        _ => single(item, &inputs[0], &mut differences),
    }
    differences.0
}

#[allow(clippy::disallowed_methods, reason = "a test reads files")]
fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn single(item: &Item, input: &[u8], differences: &mut Differences) {
    let reading = reading::read(input, item.password.as_deref());
    let expect = &item.expect;
    let accepted = match item.kind.as_str() {
        "cert" | "cert-lax" | "chain" => !reading.certificates.is_empty(),
        "key" | "key-lax" => !reading.keys.is_empty(),
        "pkcs12" => reading.keystore,
        _ => !reading.is_empty(),
    };
    match (expect.get("ok").and_then(Value::as_bool), accepted) {
        (Some(true), false) => {
            differences.0.push(format!("has to be read, and was refused: {}", reading.reasons()));
        }
        (Some(false), true) => differences.0.push(format!("has to be refused, and gave {}", found(&reading))),
        (Some(false), false) => refused(expect, &reading, differences),
        (_, true) => {
            fields(item, expect, &reading, differences);
            if let Some(expect) = expect.get("if_ok") {
                fields(item, expect, &reading, differences);
            }
            was_locked(item, input, differences);
        }
        (None, false) => {}
    }
}

/// Compares what was read by the kind of the item.
fn fields(item: &Item, expect: &Value, reading: &Reading, differences: &mut Differences) {
    match item.kind.as_str() {
        "cert" | "cert-lax" => certificate(expect, reading, differences),
        "chain" => certificates(expect, reading, differences),
        "key" | "key-lax" => key(expect, reading, differences),
        "pkcs12" => keystore(expect, reading, differences),
        _ => anything(expect, reading, differences),
    }
}

fn certificate(expect: &Value, reading: &Reading, differences: &mut Differences) {
    match reading.certificates.as_slice() {
        [one] => differences.certificate(expect, one),
        several => differences.0.push(format!("{} certificates where one is", several.len())),
    }
}

fn certificates(expect: &Value, reading: &Reading, differences: &mut Differences) {
    differences.field(expect, "ncerts", reading.certificates.len());
    differences.field(expect, "certs_sha256", hashes(&reading.certificates));
    let links = expect["links"].as_array().map(Vec::as_slice).unwrap_or_default();
    let arrangement = chain::arrange(&reading.certificates);
    for (number, link) in links.iter().enumerate().filter(|(_, link)| link["unknown"] != true) {
        let expected = link["issuer_index"].as_u64().and_then(|index| usize::try_from(index).ok());
        let read = issuer(&arrangement, number);
        if !is_same_issuer(&reading.certificates, expected, read) {
            differences.0.push(format!("links[{number}]: expected {expected:?}, read {read:?}"));
        }
    }
}

/// Returns the issuer whose key fits; where the algorithm is not one that is verified, the one that chains go on with.
fn issuer(arrangement: &Arrangement, certificate: usize) -> Option<usize> {
    if arrangement.signature.get(certificate) != Some(&SignatureStatus::NotChecked) {
        return arrangement.issued_by.get(certificate).copied().flatten();
    }
    arrangement.chains.iter().find_map(|chain| {
        let position = chain.certificates.iter().position(|index| *index == certificate)?;
        let own = chain.complete.then_some(certificate);
        chain.certificates.get(position + 1).copied().or(own)
    })
}

/// Two certificates of the same name and key verify the same signatures: either is the issuer.
fn is_same_issuer(certificates: &[Certificate], expected: Option<usize>, read: Option<usize>) -> bool {
    let key = |index: usize| {
        certificates.get(index).map(|issuer| (issuer.subject(), issuer.public_key().spki_der()))
    };
    match (expected, read) {
        (Some(expected), Some(read)) => key(expected) == key(read),
        (expected, read) => expected == read,
    }
}

fn key(expect: &Value, reading: &Reading, differences: &mut Differences) {
    match reading.keys.as_slice() {
        [one] => differences.key(expect, one),
        several => differences.0.push(format!("{} keys where one is", several.len())),
    }
}

fn keystore(expect: &Value, reading: &Reading, differences: &mut Differences) {
    let mut read = hashes(&reading.certificates);
    read.sort_unstable();
    differences.field(expect, "ncerts", reading.certificates.len());
    differences.field(expect, "certs_sha256", read);
    differences.field(expect, "has_key", !reading.keys.is_empty());
    if let Some(expect) = expect.get("key") {
        key(expect, reading, differences);
    }
}

/// A damaged text: the first certificate, and every key that is expected.
fn anything(expect: &Value, reading: &Reading, differences: &mut Differences) {
    if expect.get("sha256").is_some() {
        differences.field(expect, "sha256", reading.certificates.first().map(Certificate::sha256_hex));
    }
    let keys: Vec<_> = reading.keys.iter().filter_map(compare::spki).collect();
    for expected in compare::texts(&expect["spki_sha256"]) {
        if !keys.iter().any(|key| key == expected) {
            differences.0.push(format!("spki_sha256: expected {expected}, read {keys:?}"));
        }
    }
}

/// Of a refusal its kind is compared.
fn refused(expect: &Value, reading: &Reading, differences: &mut Differences) {
    let for_password = reading.refusals.iter().any(|refusal| matches!(refusal, Refusal::Password(_)));
    if expect["error_kind"] == "password" && !for_password {
        differences.0.push(format!("has to be refused for its password, but: {}", reading.reasons()));
    }
}

/// What counts as encrypted does not open without its password.
fn was_locked(item: &Item, input: &[u8], differences: &mut Differences) {
    let is_encrypted = item.expect["encrypted"] == true && item.password.is_some();
    if is_encrypted && !reading::read(input, None).keys.is_empty() {
        differences.0.push("encrypted, and opened without a password".to_owned());
    }
}

fn keypair(item: &Item, inputs: &[Vec<u8>], differences: &mut Differences) {
    let certificate = reading::read(&inputs[0], None);
    let [_, key, ..] = inputs else { return differences.0.push("no file of the key".to_owned()) };
    let key = reading::read(key, item.password.as_deref());
    let ([certificate, ..], [key, ..]) = (certificate.certificates.as_slice(), key.keys.as_slice()) else {
        return differences.0.push(format!("not read: {}; {}", certificate.reasons(), key.reasons()));
    };
    let Half::Private(private) = &key.half else {
        return differences.0.push("a public key where a private one is".to_owned());
    };
    differences.field(&item.expect, "match", private.matches(certificate));
    differences.field(&item.expect, "cert_sha256", certificate.sha256_hex());
    differences.field(&item.expect, "spki_sha256", compare::spki(key));
}

fn hashes(certificates: &[Certificate]) -> Vec<String> {
    certificates.iter().map(Certificate::sha256_hex).collect()
}

fn found(reading: &Reading) -> String {
    format!("{} certificates and {} keys", reading.certificates.len(), reading.keys.len())
}
