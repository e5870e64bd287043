mod data;
mod special;

use bindwright_texts::Locale;
use serde_json::{Map, Value, json};

use super::*;
use crate::findings::CODES;
use crate::{RequestKind, json_text};

/// The articles' own text, as they print it: the comparison is by characters, so that order and types count.
const SDM: &str = r#"{
  "xsuaa": {
    "credential-type": "x509",
    "x509": {
      "key-length": 2048,
      "validity": 100,
      "validity-type": "DAYS"
    }
  }
}"#;
const XSUAA_MANAGED: &str = r#"{
  "credential-type": "x509",
  "x509": {
    "key-length": 2048,
    "validity": 8,
    "validity-type": "DAYS"
  }
}"#;
const XSUAA_PROVIDED: &str = r#"{
  "credential-type": "x509",
  "x509": {
    "certificate": "-----BEGIN CERTIFICATE-----...-----END CERTIFICATE-----",
    "certificate-pinning": true
  }
}"#;
const IDENTITY_MANAGED: &str = r#"{
  "credential-type": "X509_GENERATED",
  "key-length": 2048,
  "validity": 30,
  "validity-type": "DAYS",
  "app-identifier": "myApplication"
}"#;

const LEAF: &str = "-----BEGIN CERTIFICATE-----
MIIBszCCAVmgAwIBAgIUQmluZHdyaWdodCB0ZXN0IHRocm93LWF3YXkwCgYIKoZI
zj0EAwIwGTEX
-----END CERTIFICATE-----";

fn object(value: Value) -> Map<String, Value> {
    let Value::Object(object) = value else { panic!("no object: {value}") };
    object
}

fn request(service: &str, mode: &str, values: Value) -> BindingRequest {
    BindingRequest {
        service: service.to_owned(),
        mode: mode.to_owned(),
        values: object(values),
        ..BindingRequest::default()
    }
}

fn composed(request: &BindingRequest) -> (String, Vec<String>) {
    let composition = compose_parameters(request, Locale::ENGLISH);
    let codes = composition.diagnostics.iter().map(|finding| finding.code.clone()).collect();
    (composition.parameters.to_string(), codes)
}

/// Composes, and compares the JSON on one line and the codes of the findings.
fn check(request: &BindingRequest, parameters: &Value, codes: &[&str]) {
    let (found, found_codes) = composed(request);
    assert_eq!(found, parameters.to_string());
    assert_eq!(found_codes, codes, "{found}");
}

fn managed(validity: Value, unit: &str) -> Value {
    json!({"x509.key-length": 2048, "x509.validity": validity, "x509.validity-type": unit})
}

#[test]
fn document_management_as_the_article_prints_it() {
    for kind in [RequestKind::Binding, RequestKind::ServiceKey] {
        let request = BindingRequest { kind, ..request("sdm", "managed", managed(json!(100), "DAYS")) };
        let composition = compose_parameters(&request, Locale::ENGLISH);
        assert_eq!(json_text(&composition.parameters), SDM);
        assert_eq!(json_text(&composition.parameters), SDM);
    }
}

#[test]
fn xsuaa_as_the_article_prints_it() {
    let request = request("xsuaa", "managed", managed(json!(8), "DAYS"));
    assert_eq!(json_text(&compose_parameters(&request, Locale::ENGLISH).parameters), XSUAA_MANAGED);
    let placeholder = "-----BEGIN CERTIFICATE-----...-----END CERTIFICATE-----";
    let values = json!({"x509.certificate-pinning": true, "x509.certificate": placeholder});
    let request = super::tests::request("xsuaa", "provided", values);
    assert_eq!(json_text(&compose_parameters(&request, Locale::ENGLISH).parameters), XSUAA_PROVIDED);
}

#[test]
fn identity_as_the_reference_prints_it() {
    // Given in another order on purpose.
    let values = json!({
        "app-identifier": "myApplication", "validity-type": "DAYS", "validity": 30, "key-length": 2048,
    });
    let request = request("identity", "managed", values);
    assert_eq!(json_text(&compose_parameters(&request, Locale::ENGLISH).parameters), IDENTITY_MANAGED);
}

#[test]
fn the_shortest_forms() {
    check(&request("xsuaa", "managed", json!({})), &json!({"credential-type": "x509"}), &[]);
    check(&request("sdm", "managed", json!({})), &json!({"xsuaa": {"credential-type": "x509"}}), &[]);
    check(&request("identity", "secret", json!({})), &json!({"credential-type": "SECRET"}), &[]);
    check(&request("identity", "none", json!({})), &json!({"credential-type": "NONE"}), &[]);
    check(&request("xsuaa", "secret", json!({})), &json!({"credential-type": "binding-secret"}), &[]);
    check(&request("sdm", "secret", json!({})), &json!({}), &["parameters/no-credential-type"]);
}

