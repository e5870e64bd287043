//! One parameter of the catalogue as a form field: its limit with source and date, and where sources disagree.

use bindwright_catalog::{
    Conflict, Limit, Parameter, ParameterKind, Service, holds_private_key, parse_value,
};
use bindwright_texts::Locale;
use serde_json::Value;
use yew::{
    AttrValue, Callback, Html, Properties, UseReducerDispatcher, UseStateHandle, component, html,
    use_state_eq,
};

use super::certificate_field::CertificateField;
use super::select_field::{Choice, SelectField};
use super::text_field::TextField;
use crate::platform::live;
use crate::state::problem::{instance_field, parameter_field};
use crate::state::wizard::{Action, Entry, Wizard};
use crate::surroundings::use_surroundings;
use crate::texts;
use crate::view::field::FieldMessage;
use crate::view::state::ValueState;
use crate::view::strip::strip;
use crate::view::text::{source, term};

/// A parameter, its present value, and where changes go.
#[derive(Clone, PartialEq, Properties)]
pub struct ParameterFieldProperties {
    /// The service that the parameter belongs to.
    pub service: &'static Service,
    /// The parameter.
    pub parameter: &'static Parameter,
    /// The raw text in the field.
    pub value: AttrValue,
    /// What is said about the value.
    pub messages: Vec<FieldMessage>,
    /// Whether it is a setting of the instance, not a parameter of the binding.
    #[prop_or_default]
    pub is_instance: bool,
    /// Takes what happens.
    pub dispatch: UseReducerDispatcher<Wizard>,
}

/// A field for one parameter.
#[component]
pub fn ParameterField(properties: &ParameterFieldProperties) -> Html {
    let surroundings = use_surroundings();
    let locale = surroundings.locale;
    let ParameterFieldProperties { service, parameter, value, is_instance, dispatch, .. } = properties;
    let refused = use_state_eq(|| false);
    let id = if *is_instance { instance_field(&parameter.name) } else { parameter_field(&parameter.name) };
    let on_input = entering(properties, locale, &refused);
    let mut messages = properties.messages.clone();
    messages.extend(refused.then(|| refusal(locale)));
    let on_leave = {
        let (dispatch, id) = (dispatch.clone(), id.clone());
        Callback::from(move |()| dispatch.dispatch(Action::Visit(id.clone())))
    };
    let label = parameter.label.text(locale);
    let hint = hint(locale, service, parameter);
    let choices = choices(locale, parameter, value);
    let control = match parameter.kind {
        ParameterKind::Certificate => html! {
            <CertificateField parameter={*parameter} {id} pem={value.clone()} on_pem={on_input} {hint} {messages} />
        },
        ParameterKind::TextList | ParameterKind::Object => html! {
            <TextField {locale} {id} {label} {hint} value={value.clone()} is_required={parameter.required}
                rows={Some(if parameter.kind == ParameterKind::Object { 6 } else { 3 })} is_disabled={!surroundings.is_sealed}
                {messages} {on_input} {on_leave} />
        },
        _ if choices.is_empty() => html! {
            <TextField {locale} {id} {label} {hint} value={value.clone()} is_required={parameter.required}
                is_number={parameter.kind == ParameterKind::Integer} is_disabled={!surroundings.is_sealed}
                {messages} {on_input} {on_leave} />
        },
        _ => html! {
            <SelectField {locale} {id} {label} {hint} value={value.clone()} {choices} is_required={parameter.required}
                is_disabled={!surroundings.is_sealed} {messages} on_choose={on_input} {on_leave} />
        },
    };
    html! {
        <div class="bw-parameter" data-parameter={parameter.name.clone()}>
            {control}
            {for parameter.conflicts.iter().map(|conflict| disagreement(locale, service, conflict))}
        </div>
    }
}

/// Takes over what is typed; a private key never gets into the answers.
fn entering(
    properties: &ParameterFieldProperties,
    locale: Locale,
    refused: &UseStateHandle<bool>,
) -> Callback<String> {
    let (dispatch, parameter) = (properties.dispatch.clone(), properties.parameter);
    let (is_instance, refused) = (properties.is_instance, refused.setter());
    Callback::from(move |text: String| {
        let is_refused = parameter.kind != ParameterKind::Certificate && holds_private_key(&text);
        refused.set(is_refused);
        if is_refused {
            return live::assertive(&texts::editor_private_key().text(locale));
        }
        let value = parse_value(parameter, &text, locale).ok();
        let entry = Entry { name: parameter.name.clone(), text, value };
        dispatch.dispatch(if is_instance { Action::EnterInstance(entry) } else { Action::Enter(entry) });
    })
}

