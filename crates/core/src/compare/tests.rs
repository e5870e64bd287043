//! Each deviation both ways, over the fixtures.

use bindwright_catalog::{BindingRequest, RequestKind};
use bindwright_report::{Comparison, Outcome, Severity, VerdictLevel};
use serde_json::{Map, Value, json};

use super::compare;
use crate::check::testing::{NOW, fixture_text, inputs, options};

fn request(service: &str, mode: &str, values: &Value) -> BindingRequest {
    let values: Map<String, Value> = values.as_object().cloned().unwrap_or_default();
    BindingRequest { service: service.to_owned(), mode: mode.to_owned(), values, ..BindingRequest::default() }
}

fn managed(service: &str) -> BindingRequest {
    request(service, "managed", &Value::Null)
}

fn compared(request: &BindingRequest, texts: &[&str]) -> Comparison {
    compare(request, inputs(texts), &options(NOW))
}

fn with_file(request: &BindingRequest, file: &str) -> Comparison {
    compared(request, &[&fixture_text(file)])
}

fn codes(comparison: &Comparison) -> Vec<&str> {
    comparison.diagnostics.iter().map(|found| found.code.as_str()).collect()
}

#[track_caller]
fn outcome(comparison: &Comparison, id: &str) -> Outcome {
    comparison.rows.iter().find(|row| row.id == id).unwrap_or_else(|| panic!("no row {id}")).outcome
}

#[test]
fn what_was_asked_for_is_said_to_be_there() {
    let seven = json!({"x509.validity": 7, "x509.key-length": 2048});
    let comparison = with_file(&request("xsuaa", "managed", &seven), "keys/xsuaa-managed.json");
    assert_eq!(codes(&comparison), Vec::<&str>::new());
    let rows: Vec<_> = comparison.rows.iter().map(|row| (row.id.as_str(), row.outcome)).collect();
    let same = [
        "service",
        "credential-type",
        "certificate",
        "private-key",
        "key-pair",
        "client-secret",
        "lifetime",
        "key-length",
        "expiry",
        "token-endpoint",
    ];
    assert_eq!(rows, same.map(|id| (id, Outcome::Same)));
    assert_eq!(comparison.verdict.text, "As asked for. Usable until 27 Nov 2026, 6 days left");
}

