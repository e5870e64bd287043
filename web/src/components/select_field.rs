//! A choice from a list, with label, hint and messages.

use bindwright_texts::Locale;
use yew::{AttrValue, Callback, Event, Html, Properties, component, html};

use super::text_field::leaver;
use crate::platform::field::selected;
use crate::view::field::{Field, FieldMessage, control_class, described_by, field, gravest};
use crate::view::state::ValueState;

/// An entry of the list: the value, and what people read.
pub type Choice = (AttrValue, AttrValue);

/// A list to choose from.
#[derive(Clone, PartialEq, Properties)]
pub struct SelectFieldProperties {
    /// The language.
    pub locale: Locale,
    /// Id of the list.
    pub id: AttrValue,
    /// The label.
    pub label: AttrValue,
    /// Whether something has to be chosen.
    #[prop_or_default]
    pub is_required: bool,
    /// Whether choosing is possible yet.
    #[prop_or_default]
    pub is_disabled: bool,
    /// The value that is chosen.
    pub value: AttrValue,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// What it means.
    #[prop_or_default]
    pub hint: Html,
    /// What is said about the choice.
    #[prop_or_default]
    pub messages: Vec<FieldMessage>,
    /// Another value was chosen.
    pub on_choose: Callback<String>,
    /// The list was left.
    #[prop_or_default]
    pub on_leave: Callback<()>,
}

/// A field for one of several values.
#[component]
pub fn SelectField(properties: &SelectFieldProperties) -> Html {
    let SelectFieldProperties {
        locale,
        id,
        label,
        is_required,
        is_disabled,
        value,
        choices,
        hint,
        messages,
        ..
    } = properties;
    let on_choose = properties.on_choose.clone();
    let onchange = Callback::from(move |event: Event| on_choose.emit(selected(&event)));
    let is_wrong = gravest(messages) == Some(ValueState::Error);
    let option = |(choice, text): &Choice| {
        html! { <option key={choice.to_string()} value={choice.clone()} selected={choice == value}>{text.clone()}</option> }
    };
    let control = html! {
        <select id={id.clone()} class={control_class("fd-input bw-input bw-select", messages)} disabled={*is_disabled}
            aria-describedby={described_by(id)} aria-invalid={is_wrong.then_some("true")}
            aria-required={is_required.then_some("true")} {onchange} onblur={leaver(&properties.on_leave)}>
            {for choices.iter().map(option)}
        </select>
    };
    let parts = Field { id, label, is_required: *is_required, hint: hint.clone(), messages };
    field(*locale, &parts, control)
}
