//! The commands, run by bash: every program gets exactly the words that it should.

use bindwright_catalog::{BindingRequest, Environment, RequestKind, RotationPolicy};
use bindwright_report::{Artefact, Shell};
use proptest::prelude::*;

use crate::bench::Bench;
use crate::requests::{HOSTILE, catalogue_scripts, hostile, request, script, scripts, whole_catalogue};

/// A call in few words: `{instance}`, `{key}`, `{application}` stand for the names of the request.
fn expected(request: &BindingRequest, lines: &[&str]) -> Vec<Vec<String>> {
    let name = |name: &Option<String>| name.clone().unwrap();
    let word = |word: &str| match word {
        "{instance}" => name(&request.instance_name),
        "{key}" => name(&request.key_name),
        "{application}" => name(&request.application_name),
        _ => word.to_owned(),
    };
    lines.iter().map(|line| line.split(' ').map(word).collect()).collect()
}

fn assert_calls(request: &BindingRequest, id: &str, lines: &[&str]) {
    let text = script(request, id, Shell::Bash);
    let run = Bench::new().run(&text, &[], "");
    assert_eq!((run.status, run.errors.as_str()), (Some(0), ""), "{text}");
    assert_eq!(run.calls, expected(request, lines), "{text}");
}

#[test]
fn a_service_key_comes_with_every_name() {
    for request in hostile(RequestKind::ServiceKey) {
        let update = "cf update-service {instance} -c xs-security.json";
        let create = "cf create-service-key {instance} {key} -c parameters.json";
        let read = "cf service-key {instance} {key}";
        assert_calls(&request, "cf", &[&format!("{update} --wait"), &format!("{create} --wait"), read]);
        assert_calls(&request, "cf-v7", &[update, create, read]);
    }
}

#[test]
fn a_binding_comes_with_every_name() {
    for request in hostile(RequestKind::Binding) {
        let update = "cf update-service {instance} -c xs-security.json --wait";
        let bind = "cf bind-service {application} {instance} -c parameters.json --binding-name {key}";
        let restage = "cf restage {application}";
        let unbind = "cf unbind-service {application} {instance}";
        assert_calls(&request, "cf", &[update, &format!("{bind} --wait"), restage]);
        let rebind = [&*format!("{unbind} --wait"), &format!("{bind} --wait"), restage];
        assert_calls(&request, "rotation-rebind", &rebind);

        let rotation = Some(RotationPolicy { frequency_hours: 600, old_credentials_hours: 48 });
        let request = BindingRequest { rotation, ..request };
        let multiple = format!("{bind} --strategy multiple --wait");
        let rolling = format!("{restage} --strategy rolling");
        let cleanup =
            "cf cleanup-outdated-service-bindings {application} --service-instance {instance} --wait";
        assert_calls(&request, "cf", &[update, &multiple, &rolling, cleanup]);
        let update = update.trim_end_matches(" --wait");
        assert_calls(&request, "cf-v7", &[update, unbind, bind, restage]);
    }
}

#[test]
fn the_btp_cli_gets_every_name() {
    for environment in [Environment::Other, Environment::Kubernetes] {
        for request in hostile(RequestKind::Binding) {
            let request = BindingRequest { environment, ..request };
            let create = "btp create services/binding --subaccount SUBACCOUNT_ID --instance-name {instance} --name {key} --parameters parameters.json";
            let get = "btp get services/binding BINDING_ID --subaccount SUBACCOUNT_ID";
            assert_calls(&request, "btp", &[create, get]);
        }
    }
}

#[test]
fn what_is_no_binding_has_a_command_of_its_own() {
    let request = BindingRequest {
        service: "api-credential".to_owned(),
        mode: "provided".to_owned(),
        ..request(RequestKind::ServiceKey)
    };
    assert_calls(&request, "btp", &["btp create security/api-credential"]);
    let ids: Vec<_> = scripts(&request, Shell::Bash).into_iter().map(|artefact| artefact.id).collect();
    assert_eq!(ids, ["btp"]);
}

