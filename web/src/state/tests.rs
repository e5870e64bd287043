use std::rc::Rc;

use bindwright_catalog::{Environment, RequestKind, RotationPolicy, catalog, compose_parameters, import};
use bindwright_texts::Locale;
use serde_json::{Value, json};
use yew::Reducible;

use super::change::Change;
use super::problem::{is_valid, problems};
use super::rotation::{FREQUENCY, OLD_CREDENTIALS, Rotation};
use super::step::Step;
use super::wizard::{Action, Entry, Wizard};

const ENGLISH: Locale = Locale::ENGLISH;

fn provided() -> Rc<Wizard> {
    let wizard = Wizard::new(RequestKind::ServiceKey);
    Rc::new(Wizard { service: Some("xsuaa".into()), mode: Some("provided".into()), ..wizard })
}

fn edit(wizard: Rc<Wizard>, text: &str) -> Rc<Wizard> {
    let import = import(text, catalog().service("xsuaa").unwrap(), ENGLISH);
    wizard.reduce(Action::Edit(text.to_owned(), Box::new(import))).reduce(Action::Settle)
}

fn is_open(wizard: &Wizard) -> bool {
    is_valid(Step::Parameters, &problems(wizard, &compose_parameters(&wizard.request(), ENGLISH), ENGLISH))
}

#[test]
fn an_unreadable_certificate_stays_as_typed_and_keeps_the_step_closed() {
    let text = r#"{"credential-type":"x509","x509":{"certificate":"not a cert"}}"#;
    let wizard = edit(provided(), text);
    assert_eq!(wizard.draft.as_ref().map(|draft| draft.text.as_str()), Some(text));
    assert_eq!(wizard.mode.as_deref(), Some("provided"));
    assert!(!is_open(&wizard));
}

