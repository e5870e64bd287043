//! What people stumbled over (facts, section 8), and what the artefacts do about it.

use bindwright_catalog::{BindingRequest, Environment, RequestKind, RotationPolicy};
use bindwright_report::{Artefact, Shell};

use crate::requests::{artefacts, request, script};

fn artefact(request: &BindingRequest, id: &str) -> Artefact {
    let found = artefacts(request).into_iter().find(|artefact| artefact.id == id);
    found.unwrap_or_else(|| panic!("no {id}"))
}

/// The cf CLI v8 puts an object around the key. Its commands say so, those for v7 say the other thing, and both
/// name the page; that the check reads both shapes is a test of core (`keys/*-cf.txt`).
#[test]
fn pain_point_14_the_shape_of_a_key_is_said() {
    let request = request(RequestKind::ServiceKey);
    for shell in [Shell::Bash, Shell::Powershell, Shell::Cmd] {
        let (eight, seven) = (script(&request, "cf", shell), script(&request, "cf-v7", shell));
        assert!(eight.contains("wraps the key in an object named credentials"), "{eight}");
        assert!(seven.contains("without the object named credentials"), "{seven}");
    }
    let sources = artefact(&request, "cf").sources;
    assert!(sources.iter().any(|source| source.url.as_ref().is_some_and(|url| url.contains("docs-cf-cli"))));
}

/// In a cluster nothing is renewed unless it is switched on.
#[test]
fn pain_point_17_rotation_is_off_unless_switched_on() {
    let request = BindingRequest { environment: Environment::Kubernetes, ..request(RequestKind::Binding) };
    let off = artefact(&request, "rotation");
    assert!(off.steps[0].contains("Nothing is renewed unless you switch it on"), "{}", off.text);
    assert!(off.steps[0].contains("credentialsRotationPolicy"), "{}", off.text);
    let policy = RotationPolicy { frequency_hours: 600, old_credentials_hours: 48 };
    let on = artefact(&BindingRequest { rotation: Some(policy), ..request }, "rotation");
    assert!(on.steps[0].contains("enabled: true") && on.steps[0].contains("600 h"), "{}", on.text);
    let has_issue = |artefact: &Artefact| {
        artefact
            .sources
            .iter()
            .any(|source| source.url.as_ref().is_some_and(|url| url.ends_with("issues/377")))
    };
    assert!(has_issue(&off) && has_issue(&on));
}

/// A service key is renewed by a new one: create, check, move, make sure, delete.
#[test]
fn pain_point_18_a_service_key_is_renewed_step_by_step() {
    let rotation = artefact(&request(RequestKind::ServiceKey), "rotation");
    let wanted = ["Create a new service key", "Check", "Move", "Make sure", "Delete the old service key"];
    assert_eq!(rotation.steps.len(), wanted.len(), "{}", rotation.text);
    for (step, start) in rotation.steps.iter().zip(wanted) {
        assert!(step.starts_with(start), "{step}");
    }
    assert!(rotation.sources.iter().any(|source| source.title.contains("120")));
}

/// With pinning off only the certificate is new; with pinning on it comes with new credentials.
#[test]
fn pain_point_18_pinning_decides_what_is_renewed() {
    let with = |pinning: bool| BindingRequest {
        mode: "provided".to_owned(),
        values: serde_json::json!({ "x509.certificate-pinning": pinning }).as_object().unwrap().clone(),
        ..request(RequestKind::ServiceKey)
    };
    let ids = |request: &BindingRequest| -> Vec<String> {
        artefacts(request).into_iter().map(|artefact| artefact.id).collect()
    };
    let off = artefact(&with(false), "rotation");
    assert!(off.steps[0].contains("same subject and the same issuer"), "{}", off.text);
    assert!(!ids(&with(false)).contains(&"rotation-script".to_owned()));
    let on = artefact(&with(true), "rotation");
    assert!(on.steps[0].contains("parameters.json"), "{}", on.text);
    assert!(ids(&with(true)).contains(&"rotation-script".to_owned()));
}

/// Where an instance may have one key, nothing promises a second one.
#[test]
fn pain_point_18_an_only_key_is_deleted_first() {
    let request = BindingRequest {
        service: "theming".to_owned(),
        mode: "provided".to_owned(),
        ..request(RequestKind::ServiceKey)
    };
    let rotation = artefact(&request, "rotation");
    let place = |part: &str| rotation.steps.iter().position(|step| step.contains(part)).unwrap();
    assert!(place("second instance") < place("delete the old service key first"), "{}", rotation.text);
    assert!(place("delete the old service key first") < place("Create the new"), "{}", rotation.text);
    assert!(artefacts(&request).iter().all(|artefact| artefact.id != "rotation-script"));
}

/// Settings that are still to be filled in, or that can be given only to a new instance, are not sent by themselves.
#[test]
fn pain_point_24_an_instance_is_not_changed_unseen() {
    let bash = |service: &str, mode: &str| {
        let (service, mode) = (service.to_owned(), mode.to_owned());
        script(&BindingRequest { service, mode, ..request(RequestKind::ServiceKey) }, "cf", Shell::Bash)
    };
    let xsuaa = bash("xsuaa", "managed");
    assert!(xsuaa.contains("\n# cf update-service"), "{xsuaa}");
    let html5 = bash("html5-apps-repo", "managed");
    assert!(html5.contains("\n# cf update-service"), "{html5}");
    let auditlog = bash("auditlog", "managed");
    assert!(!auditlog.contains("update-service"), "{auditlog}");
    assert!(auditlog.contains("delete the instance and create it again"), "{auditlog}");
    assert!(auditlog.contains("\n# cf create-service auditlog"), "{auditlog}");
    let credstore = bash("credstore", "mtls");
    assert!(credstore.contains("\n# cf update-service"), "{credstore}");
    let chosen = serde_json::json!({"authentication.type": "mtls"}).as_object().unwrap().clone();
    let (service, mode) = ("credstore".to_owned(), "mtls".to_owned());
    let request =
        BindingRequest { service, mode, instance_values: chosen, ..request(RequestKind::ServiceKey) };
    let credstore = script(&request, "cf", Shell::Bash);
    assert!(credstore.contains("\ncf update-service 'my documents' -c instance.json --wait"), "{credstore}");
}

/// What is printed can be pasted: no inline JSON with quotes that one shell takes away, whatever the shell.
#[test]
fn pain_point_24_commands_can_be_pasted() {
    for kind in [RequestKind::ServiceKey, RequestKind::Binding] {
        for shell in [Shell::Bash, Shell::Powershell, Shell::Cmd] {
            for id in ["cf", "cf-v7"] {
                let text = script(&request(kind), id, shell);
                assert!(text.contains(" -c parameters.json"), "{text}");
                assert!(!text.contains('{') && !text.contains("\\\""), "{text}");
            }
        }
    }
}