fn refusal(locale: Locale) -> FieldMessage {
    FieldMessage { state: ValueState::Error, text: texts::editor_private_key().text(locale) }
}

/// Shows what each source says where they disagree; a warning, never a block.
pub fn disagreement(locale: Locale, service: &Service, conflict: &Conflict) -> Html {
    let claim = |claim: &bindwright_catalog::Claim| {
        let reference = service.source(&claim.source).map(bindwright_catalog::Source::to_reference);
        html! {
            <li>
                {for reference.iter().map(|reference| source(locale, reference))}
                {": "}{claim.text(locale)}
                <span class="bw-iso">{" ("}{claim.certainty.label().text(locale)}{")"}</span>
            </li>
        }
    };
    let more = html! {
        <details class="bw-strip__more">
            <summary>{texts::parameters_conflict_claims(conflict.claims.len() as i64).text(locale)}</summary>
            <ul class="bw-list">{for conflict.claims.iter().map(claim)}</ul>
        </details>
    };
    let text = [texts::parameters_conflict().text(locale), conflict.summary.text(locale)].join(": ");
    strip(locale, ValueState::Critical, &text, more)
}

/// Shows a documented limit with its source.
pub fn limit_line(locale: Locale, service: &Service, limit: &Limit) -> Html {
    let reference = service.source(&limit.source).map(bindwright_catalog::Source::to_reference);
    let is_silent =
        limit.allowed.is_empty() && [limit.min, limit.max, limit.max_length].iter().all(Option::is_none);
    let says =
        if is_silent { texts::parameters_no_limit() } else { texts::parameters_limit(limit.text(locale)) };
    html! {
        <>
            {says.text(locale)}
            {" "}{for reference.iter().map(|reference| source(locale, reference))}
        </>
    }
}

/// Writes a value as people know it from JSON, texts without quotes.
pub fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(list) if !list.is_empty() => list.iter().map(plain).collect::<Vec<_>>().join(", "),
        _ => value.to_string(),
    }
}

fn hint(locale: Locale, service: &Service, parameter: &Parameter) -> Html {
    let form = match parameter.kind {
        ParameterKind::TextList => Some(texts::parameters_one_per_line()),
        ParameterKind::Object => Some(texts::parameters_json_object()),
        _ => None,
    };
    let empty = match &parameter.default {
        _ if parameter.required => None,
        Some(value) => Some(texts::parameters_default(plain(value))),
        None => Some(texts::parameters_optional_empty()),
    };
    let mut told = vec![parameter.help.text(locale)];
    told.extend(form.into_iter().chain(empty).map(|text| text.text(locale)));
    html! {
        <>
            <p>{told.join(" ")}{" "}{term(&parameter.name)}</p>
            {for parameter.limits.iter().map(|limit| html! { <p class="bw-limit">{limit_line(locale, service, limit)}</p> })}
        </>
    }
}

/// Returns what the list offers; empty where any value may be typed.
fn choices(locale: Locale, parameter: &Parameter, value: &AttrValue) -> Vec<Choice> {
    let mut choices: Vec<Choice> = match parameter.kind {
        ParameterKind::Boolean | ParameterKind::BooleanText => {
            ["true", "false"].map(|value| (value.into(), value.into())).into()
        }
        ParameterKind::TextList | ParameterKind::Object => Vec::new(),
        _ => parameter.choices().iter().map(|choice| listed(locale, choice)).collect(),
    };
    if choices.is_empty() {
        return choices;
    }
    if !value.is_empty() && !choices.iter().any(|(known, _)| known == value) {
        choices.push((value.clone(), texts::parameters_unlisted(value.as_str()).text(locale).into()));
    }
    let unset = match &parameter.default {
        Some(value) => texts::parameters_not_set_default(plain(value)),
        None => texts::parameters_not_set(),
    };
    choices.insert(0, (AttrValue::default(), unset.text(locale).into()));
    choices
}

fn listed(locale: Locale, choice: &bindwright_catalog::Choice) -> Choice {
    let value = plain(&choice.value);
    let text =
        if choice.disputed { texts::parameters_disputed(value.as_str()).text(locale) } else { value.clone() };
    (value.into(), text.into())
}