#[test]
fn a_secret_in_place_of_a_certificate_names_the_right_place() {
    let comparison = with_file(&managed("sdm"), "keys/sdm-secret.json");
    assert_eq!(codes(&comparison), ["comparison/credential-type"]);
    let finding = &comparison.diagnostics[0];
    assert_eq!(finding.message, "asked for credential type x509, got binding-secret");
    assert_eq!(finding.pointer.as_deref(), Some("/uaa/credential-type"));
    let help = finding.help.as_deref().unwrap();
    assert!(help.starts_with(r#"send {"xsuaa":{"credential-type":"x509"}} and delete this key"#), "{help}");
    assert!(help.contains("If exactly that was sent, look at what"), "{help}");
    assert!(!finding.other_sources.is_empty());
    let top = with_file(&managed("xsuaa"), "keys/xsuaa-secret.json");
    assert!(
        top.diagnostics[0]
            .help
            .as_deref()
            .unwrap()
            .starts_with(r#"send {"credential-type":"x509"}, at the top"#)
    );
    assert_eq!(codes(&with_file(&managed("sdm"), "keys/sdm-managed.json")), Vec::<&str>::new());
}

#[test]
fn a_plan_without_certificates_is_the_nearest_cause() {
    let request = BindingRequest { plan: Some("apiaccess".to_owned()), ..managed("xsuaa") };
    let comparison = with_file(&request, "keys/xsuaa-secret.json");
    assert!(comparison.diagnostics[0].help.as_deref().unwrap().contains("plan apiaccess"));
}

#[test]
fn a_certificate_in_place_of_a_secret_is_a_deviation_too() {
    let unasked = with_file(&request("sdm", "secret", &Value::Null), "keys/sdm-managed.json");
    assert_eq!(unasked.diagnostics[0].message, "asked for no credential type, got x509");
    let help = unasked.diagnostics[0].help.as_deref().unwrap();
    assert!(help.starts_with(r#"send {"xsuaa":{"credential-type":"binding-secret"}}: without it"#), "{help}");
    let asked = json!({"credential-type": "binding-secret"});
    let named = with_file(&request("xsuaa", "secret", &asked), "keys/xsuaa-managed.json");
    assert_eq!(named.diagnostics[0].message, "asked for credential type binding-secret, got x509");
    assert_eq!(outcome(&named, "certificate"), Outcome::Different);
    let right = with_file(&request("xsuaa", "secret", &asked), "keys/xsuaa-secret.json");
    assert_eq!(codes(&right), Vec::<&str>::new());
    assert_eq!(outcome(&right, "client-secret"), Outcome::Same);
    let none = with_file(&request("identity", "none", &Value::Null), "keys/identity-none.json");
    assert_eq!(codes(&none), Vec::<&str>::new());
}

#[test]
fn an_own_certificate_is_told_by_its_thumbprint() {
    let brought =
        |mode: &str, file: &str, name: &str| request("xsuaa", mode, &json!({ name: fixture_text(file) }));
    let key: Value = serde_json::from_str(&fixture_text("keys/xsuaa-provided.json")).unwrap();
    let own = request("xsuaa", "provided", &json!({"x509.certificate": key["certificate"]}));
    let same = with_file(&own, "keys/xsuaa-provided.json");
    assert_eq!(codes(&same), Vec::<&str>::new());
    assert_eq!(outcome(&same, "same-certificate"), Outcome::Same);
    assert_eq!(outcome(&same, "private-key"), Outcome::Same);
    let other = with_file(
        &brought("provided", "certificates/p256.pem", "x509.certificate"),
        "keys/xsuaa-provided.json",
    );
    assert_eq!(codes(&other), ["comparison/other-certificate"]);
    assert!(
        other.diagnostics[0]
            .message
            .ends_with("sent along was \"Bindwright test throw-away client, p256.pem\"")
    );
    let made = with_file(
        &brought("provided", "certificates/p256.pem", "x509.certificate"),
        "keys/xsuaa-managed.json",
    );
    assert!(made.diagnostics[0].help.as_deref().unwrap().contains("a key pair that the service made itself"));
    let returned = with_file(&own, "keys/xsuaa-secret-and-certificate.json");
    assert!(codes(&returned).contains(&"comparison/private-key-returned"), "{:?}", codes(&returned));
}

#[test]
fn a_hidden_certificate_is_right_when_it_is_absent() {
    let pem = fixture_text("certificates/leaf.pem");
    let hidden = json!({"x509.certificate": pem, "x509.hide-certificate": true});
    let request = request("xsuaa", "provided", &hidden);
    let absent = with_file(&request, "keys/xsuaa-hide-certificate.json");
    assert_eq!(codes(&absent), Vec::<&str>::new());
    assert_eq!(outcome(&absent, "certificate"), Outcome::Same);
    let there = with_file(&request, "keys/xsuaa-provided.json");
    assert!(codes(&there).contains(&"comparison/certificate-not-hidden"));
}

#[test]
fn what_is_missing_is_said() {
    let hidden = with_file(&managed("xsuaa"), "keys/xsuaa-hide-certificate.json");
    assert_eq!(codes(&hidden), ["comparison/no-certificate"]);
    assert_eq!(hidden.verdict.level, VerdictLevel::Error);
    let missing = with_file(&managed("xsuaa"), "keys/xsuaa-missing-key.json");
    assert_eq!(codes(&missing), ["comparison/private-key-missing"]);
    let own = json!({"x509.certificate": fixture_text("certificates/leaf.pem")});
    let provided = with_file(&request("xsuaa", "provided", &own), "keys/xsuaa-hide-certificate.json");
    let severities: Vec<_> = provided.diagnostics.iter().map(|found| found.severity).collect();
    assert_eq!((codes(&provided), severities), (vec!["comparison/no-certificate"], vec![Severity::Info]));
    let key = fixture_text("keys/xsuaa-secret.json").replace("clientsecret", "elsewhere");
    let secret = compared(&request("xsuaa", "secret", &Value::Null), &[&key]);
    assert_eq!(codes(&secret), ["comparison/no-client-secret"]);
    let public = with_file(&request("identity", "secret", &Value::Null), "keys/identity-none.json");
    assert_eq!(codes(&public), ["comparison/credential-type"]);
}

#[test]
fn a_lifetime_has_a_nearest_cause() {
    let asked = |validity: i64, unit: &str| {
        request("xsuaa", "managed", &json!({"x509.validity": validity, "x509.validity-type": unit}))
    };
    let help = |request: &BindingRequest, file: &str| {
        let comparison = with_file(request, file);
        assert_eq!(codes(&comparison), ["comparison/lifetime"]);
        comparison.diagnostics[0].help.clone().unwrap()
    };
    let default = help(&asked(20, "DAYS"), "keys/xsuaa-managed.json");
    assert!(default.contains(r#"{"x509":{"validity":20}} was sent"#), "{default}");
    let clipped = help(&asked(365, "DAYS"), "keys/xsuaa-30-days.json");
    assert!(clipped.contains("30 days are the documented maximum"), "{clipped}");
    let unit = help(&asked(30, "MONTHS"), "keys/xsuaa-100-days.json");
    assert!(unit.contains("documented is 1 to 30 days"), "{unit}");
    for (validity, unit, file) in
        [(7, "DAYS", "keys/xsuaa-managed.json"), (1, "MONTHS", "keys/xsuaa-30-days.json")]
    {
        let comparison = with_file(&asked(validity, unit), file);
        assert_eq!(outcome(&comparison, "lifetime"), Outcome::Same, "{validity} {unit}");
    }
    let left = with_file(&managed("xsuaa"), "keys/xsuaa-100-days.json");
    assert_eq!((codes(&left), outcome(&left, "lifetime")), (vec![], Outcome::Unknown));
}

#[test]
fn a_key_length_is_measured() {
    let asked = request("xsuaa", "managed", &json!({"x509.key-length": 4096}));
    let comparison = with_file(&asked, "keys/xsuaa-managed.json");
    assert_eq!(codes(&comparison), ["comparison/key-length"]);
    assert_eq!(comparison.diagnostics[0].message, "key has 2048 bits, asked for were 4096");
    assert!(comparison.diagnostics[0].help.as_deref().unwrap().contains(r#"{"x509":{"key-length":4096}}"#));
}

#[test]
fn another_service_is_told_apart() {
    let other = with_file(&managed("xsuaa"), "keys/sdm-managed.json");
    assert_eq!(codes(&other), ["comparison/other-service"]);
    let message = "credentials look like those of Document Management service, Integration Option, \
                   not of SAP Authorization and Trust Management service";
    assert_eq!(other.diagnostics[0].message, message);
    assert_eq!(outcome(&other, "service"), Outcome::Different);
    let secret = with_file(&managed("xsuaa"), "keys/sdm-secret.json");
    assert_eq!(
        codes(&secret),
        ["comparison/other-service"],
        "nobody is told to delete a key of another service"
    );
    let labelled = r#"{"hana":[{"label":"hana","credentials":{"clientid":"c","xsappname":"a"}}]}"#;
    let comparison = compared(&request("xsuaa", "secret", &Value::Null), &[labelled]);
    assert!(codes(&comparison).contains(&"comparison/other-service"));
}

#[test]
fn of_several_sets_the_best_one_counts() {
    let (xsuaa, sdm) = (fixture_text("keys/xsuaa-secret.json"), fixture_text("keys/sdm-managed.json"));
    let comparison = compared(&managed("sdm"), &[&xsuaa, &sdm]);
    assert_eq!(codes(&comparison), ["comparison/several-credentials"]);
    assert_eq!(outcome(&comparison, "service"), Outcome::Same);
    assert!(
        comparison.diagnostics[0].message.ends_with("fits best: sdm"),
        "{}",
        comparison.diagnostics[0].message
    );
}

#[test]
fn where_nothing_came_back_the_reason_is_said() {
    for (file, reason) in [
        ("pem/not-pem.txt", "input holds no credentials"),
        ("pem/chain.pem", "input holds certificates or keys, and no credentials around them"),
        ("private-keys/encrypted-pkcs8.pem", "input holds encrypted material alone, and no credentials"),
    ] {
        let comparison = with_file(&managed("xsuaa"), file);
        assert_eq!(codes(&comparison), ["comparison/nothing-returned"]);
        assert_eq!(comparison.verdict.text, format!("Nothing to compare: {reason}"));
        assert!(comparison.rows.is_empty() && comparison.environment_size.is_none());
    }
    let parameters = compared(&managed("sdm"), &[r#"{"xsuaa":{"credential-type":"x509"}}"#]);
    assert!(parameters.verdict.text.contains("parameters to ask with"));
}

#[test]
fn the_size_is_that_of_minified_json() {
    let key = fixture_text("keys/xsuaa-managed.json");
    let minified = serde_json::from_str::<Value>(&key).unwrap().to_string();
    let size = |text: &str| {
        let request = BindingRequest { kind: RequestKind::Binding, ..managed("xsuaa") };
        let comparison = compared(&request, &[text]);
        let severity = comparison
            .diagnostics
            .iter()
            .find(|found| found.code == "comparison/environment-size")
            .map(|found| found.severity);
        (comparison.environment_size.unwrap().bytes as usize, severity)
    };
    assert_eq!(size(&key), (minified.len(), None));
    let with = |bytes: usize| minified.replacen('{', &format!(r#"{{"filler":"{}","#, "x".repeat(bytes)), 1);
    assert_eq!(size(&with(40_000)).1, Some(Severity::Info));
    assert_eq!(size(&with(130_000)).1, Some(Severity::Warning));
}

#[test]
fn a_service_without_documentation_gives_no_false_alarm() {
    let request = request("xsuaa", "of tomorrow", &Value::Null);
    let comparison = with_file(&request, "keys/xsuaa-managed.json");
    assert_eq!(codes(&comparison), Vec::<&str>::new());
    assert!(comparison.rows.iter().all(|row| row.outcome != Outcome::Different));
    let unheard = compared(&managed("unheard-of"), &[&fixture_text("keys/sdm-secret.json")]);
    assert_eq!(codes(&unheard), Vec::<&str>::new());
}

/// Makes a key of the shape that another service has, with certificate and private key of a fixture.
fn shaped(certificate: &str, key: &str, further: &Value) -> String {
    let known: Value = serde_json::from_str(&fixture_text("keys/xsuaa-100-days.json")).unwrap();
    let mut shaped = further.clone();
    shaped[certificate] = known["certificate"].clone();
    shaped[key] = known["key"].clone();
    shaped.to_string()
}

#[test]
fn other_shapes_are_compared_as_far_as_they_are_read() {
    let logging = shaped("ingest-otlp-cert", "ingest-otlp-key", &json!({"ingest-otlp-endpoint": "h:443"}));
    let comparison =
        compared(&request("cloud-logging", "managed", &json!({"certValidityDays": 100})), &[&logging]);
    assert_eq!(codes(&comparison), Vec::<&str>::new());
    assert_eq!(outcome(&comparison, "certificate"), Outcome::Same);
    assert_eq!(outcome(&comparison, "lifetime"), Outcome::Same);
    let store =
        shaped("certificate", "key", &json!({"username": "u", "url": "https://credstore.cert.example"}));
    let comparison = compared(&request("credstore", "mtls", &Value::Null), &[&store]);
    assert_eq!(codes(&comparison), Vec::<&str>::new());
    assert_eq!(outcome(&comparison, "private-key"), Outcome::Same);
    let runtime =
        json!({"clientid": "c", "tokenurl": "https://t.example/oauth/token", "certificatedetails": {}});
    let runtime = shaped("certificate", "key", &runtime);
    let wrapped = format!(r#"{{"oauth":{runtime}}}"#);
    for key in [&runtime, &wrapped] {
        let asked = json!({"validity": 100, "key-length": 2048});
        let comparison = compared(&request("it-rt", "managed", &asked), &[key]);
        assert_eq!(codes(&comparison), Vec::<&str>::new());
        for id in ["service", "credential-type", "certificate", "lifetime", "key-length", "token-endpoint"] {
            assert_eq!(outcome(&comparison, id), Outcome::Same, "{id}");
        }
    }
}

#[test]
fn what_nobody_documents_is_no_deviation() {
    let broker = r#"{"clientid":"c","credential-type":"X509_GENERATED"}"#;
    let comparison = compared(&managed("event-broker"), &[broker]);
    assert!(!codes(&comparison).iter().any(|code| code.ends_with("-type") || code.contains("certificate")));
    assert_eq!(outcome(&comparison, "certificate"), Outcome::Unknown);
    let labelled = r#"{"x":[{"label":"my-service","credentials":{"clientid":"c","xsappname":"a"}}]}"#;
    let generic = BindingRequest {
        offering: Some("my-service".to_owned()),
        ..request("generic", "secret", &Value::Null)
    };
    assert_eq!(outcome(&compared(&generic, &[labelled]), "service"), Outcome::Same);
    let other = BindingRequest { offering: Some("yours".to_owned()), ..generic };
    assert_eq!(outcome(&compared(&other, &[labelled]), "service"), Outcome::Different);
}

/// A key of every service that there is, against every request: a value comes out, and nothing secret in it.
#[test]
fn every_mode_of_every_service_meets_every_kind_of_key() {
    let files = [
        "keys/xsuaa-managed.json",
        "keys/sdm-secret.json",
        "keys/identity-none.json",
        "pem/key-and-chain.pem",
    ];
    for service in &bindwright_catalog::catalog().services {
        for mode in service.modes.iter().map(|mode| mode.id.as_str()).chain(["unheard-of"]) {
            for file in files {
                let comparison = with_file(&request(&service.id, mode, &Value::Null), file);
                let json = serde_json::to_string(&comparison).unwrap();
                assert!(
                    !json.contains("canary-secret") && !json.contains("PRIVATE KEY-----"),
                    "{} {mode}",
                    service.id
                );
                for row in comparison.rows.iter().filter(|row| row.outcome == Outcome::Same) {
                    assert!(row.returned.is_some(), "{} {mode} {}", service.id, row.id);
                }
            }
        }
    }
}

#[test]
fn a_key_that_is_as_asked_and_broken_says_both() {
    let comparison = with_file(&managed("xsuaa"), "keys/xsuaa-expired.json");
    assert_eq!(outcome(&comparison, "expiry"), Outcome::Different);
    assert!(
        comparison
            .verdict
            .text
            .starts_with("As asked for, with a fault of its own. Will not work: certificate ")
    );
    assert_eq!(comparison.verdict.level, VerdictLevel::Error);
    let wrong = with_file(&managed("xsuaa"), "keys/xsuaa-wrong-key.json");
    assert_eq!(outcome(&wrong, "key-pair"), Outcome::Different);
}
