//! What the engine says about every fixture, and what it may never say.

use crate::support::{canaries, judge, judge_with_passwords, list, options, read};
use bindwright_core::{Input, certificate_parameter, inspect};
#[cfg(feature = "codegen")]
use bindwright_report::codegen::validate;
use bindwright_report::{Report, VerdictLevel};
use bindwright_tests::fixtures::canaries_in;
use bindwright_texts::Locale;
use serde_json::Value;

#[test]
fn every_fixture_has_its_reviewed_report() {
    let folders = ["keys", "pem", "private-keys", "tokens", "xfcc"];
    for fixture in folders.iter().flat_map(|folder| list(folder)) {
        let mut report = serde_json::to_value(judge(&fixture)).unwrap();
        report["certificates"].as_array_mut().unwrap().iter_mut().for_each(shorten);
        snapshot(&fixture, &report);
    }
}

#[test]
fn every_keystore_has_its_reviewed_report() {
    for fixture in list("keystores") {
        let mut report = serde_json::to_value(judge_with_passwords(&fixture, &["throw-away"])).unwrap();
        report["certificates"].as_array_mut().unwrap().iter_mut().for_each(shorten);
        snapshot(&fixture, &report);
    }
}

#[test]
fn every_certificate_has_its_reviewed_details() {
    for fixture in list("certificates") {
        snapshot(&fixture, &serde_json::to_value(judge(&fixture)).unwrap());
    }
}

#[cfg(feature = "codegen")]
#[test]
fn every_report_is_valid_under_the_published_schema() {
    let schema: Value =
        serde_json::from_str(include_str!("../../../crates/report/report.schema.json")).unwrap();
    for fixture in list("") {
        for report in [judge(&fixture), judge_with_passwords(&fixture, &["wrong", "throw-away"])] {
            let errors = validate(&schema, &serde_json::to_value(report).unwrap());
            assert_eq!(errors, [""; 0], "{fixture}");
        }
    }
}

#[test]
fn a_key_of_xsuaa_is_understood() {
    let report = judge("keys/xsuaa-managed.json");
    let identity = only_identity(&report);
    assert_eq!(identity.service.as_deref(), Some("xsuaa"));
    assert_eq!(identity.client_id.as_deref(), Some("sb-bindwright-test!t4711"));
    assert_eq!(
        identity.token_url.as_deref(),
        Some("https://bindwright-test.authentication.cert.eu10.hana.ondemand.com/oauth/token")
    );
    assert_eq!(identity.expires_at.as_deref(), Some("2026-11-27T06:00:00Z"));
    assert_eq!(identity.key_matches, Some(true));
    assert_eq!(report.verdict.level, VerdictLevel::Info, "{}", report.verdict.text);
}

#[test]
fn a_key_of_document_management_is_understood() {
    for fixture in ["keys/sdm-managed.json", "keys/sdm-managed-cf.txt", "keys/sdm-managed-cf.json"] {
        let report = judge(fixture);
        let identity = only_identity(&report);
        assert_eq!(identity.service.as_deref(), Some("sdm"), "{fixture}");
        assert_eq!(identity.client_id.as_deref(), Some("sb-bindwright-test!t4711"));
        assert_eq!(
            identity.token_url.as_deref(),
            Some("https://bindwright-test.authentication.cert.eu10.hana.ondemand.com/oauth/token")
        );
        assert_eq!(identity.expires_at.as_deref(), Some("2027-02-24T12:00:00Z"));
        assert_eq!(identity.key_matches, Some(true));
        assert!(report.verdict.level <= VerdictLevel::Info, "{}", report.verdict.text);
    }
}

#[test]
fn a_key_of_identity_is_understood() {
    let report = judge("keys/identity-generated.json");
    let identity = only_identity(&report);
    assert_eq!(identity.service.as_deref(), Some("identity"));
    assert_eq!(identity.client_id.as_deref(), Some("c11e47ed-0000-4000-8000-0123456789ab"));
    assert_eq!(
        identity.token_url.as_deref(),
        Some("https://bindwright-test.accounts.ondemand.com/oauth2/token")
    );
    assert_eq!(identity.expires_at.as_deref(), Some("2026-12-16T12:00:00Z"));
    assert_eq!(identity.key_matches, Some(true));
    assert_eq!(report.verdict.level, VerdictLevel::Info, "{}", report.verdict.text);
}

