//! The files that are handed to other tools, read by independent readers of YAML and HCL.

#[path = "declarative/pain_points.rs"]
mod pain_points;
#[path = "declarative/readers.rs"]
mod readers;
#[path = "declarative/requests.rs"]
mod requests;

use bindwright_artefacts::{Composition, compose};
use bindwright_catalog::{BindingRequest, Environment, ModeKind, RequestKind, RotationPolicy, catalog};
use bindwright_report::Artefact;
use bindwright_texts::Locale;
use readers::{hcl_resource, service_binding, unescaped, yaml};
use requests::{NAMES, all, pem, request};
use serde_json::{Map, Value, json};

const MINE: [&str; 5] = ["manifest", "mta", "mta-renewal", "kubernetes", "terraform"];

fn composed(request: &BindingRequest) -> Composition {
    compose(request, Locale::ENGLISH)
}

fn artefact<'a>(composition: &'a Composition, id: &str) -> &'a Artefact {
    let found = composition.artefacts.iter().find(|artefact| artefact.id == id);
    found.unwrap_or_else(|| panic!("no artefact {id}"))
}

fn document(composition: &Composition, id: &str) -> Value {
    let mut documents = yaml(&artefact(composition, id).text);
    assert_eq!(documents.len(), 1, "{id}");
    documents.remove(0)
}

/// Returns what an artefact says the parameters of binding and instance are.
fn parameters(artefact: &Artefact) -> (Value, Option<Value>) {
    let nothing = || Value::Object(Map::new());
    let of = |value: &Value, pointer: &str| value.pointer(pointer).cloned().unwrap_or_else(nothing);
    match artefact.id.as_str() {
        "manifest" => {
            let document = &yaml(&artefact.text)[0];
            (of(document, "/applications/0/services/0/parameters"), None)
        }
        "mta" | "mta-renewal" => {
            let document = unescaped(&yaml(&artefact.text)[0]);
            let instance = of(&document, "/resources/0/parameters/config");
            let keys = document.pointer("/resources/0/parameters/service-keys");
            let binding = match keys {
                Some(keys) => of(keys, "/0/config"),
                None => of(&document, "/modules/0/requires/0/parameters/config"),
            };
            (binding, Some(instance))
        }
        "kubernetes" => {
            let documents = yaml(&artefact.text);
            let (binding, secret) = documents.split_last().expect("at least one");
            service_binding(binding);
            let inside = of(binding, "/spec/parameters");
            let Some(secret) = secret.first() else { return (inside, None) };
            assert_eq!(inside, nothing());
            let reference = &binding["spec"]["parametersFrom"][0]["secretKeyRef"];
            assert_eq!(reference["name"], secret["metadata"]["name"]);
            let key = reference["key"].as_str().expect("a key");
            let text = secret["stringData"][key].as_str().expect("a text");
            (serde_json::from_str(text).expect("JSON"), None)
        }
        "terraform" => {
            let (_, attributes) = hcl_resource(&artefact.text);
            (attributes.get("parameters").cloned().unwrap_or_else(nothing), None)
        }
        other => panic!("{other} is not one of these"),
    }
}

#[test]
fn every_service_and_mode_reads_back_in_every_file() {
    let mut read = 0;
    for request in all() {
        let composition = composed(&request);
        for artefact in &composition.artefacts {
            if !MINE.contains(&artefact.id.as_str()) || request.service == "api-credential" {
                continue;
            }
            let what = format!("{} {} {}\n{}", request.service, request.mode, artefact.id, artefact.text);
            let (binding, instance) = parameters(artefact);
            assert_eq!(binding, composition.parameters, "{what}");
            if let Some(instance) = instance {
                assert_eq!(instance, composition.instance_parameters, "{what}");
            }
            assert!(!artefact.summary.is_empty() && !artefact.sources.is_empty(), "{what}");
            let seen =
                |character: char| character == '\n' || !character.is_control() && character != '\u{202e}';
            assert!(artefact.text.chars().all(seen), "{what}");
            read += 1;
        }
    }
    assert!(read > 400, "{read}");
}

