//! Services with words of their own, those that choose on the instance, and those without documentation.

use bindwright_report::Severity;
use bindwright_texts::Locale;
use serde_json::{Map, Value, json};

use super::{LEAF, check, object, request};
use crate::compose::{Parameters, compose_parameters};
use crate::model::{Documentation, ModeKind, catalog};
use crate::{BindingRequest, import, json_text};

const IT_RT: &str = r#"{
  "key-type": "certificate",
  "validity": 365,
  "key-length": 2048
}"#;
const IT_RT_EXTERNAL: &str = r#"{
  "key-type": "certificate_external",
  "X.509": "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUQmluZHdyaWdodCB0ZXN0IHRocm93LWF3YXkwCgYIKoZI\nzj0EAwIwGTEX\n-----END CERTIFICATE-----"
}"#;
/// Composes; both JSONs and the codes of the findings.
fn composed_both(request: &BindingRequest) -> (Parameters, Vec<String>) {
    let composed = compose_parameters(request, Locale::ENGLISH);
    let codes = composed.diagnostics.iter().map(|finding| finding.code.clone()).collect();
    (composed, codes)
}

#[test]
fn it_rt_as_its_page_prints_it() {
    let managed = request("it-rt", "managed", json!({"key-length": 2048, "validity": 365}));
    let (found, codes) = composed_both(&managed);
    assert_eq!((json_text(&found.parameters).as_str(), codes.len()), (IT_RT, 0));
    let provided = request("it-rt", "provided", json!({"X.509": format!("{LEAF}\n")}));
    let (found, codes) = composed_both(&provided);
    assert_eq!((json_text(&found.parameters).as_str(), codes.len()), (IT_RT_EXTERNAL, 0));
}

#[test]
fn it_rt_takes_one_certificate_and_up_to_a_year() {
    let chain = json!({"X.509": format!("{LEAF}\n{LEAF}")});
    let (_, codes) = composed_both(&request("it-rt", "provided", chain));
    assert_eq!(codes, ["parameters/several-certificates"]);
    for (days, codes) in
        [(1, &[][..]), (365, &[]), (0, &["parameters/outside-limits"]), (366, &["parameters/outside-limits"])]
    {
        let wanted = json!({"key-type": "certificate", "validity": days});
        check(&request("it-rt", "managed", json!({"validity": days})), &wanted, codes);
    }
    // The form and the JSON of the page contradict each other, so nothing is wrong with either.
    let both = json!({"X.509": LEAF, "validity": 365, "key-length": 2048});
    let mut wanted = json!({"key-type": "certificate_external"});
    wanted.as_object_mut().unwrap().extend(object(both.clone()));
    check(&request("it-rt", "provided", both), &wanted, &[]);
}

#[test]
fn a_name_with_a_dot_stays_one_name_in_any_mode() {
    let wanted = json!({"key-type": "certificate", "X.509": LEAF});
    let request = request("it-rt", "managed", json!({"X.509": LEAF}));
    check(&request, &wanted, &["parameters/not-in-this-mode"]);
}

