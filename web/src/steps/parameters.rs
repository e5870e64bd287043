//! Step 3: the form beside the JSON editor, in step both ways.

use bindwright_catalog::{Example, Mode, ModeKind, Parameter, Service, import, json_text};
use bindwright_texts::Locale;
use serde_json::{Map, Value};
use yew::{Html, NodeRef, component, html, use_memo};

use super::StepProperties;
use crate::components::copy::Copy;
use crate::components::json_editor::JsonEditor;
use crate::components::parameter_field::{ParameterField, plain};
use crate::state::change::Change;
use crate::state::problem::{EDITOR, instance_field, messages, parameter_field};
use crate::state::wizard::{Action, Wizard};
use crate::surroundings::use_surroundings;
use crate::texts;
use crate::view::json::code_block;
use crate::view::state::ValueState;
use crate::view::strip::strip;
use crate::view::text::{pasted_code, term};

/// Form and editor of step 3.
#[component]
pub fn ParametersStep(properties: &StepProperties) -> Html {
    let locale = use_surroundings().locale;
    let wizard = &properties.wizard;
    // Judged once for each mode: the section never closes while somebody types in it.
    let is_open = use_memo((wizard.service.clone(), wizard.mode.clone()), |_| {
        wizard.mode().is_some_and(|mode| mode.kind == ModeKind::Instance)
            || !wizard.instance_entries.is_empty()
    });
    let (Some(service), Some(mode)) = (wizard.service(), wizard.mode()) else { return Html::default() };
    let (fixed, asked): (Vec<_>, Vec<_>) =
        wizard.parameters().partition(|parameter| parameter.fixed.is_some());
    html! {
        <div class="bw-split">
            <section class="bw-split__main" aria-label={texts::parameters_form().text(locale)}>
                {introduction(locale, mode, asked.is_empty())}
                if mode.kind == ModeKind::Instance { {on_instance(properties, locale, service, *is_open)} }
                {mode_change(locale, wizard)}
                {always_sent(locale, &fixed)}
                {unknown(properties, locale)}
                {for asked.iter().map(|parameter| field(properties, service, parameter))}
                <div class="bw-actions">
                    {for mode.examples.iter().enumerate().map(|(index, example)| load_button(properties, locale, service, index, example))}
                </div>
                if mode.kind != ModeKind::Instance { {on_instance(properties, locale, service, *is_open)} }
            </section>
            <div class="bw-split__side">
                <JsonEditor {service} plan={wizard.plan.clone()} composed={json_text(&properties.composition.parameters)} draft={wizard.draft.clone()}
                    messages={editor_messages(properties)} dispatch={properties.dispatch.clone()} />
            </div>
        </div>
    }
}

/// Says where the choice is made, where it is not in the form.
fn introduction(locale: Locale, mode: &Mode, is_empty: bool) -> Html {
    let text = match mode.kind {
        ModeKind::Instance => texts::parameters_on_instance(),
        _ if is_empty => texts::parameters_none(),
        _ => return Html::default(),
    };
    strip(locale, ValueState::Information, &text.text(locale), Html::default())
}

/// Asks for what is set on the instance, and shows the JSON of it.
fn on_instance(properties: &StepProperties, locale: Locale, service: &'static Service, open: bool) -> Html {
    let wizard = &properties.wizard;
    let settings = wizard.instance_settings();
    let composed = &properties.composition.instance_parameters;
    let is_empty = composed.as_object().is_none_or(Map::is_empty);
    if settings.is_none() && is_empty {
        return Html::default();
    }
    html! {
        <details class="bw-details bw-instance" id="instance-settings" {open}>
            <summary class="bw-details__head">{texts::parameters_instance().text(locale)}</summary>
            <div class="bw-instance__body">
                {for settings.map(|settings| html! { <p>{settings.summary.text(locale)}</p> })}
                {for wizard.instance_parameters().map(|parameter| instance_field_of(properties, service, parameter))}
                {instance_json(locale, composed, settings.map_or("instance.json", |settings| &settings.file_name))}
            </div>
        </details>
    }
}

/// Shows the JSON of the instance, and what its file is usually called.
pub fn instance_json(locale: Locale, composed: &Value, file_name: &str) -> Html {
    if composed.as_object().is_none_or(Map::is_empty) {
        return html! { <p class="bw-note">{texts::parameters_instance_empty().text(locale)}</p> };
    }
    let text = json_text(composed);
    let of = texts::review_instance_json().text(locale);
    html! {
        <div class="bw-instance__json">
            <p class="bw-field__label">{of.clone()}{" "}{term(file_name)}</p>
            {code_block(&of, "json", &text, &NodeRef::default())}
            <div class="bw-actions"><Copy {locale} {text} {of} is_prominent={true} /></div>
        </div>
    }
}

