//! A line of text, or several, with label, hint and messages.

use bindwright_texts::Locale;
use yew::{AttrValue, Callback, FocusEvent, Html, InputEvent, KeyboardEvent, Properties, component, html};

use crate::platform::field::typed;
use crate::view::field::{Field, FieldMessage, control_class, described_by, field, gravest};
use crate::view::state::ValueState;

/// A text field and what happens in it.
#[derive(Clone, PartialEq, Properties)]
pub struct TextFieldProperties {
    /// The language.
    pub locale: Locale,
    /// Id of the input.
    pub id: AttrValue,
    /// The label.
    pub label: AttrValue,
    /// Whether it has to be filled.
    #[prop_or_default]
    pub is_required: bool,
    /// How many lines it shows; a field for one line where it is absent.
    #[prop_or_default]
    pub rows: Option<u8>,
    /// Whether digits are expected.
    #[prop_or_default]
    pub is_number: bool,
    /// Whether input is possible yet.
    #[prop_or_default]
    pub is_disabled: bool,
    /// The text in it.
    pub value: AttrValue,
    /// What it means.
    #[prop_or_default]
    pub hint: Html,
    /// What is said about the text.
    #[prop_or_default]
    pub messages: Vec<FieldMessage>,
    /// The text was changed.
    pub on_input: Callback<String>,
    /// The field was left, or Enter was pressed in it.
    pub on_leave: Callback<()>,
}

/// A field for text.
#[component]
pub fn TextField(properties: &TextFieldProperties) -> Html {
    let TextFieldProperties {
        locale,
        id,
        label,
        is_required,
        is_number,
        is_disabled,
        value,
        hint,
        messages,
        ..
    } = properties;
    let on_input = properties.on_input.clone();
    let oninput = Callback::from(move |event: InputEvent| on_input.emit(typed(&event)));
    let is_wrong = gravest(messages) == Some(ValueState::Error);
    let control = match properties.rows {
        Some(rows) => html! {
            <textarea id={id.clone()} class={control_class("fd-textarea bw-area", messages)} rows={rows.to_string()}
                value={value.clone()} disabled={*is_disabled} dir="ltr" aria-describedby={described_by(id)}
                aria-invalid={is_wrong.then_some("true")} aria-required={is_required.then_some("true")}
                autocomplete="off" spellcheck="false" autocapitalize="off" translate="no" {oninput}
                onblur={leaver(&properties.on_leave)} />
        },
        None => html! {
            <input id={id.clone()} class={control_class("fd-input bw-input", messages)} type="text"
                inputmode={if *is_number { "numeric" } else { "text" }} value={value.clone()} disabled={*is_disabled}
                aria-describedby={described_by(id)} aria-invalid={is_wrong.then_some("true")}
                aria-required={is_required.then_some("true")} autocomplete="off" spellcheck="false"
                autocapitalize="off" translate="no" {oninput} onblur={leaver(&properties.on_leave)}
                onkeydown={on_enter(&properties.on_leave)} />
        },
    };
    let parts = Field { id, label, is_required: *is_required, hint: hint.clone(), messages };
    field(*locale, &parts, control)
}

/// Reports that a field was left.
pub fn leaver(on_leave: &Callback<()>) -> Callback<FocusEvent> {
    let on_leave = on_leave.clone();
    Callback::from(move |_| on_leave.emit(()))
}

/// Reports Enter like leaving the field.
pub fn on_enter(on_leave: &Callback<()>) -> Callback<KeyboardEvent> {
    let on_leave = on_leave.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            on_leave.emit(());
        }
    })
}