#[test]
fn it_rt_without_key_type_lacks_something() {
    let service = catalog().service("it-rt").unwrap();
    let read = import(r#"{"validity": 30}"#, service, Locale::ENGLISH);
    let codes: Vec<_> = read.diagnostics.iter().map(|finding| finding.code.as_str()).collect();
    assert_eq!((read.mode.as_deref(), &codes[..]), (Some("managed"), &["parameters/missing"][..]));
}

#[test]
fn words_in_the_wrong_place_or_of_another_service_are_said() {
    let first = |service: &str, text: &str| {
        let read = import(text, catalog().service(service).unwrap(), Locale::ENGLISH);
        let finding = read.diagnostics.into_iter().next().unwrap();
        (finding.code, finding.message)
    };
    let (code, message) = first("identity", r#"{"credential-type": "x509"}"#);
    assert_eq!(code, "parameters/wrong-vocabulary");
    assert!(message.contains("word of SAP Authorization and Trust Management service"), "{message}");
    let (code, message) = first("xsuaa", r#"{"credential-type": "X509_GENERATED"}"#);
    assert_eq!(code, "parameters/wrong-vocabulary");
    assert!(message.contains("word of SAP Cloud Identity Services"), "{message}");
    let (code, message) = first("cloud-logging", r#"{"certValidityDays": 3}"#);
    assert!(code == "parameters/wrong-nesting" && !message.contains("secret"), "{message}");
    assert_eq!(
        first("credstore", r#"{"authentication": {"type": "mtls"}}"#).0,
        "parameters/instance-settings"
    );
    assert_eq!(first("it-rt", r#"{"credential-type": "x509"}"#).0, "parameters/missing");
}

#[test]
fn the_secret_of_it_rt_has_no_json_that_is_known() {
    check(&request("it-rt", "secret", json!({})), &json!({}), &[]);
    let mode = catalog().service("it-rt").unwrap().mode("secret").unwrap();
    assert!(mode.parameters.is_empty() && mode.summary.text(Locale::ENGLISH).contains("ClientId/Secret"));
}

#[test]
fn the_name_of_an_it_rt_key_has_32_characters() {
    let named = |service: &str, length: usize| {
        let name = Some("ü".repeat(length));
        composed_both(&BindingRequest { key_name: name, ..request(service, "managed", json!({})) })
            .0
            .diagnostics
    };
    assert_eq!(named("it-rt", 32), []);
    assert_eq!(named("xsuaa", 33), []);
    let [finding] = &named("it-rt", 33)[..] else { panic!("one finding is wanted") };
    assert_eq!(finding.code, "name/too-long");
    assert!(finding.message.contains("33") && finding.message.contains("32"), "{}", finding.message);
    assert!(finding.source.as_ref().unwrap().title.starts_with("Creating Service Instance and Service Key"));
}

#[test]
fn the_instance_of_it_rt() {
    let values = json!({
        "token-validity": 3600, "roles": ["ESBMessaging.send"], "redirect-uris": [], "grant-types": ["client_credentials"],
    });
    let wanted = json!({
        "grant-types": ["client_credentials"], "redirect-uris": [], "roles": ["ESBMessaging.send"], "token-validity": 3600,
    });
    let with =
        |values| BindingRequest { instance_values: object(values), ..request("it-rt", "managed", json!({})) };
    let (found, codes) = composed_both(&with(values));
    assert_eq!((found.instance_parameters.to_string(), codes.len()), (wanted.to_string(), 0));
    for seconds in [3599, 86401] {
        assert_eq!(composed_both(&with(json!({"token-validity": seconds}))).1, ["parameters/outside-limits"]);
    }
}

#[test]
fn the_credential_store_chooses_on_the_instance() {
    let service = catalog().service("credstore").unwrap();
    let types = ["mtls", "oauth:mtls", "oauth:key", "basic"];
    assert_eq!(service.modes.len(), types.len());
    for (mode, kind) in service.modes.iter().zip(types) {
        assert_eq!((mode.kind, mode.id.replace('-', ":").as_str()), (ModeKind::Instance, kind));
        let (found, codes) = composed_both(&request("credstore", &mode.id, json!({})));
        assert_eq!(found.instance_parameters, json!({"authentication": {"type": kind}}));
        assert_eq!((found.parameters, codes.len()), (json!({}), 0), "{kind}");
    }
}

#[test]
fn permissions_of_a_credential_store_binding() {
    let values = json!({
        "authorization.namespace_permissions": {"namespace1": ["list", "write", "read"]},
        "authorization.default_permissions": ["list"],
    });
    let inner = json!({"default_permissions": ["list"], "namespace_permissions": {"namespace1": ["list", "write", "read"]}});
    check(&request("credstore", "basic", values), &json!({"authorization": inner}), &[]);
}

#[test]
fn cloud_logging_chooses_only_the_days() {
    let with = |days: i64| request("cloud-logging", "managed", json!({"certValidityDays": days}));
    let wanted = |days: i64| json!({"ingest": {"certValidityDays": days}});
    for days in [1, 30, 180] {
        check(&with(days), &wanted(days), &[]);
    }
    for days in [0, 181] {
        check(&with(days), &wanted(days), &["parameters/outside-limits"]);
    }
    check(&request("cloud-logging", "managed", json!({})), &json!({}), &[]);
    assert!(catalog().service("cloud-logging").unwrap().token_endpoint.is_none());
}

#[test]
fn the_autoscaler_has_its_type_in_the_policy() {
    let rules = json!([{"metric_type": "jobqueue", "breach_duration_secs": 60, "threshold": 100, "operator": ">=",
        "cool_down_secs": 120, "adjustment": "+1"}]);
    let mut policy =
        object(json!({"instance_min_count": 1, "instance_max_count": 4, "scaling_rules": rules}));
    let with = |extra: &Map<String, Value>| {
        composed_both(&BindingRequest { extra: extra.clone(), ..request("autoscaler", "managed", json!({})) })
    };
    let (found, codes) = with(&policy);
    assert_eq!(codes, Vec::<String>::new());
    let example = &catalog().service("autoscaler").unwrap().modes[0].examples[0].parameters;
    assert_eq!(found.parameters.as_object(), Some(example));
    policy.insert("credential_type".to_owned(), Value::from("x509"));
    assert_eq!(with(&policy).1, ["parameters/unknown-parameter"]);
}

#[test]
fn short_words_of_their_own() {
    check(&request("event-broker", "managed", json!({})), &json!({"authentication-type": "X509_IAS"}), &[]);
    let wanted = json!({"scope": "diagnostics", "credential-type": "X509_GENERATED", "duration": 90});
    check(&request("hana-datalake-diagnostics", "managed", json!({"duration": 90})), &wanted, &[]);
    check(&request("generic", "managed", json!({})), &json!({"xsuaa": {"credential-type": "x509"}}), &[]);
    let wanted = json!({"certificate_passed": LEAF, "read_only": true});
    check(
        &request("api-credential", "provided", json!({"read_only": true, "certificate_passed": LEAF})),
        &wanted,
        &[],
    );
}

#[test]
fn cloud_alm_has_only_a_secret() {
    let service = catalog().service("cloud-alm").unwrap();
    assert!(service.modes.iter().all(|mode| mode.kind == ModeKind::Secret));
    let name = object(json!({"xsappname": "mine"}));
    let (found, codes) =
        composed_both(&BindingRequest { instance_values: name, ..request("cloud-alm", "secret", json!({})) });
    let security = &found.instance_parameters["xs-security"];
    assert_eq!(security["xsappname"], "mine");
    assert_eq!(security["oauth2-configuration"], json!({"credential-types": ["binding-secret"]}));
    assert_eq!(security["authorities"].as_array().map(Vec::len), Some(2));
    assert_eq!((found.parameters, codes.len()), (json!({}), 0));
}

#[test]
fn what_is_not_documented_has_no_mode_and_something_to_say() {
    let silent: Vec<_> = catalog()
        .services
        .iter()
        .filter(|service| service.documentation == Documentation::NotDocumented)
        .collect();
    assert_eq!(silent.len(), 13);
    for service in &silent {
        assert!(service.modes.is_empty() && service.plans.is_empty(), "{}", service.id);
        assert!(service.notes.len() > 1, "{} says what is known and what to try", service.id);
        assert!(!service.sources.is_empty(), "{}", service.id);
        let (found, codes) = composed_both(&request(&service.id, "", json!({})));
        assert_eq!((found.parameters, codes.len()), (json!({}), 0), "{}", service.id);
    }
    for service in catalog().services.iter().filter(|service| service.modes.is_empty()) {
        assert_eq!(service.documentation, Documentation::NotDocumented, "{}", service.id);
    }
}

#[test]
fn an_attempt_leads_to_something_that_can_be_composed() {
    let mut attempts = 0;
    for service in catalog().services.iter().filter(|service| service.attempt.is_some()) {
        assert!(service.modes.is_empty(), "{}", service.id);
        let target = catalog().service(service.attempt.as_deref().unwrap()).unwrap();
        assert!(!target.modes.is_empty(), "{}", target.id);
        attempts += 1;
    }
    assert_eq!(attempts, 7);
}

#[test]
fn json_for_a_service_without_documentation_is_kept() {
    let extra = object(json!({"xsuaa": {"credential-type": "x509"}}));
    let (found, _) =
        composed_both(&BindingRequest { extra: extra.clone(), ..request("objectstore", "", json!({})) });
    assert_eq!(found.parameters, Value::Object(extra));
    assert!(found.diagnostics.iter().all(|finding| finding.severity == Severity::Info));
    let (found, codes) = composed_both(&request("objectstore", "managed", json!({})));
    assert_eq!(codes, ["parameters/unknown-mode"]);
    assert!(found.diagnostics[0].help.as_ref().unwrap().contains("what to try"));
}
