use bindwright_texts::Locale;
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::model::catalog;

fn read(service: &str, text: &str) -> Import {
    import(text, catalog().service(service).unwrap(), Locale::ENGLISH)
}

/// Imports, and compares mode, values, extra and codes.
fn check(service: &str, input: &Value, mode: Option<&str>, values: &Value, extra: &Value, codes: &[&str]) {
    let found = read(service, &input.to_string());
    assert!(found.readable);
    assert_eq!(found.mode.as_deref(), mode, "{input}");
    assert_eq!(Value::Object(found.values).to_string(), values.to_string(), "{input}");
    assert_eq!(Value::Object(found.extra).to_string(), extra.to_string(), "{input}");
    let found: Vec<_> = found.diagnostics.iter().map(|finding| finding.code.as_str()).collect();
    assert_eq!(found, codes, "{input}");
}

const NO_TYPE: &str = "parameters/no-credential-type";
const NESTING: &str = "parameters/wrong-nesting";
const VOCABULARY: &str = "parameters/wrong-vocabulary";

#[test]
fn finds_the_mode_and_the_values() {
    let inner = json!({"credential-type": "x509", "x509": {"key-length": 2048, "validity": 100}});
    let values = json!({"x509.key-length": 2048, "x509.validity": 100});
    check("sdm", &json!({"xsuaa": inner}), Some("managed"), &values, &json!({}), &[]);
    check("xsuaa", &inner, Some("managed"), &values, &json!({}), &[]);
    let provided = json!({"credential-type": "x509", "x509": {"certificate": "x"}});
    check("xsuaa", &provided, Some("provided"), &json!({"x509.certificate": "x"}), &json!({}), &[]);
    let secret = json!({"xsuaa": {"credential-type": "binding-secret"}});
    check("sdm", &secret, Some("secret"), &json!({"credential-type": "binding-secret"}), &json!({}), &[]);
    check("identity", &json!({"credential-type": "NONE"}), Some("none"), &json!({}), &json!({}), &[]);
}

#[test]
fn no_parameters_leave_the_choice_to_the_instance() {
    check("sdm", &json!({}), Some("secret"), &json!({}), &json!({}), &[]);
    check("xsuaa", &json!({}), None, &json!({}), &json!({}), &[NO_TYPE]);
    assert_eq!(read("sdm", " \n").mode.as_deref(), Some("secret"));
}

#[test]
fn a_missing_credential_type_is_said() {
    let input = json!({"x509": {"validity": 8}});
    check("xsuaa", &input, Some("managed"), &json!({"x509.validity": 8}), &json!({}), &[NO_TYPE]);
}

#[test]
fn what_is_not_known_is_kept() {
    let input = json!({"other": [1], "xsuaa": {"credential-type": "x509", "x509": {"keylength": 1}, "y": 2}});
    let extra = json!({"other": [1], "xsuaa": {"x509": {"keylength": 1}, "y": 2}});
    check("sdm", &input, Some("managed"), &json!({}), &extra, &["parameters/misspelt-name"]);
    let input = json!({"credential-type": "x509", "y": {"z": null}});
    check("xsuaa", &input, Some("managed"), &json!({}), &json!({"y": {"z": null}}), &[]);
}

#[test]
fn an_unknown_credential_type_is_said_and_kept() {
    let input = json!({"credential-type": "mtls"});
    check("xsuaa", &input, None, &json!({}), &input, &["parameters/unknown-credential-type"]);
}

#[test]
fn a_missing_wrapper_is_put_right() {
    let input = json!({"credential-type": "x509", "x509": {"validity": 8}, "other": 1});
    let values = json!({"x509.validity": 8});
    check("sdm", &input, Some("managed"), &values, &json!({"other": 1}), &[NESTING, NESTING]);
    let corrected = read("sdm", &input.to_string()).corrected.unwrap();
    let wanted = json!({"xsuaa": {"credential-type": "x509", "x509": {"validity": 8}}, "other": 1});
    assert_eq!(corrected, json_text(&wanted));
    let half = json!({"xsuaa": {"credential-type": "x509"}, "x509": {"validity": 8}});
    check("sdm", &half, Some("managed"), &values, &json!({}), &[NESTING]);
}

#[test]
fn a_superfluous_wrapper_is_taken_away() {
    let input = json!({"xsuaa": {"credential-type": "x509", "x509": {"validity": 8}}});
    check("xsuaa", &input, Some("managed"), &json!({"x509.validity": 8}), &json!({}), &[NESTING]);
    let input = json!({"xsuaa": {"credential-type": "X509_GENERATED", "validity": 8}});
    check("identity", &input, Some("managed"), &json!({"validity": 8}), &json!({}), &[NESTING]);
}

