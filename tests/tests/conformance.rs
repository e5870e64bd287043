//! The conformance run itself: it passes what is right, and nothing else.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use bindwright_tests::conformance::{self, Counts, Exceptions, Strength, Verdict};
use bindwright_tests::fixture_folder;
use serde_json::{Value, json};

/// Judges one item whose files are fixtures.
fn verdict(item: &Value) -> Verdict {
    judged(item, &["cert", "chain", "key", "keypair", "malformed", "pem-quirk", "wrong-password"], &[])
}

fn judged(item: &Value, kinds: &[&str], excepted: &[&str]) -> Verdict {
    let items = conformance::parse(&json!({ "items": [item] }).to_string()).unwrap();
    let kinds: Vec<String> = kinds.iter().map(ToString::to_string).collect();
    let reasons = excepted.iter().map(|id| ((*id).to_owned(), "a reason".to_owned()));
    let exceptions: Exceptions = reasons.collect();
    conformance::run(&fixture_folder(), items, &kinds, &exceptions).remove(0).verdict
}

fn item(kind: &str, files: &[&str], expect: &Value) -> Value {
    json!({ "id": "one", "kind": kind, "files": files, "strength": "must", "expect": expect })
}

/// Says whether an item failed and one of its differences begins like this.
fn failed(verdict: &Verdict, beginning: &str) -> bool {
    matches!(verdict, Verdict::Failed(list) if list.iter().any(|text| text.starts_with(beginning)))
}

/// Each field is right alone, and wrong alone.
#[test]
fn every_field_of_a_certificate_is_compared() {
    for (field, right, wrong) in [
        ("version", json!(3), json!(1)),
        ("is_ca", json!(false), json!(true)),
        ("not_after", json!("2027-02-24T12:00:00Z"), json!("2027-02-24T12:00:01Z")),
        ("sigalg_oid", json!("1.2.840.113549.1.1.11"), json!("1.3.101.112")),
        ("san", json!([]), json!(["DNS:a"])),
        ("key_usage", json!(["digital_signature", "key_encipherment"]), json!(["digital_signature"])),
        ("eku", json!(["1.3.6.1.5.5.7.3.2"]), Value::Null),
        ("ski", json!("8af81a1b75ae0d78c116b9bf1a7617b70c9be440"), json!("")),
        ("serial_hex", json!("0032a8cd5b976c0ff7"), json!("32a8cd5b976c0ff")),
        ("key", json!({ "type": "Ed25519" }), json!({ "type": "Ed448" })),
        ("key", json!({ "bits": 256 }), json!({ "spki_sha256": "00" })),
        ("policies", json!([]), json!(["1.2.3"])),
        ("subject", Value::Null, json!("CN=a")),
        ("issuer_rdns", Value::Null, json!([])),
        ("sha256", Value::Null, json!("00")),
        ("sha1", Value::Null, json!("00")),
    ] {
        let with = |value: &Value| {
            verdict(&item("cert", &["certificates/ed25519.pem"], &json!({ "ok": true, field: value })))
        };
        if !right.is_null() {
            assert_eq!(with(&right), Verdict::Passed, "{field}");
        }
        assert!(matches!(with(&wrong), Verdict::Failed(_)), "{field}");
    }
}

#[test]
fn what_was_to_be_refused_is_not_read_and_the_other_way_round() {
    let read = |ok: Value, file: &str| verdict(&item("malformed", &[file], &json!({ "ok": ok })));
    assert_eq!(read(json!(false), "certificates/truncated.der"), Verdict::Passed);
    assert!(failed(&read(json!(true), "certificates/truncated.der"), "has to be read"));
    assert!(failed(&read(json!(false), "certificates/leaf.der"), "has to be refused"));
    assert_eq!(read(json!("any"), "certificates/leaf.der"), Verdict::Passed);
    assert_eq!(read(json!("any"), "certificates/truncated.der"), Verdict::Passed);
    assert!(failed(&read(json!(false), "no-such-file"), &fixture_folder().display().to_string()));
}

#[test]
fn what_binds_when_accepted_binds_only_then() {
    let expect = json!({ "ok": "any", "if_ok": { "sha256": "00" } });
    assert!(failed(&verdict(&item("cert", &["certificates/leaf.der"], &expect)), "sha256"));
    assert_eq!(verdict(&item("cert", &["certificates/truncated.der"], &expect)), Verdict::Passed);
}

