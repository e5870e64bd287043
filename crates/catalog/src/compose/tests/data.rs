//! Every service of the catalogue through the composer: what the documentation prints comes out again.

use std::fmt::Write as _;

use bindwright_report::Severity;
use bindwright_texts::Locale;
use serde_json::{Map, Value, json};

use super::LEAF;
use crate::compose::compose_parameters;
use crate::json::path;
use crate::model::{Certainty, Example, Mode, Parameter, ParameterKind, Service, catalog};
use crate::{BindingRequest, import, json_text};

fn modes() -> impl Iterator<Item = (&'static Service, &'static Mode)> {
    catalog().services.iter().flat_map(|service| service.modes.iter().map(move |mode| (service, mode)))
}

fn request(service: &Service, mode: &Mode, values: Map<String, Value>) -> BindingRequest {
    BindingRequest { service: service.id.clone(), mode: mode.id.clone(), values, ..BindingRequest::default() }
}

/// Returns an example with a certificate where the documentation prints a word for one.
fn printed(service: &Service, mode: &Mode, example: &Example) -> String {
    let mut parameters = example.parameters.clone();
    let certificates =
        mode.parameters.iter().filter(|parameter| parameter.kind == ParameterKind::Certificate);
    for parameter in certificates {
        let place: Vec<&str> = service.wrapper.as_deref().into_iter().chain(parameter.segments()).collect();
        let is_word = path::find(&parameters, &place)
            .and_then(Value::as_str)
            .is_some_and(|text| text.starts_with('<') && text.ends_with('>'));
        if is_word {
            path::insert(&mut parameters, &place, Value::from(LEAF));
        }
    }
    json_text(&Value::Object(parameters))
}

#[test]
fn every_example_of_the_documentation_comes_out_as_it_went_in() {
    for (service, mode) in modes() {
        for example in &mode.examples {
            let name = format!("{} {}", service.id, mode.id);
            let printed = printed(service, mode, example);
            let read = import(&printed, service, Locale::ENGLISH);
            assert_eq!(read.mode.as_ref(), Some(&mode.id), "{name}");
            assert!(read.corrected.is_none() && read.readable, "{name}");
            assert!(read.extra.keys().all(|key| service.other_keys.contains(key)), "{name}");
            let in_order = read.extra.is_empty();
            let request = BindingRequest { extra: read.extra, ..request(service, mode, read.values) };
            let composed = compose_parameters(&request, Locale::ENGLISH).parameters;
            assert_eq!(composed, serde_json::from_str::<Value>(&printed).unwrap(), "{name}");
            // What is no matter of credentials follows behind.
            assert!(!in_order || json_text(&composed) == printed, "{name}");
        }
    }
}

/// Brokers take the wrong nesting without a word and answer with a secret; so each example is nested wrongly once.
#[test]
fn wrong_nesting_of_every_example_is_put_right() {
    for (service, mode) in modes() {
        let is_plain = |example: &&Example| {
            !example.parameters.is_empty()
                && example.parameters.keys().all(|key| !service.other_keys.contains(key))
        };
        for example in mode.examples.iter().filter(is_plain) {
            let right = printed(service, mode, example);
            let parameters: Value = serde_json::from_str(&right).unwrap();
            let wrong = match &service.wrapper {
                Some(wrapper) => parameters[wrapper].clone(),
                None => json!({"xsuaa": parameters}),
            };
            let read = import(&wrong.to_string(), service, Locale::ENGLISH);
            let name = format!("{} {}: {wrong}", service.id, mode.id);
            let said = read.diagnostics.iter().any(|finding| {
                finding.code == "parameters/wrong-nesting" && finding.severity == Severity::Error
            });
            assert!(said, "{name}");
            assert_eq!(read.corrected, Some(right), "{name}");
        }
    }
}

#[test]
fn every_example_for_an_instance_comes_out_as_it_went_in() {
    for service in &catalog().services {
        let Some(settings) = &service.instance else { continue };
        for example in &settings.examples {
            let mut rest = example.parameters.clone();
            let mut values = Map::new();
            for parameter in &settings.parameters {
                let place: Vec<&str> =
                    settings.wrapper.as_deref().into_iter().chain(parameter.segments()).collect();
                values.extend(path::take(&mut rest, &place).map(|value| (parameter.name.clone(), value)));
            }
            // What a mode demands comes with the mode; without one, only what was answered is written.
            let mode = service.modes.iter().find(|mode| mode.instance_parameters.as_ref() == Some(&rest));
            assert!(mode.is_some() || rest.is_empty(), "{}: {rest:?}", service.id);
            let request = BindingRequest {
                service: service.id.clone(),
                mode: mode.map(|mode| mode.id.clone()).unwrap_or_default(),
                instance_values: values,
                ..BindingRequest::default()
            };
            let composed = compose_parameters(&request, Locale::ENGLISH).instance_parameters;
            let printed = Value::Object(example.parameters.clone());
            assert_eq!(json_text(&composed), json_text(&printed), "{}", service.id);
        }
    }
}

/// Returns the least that a mode needs: its required parameters.
fn least(mode: &Mode) -> Map<String, Value> {
    let value = |parameter: &Parameter| match parameter.kind {
        ParameterKind::Certificate => Value::from(LEAF),
        ParameterKind::Integer => json!(1),
        ParameterKind::Boolean => json!(true),
        ParameterKind::TextList => json!(["x"]),
        ParameterKind::Object => json!({}),
        _ => Value::from("x"),
    };
    let asked = mode.parameters.iter().filter(|parameter| parameter.required && parameter.fixed.is_none());
    asked.map(|parameter| (parameter.name.clone(), value(parameter))).collect()
}