#[test]
fn a_command_that_is_an_option_is_a_comment_of_one_line() {
    for request in hostile(RequestKind::ServiceKey) {
        let text = script(&request, "cf", Shell::Bash);
        let option: Vec<_> = text.lines().filter(|line| line.contains("cf create-service ")).collect();
        let [option] = option[..] else { panic!("{text}") };
        let command = option.strip_prefix("# ").unwrap();
        let run = Bench::new().run(command, &[], "");
        let [offering, plan, instance] = [&request.offering, &request.plan, &request.instance_name];
        let names = [offering, plan, instance].map(|name| name.clone().unwrap());
        assert_eq!(run.calls.len(), 1, "{option}");
        assert_eq!(run.calls[0][..2], ["cf", "create-service"]);
        assert_eq!(run.calls[0][2..5], names, "{option}");
    }
}

#[test]
fn no_artefact_is_called_like_the_program_that_it_calls() {
    for artefact in catalogue_scripts(Shell::Cmd) {
        let stem = artefact.file_name.split('.').next().unwrap();
        assert!(!["cf", "btp", "bindwright"].contains(&stem), "{}", artefact.file_name);
    }
}

#[test]
fn bash_understands_every_artefact() {
    let hostile = hostile(RequestKind::ServiceKey).chain(hostile(RequestKind::Binding));
    let hostile = hostile.flat_map(|request| scripts(&request, Shell::Bash));
    let texts = catalogue_scripts(Shell::Bash).cloned().chain(hostile).map(|artefact| artefact.text);
    // In a function each, so that one call of bash reads all of them.
    let functions = texts.enumerate().map(|(number, text)| format!("f{number}() {{\n:\n{text}\n}}\n"));
    let all: String = functions.collect();
    Bench::new().assert_syntax(&all);
}

#[test]
fn parameters_are_never_on_the_command_line() {
    for artefact in whole_catalogue().iter().filter(|artefact| artefact.shell.is_some()) {
        assert!(!artefact.text.contains("credential-type\""), "{}", artefact.text);
    }
}

#[test]
fn every_artefact_says_what_it_is_for_and_on_what_it_rests() {
    let mine = ["cf", "cf-v7", "btp", "rotation", "rotation-rebind", "rotation-script", "rotation-pipeline"];
    let is_mine = |artefact: &&Artefact| mine.contains(&artefact.id.as_str());
    for artefact in whole_catalogue().iter().filter(is_mine) {
        assert!(!artefact.summary.is_empty(), "{}", artefact.id);
        assert!(!artefact.sources.is_empty(), "{}", artefact.id);
        assert!(artefact.sources.iter().all(|source| source.read.is_some()), "{:?}", artefact.sources);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_name_arrives(names in prop::collection::vec("[^\0\u{1}]{1,24}", 4..16)) {
        let requests: Vec<_> = names.windows(3).map(|names| BindingRequest {
            instance_name: Some(names[0].clone()),
            key_name: Some(names[1].clone()),
            application_name: Some(names[2].clone()),
            ..request(RequestKind::Binding)
        }).collect();
        let text: String = requests.iter().map(|request| script(request, "cf", Shell::Bash)).collect();
        let lines = ["cf bind-service {application} {instance} -c parameters.json --binding-name {key} --wait", "cf restage {application}"];
        let wanted: Vec<_> = requests.iter().flat_map(|request| expected(request, &lines)).collect();
        let run = Bench::new().run(&text, &[], "");
        prop_assert_eq!(run.calls, wanted);
    }
}

#[test]
fn the_list_of_hostile_names_has_what_the_issue_names() {
    for part in [" ", "'", "\"", "$", "`", "!", "|", ";", "ö", "\r", "\n", "$(", "%", "^", "&"] {
        assert!(HOSTILE.iter().any(|name| name.contains(part)), "{part:?}");
    }
    assert!(HOSTILE.iter().any(|name| name.starts_with('-')));
}
