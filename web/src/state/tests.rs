use std::rc::Rc;

use bindwright_catalog::{RequestKind, catalog, compose_parameters, import};
use bindwright_texts::Locale;
use yew::Reducible;

use super::change::Change;
use super::problem::{is_valid, problems};
use super::step::Step;
use super::wizard::{Action, Wizard};

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
