//! Several lines of text with label, hint and messages: a list, or JSON.

use bindwright_texts::Locale;
use yew::{AttrValue, Callback, Html, InputEvent, Properties, component, html};

use super::text_field::leaver;
use crate::platform::field::typed;
use crate::view::field::{Field, FieldMessage, control_class, described_by, field, gravest};
use crate::view::state::ValueState;

/// A text area and what happens in it.
#[derive(Clone, PartialEq, Properties)]
pub struct TextAreaProperties {
    /// The language.
    pub locale: Locale,
    /// Id of the text area.
    pub id: AttrValue,
    /// The label.
    pub label: AttrValue,
    /// Whether it has to be filled.
    #[prop_or_default]
    pub is_required: bool,
    /// Whether input is possible yet.
    #[prop_or_default]
    pub is_disabled: bool,
    /// How many lines it shows.
    pub rows: u8,
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
    /// The field was left.
    pub on_leave: Callback<()>,
}

/// A field for several lines of text.
#[component]
pub fn TextArea(properties: &TextAreaProperties) -> Html {
    let TextAreaProperties { locale, id, label, is_required, value, hint, messages, .. } = properties;
    let on_input = properties.on_input.clone();
    let oninput = Callback::from(move |event: InputEvent| on_input.emit(typed(&event)));
    let is_wrong = gravest(messages) == Some(ValueState::Error);
    let control = html! {
        <textarea id={id.clone()} class={control_class("fd-textarea bw-area", messages)} rows={properties.rows.to_string()}
            value={value.clone()} disabled={properties.is_disabled} dir="ltr" aria-describedby={described_by(id)}
            aria-invalid={is_wrong.then_some("true")} aria-required={is_required.then_some("true")} autocomplete="off"
            spellcheck="false" autocapitalize="off" translate="no" {oninput} onblur={leaver(&properties.on_leave)} />
    };
    let parts = Field { id, label, is_required: *is_required, hint: hint.clone(), messages };
    field(*locale, &parts, control)
}