#[test]
fn the_words_of_identity_do_not_work_elsewhere() {
    let input = json!({"credential-type": "X509_GENERATED", "key-length": 4096, "validity": 14});
    let values = json!({"x509.key-length": 4096, "x509.validity": 14});
    check("xsuaa", &input, Some("managed"), &values, &json!({}), &[NESTING, NESTING, VOCABULARY]);
    let input = json!({"xsuaa": {"credential-type": "X509_PROVIDED", "certificate": "x"}});
    check(
        "sdm",
        &input,
        Some("provided"),
        &json!({"x509.certificate": "x"}),
        &json!({}),
        &[NESTING, VOCABULARY],
    );
    let secret = json!({"xsuaa": {"credential-type": "SECRET"}});
    let values = json!({"credential-type": "binding-secret"});
    check("sdm", &secret, Some("secret"), &values, &json!({}), &[VOCABULARY]);
}

#[test]
fn nor_do_the_words_of_others_work_at_identity() {
    let input = json!({"credential-type": "x509", "x509": {"validity": 8, "validity-type": "DAYS"}});
    let values = json!({"validity": 8, "validity-type": "DAYS"});
    check("identity", &input, Some("managed"), &values, &json!({}), &[NESTING, VOCABULARY]);
    let wanted = json!({"credential-type": "X509_GENERATED", "validity": 8, "validity-type": "DAYS"});
    assert_eq!(read("identity", &input.to_string()).corrected.unwrap(), json_text(&wanted));
    let secret = json!({"credential-type": "binding-secret"});
    check("identity", &secret, Some("secret"), &json!({}), &json!({}), &[VOCABULARY]);
}

#[test]
fn what_is_no_json_is_said_with_its_place() {
    let found = read("xsuaa", "{\n  \"ü\": 1,\n  \"é\": }");
    assert!(!found.readable);
    let [finding] = &found.diagnostics[..] else { panic!("{found:?}") };
    assert_eq!(finding.code, "parameters/not-json");
    assert_eq!(
        finding.message,
        "this is not JSON: line 3, column 8: nothing in JSON starts with this character"
    );
    let span = finding.span.unwrap();
    assert_eq!((span.line, span.column, span.start), (3, 8, 21));
    for text in ["[]", "1", "null", "\"x\""] {
        let found = read("xsuaa", text);
        assert_eq!(found.diagnostics[0].code, "parameters/not-an-object", "{text}");
    }
}

#[test]
fn a_key_that_stands_twice_is_said() {
    let found = read("xsuaa", r#"{"credential-type": "x509", "credential-type": "binding-secret"}"#);
    assert_eq!(found.mode.as_deref(), Some("secret"));
    assert_eq!(found.diagnostics[0].code, "parameters/duplicate-key");
    assert_eq!(found.diagnostics[0].pointer.as_deref(), Some("/credential-type"));
}

#[test]
fn a_private_key_is_left_out() {
    let body = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwQmluZHdyaWdodENhbmFyeQ==";
    let key = format!("-----BEGIN RSA PRIVATE KEY-----\n{body}\n-----END RSA PRIVATE KEY-----\n");
    let certificate = "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIB\n-----END CERTIFICATE-----";
    let inner = json!({"credential-type": "x509", "x509": {"certificate": format!("{key}{certificate}")}});
    for (service, input) in [
        ("xsuaa", inner.clone()),
        ("xsuaa", json!({"xsuaa": inner})),
        ("sdm", json!({"xsuaa": inner})),
        ("sdm", json!({"xsuaa": inner, "other": {"deep": [key]}})),
        ("identity", inner),
    ] {
        let found = read(service, &input.to_string());
        assert!(found.diagnostics.iter().any(|finding| finding.code == "parameters/private-key"), "{input}");
        assert!(!serde_json::to_string(&found).unwrap().contains(body), "{service}");
        assert_eq!(found.mode.as_deref(), Some("provided"), "{service}");
    }
}

proptest! {
    #[test]
    fn never_panics_and_keeps_what_it_reads(text in r#"[{}\[\]:,"x509a-dxsuaa\\n1 \n]{0,60}"#) {
        for service in &catalog().services {
            let found = import(&text, service, Locale::ENGLISH);
            prop_assert!(found.readable || !found.diagnostics.is_empty());
        }
    }

    #[test]
    fn a_request_survives_the_way_through_json(
        validity in 1..400i64, length in prop::option::of(1..9000i64), extra in "[a-w]{1,6}", number in any::<i64>(),
    ) {
        for service in &catalog().services {
            let Some(mode) = service.mode("managed") else { continue };
            let mut values = Map::new();
            for (short, value) in [("key-length", length), ("validity", Some(validity))] {
                let name = mode.parameter(short).map(|parameter| parameter.name.clone());
                values.extend(name.zip(value.map(Value::from)));
            }
            let mut outside = Map::new();
            outside.insert(format!("x-{extra}"), Value::from(number));
            let request = BindingRequest {
                service: service.id.clone(),
                mode: mode.id.clone(),
                values,
                extra: outside,
                ..BindingRequest::default()
            };
            let text = json_text(&compose_parameters(&request, Locale::ENGLISH).parameters);
            let found = import(&text, service, Locale::ENGLISH);
            prop_assert_eq!(found.mode.as_ref(), Some(&request.mode));
            prop_assert_eq!(found.values, request.values);
            prop_assert_eq!(found.extra, request.extra);
            prop_assert_eq!(found.diagnostics, Vec::new());
        }
    }
}
