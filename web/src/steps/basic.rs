//! Step 1: environment, service, plan, names.

use bindwright_catalog::{Environment, NameKind, Service, catalog, name_rule};
use bindwright_texts::{Locale, Message};
use yew::{AttrValue, Callback, Html, component, html, use_state_eq};

use super::StepProperties;
use crate::components::select_field::SelectField;
use crate::components::text_field::TextField;
use crate::state::change::Change;
use crate::state::problem::{PLAN, SERVICE, messages, name_field, name_kind};
use crate::state::wizard::{Action, Name};
use crate::surroundings::use_surroundings;
use crate::texts;
use crate::view::field::message;

const ENVIRONMENTS: [(Environment, &str); 3] = [
    (Environment::CloudFoundry, "cloud-foundry"),
    (Environment::Kubernetes, "kubernetes"),
    (Environment::Other, "other"),
];

/// The fields of step 1.
#[component]
pub fn BasicStep(properties: &StepProperties) -> Html {
    let surroundings = use_surroundings();
    let locale = surroundings.locale;
    let search = use_state_eq(String::new);
    let wizard = &properties.wizard;
    let is_disabled = !surroundings.is_sealed;
    let on_search = {
        let setter = search.setter();
        Callback::from(move |text| setter.set(text))
    };
    html! {
        <div class="bw-form">
            {environments(properties, locale, is_disabled)}
            <div class="bw-form__wide">
                <TextField {locale} id="service-search" label={texts::basic_search().text(locale)} value={(*search).clone()}
                    hint={found(locale, &search)} {is_disabled} on_input={on_search} on_leave={Callback::noop()} />
                {services(properties, locale, &search, is_disabled)}
            </div>
            {plans(properties, locale, is_disabled)}
            <fieldset class="bw-fieldset bw-form__wide">
                <legend class="bw-fieldset__legend">{texts::basic_names().text(locale)}</legend>
                <div class="bw-form">
                    {for wizard.names().iter().map(|entry| name(properties, locale, *entry, is_disabled))}
                </div>
            </fieldset>
        </div>
    }
}

fn environments(properties: &StepProperties, locale: Locale, is_disabled: bool) -> Html {
    let chosen = properties.wizard.environment;
    let choice = |(environment, value): &(Environment, &'static str)| {
        (AttrValue::from(*value), AttrValue::from(environment_name(*environment).text(locale)))
    };
    let on_choose = properties.report(|value: String| {
        let known = ENVIRONMENTS.iter().find(|(_, id)| *id == value);
        Action::Environment(known.map(|(environment, _)| *environment).unwrap_or_default())
    });
    let value = ENVIRONMENTS.iter().find(|(environment, _)| *environment == chosen).map_or("", |(_, id)| id);
    html! {
        <SelectField {locale} id="environment" label={texts::basic_environment().text(locale)} {value} {is_disabled}
            hint={html! { <p>{texts::basic_environment_hint().text(locale)}</p> }}
            choices={ENVIRONMENTS.iter().map(choice).collect::<Vec<_>>()} {on_choose} />
    }
}

/// Returns what people call an environment.
pub fn environment_name(environment: Environment) -> Message {
    match environment {
        Environment::CloudFoundry => texts::basic_cloud_foundry(),
        Environment::Kubernetes => texts::basic_kubernetes(),
        Environment::Other => texts::basic_other(),
    }
}

fn matching(locale: Locale, search: &str) -> Vec<&'static Service> {
    let search = search.trim().to_ascii_lowercase();
    let fits = |service: &&Service| {
        let name = service.name.text(locale).to_ascii_lowercase();
        [name.as_str(), service.technical_name(), &service.id]
            .iter()
            .any(|text| text.contains(search.as_str()))
    };
    catalog().services.iter().filter(fits).collect()
}

