//! The copy button: one click, and it says what became of it.

use bindwright_texts::Locale;
use yew::platform::spawn_local;
use yew::{AttrValue, Callback, Html, NodeRef, Properties, component, html, use_state_eq};

use crate::platform::clipboard::{Copied, copy};
use crate::platform::{focus, live, timer};
use crate::texts;
use crate::view::icon::{Icon, icon};

/// How long the button shows what happened, in milliseconds.
const SHOWN: u32 = 2_500;

/// What to copy, and what it is.
#[derive(Clone, PartialEq, Properties)]
pub struct CopyProperties {
    /// The language.
    pub locale: Locale,
    /// The text to copy.
    pub text: AttrValue,
    /// What it is, for the accessible name: *Copy parameters.json*.
    pub of: AttrValue,
    /// Whether the button shows its word, or only the icon.
    #[prop_or_default]
    pub is_prominent: bool,
    /// The element to select where the browser refuses, so that the copy keys work.
    #[prop_or_default]
    pub shown_in: NodeRef,
}

/// A button that copies a text and confirms it.
#[component]
pub fn Copy(properties: &CopyProperties) -> Html {
    let outcome = use_state_eq(|| None::<Copied>);
    let onclick = {
        let (properties, outcome) = (properties.clone(), outcome.setter());
        Callback::from(move |_| {
            let (properties, outcome) = (properties.clone(), outcome.clone());
            spawn_local(async move {
                let copied = copy(&properties.text).await;
                announce(&properties, copied);
                outcome.set(Some(copied));
                timer::after(SHOWN, move || outcome.set(None)).forget();
            });
        })
    };
    let locale = properties.locale;
    let name = texts::copy_of(properties.of.as_str()).text(locale);
    let (picture, word) = match *outcome {
        None => (Icon::Copy, texts::copy_word()),
        Some(Copied::Done) => (Icon::Check, texts::copy_done()),
        Some(Copied::Refused) => (Icon::Critical, texts::copy_refused_short()),
    };
    let class = if properties.is_prominent {
        "fd-button bw-button"
    } else {
        "fd-button fd-button--transparent bw-button bw-button--icon"
    };
    let shows_word = properties.is_prominent || outcome.is_some();
    html! {
        <button type="button" {class} {onclick} aria-label={name.clone()} title={name}>
            {icon(picture)}
            if shows_word { <span>{word.text(locale)}</span> }
        </button>
    }
}

fn announce(properties: &CopyProperties, copied: Copied) {
    match copied {
        Copied::Done => live::polite(&texts::copy_announced(properties.of.as_str()).text(properties.locale)),
        Copied::Refused => {
            focus::select_contents(&properties.shown_in);
            live::assertive(&texts::copy_refused().text(properties.locale));
        }
    }
}
