//! The field for pasted material. What is pasted, dropped or chosen goes on at once; the field never holds it.
//! Typing is possible, and what was typed is taken out of the field when it goes on. The field is uncontrolled: its
//! text is never part of any state.

use yew::platform::spawn_local;
use yew::{
    AttrValue, Callback, DragEvent, Event, Html, KeyboardEvent, NodeRef, Properties, component, html,
    use_effect_with, use_node_ref, use_state_eq,
};

use crate::platform::files::{self, Received};
use crate::platform::intake::{Intake as Taken, IntakeError, collect, text};
use crate::platform::{field, focus};
use crate::surroundings::use_surroundings;
use crate::texts;
use crate::view::icon::{Icon, icon};

/// A field, and where what it takes goes.
#[derive(Clone, PartialEq, Properties)]
pub struct IntakeProperties {
    /// Id of the text area.
    pub id: AttrValue,
    /// What belongs here.
    pub label: AttrValue,
    /// What happens to it.
    pub hint: AttrValue,
    /// Whether several files make sense.
    #[prop_or(true)]
    pub takes_many: bool,
    /// Takes what was given.
    pub on_intake: Callback<Result<Taken, IntakeError>>,
    /// Further buttons beside the field's own.
    #[prop_or_default]
    pub actions: Html,
}

/// One field for paste, drop, files and typing; a drop anywhere on the page lands here too.
#[component]
pub fn Intake(properties: &IntakeProperties) -> Html {
    let surroundings = use_surroundings();
    let (area, chooser) = (use_node_ref(), use_node_ref());
    let is_dragged_over = use_state_eq(|| false);
    let is_filled = use_state_eq(|| false);
    let receive = receiver(&properties.on_intake);
    {
        let (receive, is_over) = (receive.clone(), is_dragged_over.setter());
        let dropped = Callback::from(move |received| {
            is_over.set(false);
            receive.emit(received);
        });
        let accepts = surroundings.is_sealed;
        use_effect_with((accepts, properties.on_intake.clone()), move |_| {
            let listeners = if accepts { files::listen_drop(dropped) } else { Vec::new() };
            move || drop(listeners)
        });
    }
    let send = sender(&area, &properties.on_intake, is_filled.setter());
    let locale = surroundings.locale;
    let IntakeProperties { id, label, hint, takes_many, actions, .. } = properties;
    let (label_id, hint_id) = ([id.as_str(), "-label"].concat(), [id.as_str(), "-hint"].concat());
    let over = |value: bool| {
        let setter = is_dragged_over.setter();
        Callback::from(move |_: DragEvent| setter.set(value))
    };
    let oninput = {
        let (area, is_filled) = (area.clone(), is_filled.setter());
        Callback::from(move |_| is_filled.set(field::is_filled(&area)))
    };
    html! {
        <div class={if *is_dragged_over { "bw-intake bw-intake--over" } else { "bw-intake" }}
            ondragenter={over(true)} ondragover={over(true)} ondragleave={over(false)}>
            <label class="bw-intake__label" for={id.clone()} id={label_id}>{icon(Icon::Lock)}{label.clone()}</label>
            <textarea key={surroundings.generation} ref={area} id={id.clone()} class="fd-textarea bw-intake__area" rows="4"
                disabled={!surroundings.is_sealed} aria-describedby={hint_id.clone()}
                autocomplete="off" spellcheck="false" autocapitalize="off" translate="no" dir="ltr"
                onpaste={paster(&receive)} onkeydown={on_enter(&send)} {oninput} />
            <p class="bw-field__hint" id={hint_id}>{hint.clone()}</p>
            <div class="bw-actions">
                <button type="button" class="fd-button fd-button--emphasized bw-button" disabled={!*is_filled}
                    onclick={send.reform(|_| ())}>
                    {texts::intake_send().text(locale)}
                </button>
                <button type="button" class="fd-button bw-button" disabled={!surroundings.is_sealed} onclick={open(&chooser)}>
                    {icon(Icon::Upload)}
                    <span>{if *takes_many { texts::intake_files() } else { texts::intake_file() }.text(locale)}</span>
                </button>
                <input ref={chooser} type="file" multiple={*takes_many} class="bw-hidden" tabindex="-1"
                    id={[id.as_str(), "-file"].concat()} disabled={!surroundings.is_sealed}
                    aria-label={texts::intake_files().text(locale)} onchange={choice(&receive)} />
                {actions.clone()}
            </div>
            if !surroundings.is_sealed {
                <p class="bw-note">{texts::intake_not_sealed().text(locale)}</p>
            }
        </div>
    }
}

fn receiver(on_intake: &Callback<Result<Taken, IntakeError>>) -> Callback<Received> {
    let on_intake = on_intake.clone();
    Callback::from(move |received: Received| {
        let on_intake = on_intake.clone();
        spawn_local(async move { on_intake.emit(collect(received).await) });
    })
}

fn sender(
    area: &NodeRef,
    on_intake: &Callback<Result<Taken, IntakeError>>,
    is_filled: yew::UseStateSetter<bool>,
) -> Callback<()> {
    let (area, on_intake) = (area.clone(), on_intake.clone());
    Callback::from(move |()| {
        let typed = field::take(&area);
        is_filled.set(false);
        if typed.trim().is_empty() {
            focus::node(&area);
        } else {
            on_intake.emit(Ok(text(typed)));
        }
    })
}

fn paster(receive: &Callback<Received>) -> Callback<Event> {
    let receive = receive.clone();
    Callback::from(move |event: Event| {
        if let Some(received) = files::pasted(&event) {
            receive.emit(received);
        }
    })
}

fn choice(receive: &Callback<Received>) -> Callback<Event> {
    let receive = receive.clone();
    Callback::from(move |event: Event| {
        let files = field::file_input(&event).map(|input| files::chosen(&input)).unwrap_or_default();
        if !files.is_empty() {
            receive.emit(Received { text: None, files });
        }
    })
}

/// Ctrl+Enter sends, as Enter makes a line.
fn on_enter(send: &Callback<()>) -> Callback<KeyboardEvent> {
    let send = send.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            send.emit(());
        }
    })
}

fn open(chooser: &NodeRef) -> Callback<yew::MouseEvent> {
    let chooser = chooser.clone();
    Callback::from(move |_| focus::click(&chooser))
}
