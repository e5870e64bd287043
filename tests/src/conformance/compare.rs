//! Field by field: what was read beside what is expected.

use bindwright_pki::{Certificate, DistinguishedName, Extension, ExtensionValue, PublicKey};
use serde_json::{Value, json};

use super::reading::{Half, Key};

/// What differs from what is expected.
#[derive(Default)]
pub(super) struct Differences(pub(super) Vec<String>);

impl Differences {
    /// Compares a field where the expectation has it.
    pub(super) fn field(&mut self, expect: &Value, name: &str, read: impl Into<Value>) {
        let Some(expected) = expect.get(name) else { return };
        let read = read.into();
        if *expected != read {
            self.0.push(format!("{name}: expected {expected}, read {read}"));
        }
    }

    /// Compares every field of a certificate.
    pub(super) fn certificate(&mut self, expect: &Value, read: &Certificate) {
        self.field(expect, "sha256", read.sha256_hex());
        self.field(expect, "sha1", read.sha1_hex());
        self.field(expect, "version", read.version());
        self.field(expect, "not_before", read.not_before().to_rfc3339());
        self.field(expect, "not_after", read.not_after().to_rfc3339());
        self.field(expect, "sigalg_oid", read.signature_algorithm().oid.as_str());
        self.field(expect, "san", read.subject_alternative_names());
        // `null` stands for a certificate without the extension.
        self.field(expect, "is_ca", has_basic_constraints(read).then(|| read.is_ca()));
        self.field(expect, "pathlen", read.path_length());
        self.field(expect, "key_usage", read.key_usage().map(|uses| json!(uses)));
        self.field(expect, "eku", read.extended_key_usage().map(|purposes| json!(purposes)));
        self.field(expect, "ski", read.subject_key_id());
        self.field(expect, "aki", read.authority_key_id());
        self.field(expect, "policies", read.certificate_policies());
        let extensions: Vec<&str> = read.extensions().iter().map(Extension::oid).collect();
        self.field(expect, "ext_oids", extensions);
        self.serial_number(expect, read);
        self.name(expect, "subject", read.subject());
        self.name(expect, "issuer", read.issuer());
        if let Some(expect) = expect.get("key") {
            let key = read.public_key();
            self.key_kind(expect, (key.algorithm(), key.bits(), key.curve()));
            self.spki(expect, &key.spki_sha256_hex());
            if let Some(exponent) = expect.get("e").filter(|e| key.exponent() != Some(&e.to_string())) {
                self.0.push(format!("e: expected {exponent}, read {:?}", key.exponent()));
            }
        }
    }

    /// Compares every field of a key.
    pub(super) fn key(&mut self, expect: &Value, read: &Key) {
        self.field(expect, "private", matches!(read.half, Half::Private(_)));
        self.field(expect, "encrypted", read.encrypted);
        match &read.half {
            Half::Private(key) => self.key_kind(expect, (key.algorithm(), key.bits(), key.curve())),
            Half::Public(key) => self.key_kind(expect, (key.algorithm(), key.bits(), key.curve())),
        }
        match spki(read) {
            Some(spki) => self.spki(expect, &spki),
            None => self.field(expect, "spki_sha256", Value::Null),
        }
    }

    fn key_kind(&mut self, expect: &Value, (algorithm, bits, curve): (&str, Option<u32>, Option<&str>)) {
        self.field(expect, "type", algorithm);
        self.field(expect, "bits", bits);
        self.field(expect, "curve", curve);
    }

    /// Compares the hash of a public key; `spki_sha256_alt` and each of a list is equally right.
    fn spki(&mut self, expect: &Value, read: &str) {
        let names = ["spki_sha256", "spki_sha256_alt", "spki_sha256_any_of"];
        let right: Vec<&str> = names.iter().flat_map(|name| texts(&expect[*name])).collect();
        if !right.is_empty() && !right.contains(&read) {
            self.0.push(format!("spki_sha256: expected {}, read {read}", right.join(" or ")));
        }
    }

    fn serial_number(&mut self, expect: &Value, read: &Certificate) {
        let Some(expected) = expect["serial_hex"].as_str() else { return };
        let bare = |text: &str| match text.strip_prefix('-') {
            Some(digits) => format!("-{}", digits.trim_start_matches('0')),
            None => text.trim_start_matches('0').to_owned(),
        };
        let serial_number = read.serial_number_hex();
        if bare(expected) != bare(&serial_number) {
            self.0.push(format!("serial_hex: expected {expected}, read {serial_number}"));
        }
    }

    /// Compares a name as text, and part by part.
    fn name(&mut self, expect: &Value, which: &str, read: &DistinguishedName) {
        self.field(expect, which, read.rfc4514());
        self.field(expect, &format!("{which}_rdns"), json!(read.relative_names()));
    }
}

fn has_basic_constraints(certificate: &Certificate) -> bool {
    let mut values = certificate.extensions().iter().map(Extension::value);
    values.any(|value| matches!(value, ExtensionValue::BasicConstraints { .. }))
}

/// Returns the SHA-256 digest of the public half.
pub(super) fn spki(key: &Key) -> Option<String> {
    match &key.half {
        Half::Private(key) => key.public_key().map(PublicKey::spki_sha256_hex),
        Half::Public(key) => Some(key.spki_sha256_hex()),
    }
}

/// Returns the texts of a text or of a list of texts.
pub(super) fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}
