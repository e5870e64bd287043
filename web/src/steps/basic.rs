//! Step 1: environment, service, plan, names.

use bindwright_catalog::{Environment, NameKind, RequestKind, key_name_rule, name_rule};
use bindwright_texts::{Locale, Message};
use yew::{AttrValue, Callback, Html, component, html};

use super::StepProperties;
use crate::components::rotation_fields::RotationFields;
use crate::components::select_field::SelectField;
use crate::components::service_picker::ServicePicker;
use crate::components::text_field::TextField;
use crate::state::change::Change;
use crate::state::problem::{OFFERING, PLAN, SERVICE, messages, name_field, name_kind};
use crate::state::wizard::{Action, Name};
use crate::surroundings::use_surroundings;
use crate::texts;

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
    let wizard = &properties.wizard;
    let is_disabled = !surroundings.is_sealed;
    let on_action = properties.report(|action| action);
    html! {
        <div class="bw-form">
            {environments(properties, locale, is_disabled)}
            <div class="bw-form__wide">
                <ServicePicker chosen={wizard.service()} messages={messages(wizard, &properties.problems, SERVICE)}
                    on_action={on_action.clone()} />
            </div>
            {offering(properties, locale, is_disabled)}
            {plans(properties, locale, is_disabled)}
            <fieldset class="bw-fieldset bw-form__wide">
                <legend class="bw-fieldset__legend">{texts::basic_names().text(locale)}</legend>
                <div class="bw-form">
                    {for wizard.names().iter().map(|entry| name(properties, locale, *entry, is_disabled))}
                </div>
            </fieldset>
            if wizard.rotation().is_some() {
                <RotationFields wizard={wizard.clone()} problems={properties.problems.clone()} {on_action} />
            }
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
    let is_key = properties.wizard.flavour == RequestKind::ServiceKey;
    let called = (is_key && chosen != Environment::CloudFoundry).then(texts::basic_environment_binding);
    html! {
        <SelectField {locale} id="environment" label={texts::basic_environment().text(locale)} {value} {is_disabled}
            hint={html! { <p>{texts::basic_environment_hint().text(locale)}{for called.map(|called| html! { <>{" "}{called.text(locale)}</> })}</p> }}
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

/// Asks for the technical name where public sources do not say it, or where a general rule is tried.
fn offering(properties: &StepProperties, locale: Locale, is_disabled: bool) -> Html {
    let wizard = &properties.wizard;
    let is_known = wizard.service().is_none_or(|service| service.offering.is_some());
    if is_known && wizard.offering.is_empty() {
        return Html::default();
    }
    html! {
        <TextField {locale} id={OFFERING} label={texts::basic_offering().text(locale)} value={wizard.offering.clone()}
            hint={html! { <p>{texts::basic_offering_hint().text(locale)}</p> }} {is_disabled}
            on_input={properties.report(Action::Offering)} on_leave={properties.report(|()| Action::Visit(OFFERING.to_owned()))} />
    }
}

fn plans(properties: &StepProperties, locale: Locale, is_disabled: bool) -> Html {
    let wizard = &properties.wizard;
    let Some(service) = wizard.service() else { return Html::default() };
    if service.plans.is_empty() {
        return html! {
            <TextField {locale} id={PLAN} label={texts::basic_plan().text(locale)} value={wizard.plan.clone().unwrap_or_default()}
                hint={html! { <p>{texts::basic_plan_unknown().text(locale)}</p> }} {is_disabled}
                on_input={properties.report(Action::Plan)} on_leave={Callback::noop()} />
        };
    }
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
    let is_own = kind == NameKind::ServiceKey && wizard.environment != Environment::Kubernetes;
    let own = wizard.service().filter(|_| is_own).and_then(|service| key_name_rule(service, locale));
    let rule = own.unwrap_or_else(|| name_rule(kind, wizard.environment, locale));
    let hint = html! { <p>{rule}{" "}{texts::basic_name_optional().text(locale)}</p> };
    html! {
        <TextField {locale} {id} label={label.text(locale)} value={wizard.name(name).to_owned()} {hint} {is_disabled}
            messages={messages(wizard, &properties.problems, id)}
            on_input={properties.report(move |text| Action::Name(name, text))}
            on_leave={properties.report(move |()| Action::Visit(id.to_owned()))} />
    }
}
