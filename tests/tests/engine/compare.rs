//! Comparing over every fixture: what is said is right, and holds no secret.

use crate::support::{canaries, list, options, read};
use bindwright_catalog::{BindingRequest, RequestKind, catalog};
use bindwright_core::{Input, compare, rule_pages};
use bindwright_report::{Comparison, Outcome};
use bindwright_tests::fixtures::canaries_in;
use bindwright_texts::Locale;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

#[test]
fn no_comparison_holds_a_secret() {
    let canaries = canaries();
    for fixture in list("") {
        for (request, locale) in requests().iter().zip([Locale::ENGLISH, Locale::PSEUDO].iter().cycle()) {
            let input = Input { name: None, bytes: read(&fixture).into() };
            let comparison = compare(request, vec![input], &options(*locale));
            let said = serde_json::to_string_pretty(&comparison).unwrap();
            assert_eq!(canaries_in(&said, &canaries), [""; 0], "{fixture} for {}", request.service);
        }
    }
}

#[test]
fn no_comparison_holds_a_secret_that_the_request_holds() {
    let canaries = canaries();
    let key = String::from_utf8(read("pem/key-and-chain.pem")).unwrap();
    for name in ["credential-type", "x509.certificate", "x509.validity", "elsewhere"] {
        let request = request("xsuaa", "provided", &json!({ name: key }));
        let said = serde_json::to_string_pretty(&compared(&request, "keys/xsuaa-provided.json")).unwrap();
        assert_eq!(canaries_in(&said, &canaries), [""; 0], "{name}");
    }
}

#[test]
fn every_finding_of_a_comparison_has_a_page() {
    let pages: BTreeSet<String> = rule_pages(Locale::ENGLISH).into_iter().map(|page| page.code).collect();
    let mut found = BTreeSet::new();
    for fixture in list("keys") {
        for request in requests() {
            found.extend(compared(&request, &fixture).diagnostics.into_iter().map(|finding| finding.code));
        }
    }
    assert!(found.len() > 5, "{found:?}");
    assert!(found.is_subset(&pages), "{found:?}");
}

#[test]
fn a_difference_is_found_and_a_finding_says_what_to_do() {
    for fixture in list("keys") {
        for request in requests() {
            let comparison = compared(&request, &fixture);
            let differs = comparison.rows.iter().any(|row| row.outcome == Outcome::Different);
            let findings = comparison.diagnostics.len() + comparison.report.diagnostics.len();
            assert!(!differs || findings > 0, "{fixture} for {} {}", request.service, request.mode);
            for finding in &comparison.diagnostics {
                assert!(finding.help.as_ref().is_some_and(|help| help.len() > 20), "{}", finding.code);
                assert!(finding.source.is_some(), "{}", finding.code);
            }
        }
    }
}

/// Parameters on the wrong level, and the broker says *ok* with a secret (facts 8, row 1).
#[test]
fn pain_point_01_a_secret_came_back_for_a_certificate() {
    let comparison =
        compared(&request("sdm", "managed", &json!({"x509.validity": 30})), "keys/sdm-secret.json");
    assert!(comparison.verdict.text.starts_with("Not what was asked for"), "{}", comparison.verdict.text);
    let finding = &comparison.diagnostics[0];
    assert_eq!(finding.code, "comparison/credential-type");
    let help = finding.help.as_deref().unwrap();
    assert!(help.contains(r#"{"xsuaa":{"credential-type":"x509"}}"#), "{help}");
    assert!(help.contains("may be ignored without an error"), "{help}");
    let instance = BindingRequest {
        offering: Some("auditlog".to_owned()),
        ..request("auditlog", "managed", &Value::Null)
    };
    let key = r#"{"auditlog":[{"label":"auditlog","plan":"premium","credentials":{"uaa":{"clientid":"c","clientsecret":"s","credential-type":"binding-secret"}}}]}"#;
    let input = Input { name: None, bytes: key.as_bytes().to_vec().into() };
    let comparison = compare(&instance, vec![input], &options(Locale::ENGLISH));
    let help = comparison.diagnostics[0].help.as_deref().unwrap();
    assert!(help.contains("look at what the service demands of the instance"), "{help}");
}

/// Which validity is allowed? Sources disagree; the certificate says what was granted (facts 8, row 2).
#[test]
fn pain_point_02_the_certificate_says_which_validity_was_granted() {
    let asked = |days: i64| request("xsuaa", "managed", &json!({"x509.validity": days}));
    let granted = compared(&asked(100), "keys/xsuaa-100-days.json");
    assert_eq!(outcome(&granted, "lifetime"), Outcome::Same);
    let clipped = compared(&asked(365), "keys/xsuaa-30-days.json");
    let finding = &clipped.diagnostics[0];
    assert_eq!(finding.message, "certificate lives 30 days, asked for were 365 days");
    assert!(finding.source.is_some() && !finding.other_sources.is_empty());
}

/// `cf service-key` of version 8 prints a line and wraps the key; version 7 and the cockpit give it bare (facts 8, row
/// 14).
#[test]
fn pain_point_14_every_shape_of_a_key_compares_alike() {
    for (service, mode, name) in [
        ("xsuaa", "managed", "xsuaa-managed"),
        ("sdm", "managed", "sdm-managed"),
        ("xsuaa", "secret", "xsuaa-managed"),
    ] {
        let request = BindingRequest { kind: RequestKind::Binding, ..request(service, mode, &json!({})) };
        let bare = compared(&request, &format!("keys/{name}.json"));
        for wrapped in ["-cf.txt", "-cf.json"] {
            let wrapped = compared(&request, &format!("keys/{name}{wrapped}"));
            assert_eq!(wrapped.rows, bare.rows);
            assert_eq!(wrapped.verdict, bare.verdict);
            assert_eq!(wrapped.environment_size, bare.environment_size);
            assert!(bare.environment_size.is_some());
            let help = |comparison: &Comparison| {
                comparison.diagnostics.iter().map(|finding| finding.help.clone()).collect::<Vec<_>>()
            };
            assert_eq!(help(&wrapped), help(&bare));
        }
    }
}

/// Every mode of the services that the fixtures have keys of.
fn requests() -> Vec<BindingRequest> {
    let services = ["xsuaa", "sdm", "identity"].map(|id| catalog().service(id).unwrap());
    let modes = services.iter().flat_map(|service| service.modes.iter().map(move |mode| (service, mode)));
    modes.map(|(service, mode)| request(&service.id, &mode.id, &json!({"x509.validity": 30}))).collect()
}

fn request(service: &str, mode: &str, values: &Value) -> BindingRequest {
    let values: Map<String, Value> = values.as_object().cloned().unwrap_or_default();
    BindingRequest { service: service.to_owned(), mode: mode.to_owned(), values, ..BindingRequest::default() }
}

fn compared(request: &BindingRequest, fixture: &str) -> Comparison {
    let input = Input { name: None, bytes: read(fixture).into() };
    compare(request, vec![input], &options(Locale::ENGLISH))
}

fn outcome(comparison: &Comparison, id: &str) -> Outcome {
    comparison.rows.iter().find(|row| row.id == id).unwrap().outcome
}
