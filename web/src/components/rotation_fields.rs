//! What a binding on Kubernetes can say beyond its parameters: renewal, and where its parameters come from.

use bindwright_texts::{Locale, Message};
use yew::{Callback, Html, Properties, component, html};

use super::text_field::TextField;
use crate::state::problem::{Problem, messages};
use crate::state::rotation::{FREQUENCY, OLD_CREDENTIALS, Rotation};
use crate::state::wizard::{Action, Wizard};
use crate::surroundings::use_surroundings;
use crate::texts;

/// The answers so far, and where others go.
#[derive(Clone, PartialEq, Properties)]
pub struct RotationFieldsProperties {
    /// The answers.
    pub wizard: std::rc::Rc<Wizard>,
    /// What is to be said about them.
    pub problems: std::rc::Rc<Vec<Problem>>,
    /// Takes what happens.
    pub on_action: Callback<Action>,
}

/// Two switches, and the hours where renewal is wanted.
#[component]
pub fn RotationFields(properties: &RotationFieldsProperties) -> Html {
    let surroundings = use_surroundings();
    let locale = surroundings.locale;
    let is_disabled = !surroundings.is_sealed;
    let RotationFieldsProperties { wizard, on_action, .. } = properties;
    let rotation = &wizard.rotation;
    let renew = {
        let (on_action, rotation) = (on_action.clone(), rotation.clone());
        Callback::from(move |is_wanted| {
            on_action.emit(Action::Rotation(Rotation { is_wanted, ..rotation.clone() }));
        })
    };
    let from_secret = {
        let on_action = on_action.clone();
        Callback::from(move |from_secret| on_action.emit(Action::FromSecret(from_secret)))
    };
    html! {
        <fieldset class="bw-fieldset bw-form__wide" id="kubernetes-options">
            <legend class="bw-fieldset__legend">{texts::rotation_title().text(locale)}</legend>
            {switch(locale, "rotation", &texts::rotation_switch(), &texts::rotation_switch_hint(), rotation.is_wanted, is_disabled, renew)}
            if rotation.is_wanted {
                <div class="bw-form bw-switch__more">
                    {hours(properties, locale, FREQUENCY, is_disabled)}
                    {hours(properties, locale, OLD_CREDENTIALS, is_disabled)}
                </div>
            }
            {switch(locale, "from-secret", &texts::rotation_from_secret(), &texts::rotation_from_secret_hint(), wizard.from_secret, is_disabled, from_secret)}
        </fieldset>
    }
}

fn switch(
    locale: Locale,
    id: &'static str,
    label: &Message,
    hint: &Message,
    checked: bool,
    disabled: bool,
    on_switch: Callback<bool>,
) -> Html {
    let hint_id = [id, "-hint"].concat();
    html! {
        <div class="bw-switch">
            <label class="bw-check">
                <input type="checkbox" {id} {checked} {disabled} onchange={move |_| on_switch.emit(!checked)}
                    aria-describedby={hint_id.clone()} />
                <span>{label.text(locale)}</span>
            </label>
            <p class="bw-field__hint" id={hint_id}>{hint.text(locale)}</p>
        </div>
    }
}

fn hours(properties: &RotationFieldsProperties, locale: Locale, id: &'static str, is_disabled: bool) -> Html {
    let rotation = properties.wizard.rotation.clone();
    let (label, hint, value) = if id == FREQUENCY {
        (texts::rotation_frequency(), texts::rotation_frequency_hint(), &rotation.frequency)
    } else {
        (texts::rotation_old(), texts::rotation_old_hint(), &rotation.old_credentials)
    };
    let value = value.clone();
    let on_input = {
        let on_action = properties.on_action.clone();
        Callback::from(move |text: String| {
            let mut changed = rotation.clone();
            let field = if id == FREQUENCY { &mut changed.frequency } else { &mut changed.old_credentials };
            *field = text;
            on_action.emit(Action::Rotation(changed));
        })
    };
    let on_leave = {
        let on_action = properties.on_action.clone();
        Callback::from(move |()| on_action.emit(Action::Visit(id.to_owned())))
    };
    html! {
        <TextField {locale} {id} label={label.text(locale)} hint={html! { <p>{hint.text(locale)}</p> }} {value} {is_disabled}
            is_required={true} is_number={true} messages={messages(&properties.wizard, &properties.problems, id)}
            {on_input} {on_leave} />
    }
}