#[test]
fn every_mode_can_be_composed_without_an_error() {
    for (service, mode) in modes() {
        let plan = service.plans.iter().find(|plan| service.offers(mode, Some(&plan.name)));
        assert!(plan.is_some() || service.plans.is_empty(), "{} {} has no plan", service.id, mode.id);
        let request = BindingRequest {
            plan: plan.map(|plan| plan.name.clone()),
            ..request(service, mode, least(mode))
        };
        let composed = compose_parameters(&request, Locale::ENGLISH);
        let errors = composed.diagnostics.iter().filter(|finding| finding.severity == Severity::Error);
        assert_eq!(errors.map(|finding| &finding.message).collect::<Vec<_>>(), Vec::<&String>::new());
        for parameter in mode.parameters.iter().filter(|parameter| parameter.fixed.is_some()) {
            let place: Vec<&str> =
                service.wrapper.as_deref().into_iter().chain(parameter.segments()).collect();
            let found = composed.parameters.as_object().and_then(|object| path::find(object, &place));
            assert_eq!(found, parameter.fixed.as_ref(), "{} {}", service.id, mode.id);
        }
    }
}

#[test]
fn what_a_mode_demands_of_the_instance_is_composed() {
    let demanded = |service: &str, mode: &str, instance_values: Value| {
        let instance_values = instance_values.as_object().cloned().unwrap();
        let service = catalog().service(service).unwrap();
        let request =
            BindingRequest { instance_values, ..request(service, service.mode(mode).unwrap(), Map::new()) };
        compose_parameters(&request, Locale::ENGLISH).instance_parameters.to_string()
    };
    let with_name = |name: &str| {
        let oauth = json!({"credential-types": ["x509"], "grant-types": ["client_credentials"]});
        json!({"xs-security": {"xsappname": name, "oauth2-configuration": oauth}}).to_string()
    };
    for service in ["auditlog", "auditlog-management"] {
        assert_eq!(demanded(service, "managed", json!({})), with_name("<some-unique-name>"));
        assert_eq!(demanded(service, "managed", json!({"xsappname": "mine"})), with_name("mine"));
        assert_eq!(demanded(service, "secret", json!({})), "{}");
    }
    let listed = json!({"oauth2-configuration.credential-types": ["x509", "binding-secret"]});
    let order = json!({"oauth2-configuration": {"credential-types": ["x509", "binding-secret"]}});
    assert_eq!(demanded("xsuaa", "managed", listed), order.to_string());
}

#[test]
fn a_list_is_within_limits_where_each_entry_is() {
    let codes = |types: Value| {
        let xsuaa = catalog().service("xsuaa").unwrap();
        let mut request = request(xsuaa, xsuaa.mode("secret").unwrap(), Map::new());
        request.instance_values.insert("oauth2-configuration.credential-types".to_owned(), types);
        let found = compose_parameters(&request, Locale::ENGLISH).diagnostics;
        found.into_iter().map(|finding| finding.code).collect::<Vec<_>>()
    };
    assert!(codes(json!(["x509", "binding-secret"])).is_empty());
    assert_eq!(codes(json!(["instance-secret", "x509"])), ["parameters/sources-disagree"]);
    assert_eq!(codes(json!(["x509", "secret"])), ["parameters/outside-limits"]);
    assert_eq!(codes(json!("x509")), ["parameters/wrong-type"]);
}

/// The figures of the documentation that contradict each other: all are kept, and all warn with both sides.
#[test]
fn figures_beyond_the_reference_are_in_dispute() {
    let codes = |service: &str, validity: i64, unit: &str| {
        let service = catalog().service(service).unwrap();
        let values = json!({"x509.validity": validity, "x509.validity-type": unit});
        let request =
            request(service, service.mode("managed").unwrap(), values.as_object().cloned().unwrap());
        let found = compose_parameters(&request, Locale::ENGLISH).diagnostics;
        found.into_iter().map(|finding| finding.code).collect::<Vec<_>>()
    };
    let disputed = "parameters/sources-disagree";
    for (service, days) in [
        ("sdm", 100),
        ("apimanagement-apiportal", 65),
        ("apimanagement-devportal", 65),
        ("odata-provisioning", 65),
        ("event-mesh-message-client", 90),
        ("destination", 365),
        ("connectivity", 90),
    ] {
        assert_eq!(codes(service, days, "DAYS"), [disputed], "{service}");
        assert_eq!(codes(service, 30, "DAYS"), Vec::<String>::new(), "{service}");
        assert_eq!(codes(service, 400, "DAYS"), ["parameters/outside-limits"], "{service}");
    }
    for (service, number, unit) in
        [("aicore", 3, "MONTHS"), ("auditlog", 2, "MONTHS"), ("one-inbox-service", 1, "YEARS")]
    {
        assert_eq!(codes(service, number, unit), [disputed, disputed], "{service}");
    }
    for service in ["html5-apps-repo", "one-mds", "service-manager"] {
        assert_eq!(codes(service, 1, "MONTHS"), [disputed], "{service}");
    }
}

#[test]
fn services_and_modes() {
    let mut table = String::new();
    for service in &catalog().services {
        let modes = service.modes.iter().map(|mode| {
            let examples = if mode.examples.is_empty() {
                String::new()
            } else {
                format!(", examples: {}", mode.examples.len())
            };
            format!("{} ({}{examples})", mode.id, word(mode.certainty))
        });
        let modes: Vec<_> = modes.collect();
        let modes = if modes.is_empty() { "-".to_owned() } else { modes.join(", ") };
        let _ = writeln!(table, "{}: {modes}", service.id);
    }
    insta::assert_snapshot!(table);
}

fn word(certainty: Certainty) -> String {
    serde_json::to_value(certainty).unwrap().as_str().unwrap().to_owned()
}
