//! What `inspect` says about whole inputs: identities, places, and what it never says.

#![allow(clippy::disallowed_methods, clippy::unwrap_used)] // Tests read the fixtures from the tree.

use std::path::{Path, PathBuf};

use bindwright_core::{Input, Options, UnixTime, inspect};
use bindwright_report::Report;
use bindwright_texts::Locale;
use proptest::prelude::*;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures")
}

fn options() -> Options {
    Options::new(UnixTime::from_rfc3339("2026-11-20T12:00:00Z").unwrap(), Locale::ENGLISH)
}

fn judge(bytes: Vec<u8>) -> Report {
    inspect(vec![Input { name: None, bytes: bytes.into() }], &options())
}

fn judge_file(name: &str) -> Report {
    judge(std::fs::read(fixtures().join(name)).unwrap())
}

fn all_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { all_files(&path, files) } else { files.push(path) }
    }
}

#[test]
fn a_key_of_each_service_is_read() {
    for (file, service, token_url, derived_from) in [
        (
            "keys/xsuaa-100-days.json",
            "xsuaa",
            "https://bindwright-test.authentication.cert.eu10.hana.ondemand.com/oauth/token",
            "certurl",
        ),
        (
            "keys/sdm-managed.json",
            "sdm",
            "https://bindwright-test.authentication.cert.eu10.hana.ondemand.com/oauth/token",
            "certurl",
        ),
        (
            "keys/identity-100-days.json",
            "identity",
            "https://bindwright-test.accounts.ondemand.com/oauth2/token",
            "url",
        ),
    ] {
        let report = judge_file(file);
        let [identity] = &report.identities[..] else {
            panic!("{file}: {} identities", report.identities.len())
        };
        assert_eq!(identity.service.as_deref(), Some(service), "{file}");
        assert_eq!(identity.token_url.as_deref(), Some(token_url), "{file}");
        assert_eq!(identity.token_url_derived_from.as_deref(), Some(derived_from), "{file}");
        assert_eq!(identity.key_matches, Some(true), "{file}");
        assert_eq!(identity.certificates.len(), 3, "{file}");
        assert!(identity.client_id.is_some() && identity.expires_at.is_some(), "{file}");
        assert_eq!(report.inputs[0].kind, "service-key", "{file}");
        assert!(report.repairs.is_empty(), "{file}: {:?}", report.repairs);
    }
}

#[test]
fn wrappers_change_the_pointer_and_nothing_else() {
    for service in ["xsuaa", "sdm"] {
        let plain = judge_file(&format!("keys/{service}-managed.json"));
        let wrapped = judge_file(&format!("keys/{service}-managed-cf.json"));
        let printed = judge_file(&format!("keys/{service}-managed-cf.txt"));
        assert_eq!(plain.identities[0].pointer.as_deref(), Some(""));
        for other in [&wrapped, &printed] {
            assert_eq!(other.identities[0].pointer.as_deref(), Some("/credentials"));
            assert_eq!(other.identities[0].client_id, plain.identities[0].client_id);
            assert_eq!(other.identities[0].token_url, plain.identities[0].token_url);
            assert_eq!(other.verdict, plain.verdict);
        }
        assert_eq!(printed.repairs[0].code, "input/text-before-json");
        assert!(printed.identities[0].name.is_some());
    }
}

