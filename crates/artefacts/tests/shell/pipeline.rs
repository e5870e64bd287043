//! The pipeline: read by an independent reader of YAML, its steps run by bash.

use bindwright_catalog::{BindingRequest, RequestKind, RotationPolicy};
use bindwright_report::Shell;
use serde_json::Value;

use crate::bench::{Bench, Run};
use crate::readers::yaml;
use crate::requests::{artefacts, hostile, request, script};

fn pipeline(request: &BindingRequest) -> Value {
    let found = artefacts(request).into_iter().find(|artefact| artefact.id == "rotation-pipeline");
    let [document] = <[Value; 1]>::try_from(yaml(&found.unwrap().text)).unwrap();
    document
}

fn steps(pipeline: &Value) -> &Vec<Value> {
    pipeline["jobs"]["rotate"]["steps"].as_array().unwrap()
}

fn cron(request: &BindingRequest) -> String {
    pipeline(request)["on"]["schedule"][0]["cron"].as_str().unwrap().to_owned()
}

/// Runs the last step beside the rotation script, as the runner does.
fn run(kind: RequestKind, delete_old: &str) -> Run {
    let request = request(kind);
    let pipeline = pipeline(&request);
    let step = steps(&pipeline).last().unwrap()["run"].as_str().unwrap();
    let name = if kind == RequestKind::ServiceKey { "rotate-key.sh" } else { "rotate-binding.sh" };
    let bench = Bench::new().with_file(name, &script(&request, "rotation-script", Shell::Bash));
    bench.run(&format!("set -e\nexport DELETE_OLD={delete_old}\n{step}"), &[], "")
}

#[test]
fn it_has_the_parts_of_a_workflow() {
    for kind in [RequestKind::ServiceKey, RequestKind::Binding] {
        for request in hostile(kind) {
            let pipeline = pipeline(&request);
            assert_eq!(pipeline["permissions"]["contents"], "read");
            assert_eq!(steps(&pipeline).len(), 3);
            assert!(steps(&pipeline)[2]["run"].as_str().unwrap().contains("bash rotate-"));
        }
    }
}

#[test]
fn secrets_are_references_in_the_environment() {
    let pipeline = pipeline(&request(RequestKind::ServiceKey));
    let sign_in = &steps(&pipeline)[1];
    assert_eq!(sign_in["env"]["CF_PASSWORD"], "${{ secrets.CF_PASSWORD }}");
    for step in &steps(&pipeline)[1..] {
        // An expression inside a command would be put together with it before any shell quotes it.
        let command = step["run"].as_str().unwrap();
        assert!(!command.contains("${{") && !command.contains("CF_PASSWORD"), "{command}");
    }
    let sign_in = Bench::new().run(sign_in["run"].as_str().unwrap(), &[], "");
    assert_eq!(sign_in.calls[1], ["cf", "auth"]);
}

#[test]
fn it_runs_the_script_and_deletes_only_what_is_named() {
    let key = run(RequestKind::ServiceKey, "''");
    assert_eq!((key.status, key.calls.len()), (Some(0), 3), "{}", key.errors);
    let key = run(RequestKind::ServiceKey, "'an old; key'");
    assert_eq!(key.calls[3], ["cf", "delete-service-key", "my documents", "an old; key", "-f"]);
    let binding = run(RequestKind::Binding, "''");
    assert_eq!((binding.status, binding.calls.len()), (Some(0), 4), "{}", binding.errors);
    assert_eq!(run(RequestKind::Binding, "false").calls.len(), 4);
    assert_eq!(run(RequestKind::Binding, "true").calls[4][1], "cleanup-outdated-service-bindings");
}

#[test]
fn it_runs_in_time() {
    let with = |values: Value| BindingRequest {
        values: values.as_object().unwrap().clone(),
        ..request(RequestKind::ServiceKey)
    };
    let (daily, weekly, monthly) = ("17 3 * * *", "17 3 * * 1", "17 3 1 * *");
    assert_eq!(cron(&request(RequestKind::ServiceKey)), daily);
    assert_eq!(cron(&with(serde_json::json!({ "x509.validity": 30 }))), weekly);
    assert_eq!(cron(&with(serde_json::json!({ "x509.validity": 1 }))), "17 */6 * * *");
    assert_eq!(cron(&with(serde_json::json!({ "x509.validity": 13 }))), daily);
    let months = serde_json::json!({ "x509.validity": 3, "x509.validity-type": "MONTHS" });
    assert_eq!(cron(&with(months)), monthly);
    let rotation = Some(RotationPolicy { frequency_hours: 600, old_credentials_hours: 48 });
    assert_eq!(cron(&BindingRequest { rotation, ..request(RequestKind::ServiceKey) }), weekly);
}

#[test]
fn a_certificate_of_ones_own_is_not_sent_on_a_schedule() {
    let own = BindingRequest { mode: "provided".to_owned(), ..request(RequestKind::ServiceKey) };
    let made: Vec<String> = artefacts(&own).into_iter().map(|artefact| artefact.id).collect();
    assert!(made.iter().any(|id| id == "rotation-script"), "{made:?}");
    assert!(made.iter().all(|id| id != "rotation-pipeline"), "{made:?}");
}
