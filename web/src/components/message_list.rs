//! The button in the footer that counts what is to be said, and the list behind it.

use bindwright_texts::Locale;
use yew::{
    Callback, Html, KeyboardEvent, Properties, component, html, use_effect_with, use_node_ref, use_state_eq,
};

use crate::platform::focus;
use crate::state::problem::Problem;
use crate::texts;
use crate::view::icon::{Icon, icon};
use crate::view::state::ValueState;

/// What is to be said, and the way to a field.
#[derive(Clone, PartialEq, Properties)]
pub struct MessageListProperties {
    /// The language.
    pub locale: Locale,
    /// What is to be said, in the order of the fields.
    pub problems: Vec<Problem>,
    /// Goes to the field of a message.
    pub on_jump: Callback<Problem>,
}

/// A button with a count; it opens a list whose entries lead to their fields.
#[component]
pub fn MessageList(properties: &MessageListProperties) -> Html {
    let is_open = use_state_eq(|| false);
    let (list, button) = (use_node_ref(), use_node_ref());
    {
        let list = list.clone();
        use_effect_with(*is_open, move |is_open| {
            if *is_open {
                focus::first_in(&list, "button");
            }
        });
    }
    let MessageListProperties { locale, problems, on_jump } = properties;
    let toggle = {
        let (setter, open) = (is_open.setter(), *is_open);
        Callback::from(move |_| setter.set(!open))
    };
    let close_on_escape = {
        let (setter, button) = (is_open.setter(), button.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                setter.set(false);
                focus::node(&button);
            }
        })
    };
    let gravest = problems.iter().map(|problem| problem.state).max();
    let count = texts::wizard_messages(problems.len() as i64).text(*locale);
    let class = [
        "fd-button bw-button bw-messages__button bw-messages__button--",
        gravest.map_or("none", ValueState::name),
    ];
    let close = {
        let (setter, button) = (is_open.setter(), button.clone());
        Callback::from(move |_| {
            setter.set(false);
            focus::node(&button);
        })
    };
    html! {
        <div class="bw-messages" onkeydown={close_on_escape}>
            <button type="button" ref={button} id="messages" class={class.concat()} aria-expanded={is_open.to_string()}
                aria-controls="messages-list" onclick={toggle} disabled={problems.is_empty()}>
                {icon(gravest.map_or(Icon::Success, ValueState::icon))}<span>{count}</span>
            </button>
            <div ref={list} class="bw-messages__list" id="messages-list" hidden={!*is_open || problems.is_empty()}>
                <div class="bw-messages__head">
                    <h2 class="bw-messages__title">{texts::wizard_messages_title().text(*locale)}</h2>
                    <button type="button" class="fd-button fd-button--transparent bw-button bw-button--icon" onclick={close}
                        aria-label={texts::wizard_messages_close().text(*locale)}>{icon(Icon::Clear)}</button>
                </div>
                <ul>{for problems.iter().map(|problem| entry(*locale, problem, on_jump, is_open.setter()))}</ul>
            </div>
        </div>
    }
}

fn entry(
    locale: Locale,
    problem: &Problem,
    on_jump: &Callback<Problem>,
    open: yew::UseStateSetter<bool>,
) -> Html {
    let jump = {
        let (on_jump, problem) = (on_jump.clone(), problem.clone());
        Callback::from(move |_| {
            open.set(false);
            on_jump.emit(problem.clone());
        })
    };
    html! {
        <li>
            <button type="button" class={["bw-messages__entry bw-status--", problem.state.name()].concat()} onclick={jump}
                title={texts::wizard_messages_jump().text(locale)}>
                {icon(problem.state.icon())}
                <span>
                    <span class="bw-hidden">{problem.state.word(locale)}{" "}</span>
                    <bdi>{problem.text.clone()}</bdi>
                    <span class="bw-iso">{" "}{problem.step.title().text(locale)}</span>
                </span>
            </button>
        </li>
    }
}