#[test]
fn a_complete_token_address_goes_by_the_name_of_its_field() {
    for field in ["tokenurl", "tokenUrl", "oauth_token_url"] {
        let identity = |value: &str| {
            let text =
                format!(r#"{{"clientid":"c","clientsecret":"x","xsappname":"a","{field}":"{value}"}}"#);
            judge(text.into_bytes()).identities.remove(0)
        };
        let plain = identity("https://a.example/token");
        assert_eq!(plain.token_url.as_deref(), Some("https://a.example/token"));
        assert_eq!(plain.token_url_derived_from.as_deref(), Some(field));
        let with_password = identity("https://u:p@a.example/token");
        assert_eq!((with_password.token_url, with_password.token_url_derived_from), (None, None));
    }
}

#[test]
fn a_login_in_an_address_is_shown_nowhere() {
    for login in ["u:s3cret@", "s3cret@", "u:s3/cr#s3cret@", "u:s3?cret@"] {
        for scheme in ["https://", "//", ""] {
            let address = format!("{scheme}{login}a.authentication.eu10.hana.ondemand.com");
            for field in ["url", "certurl", "tokenurl", "uaadomain"] {
                let text = format!(
                    r#"{{"clientid":"c","xsappname":"a","credential-type":"x509","identityzone":"z","{field}":"{address}"}}"#
                );
                let report = judge(text.into_bytes());
                assert_eq!(report.identities[0].token_url, None, "{field}: {address}");
                let shown = serde_json::to_string(&report).unwrap();
                assert!(!shown.contains("s3"), "{shown}");
            }
        }
    }
}

#[test]
fn what_stands_around_credentials_shows_no_secret() {
    let long = "s3cret ".repeat(1 << 17);
    for secret in
        ["-----BEGIN PRIVATE KEY-----s3cret", "eyJhbGciOi.e30.s3cret", "https://u:s3cret@host", &long]
    {
        for name in ["name", "binding_name", "instance_name", "label", "plan"] {
            let text = format!(r#"{{"{name}":"{secret}","credentials":{{"clientid":"c","xsappname":"a"}}}}"#);
            let report = judge(text.into_bytes());
            assert_eq!(report.identities[0].client_id.as_deref(), Some("c"), "{name}");
            assert!(!serde_json::to_string(&report).unwrap().contains("s3cret"), "{name}");
        }
        let text = format!("Getting key {secret} for service instance i as u...\n\n{{\"clientid\":\"c\"}}");
        let report = judge(text.into_bytes());
        let shown = serde_json::to_string(&report).unwrap();
        assert!(!shown.contains("s3cret"), "{shown}");
    }
    let text = r#"{"label":"xsuaa","plan":"broker","binding_name":"key #1","credentials":{"clientid":"c"}}"#;
    let identity = &judge(text.into()).identities[0];
    let shown = [&identity.offering, &identity.plan, &identity.name].map(|text| text.as_deref());
    assert_eq!(shown, [Some("xsuaa"), Some("broker"), Some("key #1")]);
}

#[test]
fn what_copying_does_to_a_key_is_repaired_and_logged() {
    for (file, code, pointer) in [
        ("keys/xsuaa-escaped-newlines.json", "pem/escaped-newlines", Some("/certificate")),
        ("keys/xsuaa-crlf-pem.json", "pem/carriage-returns", Some("/certificate")),
        ("keys/xsuaa-byte-order-mark.json", "input/byte-order-mark", None),
    ] {
        let report = judge_file(file);
        let repair = report.repairs.iter().find(|repair| repair.code == code);
        let repair = repair.unwrap_or_else(|| panic!("{file}: {:?}", report.repairs));
        assert_eq!(repair.pointer.as_deref(), pointer, "{file}");
        assert_eq!(report.identities[0].key_matches, Some(true), "{file}");
        assert!(report.diagnostics.iter().all(|found| found.code != "pem/damaged-block"), "{file}");
    }
}

#[test]
fn the_place_of_a_value_inside_json_is_its_string() {
    let bytes = std::fs::read(fixtures().join("keys/xsuaa-expired.json")).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    let report = judge(bytes);
    let expired = report.diagnostics.iter().find(|found| found.code == "certificate/expired").unwrap();
    let span = expired.span.unwrap();
    let place = &text[span.start as usize..span.end as usize];
    assert!(place.starts_with("\"-----BEGIN CERTIFICATE-----") && place.ends_with('"'));
    assert_eq!(expired.pointer.as_deref(), Some("/certificate"));
    let line = text.lines().nth(span.line as usize - 1).unwrap();
    assert!(line.chars().skip(span.column as usize - 1).collect::<String>().starts_with("\"-----BEGIN"));
}

#[test]
fn one_broken_block_hides_nothing() {
    let report = judge_file("keys/xsuaa-broken-certificate.json");
    assert_eq!(report.certificates.len(), 2);
    assert_eq!(report.private_keys.len(), 1);
    assert!(report.identities[0].client_id.is_some());
    let truncated = judge_file("keys/xsuaa-truncated.json");
    assert_eq!(truncated.diagnostics[0].code, "json/not-readable");
    assert!(!truncated.certificates.is_empty());
}

#[test]
fn bindings_of_one_document_are_told_apart() {
    let key = |name: &str| std::fs::read_to_string(fixtures().join(name)).unwrap();
    let binding = |label: &str, name: &str, credentials: &str| {
        format!(r#"{{"label":"{label}","plan":"standard","name":"{name}","credentials":{credentials}}}"#)
    };
    let document = format!(
        r#"{{"VCAP_SERVICES":{{"xsuaa":[{}],"identity":[{}],"hana":[{{"label":"hana","credentials":{{"host":"h"}}}}]}}}}"#,
        binding("xsuaa", "auth", &key("keys/xsuaa-100-days.json")),
        binding("identity", "ias", &key("keys/identity-100-days.json")),
    );
    let report = judge(document.into_bytes());
    assert_eq!(report.inputs[0].kind, "vcap-services");
    let found: Vec<_> = report
        .identities
        .iter()
        .map(|found| (found.pointer.as_deref().unwrap(), found.service.as_deref(), found.name.as_deref()))
        .collect();
    assert_eq!(
        found,
        [
            ("/VCAP_SERVICES/xsuaa/0/credentials", Some("xsuaa"), Some("auth")),
            ("/VCAP_SERVICES/identity/0/credentials", Some("identity"), Some("ias")),
        ]
    );
    assert_eq!(report.identities[1].key_matches, Some(true));
    assert!(report.verdict.text.starts_with("2 sets of credentials"), "{}", report.verdict.text);
}

#[test]
fn a_key_in_one_file_finds_its_certificate_in_another() {
    let read = |name: &str| std::fs::read(fixtures().join(name)).unwrap();
    let input = |name: &str| Input { name: Some(name.to_owned()), bytes: read(name).into() };
    let report =
        inspect(vec![input("certificates/leaf.der"), input("private-keys/rsa-2048-pkcs8.der")], &options());
    let kinds: Vec<&str> = report.inputs.iter().map(|input| input.kind.as_str()).collect();
    assert_eq!(kinds, ["certificate", "private-key"]);
    assert_eq!(report.inputs[0].name.as_deref(), Some("certificates/leaf.der"));
}

#[test]
fn no_report_holds_a_secret() {
    let canaries: Vec<String> =
        serde_json::from_str(&std::fs::read_to_string(fixtures().join("canaries.json")).unwrap()).unwrap();
    let mut files = Vec::new();
    all_files(&fixtures(), &mut files);
    for file in files.iter().filter(|file| file.file_name().is_some_and(|name| name != "canaries.json")) {
        let report = serde_json::to_string(&judge(std::fs::read(file).unwrap())).unwrap();
        for canary in &canaries {
            assert!(!report.contains(canary.as_str()), "{}: {canary}", file.display());
        }
    }
}

#[test]
fn the_pseudo_locale_shows_no_plain_english() {
    let options = Options { locale: Locale::PSEUDO, ..options() };
    let bytes = std::fs::read(fixtures().join("keys/sdm-expired.json")).unwrap();
    let report = inspect(vec![Input { name: None, bytes: bytes.into() }], &options);
    let found = &report.diagnostics[0];
    for text in [&report.verdict.text, &found.message, found.help.as_ref().unwrap()] {
        assert!(text.starts_with('⟦') && !text.contains("certificate "), "{text}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_judged(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        judge(bytes);
    }

    #[test]
    fn any_text_that_looks_like_a_key_is_judged(
        text in "(\\{|\\[|\"|certificate|key|clientid|uaa|credentials|:|,|\\}|\\]|-----BEGIN CERTIFICATE-----|-----END CERTIFICATE-----|MII[A-Za-z0-9+/]{0,20}|\\\\n|\n| |é){0,40}"
    ) {
        judge(text.into_bytes());
    }

    #[test]
    fn a_key_with_any_byte_changed_is_judged(position in 0usize..10_000, byte in any::<u8>()) {
        let mut bytes = std::fs::read(fixtures().join("keys/xsuaa-managed.json")).unwrap();
        let position = position % bytes.len();
        bytes[position] = byte;
        judge(bytes);
    }
}

#[test]
fn a_key_of_an_authority_in_the_chain_does_not_match() {
    let report = judge_file("keys/xsuaa-authority-key.json");
    assert_eq!(report.identities[0].key_matches, Some(false));
    assert_eq!(report.identities[0].certificates, [0, 1, 2]);
    assert_eq!(report.private_keys[0].certificates, [1]);
    assert_eq!(report.diagnostics[0].code, "key/does-not-match-certificate");
}

#[test]
fn an_empty_secret_is_one() {
    let key = std::fs::read_to_string(fixtures().join("keys/xsuaa-100-days.json")).unwrap();
    let report = judge(key.replacen('{', "{\"clientsecret\": \"\",", 1).into_bytes());
    assert!(report.identities[0].has_client_secret);
    assert_eq!(report.diagnostics[0].code, "service-key/secret-and-certificate");
}