#[test]
fn a_value_that_was_set_is_written_also_when_it_is_the_default() {
    let values =
        json!({"x509.certificate": LEAF, "x509.certificate-pinning": true, "x509.hide-certificate": false});
    let inner = json!({"certificate": LEAF, "certificate-pinning": true, "hide-certificate": false});
    check(&request("xsuaa", "provided", values), &json!({"credential-type": "x509", "x509": inner}), &[]);
}

#[test]
fn hide_secret_is_the_string_true() {
    let wanted = json!({"credential-type": "binding-secret", "hide-secret": "true"});
    check(&request("xsuaa", "secret", json!({"hide-secret": "true"})), &wanted, &[]);
    let wrong = json!({"credential-type": "binding-secret", "hide-secret": true});
    check(&request("xsuaa", "secret", json!({"hide-secret": true})), &wrong, &["parameters/wrong-type"]);
}

#[test]
fn what_is_in_dispute_is_a_warning_with_both_sides() {
    let composition =
        compose_parameters(&request("sdm", "managed", managed(json!(100), "DAYS")), Locale::ENGLISH);
    let [finding] = &composition.diagnostics[..] else { panic!("{:?}", composition.diagnostics) };
    assert_eq!(finding.code, "parameters/sources-disagree");
    assert_eq!(finding.pointer.as_deref(), Some("/xsuaa/x509/validity"));
    insta::assert_snapshot!(finding.message);
    let source = finding.source.as_ref().unwrap();
    assert_eq!(source.changed.as_deref(), Some("2023-11-01"));
    let others: Vec<_> = finding.other_sources.iter().map(|source| source.changed.as_deref()).collect();
    assert_eq!(others, [Some("2024-05-17")]);
}

#[test]
fn outside_of_what_anyone_says_is_a_warning_too() {
    let codes = |service: &str, values| composed(&request(service, "managed", values)).1;
    let outside = ["parameters/outside-limits"];
    assert_eq!(codes("sdm", managed(json!(31), "DAYS")), outside);
    assert_eq!(codes("xsuaa", managed(json!(400), "DAYS")), outside);
    assert_eq!(codes("xsuaa", managed(json!(0), "DAYS")), outside);
    assert_eq!(codes("xsuaa", managed(json!(u64::MAX), "DAYS")), outside);
    assert_eq!(codes("xsuaa", json!({"x509.key-length": 1024})), outside);
    assert_eq!(codes("identity", json!({"app-identifier": "x".repeat(21)})), outside);
    assert!(codes("identity", json!({"app-identifier": "ü".repeat(20)})).is_empty());
    let disputed = ["parameters/sources-disagree"];
    assert_eq!(codes("xsuaa", managed(json!(365), "DAYS")), disputed);
    assert_eq!(codes("identity", json!({"validity": 365})), disputed);
    assert!(codes("xsuaa", managed(json!(30), "DAYS")).is_empty());
}

#[test]
fn other_units_are_compared_in_days() {
    let codes = |validity, unit| composed(&request("xsuaa", "managed", managed(json!(validity), unit))).1;
    assert_eq!(codes(1, "MONTHS"), ["parameters/sources-disagree"]);
    assert_eq!(codes(3, "MONTHS"), ["parameters/sources-disagree", "parameters/sources-disagree"]);
    assert_eq!(codes(2, "YEARS"), ["parameters/outside-limits", "parameters/sources-disagree"]);
    assert_eq!(codes(3, "WEEKS"), ["parameters/outside-limits"]);
}

#[test]
fn a_wrong_type_is_an_error_and_the_value_stays() {
    let wanted = json!({"credential-type": "x509", "x509": {"key-length": "2048"}});
    check(
        &request("xsuaa", "managed", json!({"x509.key-length": "2048"})),
        &wanted,
        &["parameters/wrong-type"],
    );
}

#[test]
fn a_certificate_is_required_where_one_is_brought() {
    for values in [json!({}), json!({"x509.certificate": " \n"})] {
        check(
            &request("xsuaa", "provided", values),
            &json!({"credential-type": "x509"}),
            &["parameters/missing"],
        );
    }
}

#[test]
fn a_chain_is_kept_and_said() {
    let chain = format!("{LEAF}\n{LEAF}");
    let inner = json!({"certificate": chain});
    let wanted = json!({"xsuaa": {"credential-type": "x509", "x509": inner}});
    check(
        &request("sdm", "provided", json!({"x509.certificate": format!("{chain}\n")})),
        &wanted,
        &["parameters/chain-not-documented"],
    );
}

