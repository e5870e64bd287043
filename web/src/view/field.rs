//! A form field: label, control, hint and messages, tied together for everyone.

use bindwright_texts::Locale;
use yew::{AttrValue, Html, html};

use super::icon::icon;
use super::state::ValueState;
use crate::texts;

/// What is said about a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldMessage {
    /// How grave it is.
    pub state: ValueState,
    /// What is wrong, and what to do.
    pub text: String,
}

/// Everything around the control of a field.
pub struct Field<'a> {
    /// The control's id; those of hint and messages derive from it.
    pub id: &'a str,
    /// The label.
    pub label: &'a str,
    /// Whether the field has to be filled.
    pub is_required: bool,
    /// What the value means, and its limits.
    pub hint: Html,
    /// What is said about the present value.
    pub messages: &'a [FieldMessage],
}

/// Draws a field around its control.
pub fn field(locale: Locale, field: &Field, control: Html) -> Html {
    html! {
        <div class="bw-field fd-form-item">
            <label class="fd-form-label bw-field__label" for={field.id.to_owned()} id={part(field.id, "label")}>
                {field.label.to_owned()}
                if field.is_required {
                    <span class="bw-field__required" aria-hidden="true">{"*"}</span>
                    <span class="bw-hidden">{" "}{texts::field_required().text(locale)}</span>
                }
            </label>
            {control}
            <div id={part(field.id, "messages")}>{for field.messages.iter().map(|entry| message(locale, entry))}</div>
            <div class="bw-field__hint" id={part(field.id, "hint")}>{field.hint.clone()}</div>
        </div>
    }
}

/// Returns the ids that describe a control: `aria-describedby`.
pub fn described_by(id: &str) -> AttrValue {
    [part(id, "messages"), part(id, "hint")].join(" ").into()
}

/// Returns the gravest state among messages.
pub fn gravest(messages: &[FieldMessage]) -> Option<ValueState> {
    messages.iter().map(|message| message.state).max()
}

/// Returns the classes of a control in a state.
///
/// They are spelt out: the style sheet keeps only what it finds in the sources.
pub fn control_class(base: &str, messages: &[FieldMessage]) -> String {
    let state = match gravest(messages) {
        None => return base.to_owned(),
        Some(ValueState::Information) => "is-information",
        Some(ValueState::Success) => "is-success",
        Some(ValueState::Critical) => "is-warning",
        Some(ValueState::Error) => "is-error",
    };
    [base, state].join(" ")
}

/// Shows a message below the control.
pub fn message(locale: Locale, message: &FieldMessage) -> Html {
    html! {
        <p class={["bw-field__message bw-status bw-status--", message.state.name()].concat()}>
            {icon(message.state.icon())}
            <span><span class="bw-hidden">{message.state.word(locale)}{" "}</span><bdi>{message.text.clone()}</bdi></span>
        </p>
    }
}

fn part(id: &str, part: &str) -> String {
    [id, "-", part].concat()
}
