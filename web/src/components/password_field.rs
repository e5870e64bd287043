//! The field for the password of what stayed locked. It is uncontrolled, and emptied when the password goes on.

use bindwright_texts::Locale;
use yew::{Callback, Html, NodeRef, Properties, SubmitEvent, component, html, use_node_ref};
use zeroize::Zeroizing;

use crate::platform::{field, focus};
use crate::texts;
use crate::view::field::{Field, FieldMessage, control_class, described_by, field as labelled, gravest};
use crate::view::page::busy;
use crate::view::state::ValueState;
use crate::view::text::sentence;

/// Id of the field.
pub const PASSWORD: &str = "password";

/// Takes a password.
pub type OnPassword = Callback<Zeroizing<String>>;

/// A field for a password, and where it goes.
#[derive(Clone, PartialEq, Properties)]
pub struct PasswordFieldProperties {
    /// The language.
    pub locale: Locale,
    /// Why the last password did not do.
    pub refusal: Option<String>,
    /// Whether a password is being tried.
    pub is_opening: bool,
    /// Takes the password.
    pub on_password: OnPassword,
}

/// Asks for a password.
#[component]
pub fn PasswordField(properties: &PasswordFieldProperties) -> Html {
    let PasswordFieldProperties { locale, refusal, is_opening, on_password } = properties;
    let (locale, node) = (*locale, use_node_ref());
    let onsubmit = {
        let (node, on_password) = (node.clone(), on_password.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let password = field::take(&node);
            if password.is_empty() {
                focus::node(&node);
            } else {
                on_password.emit(password);
            }
        })
    };
    let refused = |reason: &String| FieldMessage {
        state: ValueState::Error,
        text: sentence(reason, &serde_json::Map::new()),
    };
    let messages: Vec<FieldMessage> = refusal.iter().map(refused).collect();
    let control = password_control(node, PASSWORD, &messages, *is_opening);
    let parts = Field {
        id: PASSWORD,
        label: &texts::password_label().text(locale),
        is_required: false,
        hint: html! { {texts::password_hint().text(locale)} },
        messages: &messages,
    };
    html! {
        <form class="bw-card bw-no-print" {onsubmit}>
            {no_user_name()}
            {labelled(locale, &parts, control)}
            <div class="bw-actions">
                <button type="submit" class="fd-button fd-button--emphasized bw-button" disabled={*is_opening}>
                    {texts::password_open().text(locale)}
                </button>
            </div>
            if *is_opening { {busy(&texts::password_opening().text(locale))} }
        </form>
    }
}

/// An uncontrolled input for a password, which the browser is asked to remember nothing of.
pub(super) fn password_control(
    node: NodeRef,
    id: &'static str,
    messages: &[FieldMessage],
    is_disabled: bool,
) -> Html {
    let is_wrong = gravest(messages) == Some(ValueState::Error);
    html! {
        <input ref={node} {id} type="password" class={control_class("fd-input bw-input", messages)} disabled={is_disabled}
            aria-describedby={described_by(id)} aria-invalid={is_wrong.then_some("true")} autocomplete="new-password"
            spellcheck="false" autocapitalize="off" translate="no" dir="ltr" />
    }
}

/// Says that no user name belongs to the password: browsers would take the text field before it for one, and complain
/// on the console about a form without any.
pub(super) fn no_user_name() -> Html {
    html! { <input type="text" autocomplete="username" hidden={true} readonly={true} /> }
}