#[test]
fn what_is_impossible_is_said() {
    let hidden = json!({"x509.hide-certificate": true});
    let wanted = json!({"credential-type": "x509", "x509": {"hide-certificate": true}});
    check(&request("xsuaa", "managed", hidden), &wanted, &["parameters/not-in-this-mode"]);
    let unique = json!({"x509.certificate": LEAF, "x509.ensure-uniqueness": true});
    let codes = |plan: &str, mode: &str, values: &Value| {
        composed(&BindingRequest { plan: Some(plan.to_owned()), ..request("xsuaa", mode, values.clone()) }).1
    };
    assert_eq!(codes("application", "provided", &unique), ["parameters/not-in-this-plan"]);
    assert!(codes("broker", "provided", &unique).is_empty());
    assert_eq!(codes("apiaccess", "managed", &json!({})), ["parameters/mode-not-in-plan"]);
    assert!(codes("apiaccess", "secret", &json!({})).is_empty());
    let wrong_type = json!({"credential-type": "binding-secret"});
    check(
        &request("xsuaa", "managed", wrong_type),
        &json!({"credential-type": "x509"}),
        &["parameters/fixed-value"],
    );
    let attested = json!({"x509.app-identifier": "a", "x509.api-domain": "b"});
    assert_eq!(composed(&request("xsuaa", "attested", attested)).1, ["parameters/withdrawn-mode"]);
}

#[test]
fn json_that_the_form_does_not_know_is_kept() {
    let extra =
        json!({"note": 1, "xsuaa": {"x509": {"validity": 5, "more": [1]}, "credential-type": "x509"}});
    let request =
        BindingRequest { extra: object(extra), ..request("sdm", "managed", json!({"x509.validity": 7})) };
    let inner = json!({"credential-type": "x509", "x509": {"validity": 7, "more": [1]}});
    check(
        &request,
        &json!({"xsuaa": inner, "note": 1}),
        &["parameters/overridden", "parameters/unknown-parameter", "parameters/unknown-parameter"],
    );
}

#[test]
fn unknown_services_and_modes_are_said() {
    check(&request("nonsense", "managed", json!({})), &json!({}), &["parameters/unknown-service"]);
    check(&request("xsuaa", "nonsense", json!({})), &json!({}), &["parameters/unknown-mode"]);
}

#[test]
fn a_private_key_never_gets_through() {
    // Only what tells a key apart; the rest is not a key at all.
    let body = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwQmluZHdyaWdodENhbmFyeQ==";
    let key = format!("-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----");
    let request = BindingRequest {
        extra: object(json!({"a": [key], "b": body, "xsuaa": {"c": key}})),
        ..request(
            "sdm",
            "provided",
            json!({
                "x509.certificate": format!("{key}\n{LEAF}"),
                "x509.certificate-pinning": key,
                "unknown": key,
            }),
        )
    };
    let composition = compose_parameters(&request, Locale::ENGLISH);
    let inner = json!({"credential-type": "x509", "x509": {"certificate": LEAF}});
    assert_eq!(composition.parameters.to_string(), json!({"xsuaa": inner}).to_string());
    let errors = composition.diagnostics.iter().filter(|finding| finding.code == "parameters/private-key");
    assert_eq!(errors.count(), 6);
    assert!(!format!("{composition:?}").contains("Qmlu".trim_end()) || LEAF.contains("Qmlu"));
    assert!(!format!("{composition:?}").contains(&body[..24]));
}

#[test]
fn text_is_read_as_the_type_of_the_parameter() {
    let parse = |mode: &str, name: &str, text: &str| {
        let mode = catalog().service("xsuaa").unwrap().mode(mode).unwrap();
        parse_value(mode.parameter(name).unwrap(), text, Locale::ENGLISH).map_err(|finding| finding.message)
    };
    assert_eq!(parse("managed", "validity", " 8 "), Ok(json!(8)));
    assert_eq!(parse("managed", "validity-type", "DAYS"), Ok(json!("DAYS")));
    assert_eq!(parse("secret", "hide-secret", "true"), Ok(json!("true")));
    assert_eq!(parse("provided", "hide-certificate", "true"), Ok(json!(true)));
    assert_eq!(parse("provided", "certificate", &format!("{LEAF}\r\n")), Ok(json!(LEAF)));
    assert_eq!(
        parse("managed", "validity", "eight"),
        Err("x509.validity is \"eight\", expected a whole number without quotes".to_owned())
    );
    assert!(parse("provided", "hide-certificate", "yes").is_err());
}

#[test]
fn only_known_codes_are_found() {
    for service in &catalog().services {
        for mode in &service.modes {
            let values =
                json!({"x509.validity": "x", "validity": 1000, "nonsense": 1, "credential-type": "x"});
            for finding in
                compose_parameters(&request(&service.id, &mode.id, values), Locale::ENGLISH).diagnostics
            {
                let known = CODES.iter().find(|known| known.code == finding.code);
                assert_eq!(known.map(|known| known.severity), Some(finding.severity), "{}", finding.code);
            }
        }
    }
}

#[test]
fn no_plain_english_in_another_language() {
    let mut request = request("sdm", "provided", json!({"x509.certificate": "x", "nonsense": 1}));
    request.instance_name = Some("-".to_owned());
    let composition = compose_parameters(&request, Locale::PSEUDO);
    for finding in &composition.diagnostics {
        assert!(finding.message.starts_with('⟦') && finding.help.as_ref().unwrap().starts_with('⟦'));
    }
}
