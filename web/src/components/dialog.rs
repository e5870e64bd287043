//! A dialog that interrupts with a question.

use bindwright_texts::{Locale, Message};
use yew::{
    AttrValue, Callback, Children, Event, Html, MouseEvent, Properties, component, html, use_effect_with,
    use_node_ref,
};

use crate::platform::dialog;

/// The question and its two answers.
#[derive(Clone, PartialEq, Properties)]
pub struct QuestionProperties {
    /// The language.
    pub locale: Locale,
    /// Id of the dialog, for tests and for tying the heading to it.
    pub id: AttrValue,
    /// The question.
    pub title: Message,
    /// What would happen.
    pub text: Message,
    /// The answer that goes on.
    pub confirm: Message,
    /// The answer that changes nothing; Esc means the same.
    pub keep: Message,
    /// The person agreed.
    pub on_confirm: Callback<()>,
    /// The person kept things as they are.
    pub on_keep: Callback<()>,
    /// Details below the text.
    #[prop_or_default]
    pub children: Children,
}

/// A modal question; shown as long as it is rendered.
#[component]
pub fn Question(properties: &QuestionProperties) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| dialog::open(&node));
    }
    let answer = |callback: &Callback<()>| {
        let callback = callback.clone();
        Callback::from(move |_: MouseEvent| callback.emit(()))
    };
    let oncancel = {
        let keep = properties.on_keep.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            keep.emit(());
        })
    };
    let QuestionProperties { locale, id, title, text, confirm, keep, children, .. } = properties;
    let heading = [id.as_str(), "-title"].concat();
    html! {
        <dialog class="bw-dialog" ref={node} id={id.clone()} aria-labelledby={heading.clone()} {oncancel}>
            <h2 class="bw-dialog__title" id={heading}>{title.text(*locale)}</h2>
            <div class="bw-dialog__body"><p>{text.text(*locale)}</p>{children.clone()}</div>
            <div class="bw-dialog__footer">
                <button type="button" class="fd-button bw-button" onclick={answer(&properties.on_keep)}>
                    {keep.text(*locale)}
                </button>
                <button type="button" class="fd-button fd-button--emphasized bw-button" onclick={answer(&properties.on_confirm)}>
                    {confirm.text(*locale)}
                </button>
            </div>
        </dialog>
    }
}