#[test]
fn every_name_reads_back_in_every_file() {
    for name in NAMES {
        let text = name.to_owned();
        let request = |kind, environment| BindingRequest {
            kind,
            environment,
            instance_name: Some(format!("{text}i")),
            key_name: Some(text.clone()),
            application_name: Some(text.clone()),
            plan: Some(text.clone()),
            ..requests::request("sdm", "managed")
        };
        let bound = composed(&request(RequestKind::Binding, Environment::CloudFoundry));
        let keyed = composed(&request(RequestKind::ServiceKey, Environment::CloudFoundry));
        let (instance, name) = (json!(format!("{text}i")), json!(text));
        let manifest = document(&bound, "manifest");
        assert_eq!(manifest["applications"][0]["name"], name);
        assert_eq!(manifest["applications"][0]["services"][0]["name"], instance);
        let mta = unescaped(&document(&bound, "mta"));
        assert_eq!(mta["modules"][0]["name"], name);
        assert_eq!(mta["modules"][0]["requires"][0]["name"], instance);
        assert_eq!(mta["resources"][0]["name"], instance);
        assert_eq!(mta["resources"][0]["parameters"]["service-plan"], name);
        let mta = unescaped(&document(&keyed, "mta"));
        assert_eq!(mta["resources"][0]["parameters"]["service-keys"][0]["name"], name);
        let cluster = composed(&request(RequestKind::Binding, Environment::Kubernetes));
        let binding = document(&cluster, "kubernetes");
        assert_eq!(binding["metadata"]["name"], name);
        assert_eq!(binding["spec"]["serviceInstanceName"], instance);
        let subaccount = composed(&request(RequestKind::ServiceKey, Environment::Other));
        for composition in [&bound, &keyed, &subaccount] {
            let (_, attributes) = hcl_resource(&artefact(composition, "terraform").text);
            assert_eq!(attributes["name"], name);
        }
    }
}

#[test]
fn a_renewed_key_has_the_timestamp_as_the_only_reference() {
    for name in NAMES {
        let request = BindingRequest { key_name: Some(name.to_owned()), ..request("sdm", "managed") };
        let written = document(&composed(&request), "mta-renewal");
        let key = &written["resources"][0]["parameters"]["service-keys"][0]["name"];
        assert_eq!(*key, written["resources"][1]["parameters"]["service-key-name"]);
        assert_eq!(written["resources"][1]["type"], "org.cloudfoundry.existing-service-key");
        assert_eq!(written["resources"][1]["parameters"]["service-name"], written["resources"][0]["name"]);
        assert_ne!(written["resources"][1]["name"], written["resources"][0]["name"]);
        assert_eq!(written["modules"][0]["requires"][0]["name"], written["resources"][1]["name"]);
        let start = key.as_str().and_then(|key| key.strip_suffix("-${timestamp}")).expect("a timestamp");
        assert_eq!(unescaped(&json!(start)), json!(name));
    }
}

#[test]
fn files_are_made_where_they_belong() {
    let ids = |environment, kind| -> Vec<String> {
        let request = BindingRequest { environment, kind, ..request("sdm", "managed") };
        let mine = composed(&request).artefacts.into_iter().map(|artefact| artefact.id);
        mine.filter(|id| MINE.contains(&id.as_str())).collect()
    };
    assert_eq!(ids(Environment::CloudFoundry, RequestKind::Binding), ["manifest", "mta", "terraform"]);
    assert_eq!(ids(Environment::CloudFoundry, RequestKind::ServiceKey), ["mta", "mta-renewal", "terraform"]);
    for kind in [RequestKind::Binding, RequestKind::ServiceKey] {
        assert_eq!(ids(Environment::Kubernetes, kind), ["kubernetes"]);
        assert_eq!(ids(Environment::Other, kind), ["terraform"]);
    }
    // The same certificate cannot be in two keys of an instance.
    let provided = composed(&request("sdm", "provided"));
    assert!(provided.artefacts.iter().all(|artefact| artefact.id != "mta-renewal"));
}

#[test]
fn the_instance_of_the_authorization_service_has_a_type_of_its_own() {
    let kind = |service: &str| {
        let document = document(&composed(&request(service, "managed")), "mta");
        let resource = &document["resources"][0];
        (resource["type"].clone(), resource["parameters"]["service"].clone())
    };
    assert_eq!(kind("xsuaa"), (json!("com.sap.xs.uaa"), json!("xsuaa")));
    assert_eq!(kind("sdm"), (json!("org.cloudfoundry.managed-service"), json!("sdm")));
}

#[test]
fn the_manifest_says_what_it_cannot_carry() {
    let named = |name: &str| {
        let kind = RequestKind::Binding;
        let request =
            BindingRequest { kind, application_name: Some(name.to_owned()), ..request("sdm", "managed") };
        artefact(&composed(&request), "manifest").summary.clone()
    };
    assert!(named("a((b))").contains("round brackets"));
    assert!(!named("a(b)) ((").contains("round brackets"));
}