#[test]
fn links_of_a_chain_are_compared() {
    let links = |links: Value| {
        let expect = json!({ "ok": true, "ncerts": 2, "links": links });
        verdict(&item("chain", &["certificates/chain-ed25519.pem"], &expect))
    };
    let link = |index: Option<usize>| json!({ "issuer_index": index, "unknown": false });
    assert_eq!(links(json!([link(Some(1)), link(Some(1))])), Verdict::Passed);
    assert!(failed(&links(json!([link(None), link(Some(1))])), "links[0]"));
    assert!(failed(&links(json!([link(Some(1)), link(Some(0))])), "links[1]"));
    assert!(failed(&links(json!([link(Some(1)), link(None)])), "links[1]"));
    assert_eq!(links(json!([{ "issuer_index": null, "unknown": true }])), Verdict::Passed);
}

#[test]
fn a_pair_matches_or_not() {
    let pair = |key: &str, matches: bool| {
        verdict(&item("keypair", &["certificates/ed25519.pem", key], &json!({ "match": matches })))
    };
    assert_eq!(pair("private-keys/ed25519-pkcs8.pem", true), Verdict::Passed);
    assert_eq!(pair("private-keys/p256-sec1.pem", false), Verdict::Passed);
    assert!(failed(&pair("private-keys/ed25519-pkcs8.pem", false), "match"));
    assert!(failed(&pair("private-keys/public-rsa-2048.pem", false), "a public key"));
}

#[test]
fn a_refusal_for_the_password_is_one() {
    let expect = json!({ "ok": false, "error_kind": "password" });
    let refused = |file: &str| verdict(&item("wrong-password", &[file], &expect));
    assert_eq!(refused("private-keys/encrypted-pkcs8.pem"), Verdict::Passed);
    assert!(failed(&refused("certificates/truncated.der"), "has to be refused for its password"));
}

#[test]
fn exceptions_have_to_fail() {
    let wrong = item("cert", &["certificates/leaf.der"], &json!({ "ok": false }));
    assert!(matches!(judged(&wrong, &["cert"], &["one"]), Verdict::Excepted(_)));
    let right = item("cert", &["certificates/leaf.der"], &json!({ "ok": true }));
    assert_eq!(judged(&right, &["cert"], &["one"]), Verdict::StaleException);
    assert_eq!(judged(&right, &["key"], &["one"]), Verdict::OutOfScope);
}

#[test]
fn time_is_bounded() {
    let slow = json!({ "ok": true, "max_seconds": 0.0 });
    assert!(failed(&verdict(&item("cert", &["certificates/leaf.der"], &slow)), "took"));
    let quick = json!({ "ok": true, "max_seconds": 60 });
    assert_eq!(verdict(&item("cert", &["certificates/leaf.der"], &quick)), Verdict::Passed);
}

#[test]
fn only_what_must_not_fail_fails_the_run() {
    let with = |strength: Strength| {
        json!({
            "id": strength.word(), "kind": "cert", "files": ["certificates/leaf.der"],
            "strength": strength.word(), "expect": { "ok": false },
        })
    };
    let manifest = json!({ "items": [with(Strength::Must), with(Strength::Should), with(Strength::Soft)] });
    let items = conformance::parse(&manifest.to_string()).unwrap();
    let outcomes = conformance::run(&fixture_folder(), items, &["cert".to_owned()], &Exceptions::new());
    let counts = Counts { passed: 0, failed: 1, tolerated: 2, out_of_scope: 0 };
    assert_eq!(Counts::of(&outcomes), counts);
    let table = conformance::table(&outcomes);
    assert!(table.contains("cert                   0/1       0/1       0/1\n"), "{table}");
    assert!(table.contains("must (must, certificates/leaf.der): failed\n    has to be refused"), "{table}");
}

#[test]
fn a_manifest_of_another_form_is_an_error() {
    for text in ["", "{}", r#"{"items":[]}"#, r#"{"items":[{"id":"a"}]}"#] {
        assert!(conformance::parse(text).is_err(), "{text}");
    }
}