#[test]
fn the_text_around_a_key_changes_nothing_but_the_repairs() {
    let plain = judge("keys/xsuaa-100-days.json");
    for variant in ["escaped-newlines", "crlf-pem", "crlf-file", "byte-order-mark", "pkcs8"] {
        let report = judge(&format!("keys/xsuaa-{variant}.json"));
        let identity = only_identity(&report);
        assert_eq!(identity.client_id, only_identity(&plain).client_id, "{variant}");
        assert_eq!(identity.key_matches, Some(true), "{variant}");
        assert_eq!(report.certificates.len(), 3, "{variant}");
        assert!(report.verdict.level <= VerdictLevel::Info, "{variant}: {}", report.verdict.text);
    }
    assert!(!judge("keys/xsuaa-escaped-newlines.json").repairs.is_empty());
}

#[test]
fn one_broken_block_hides_no_good_one() {
    assert_eq!(judge("keys/xsuaa-broken-certificate.json").certificates.len(), 2);
    assert_eq!(judge("pem/line-lost.pem").certificates.len(), 2);
    assert_eq!(judge("pem/missing-end.pem").certificates.len(), 4);
}

#[test]
fn no_report_holds_a_secret() {
    let canaries = canaries();
    for fixture in list("") {
        for locale in [Locale::ENGLISH, Locale::PSEUDO] {
            let input = || Input { name: None, bytes: read(&fixture).into() };
            let report = inspect(vec![input()], &options(locale));
            expect_no_canary(&fixture, &serde_json::to_string_pretty(&report).unwrap(), &canaries);
            let report = judge_with_passwords(&fixture, &["wrong", "throw-away"]);
            expect_no_canary(&fixture, &serde_json::to_string_pretty(&report).unwrap(), &canaries);
            let parameter = certificate_parameter(vec![input()], &options(locale));
            expect_no_canary(&fixture, &serde_json::to_string_pretty(&parameter).unwrap(), &canaries);
        }
    }
}

#[test]
fn no_report_holds_a_secret_of_several_inputs() {
    let inputs = list("")
        .into_iter()
        .map(|fixture| Input { name: Some(fixture.clone()), bytes: read(&fixture).into() });
    let report = inspect(inputs.collect(), &options(Locale::ENGLISH));
    assert!(report.identities.len() > 40, "{} identities", report.identities.len());
    expect_no_canary("all", &serde_json::to_string_pretty(&report).unwrap(), &canaries());
}

#[test]
fn the_search_for_canaries_finds_them() {
    let canaries = canaries();
    let key = String::from_utf8(read("private-keys/rsa-2048-pkcs1.pem")).unwrap();
    assert!(!canaries_in(&key, &canaries).is_empty());
    assert!(!canaries_in(&key.replace('\n', "\\n"), &canaries).is_empty());
    assert!(!canaries_in(&key.replace('\n', "\n    "), &canaries).is_empty());
    assert!(canaries_in(&String::from_utf8(read("pem/chain.pem")).unwrap(), &canaries).is_empty());
}

#[test]
fn a_second_look_says_the_same() {
    for fixture in list("keys") {
        assert_eq!(judge(&fixture), judge(&fixture), "{fixture}");
    }
}

/// Keeps what tells certificates apart and how they hang together; their details have snapshots of their own.
fn shorten(certificate: &mut Value) {
    const KEPT: &[&str] = &["subject", "not_after", "issued_by", "signature", "input"];
    certificate.as_object_mut().unwrap().retain(|name, _| KEPT.contains(&name.as_str()));
}

fn snapshot(fixture: &str, report: &Value) {
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_json_snapshot!(fixture.replace('/', "__"), report);
    });
}

fn only_identity(report: &Report) -> &bindwright_report::Identity {
    let [identity] = report.identities.as_slice() else {
        panic!("{} identities: {}", report.identities.len(), report.verdict.text)
    };
    identity
}

fn expect_no_canary(fixture: &str, output: &str, canaries: &[String]) {
    assert_eq!(canaries_in(output, canaries), [""; 0], "{fixture}");
}
