//! Renders components natively, and reads what they show.

#![allow(dead_code, clippy::unwrap_used)] // Each test file uses its own part; clippy takes helpers for product code.

pub(crate) mod plain;

use std::rc::Rc;

use bindwright_catalog::{Environment, Mode, RequestKind, Service};
use bindwright_report::read::Read as _;
use bindwright_report::{Export, Report};
use bindwright_texts::Locale;
use bindwright_web::pages::wizard::WizardPage;
use bindwright_web::platform::engine::Composed;
use bindwright_web::state::example::example;
use bindwright_web::state::step::Step;
use bindwright_web::state::wizard::Wizard;
use bindwright_web::surroundings::Surroundings;
use yew::{Children, ContextProvider, Html, LocalServerRenderer, Properties, component, html, use_reducer};

#[derive(Clone, PartialEq, Properties)]
struct ShowProperties {
    locale: Locale,
    children: Children,
}

/// Provides the surroundings that pages expect.
#[component]
fn Show(properties: &ShowProperties) -> Html {
    let context = Surroundings { locale: properties.locale, ..Surroundings::default() };
    html! { <ContextProvider<Surroundings> {context}>{properties.children.clone()}</ContextProvider<Surroundings>> }
}

#[derive(Clone, PartialEq, Properties)]
struct WizardAtProperties {
    wizard: Wizard,
}

/// The wizard with given answers.
#[component]
fn WizardAt(properties: &WizardAtProperties) -> Html {
    let wizard = use_reducer(|| properties.wizard.clone());
    html! { <WizardPage wizard={Rc::new((*wizard).clone())} dispatch={wizard.dispatcher()} /> }
}

/// Renders HTML in a language, one element a line.
pub(crate) fn render(locale: Locale, content: Html) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let children = Children::new(vec![content]);
    let renderer =
        LocalServerRenderer::<Show>::with_props(ShowProperties { locale, children }).hydratable(false);
    let html = tokio::task::LocalSet::new().block_on(&runtime, renderer.render());
    html.replace("><", ">\n<")
}

/// Renders the wizard on a step, with the answers of the example.
pub(crate) fn wizard(locale: Locale, flavour: RequestKind, step: Step) -> String {
    let wizard = Wizard { step, ..example(flavour, locale) };
    render(locale, html! { <WizardAt {wizard} /> })
}

/// Renders the wizard on a step of a service, with its first plan.
pub(crate) fn wizard_of(locale: Locale, service: &Service, mode: Option<&Mode>, step: Step) -> String {
    let wizard = Wizard {
        service: Some(service.id.clone()),
        plan: service.plans.first().map(|plan| plan.name.clone()),
        mode: mode.map(|mode| mode.id.clone()),
        furthest: Step::Check,
        environment: Environment::Kubernetes,
        step,
        ..Wizard::new(RequestKind::ServiceKey)
    };
    render(locale, html! { <WizardAt {wizard} /> })
}

/// Renders the wizard with nothing answered.
pub(crate) fn empty_wizard(locale: Locale, flavour: RequestKind) -> String {
    render(locale, html! { <WizardAt wizard={Wizard::new(flavour)} /> })
}

/// Keeps one row of the list of services: the others are the catalogue's business.
pub(crate) fn with_one_service(html: &str) -> String {
    let mut rows = html.split("<label class=\"bw-pick");
    let before = rows.next().unwrap_or_default().to_owned();
    let mut after = String::new();
    let mut kept = String::new();
    for row in rows {
        let (row, rest) = row.split_once("</label>").unwrap();
        if row.contains("\"service-sdm\"") {
            kept = ["<label class=\"bw-pick", row, "</label>"].concat();
        }
        after = rest.to_owned();
    }
    [before, kept, after].concat()
}

/// What the engine makes: several forms of one tool, steps, a hostile name, a size.
pub(crate) fn composed() -> Composed {
    let json = include_str!("../data/composed.json");
    Composed::read(&serde_json::from_str(json).unwrap())
}

/// Files of two profiles, a secret among them, and a refusal.
pub(crate) fn export() -> Export {
    serde_json::from_str(include_str!("../data/export.json")).unwrap()
}

/// A report with everything in it: a broken bond, an expired leaf, a hostile name, a masked field.
pub(crate) fn report() -> Report {
    serde_json::from_str(include_str!("../data/report.json")).unwrap()
}
