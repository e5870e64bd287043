//! What people stumbled over, with the number it has in our list of pain points.

use bindwright_artefacts::Composition;
use bindwright_catalog::{BindingRequest, Environment, RequestKind, RotationPolicy};
use bindwright_report::{EnvironmentSize, Severity};
use serde_json::{Value, json};

use super::readers::{service_binding, yaml};
use super::requests::{all, object, pem, request};
use super::{MINE, artefact, composed, document, parameters};

/// Whether an object has a member of this name, at any depth.
fn mentions(value: &Value, key: &str) -> bool {
    match value {
        Value::Object(members) => {
            members.contains_key(key) || members.values().any(|member| mentions(member, key))
        }
        Value::Array(entries) => entries.iter().any(|entry| mentions(entry, key)),
        _ => false,
    }
}

#[test]
fn pain_point_01_the_nesting_is_right_and_nothing_of_the_binding_is_on_the_instance() {
    let wrapped = json!({"xsuaa": {"credential-type": "x509"}});
    let mut seen = 0;
    for request in all() {
        let composition = composed(&request);
        assert!(!mentions(&composition.instance_parameters, "credential-type"), "{}", request.service);
        for artefact in composition.artefacts.iter().filter(|artefact| MINE.contains(&artefact.id.as_str())) {
            if artefact.id.starts_with("mta") {
                let config = yaml(&artefact.text)[0].pointer("/resources/0/parameters/config").cloned();
                assert!(!config.is_some_and(|config| mentions(&config, "credential-type")));
            }
            let managed = request.service == "sdm" && request.mode == "managed";
            if managed {
                let type_asked = parameters(artefact).0["xsuaa"]["credential-type"].clone();
                assert_eq!(type_asked, wrapped["xsuaa"]["credential-type"], "{}", artefact.text);
                seen += 1;
            }
        }
    }
    assert!(seen >= 8, "{seen}");
}

fn on_kubernetes(rotation: Option<RotationPolicy>) -> Composition {
    composed(&BindingRequest {
        environment: Environment::Kubernetes,
        rotation,
        values: object(json!({"x509.validity": 30, "x509.validity-type": "DAYS"})),
        ..request("xsuaa", "managed")
    })
}

fn codes(composition: &Composition) -> Vec<(&str, Severity)> {
    let about = composition.diagnostics.iter().filter(|finding| finding.code.starts_with("rotation/"));
    about.map(|finding| (finding.code.as_str(), finding.severity)).collect()
}

#[test]
fn pain_point_16_the_policy_is_in_hours_and_fits_the_validity() {
    let policy = |frequency_hours, old_credentials_hours| {
        Some(RotationPolicy { frequency_hours, old_credentials_hours })
    };
    let good = on_kubernetes(policy(600, 48));
    assert_eq!(codes(&good), []);
    let binding = document(&good, "kubernetes");
    service_binding(&binding);
    assert_eq!(
        binding["spec"]["credentialsRotationPolicy"],
        json!({"enabled": true, "rotationFrequency": "600h", "rotatedBindingTTL": "48h"})
    );
    assert!(artefact(&good, "kubernetes").summary.contains("ten hours late"));
    let late = on_kubernetes(policy(700, 48));
    assert_eq!(codes(&late), [("rotation/longer-than-validity", Severity::Error)]);
}

#[test]
fn pain_point_17_no_policy_is_said() {
    let composition = on_kubernetes(None);
    assert_eq!(codes(&composition), [("rotation/off", Severity::Info)]);
    assert_eq!(document(&composition, "kubernetes")["spec"].get("credentialsRotationPolicy"), None);
    assert!(artefact(&composition, "kubernetes").summary.contains("Nothing renews"));
}

fn size(mode: &str, values: Value) -> EnvironmentSize {
    let request =
        BindingRequest { kind: RequestKind::Binding, values: object(values), ..request("xsuaa", mode) };
    composed(&request).environment_size.expect("a binding in Cloud Foundry")
}

#[test]
fn pain_point_19_the_environment_limit_is_known_before_the_binding() {
    let chain = pem(3, 40);
    let shown = size("provided", json!({"x509.certificate": chain}));
    let escaped = json!(chain).to_string();
    assert_eq!((shown.bytes as usize, shown.is_estimate), (escaped.len() - 2, false));
    assert_eq!(shown.limit, 130_000);
    assert!(shown.text.contains("hide-certificate") && shown.text.contains("VCAP_SERVICES_FILE_PATH"));
    let hidden = size("provided", json!({"x509.certificate": chain, "x509.hide-certificate": true}));
    assert_eq!((hidden.bytes, hidden.is_estimate), (0, false));
    let [usual, long] = [2048, 8192].map(|bits| size("managed", json!({"x509.key-length": bits})));
    assert!(usual.is_estimate && !usual.text.contains("hide-certificate"), "{}", usual.text);
    assert!((7_000..12_000).contains(&usual.bytes), "{}", usual.bytes);
    assert!(long.bytes > usual.bytes + 4_000, "{}", long.bytes);
    assert_eq!(size("managed", json!({})).bytes, usual.bytes);
    assert!(size("secret", json!({})).bytes < 1_000);
}

#[test]
fn the_size_is_said_only_where_a_binding_fills_an_environment() {
    let sized = |environment, kind| {
        composed(&BindingRequest { environment, kind, ..request("xsuaa", "managed") }).environment_size
    };
    assert!(sized(Environment::CloudFoundry, RequestKind::Binding).is_some());
    assert!(sized(Environment::CloudFoundry, RequestKind::ServiceKey).is_none());
    assert!(sized(Environment::Kubernetes, RequestKind::Binding).is_none());
}

#[test]
fn pain_point_25_terraform_gets_an_object_not_a_text() {
    let values = json!({"x509.certificate": pem(2, 30), "x509.certificate-pinning": false});
    let request = BindingRequest {
        environment: Environment::Other,
        values: object(values),
        extra: object(json!({"note": "${path.module} %{if} \"q\" \\ \r\n"})),
        ..request("sdm", "provided")
    };
    let composition = composed(&request);
    assert!(
        composition.parameters["xsuaa"]["x509"]["certificate"]
            .as_str()
            .is_some_and(|text| text.len() > 4_000)
    );
    let made = artefact(&composition, "terraform");
    assert!(made.text.contains("jsonencode({"), "{}", made.text);
    assert_eq!(parameters(made).0, composition.parameters);
    assert_eq!(parameters(made).0["xsuaa"]["x509"]["certificate-pinning"], json!(false));
    assert!(made.text.contains("sensitive = true"));
    assert!(made.summary.contains("opaque"));
}