#[test]
fn terraform_takes_the_resource_of_the_environment() {
    let kinds = |environment, kind| {
        let request = BindingRequest { environment, kind, ..request("sdm", "managed") };
        let (resource, attributes) = hcl_resource(&artefact(&composed(&request), "terraform").text);
        (resource, attributes.get("type").cloned())
    };
    let cloud_foundry = "cloudfoundry_service_credential_binding".to_owned();
    let found = kinds(Environment::CloudFoundry, RequestKind::Binding);
    assert_eq!(found, (cloud_foundry.clone(), Some(json!("app"))));
    let found = kinds(Environment::CloudFoundry, RequestKind::ServiceKey);
    assert_eq!(found, (cloud_foundry, Some(json!("key"))));
    let found = kinds(Environment::Other, RequestKind::Binding);
    assert_eq!(found, ("btp_subaccount_service_binding".to_owned(), None));
}

#[test]
fn an_api_credential_is_a_resource_of_its_own() {
    let Some(service) = catalog().service("api-credential") else { return };
    let mode = service.modes.iter().find(|mode| mode.kind == ModeKind::Provided).expect("a certificate");
    let pem = pem(1, 20);
    let request = BindingRequest {
        values: requests::object(json!({"certificate_passed": pem, "read_only": true})),
        extra: requests::object(json!({"a b": 1})),
        ..request("api-credential", &mode.id)
    };
    let composition = composed(&request);
    let (resource, attributes) = hcl_resource(&artefact(&composition, "terraform").text);
    assert_eq!(resource, "btp_subaccount_api_credential");
    assert_eq!(attributes["certificate_passed"], json!(pem));
    assert_eq!(attributes["read_only"], json!(true));
    assert_eq!(composition.artefacts.iter().filter(|artefact| MINE.contains(&&*artefact.id)).count(), 1);
}

#[test]
fn the_order_of_credential_types_is_explained() {
    let of = |types: Value| {
        let request = BindingRequest {
            instance_extra: requests::object(json!({"oauth2-configuration": {"credential-types": types}})),
            ..request("xsuaa", "managed")
        };
        artefact(&composed(&request), "instance").summary.clone()
    };
    assert!(of(json!(["x509", "binding-secret"])).contains("gets x509; binding-secret has to"));
    assert!(of(json!(["x509"])).ends_with("names no credential type gets x509."));
}

#[test]
fn an_instance_in_use_moves_in_six_steps_and_a_look() {
    let composition = composed(&request("xsuaa", "managed"));
    let made = artefact(&composition, "migration");
    assert_eq!(made.steps.len(), 7);
    assert!(made.steps[0].contains("[\"x509\", \"instance-secret\"]"), "{}", made.steps[0]);
    let place = |word: &str| made.text.find(word).unwrap_or_else(|| panic!("no {word}"));
    assert!(place("rebind") < place("instanceSecretLastUsedAt"));
    assert!(place("instanceSecretLastUsedAt") < place("take instance-secret off"));
    assert!(made.summary.contains("2026-01-19"));
    let other = composed(&request("sdm", "managed"));
    assert!(other.artefacts.iter().all(|artefact| artefact.id != "migration"));
}

#[test]
fn the_files_look_as_people_write_them() {
    let values = |mode: &str| match mode {
        "provided" => json!({"x509.certificate": pem(1, 1), "x509.hide-certificate": true}),
        _ => json!({"x509.key-length": 4096, "x509.validity": 30, "x509.validity-type": "DAYS"}),
    };
    let mut all = String::new();
    for (mode, environment, kind) in [
        ("provided", Environment::CloudFoundry, RequestKind::Binding),
        ("managed", Environment::CloudFoundry, RequestKind::ServiceKey),
        ("managed", Environment::Kubernetes, RequestKind::Binding),
        ("managed", Environment::Other, RequestKind::Binding),
    ] {
        let composition = composed(&BindingRequest {
            environment,
            kind,
            values: requests::object(values(mode)),
            instance_name: Some("my-instance".to_owned()),
            key_name: Some("my-key".to_owned()),
            rotation: Some(RotationPolicy { frequency_hours: 600, old_credentials_hours: 48 }),
            parameters_from_secret: mode == "managed",
            ..request("sdm", mode)
        });
        for artefact in composition.artefacts.iter().filter(|artefact| MINE.contains(&&*artefact.id)) {
            all.push_str(&format!(
                "--- {}: {}\n{}\n{}",
                artefact.id, artefact.title, artefact.summary, artefact.text
            ));
        }
    }
    insta::assert_snapshot!(all);
}