#[test]
fn an_empty_editor_changes_nothing() {
    let before = edit(provided(), r#"{"credential-type":"x509","x509":{"certificate":"x"}}"#);
    let wizard = edit(before.clone(), " ");
    assert_eq!((&wizard.mode, &wizard.entries), (&before.mode, &before.entries));
    assert!(!is_open(&wizard));
}

#[test]
fn a_mode_that_json_changes_is_remembered_until_it_is_back() {
    let wizard = edit(provided(), r#"{"credential-type":"binding-secret"}"#);
    let modes = (wizard.mode.as_deref(), wizard.mode_before.as_deref());
    assert_eq!(modes, (Some("secret"), Some("provided")));
    let wizard = edit(wizard, r#"{"credential-type":"x509","x509":{"certificate":"x"}}"#);
    assert_eq!((wizard.mode.as_deref(), wizard.mode_before.as_deref()), (Some("provided"), None));
}

#[test]
fn what_was_put_right_is_said_after_the_editor_was_left() {
    let text = r#"{"xsuaa":{"credential-type":"x509","x509":{"validity":8}}}"#;
    let wizard = edit(provided(), text);
    assert_eq!(wizard.draft, None);
    assert_eq!(wizard.repairs.len(), 1);
    assert!(edit(wizard, r#"{"credential-type":"x509"}"#).repairs.is_empty());
}

#[test]
fn an_example_asks_before_it_replaces_values() {
    let text = r#"{"credential-type":"x509","x509":{"certificate":"x"}}"#;
    let example = Box::new(import(text, catalog().service("xsuaa").unwrap(), ENGLISH));
    let wizard = provided().reduce(Action::Change(Change::Example(example.clone())));
    assert!(wizard.pending.is_none() && wizard.entries.len() == 1);
    let wizard = edit(wizard, &text.replace("\"x\"", "\"y\""));
    assert!(wizard.reduce(Action::Change(Change::Example(example))).pending.is_some());
}

fn entry(name: &str, value: Value) -> Entry {
    Entry::from_value(name, &value)
}

fn fields(wizard: &Wizard, step: Step) -> Vec<String> {
    let found = problems(wizard, &compose_parameters(&wizard.request(), ENGLISH), ENGLISH);
    found.into_iter().filter(|problem| problem.step == step).map(|problem| problem.field).collect()
}

#[test]
fn renewal_is_asked_and_sent_only_where_something_renews() {
    let rotation = Rotation { is_wanted: true, frequency: "600".into(), old_credentials: "48".into() };
    let wizard = provided().reduce(Action::Rotation(rotation)).reduce(Action::FromSecret(true));
    assert_eq!((wizard.request().rotation, wizard.request().parameters_from_secret), (None, false));
    let wizard = wizard.reduce(Action::Environment(Environment::Kubernetes));
    let policy = RotationPolicy { frequency_hours: 600, old_credentials_hours: 48 };
    assert_eq!((wizard.request().rotation, wizard.request().parameters_from_secret), (Some(policy), true));
}

#[test]
fn hours_that_are_no_number_keep_the_step_closed() {
    let wizard = provided().reduce(Action::Environment(Environment::Kubernetes));
    let wanted = Rotation { is_wanted: true, frequency: "0".into(), old_credentials: "two".into() };
    let wizard = wizard.reduce(Action::Rotation(wanted.clone()));
    assert!(fields(&wizard, Step::Basic).ends_with(&[FREQUENCY.into(), OLD_CREDENTIALS.into()]));
    let wizard = wizard.reduce(Action::Rotation(Rotation { is_wanted: false, ..wanted }));
    assert!(!fields(&wizard, Step::Basic).iter().any(|field| field == OLD_CREDENTIALS));
}

#[test]
fn a_finding_about_renewal_stands_at_its_field_and_blocks_nothing() {
    let wizard = Wizard::new(RequestKind::ServiceKey);
    let rotation = Rotation { is_wanted: true, frequency: "9000".into(), old_credentials: "48".into() };
    let wizard = Wizard {
        service: Some("xsuaa".into()),
        plan: Some("application".into()),
        mode: Some("managed".into()),
        environment: Environment::Kubernetes,
        rotation,
        ..wizard
    };
    assert!(fields(&wizard, Step::Basic).contains(&FREQUENCY.to_owned()));
    let composed = compose_parameters(&wizard.request(), ENGLISH);
    assert!(is_valid(Step::Basic, &problems(&wizard, &composed, ENGLISH)));
}

#[test]
fn a_general_rule_keeps_the_technical_name_and_another_service_asks() {
    let wizard = Wizard { service: Some("sdm".into()), ..Wizard::new(RequestKind::ServiceKey) };
    let wizard = Rc::new(wizard).reduce(Action::Change(Change::Attempt("identity".into())));
    assert_eq!((wizard.service.as_deref(), wizard.offering.as_str()), (Some("identity"), "sdm"));
    assert_eq!(wizard.request().offering.as_deref(), Some("sdm"));
    let asked = wizard.clone().reduce(Action::Change(Change::Service("xsuaa".into())));
    assert!(asked.pending.is_some());
    assert_eq!(asked.reduce(Action::Confirm).request().offering, None);
    let typed = wizard.reduce(Action::Offering(" other-service ".into()));
    assert_eq!(typed.request().offering.as_deref(), Some("other-service"));
}

#[test]
fn settings_of_the_instance_go_with_their_service() {
    let wizard = provided().reduce(Action::EnterInstance(entry("a.b", json!(["one", "two"]))));
    assert_eq!(wizard.instance_entry("a.b").map(|entry| entry.text.as_str()), Some("one\ntwo"));
    assert_eq!(wizard.request().instance_values["a.b"], json!(["one", "two"]));
    let wizard = wizard.reduce(Action::Change(Change::Mode("managed".into())));
    assert_eq!(wizard.instance_entries.len(), 1);
    let asked = wizard.clone().reduce(Action::Change(Change::Service("sdm".into())));
    assert!(asked.pending.is_some());
    assert!(asked.reduce(Action::Confirm).instance_entries.is_empty());
    let emptied =
        wizard.reduce(Action::EnterInstance(Entry { text: String::new(), ..entry("a.b", json!([])) }));
    assert!(emptied.instance_entries.is_empty());
}

#[test]
fn the_name_of_a_key_is_held_against_the_limit_of_its_service() {
    let said = |flavour, name: &str| {
        let wizard =
            Wizard { service: Some("it-rt".into()), key_name: name.to_owned(), ..Wizard::new(flavour) };
        let found = problems(&wizard, &compose_parameters(&wizard.request(), ENGLISH), ENGLISH);
        found.iter().filter(|problem| problem.field == "key-name").count()
    };
    assert_eq!(said(RequestKind::ServiceKey, &"x".repeat(32)), 0);
    assert_eq!(said(RequestKind::ServiceKey, &"x".repeat(33)), 1);
    assert_eq!(said(RequestKind::Binding, &"x".repeat(33)), 0);
}

#[test]
fn a_key_for_an_instance_that_exists_asks_for_nothing_of_the_instance() {
    let chosen = Wizard {
        service: Some("auditlog".into()),
        plan: Some("premium".into()),
        ..Wizard::new(RequestKind::ServiceKey)
    };
    let wizard = Rc::new(Wizard { mode: Some("managed".into()), ..chosen });
    assert!(is_open(&wizard));
    let types = entry("oauth2-configuration.credential-types", json!(["x509"]));
    let wizard = wizard.reduce(Action::EnterInstance(types));
    assert!(!is_open(&wizard));
    assert!(is_open(&wizard.reduce(Action::EnterInstance(entry("xsappname", json!("my-application"))))));
}

#[test]
fn fields_show_lists_and_objects_as_they_are_typed() {
    assert_eq!(entry("a", json!(["x", "y"])).text, "x\ny");
    assert_eq!(entry("a", json!({"b": 1})).text, "{\n  \"b\": 1\n}");
    assert_eq!(entry("a", json!([1])).text, "[1]");
}