fn instance_field_of(
    properties: &StepProperties,
    service: &'static Service,
    parameter: &'static Parameter,
) -> Html {
    let wizard = &properties.wizard;
    let messages = messages(wizard, &properties.problems, &instance_field(&parameter.name));
    let value = wizard.instance_entry(&parameter.name).map(|entry| entry.text.clone()).unwrap_or_default();
    html! {
        <ParameterField key={["instance", &service.id, &parameter.name].join("/")} {service} {parameter} {value} {messages}
            is_instance={true} dispatch={properties.dispatch.clone()} />
    }
}

/// Shows that JSON changed the answer of step 2; announced where it appears, since the region is live.
fn mode_change(locale: Locale, wizard: &Wizard) -> Html {
    let text = changed_mode(locale, wizard);
    html! {
        <div aria-live="polite" id="mode-change">
            if let Some(text) = text { {strip(locale, ValueState::Critical, &text, Html::default())} }
        </div>
    }
}

fn changed_mode(locale: Locale, wizard: &Wizard) -> Option<String> {
    let before = wizard.service()?.mode(wizard.mode_before.as_ref()?)?;
    let after = wizard.mode()?;
    Some(texts::parameters_mode_changed(before.title.text(locale), after.title.text(locale)).text(locale))
}

fn editor_messages(properties: &StepProperties) -> Vec<crate::view::field::FieldMessage> {
    let wizard = &properties.wizard;
    // An unreadable text says so while typing goes on in the editor; it is no value that is left half-written.
    let mut visited = (**wizard).clone();
    visited.visited.push(EDITOR.to_owned());
    messages(&visited, &properties.problems, EDITOR)
}

fn field(properties: &StepProperties, service: &'static Service, parameter: &'static Parameter) -> Html {
    let wizard = &properties.wizard;
    let messages = messages(wizard, &properties.problems, &parameter_field(&parameter.name));
    let value = wizard.text_of(&parameter.name).to_owned();
    // What is under way in a field of one mode never ends in the field of that name in another.
    let mode = wizard.mode().map_or("", |mode| &mode.id);
    html! {
        <ParameterField key={[&service.id, mode, &parameter.name].join("/")} {service} {parameter} {value} {messages}
            dispatch={properties.dispatch.clone()} />
    }
}

fn always_sent(locale: Locale, fixed: &[&Parameter]) -> Html {
    if fixed.is_empty() {
        return Html::default();
    }
    let one = |parameter: &&Parameter| {
        let value = parameter.fixed.as_ref().map(plain).unwrap_or_default();
        html! { <li>{term(&parameter.name)}{" = "}{term(&value)}</li> }
    };
    html! {
        <div class="bw-fixed">
            <span>{texts::parameters_fixed().text(locale)}</span>
            <ul class="bw-plain">{for fixed.iter().map(one)}</ul>
        </div>
    }
}

/// Flags what the form does not know; it is kept.
fn unknown(properties: &StepProperties, locale: Locale) -> Html {
    let mut names = Vec::new();
    paths(&properties.wizard.extra, "", &mut names);
    if names.is_empty() {
        return Html::default();
    }
    let text = texts::parameters_unknown(names.len() as i64).text(locale);
    let names = html! { <p>{for names.iter().map(|name| html! { <>{pasted_code(name)}{" "}</> })}</p> };
    strip(locale, ValueState::Information, &text, names)
}

/// Lists the full names of the innermost entries.
fn paths(object: &Map<String, Value>, before: &str, names: &mut Vec<String>) {
    for (key, value) in object {
        let name = if before.is_empty() { key.clone() } else { [before, ".", key].concat() };
        match value {
            Value::Object(inner) if !inner.is_empty() => paths(inner, &name, names),
            _ => names.push(name),
        }
    }
}

fn load_button(
    properties: &StepProperties,
    locale: Locale,
    service: &'static Service,
    index: usize,
    example: &'static Example,
) -> Html {
    let load = properties.report(move |_| {
        let text = json_text(&Value::Object(example.parameters.clone()));
        let import = import(&text, service, locale);
        Action::Change(Change::Example(Box::new(import)))
    });
    let title = service.source(&example.source).map(|source| source.title.clone()).unwrap_or_default();
    let several = properties.wizard.mode().is_some_and(|mode| mode.examples.len() > 1);
    let label = match several {
        true => texts::parameters_example_number((index + 1).to_string(), title),
        false => texts::parameters_example(title),
    };
    html! {
        <button type="button" class="fd-button fd-button--transparent bw-button bw-button--wrap" onclick={load}
            id={["load-example-", &index.to_string()].concat()}>
            {label.text(locale)}
        </button>
    }
}