fn found(locale: Locale, search: &str) -> Html {
    let count = matching(locale, search).len();
    let result = match (search.trim().is_empty(), count) {
        (true, _) => texts::basic_search_hint(),
        (false, 0) => texts::basic_search_nothing(),
        (false, _) => texts::basic_search_result(count as i64),
    };
    html! { <p role="status">{result.text(locale)}</p> }
}

fn services(properties: &StepProperties, locale: Locale, search: &str, is_disabled: bool) -> Html {
    let wizard = &properties.wizard;
    let shown = messages(wizard, &properties.problems, SERVICE);
    let chosen = wizard.service.as_deref();
    let card = |service: &&'static Service| {
        let is_chosen = chosen == Some(service.id.as_str());
        let choose = properties.report(|_| Action::Change(Change::Service(service.id.clone())));
        html! {
            <label class={if is_chosen { "bw-choice bw-choice--chosen" } else { "bw-choice" }} key={service.id.clone()}>
                <input type="radio" name="service" value={service.id.clone()} checked={is_chosen} disabled={is_disabled}
                    onchange={choose} id={["service-", &service.id].concat()} />
                <span class="bw-choice__body">
                    <span class="bw-choice__title">{service.name.text(locale)}</span>
                    <code class="bw-code" translate="no">{service.technical_name().to_owned()}</code>
                    <span class="bw-choice__text">{service.summary.text(locale)}</span>
                </span>
            </label>
        }
    };
    html! {
        <fieldset class="bw-fieldset" id={SERVICE} tabindex="-1" aria-describedby="service-messages">
            <legend class="bw-fieldset__legend">
                {texts::basic_service().text(locale)}<span class="bw-field__required" aria-hidden="true">{"*"}</span>
            </legend>
            <div class="bw-choices">{for matching(locale, search).iter().map(card)}</div>
            <div id="service-messages">{for shown.iter().map(|entry| message(locale, entry))}</div>
        </fieldset>
    }
}

fn plans(properties: &StepProperties, locale: Locale, is_disabled: bool) -> Html {
    let wizard = &properties.wizard;
    let Some(service) = wizard.service() else { return Html::default() };
    let chosen = wizard.plan.as_deref().and_then(|plan| service.plan(plan));
    let mut choices: Vec<(AttrValue, AttrValue)> =
        service.plans.iter().map(|plan| (plan.name.clone().into(), plan.name.clone().into())).collect();
    if chosen.is_none() {
        choices.insert(0, (AttrValue::default(), texts::basic_plan_none().text(locale).into()));
    }
    let hint = chosen.map(|plan| html! { <p>{plan.summary.text(locale)}</p> }).unwrap_or_default();
    html! {
        <SelectField {locale} id={PLAN} label={texts::basic_plan().text(locale)} is_required={true} {is_disabled}
            value={wizard.plan.clone().unwrap_or_default()} {choices} {hint}
            messages={messages(wizard, &properties.problems, PLAN)}
            on_choose={properties.report(|plan| Action::Change(Change::Plan(plan)))}
            on_leave={properties.report(|()| Action::Visit(PLAN.to_owned()))} />
    }
}

fn name(properties: &StepProperties, locale: Locale, name: Name, is_disabled: bool) -> Html {
    let wizard = &properties.wizard;
    let kind = name_kind(wizard, name);
    let label = match kind {
        NameKind::Instance => texts::basic_instance_name(),
        NameKind::ServiceKey => texts::basic_key_name(),
        NameKind::Binding => texts::basic_binding_name(),
        NameKind::Application => texts::basic_application_name(),
    };
    let id = name_field(name);
    let rule = name_rule(kind, wizard.environment, locale);
    let hint = html! { <p>{rule}{" "}{texts::basic_name_optional().text(locale)}</p> };
    html! {
        <TextField {locale} {id} label={label.text(locale)} value={wizard.name(name).to_owned()} {hint} {is_disabled}
            messages={messages(wizard, &properties.problems, id)}
            on_input={properties.report(move |text| Action::Name(name, text))}
            on_leave={properties.report(move |()| Action::Visit(id.to_owned()))} />
    }
}
