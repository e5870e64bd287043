//! The rotation scripts, run by bash with stand-ins.

use bindwright_catalog::{BindingRequest, RequestKind};
use bindwright_report::Shell;

use crate::bench::{Bench, Run};
use crate::requests::{HOSTILE, hostile, request, script};

fn key_script() -> String {
    script(&request(RequestKind::ServiceKey), "rotation-script", Shell::Bash)
}

fn binding_script() -> String {
    script(&request(RequestKind::Binding), "rotation-script", Shell::Bash)
}

/// Returns the name of the new key, after a look at its form.
fn new_key(run: &Run, base: &str) -> String {
    let name = run.output.trim_end_matches('\n').to_owned();
    let time = name.strip_prefix(base).unwrap_or_else(|| panic!("{name:?}"));
    assert_eq!(time.len(), 16, "{name:?}");
    assert!(time.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'), "{name:?}");
    name
}

#[test]
fn creates_reads_and_checks_a_new_key() {
    let bench = Bench::new();
    let run = bench.run(&key_script(), &[], "");
    assert_eq!(run.status, Some(0), "{}", run.errors);
    let key = new_key(&run, "my key");
    let key = key.as_str();
    assert_eq!(
        run.calls,
        [
            vec!["cf", "create-service-key", "my documents", key, "-c", "parameters.json", "--wait"],
            vec!["cf", "service-key", "my documents", key],
            vec!["bindwright", "check", "--fail-on", "warning"],
        ]
    );
    let (mode, seen) = bench.seen();
    assert_eq!(mode, "600");
    assert!(seen.contains("\"credentials\""), "{seen}");
    assert_eq!(bench.left_behind(), 0);
}

#[test]
fn deletes_the_old_key_only_when_told_and_after_the_check() {
    for old in HOSTILE {
        let run = Bench::new().run(&key_script(), &["--delete-old", old], "");
        assert_eq!(run.status, Some(0), "{}", run.errors);
        let last = run.calls.last().unwrap();
        assert_eq!(*last, ["cf", "delete-service-key", "my documents", old, "-f"]);
        assert_eq!(
            run.order(),
            ["cf create-service-key", "cf service-key", "bindwright check", "cf delete-service-key"]
        );
    }
}

#[test]
fn a_failing_step_deletes_nothing_and_leaves_nothing() {
    let steps = ["create-service-key", "service-key", "bindwright", "switcher", "hang"];
    for (index, fails) in steps.into_iter().enumerate() {
        let bench = Bench::new();
        let run = bench.run(&key_script(), &["--switch", "switcher", "--delete-old", "old"], fails);
        assert!(run.status.is_some_and(|status| status != 0), "{fails}: {}", run.errors);
        assert!(!run.order().contains(&"cf delete-service-key".to_owned()), "{fails}");
        assert_eq!(run.calls.len(), (index + 1).min(if fails == "hang" { 3 } else { 4 }), "{fails}");
        assert_eq!(bench.left_behind(), 0, "{fails}");
        assert_eq!(run.output, "", "{fails}");
    }
}

#[test]
fn a_failing_check_names_the_key_and_what_it_means() {
    let run = Bench::new().run(&key_script(), &[], "bindwright");
    assert_eq!(run.status, Some(1));
    assert!(run.errors.contains("Nothing was deleted"), "{}", run.errors);
    assert!(run.errors.contains(&run.calls[0][3]), "{}", run.errors);
}

#[test]
fn consumers_are_moved_between_the_check_and_the_deletion() {
    let run = Bench::new().run(&key_script(), &["--delete-old", "old", "--switch", "switcher"], "");
    assert_eq!(run.status, Some(0), "{}", run.errors);
    assert_eq!(run.order()[2..4], ["bindwright check".to_owned(), run.order()[3].clone()]);
    assert_eq!(run.calls[3][0], "switcher");
    assert!(run.calls[3][1].contains("\"credentials\""), "{:?}", run.calls[3]);
    assert_eq!(run.calls[4][1], "delete-service-key");
}

#[test]
fn wrong_arguments_and_missing_files_touch_nothing() {
    for arguments in [&["--delete-old"][..], &["--switch"], &["old"], &["--help"]] {
        let run = Bench::new().run(&key_script(), arguments, "");
        assert_eq!((run.status, run.calls.len()), (Some(2), 0), "{arguments:?}");
        assert!(run.errors.contains("bash rotate-key.sh"), "{}", run.errors);
    }
    let run = Bench::new().without_parameters().run(&key_script(), &[], "");
    assert_eq!((run.status, run.calls.len()), (Some(2), 0));
    assert!(run.errors.contains("parameters.json"), "{}", run.errors);
}

#[test]
fn every_name_reaches_the_script() {
    for request in hostile(RequestKind::ServiceKey) {
        let run = Bench::new().run(&script(&request, "rotation-script", Shell::Bash), &[], "");
        assert_eq!(run.status, Some(0), "{}", run.errors);
        let created = &run.calls[0];
        assert_eq!(created[2], request.instance_name.clone().unwrap());
        let base = request.key_name.clone().unwrap();
        assert_eq!(created[3].strip_prefix(&base).map(str::len), Some(16), "{created:?}");
    }
    for request in hostile(RequestKind::Binding) {
        let run = Bench::new().run(&script(&request, "rotation-script", Shell::Bash), &[], "");
        assert_eq!(run.status, Some(0), "{}", run.errors);
        let names = [&request.application_name, &request.instance_name].map(|name| name.clone().unwrap());
        assert_eq!(run.calls[0][2..4], names);
        assert_eq!(run.calls[0][6..8], ["--binding-name".to_owned(), request.key_name.unwrap()]);
    }
}

#[test]
fn a_new_name_replaces_the_time_of_the_last_renewal() {
    let request = BindingRequest {
        key_name: Some("my-key-20261113-030000".to_owned()),
        ..request(RequestKind::ServiceKey)
    };
    let run = Bench::new().run(&script(&request, "rotation-script", Shell::Bash), &[], "");
    new_key(&run, "my-key");
}

#[test]
fn a_new_name_is_as_short_as_the_service_wants_it() {
    let request = BindingRequest {
        service: "it-rt".to_owned(),
        mode: "managed".to_owned(),
        key_name: Some("a-rather-long-name-of-a-key".to_owned()),
        ..request(RequestKind::ServiceKey)
    };
    let run = Bench::new().run(&script(&request, "rotation-script", Shell::Bash), &[], "");
    assert_eq!(run.calls[0][3].chars().count(), 32, "{:?}", run.calls[0]);
}

#[test]
fn an_application_gets_a_second_binding_and_loses_the_first_last() {
    let bench = Bench::new();
    let run = bench.run(&binding_script(), &["--delete-old"], "");
    assert_eq!(run.status, Some(0), "{}", run.errors);
    let bind = ["cf", "bind-service", "my app", "my documents", "-c", "parameters.json"];
    let further = ["--binding-name", "my key", "--strategy", "multiple", "--wait"];
    let cleanup = ["cf", "cleanup-outdated-service-bindings", "my app"];
    let of_instance = ["--service-instance", "my documents", "--force", "--wait"];
    assert_eq!(
        run.calls,
        [
            [&bind[..], &further].concat(),
            vec!["cf", "env", "my app"],
            vec!["bindwright", "compare", "--service", "xsuaa", "--mode", "managed"],
            vec!["cf", "restage", "my app", "--strategy", "rolling"],
            [&cleanup[..], &of_instance].concat(),
        ]
    );
    assert_eq!(bench.seen().0, "600");
    assert_eq!(bench.left_behind(), 0);
}

#[test]
fn an_application_keeps_its_first_binding_where_something_fails() {
    for fails in ["bind-service", "env", "bindwright", "restage"] {
        let bench = Bench::new();
        let run = bench.run(&binding_script(), &["--delete-old"], fails);
        assert_eq!(run.status, Some(1), "{fails}");
        assert!(!run.order().contains(&"cf cleanup-outdated-service-bindings".to_owned()), "{fails}");
        assert_eq!(bench.left_behind(), 0, "{fails}");
    }
    let run = Bench::new().run(&binding_script(), &[], "");
    assert_eq!(run.calls.len(), 4);
}

#[test]
fn a_binding_without_a_name_gets_none() {
    let request = BindingRequest { key_name: None, ..request(RequestKind::Binding) };
    let run = Bench::new().run(&script(&request, "rotation-script", Shell::Bash), &[], "");
    let bind = ["cf", "bind-service", "my app", "my documents", "-c", "parameters.json"];
    assert_eq!(run.calls[0], [&bind[..], &["--strategy", "multiple", "--wait"]].concat());
}

#[test]
fn a_check_of_secrets_does_not_stumble_over_secrets() {
    let request = BindingRequest { mode: "secret".to_owned(), ..request(RequestKind::ServiceKey) };
    let run = Bench::new().run(&script(&request, "rotation-script", Shell::Bash), &[], "");
    assert_eq!(run.calls[2], ["bindwright", "check", "--fail-on", "error"]);
}

#[test]
fn a_script_for_a_certificate_of_ones_own_asks_for_the_new_one() {
    let own = BindingRequest { mode: "provided".to_owned(), ..request(RequestKind::ServiceKey) };
    for shell in [Shell::Bash, Shell::Powershell] {
        let about = |request| script(request, "rotation-script", shell).contains("# Put the new certificate");
        assert!(about(&own));
        assert!(!about(&request(RequestKind::ServiceKey)));
    }
}
