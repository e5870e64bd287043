//! What a page asks the engine when it opens.

use std::future::Future;

use bindwright_texts::Locale;
use yew::platform::spawn_local;
use yew::{Html, UseStateHandle, hook, use_effect_with, use_state};

use super::inspection::{Failure, told};
use crate::platform::engine::{Engine, EngineError};
use crate::surroundings::use_surroundings;
use crate::texts;
use crate::view::page::busy;
use crate::view::state::ValueState;
use crate::view::strip::strip;

/// An answer of the engine, where it is there.
pub type Answer<T> = Option<Result<T, EngineError>>;

/// Asks the engine once it takes questions, and again for another language or subject.
#[hook]
pub fn use_answer<T, S, F>(
    subject: S,
    ask: impl FnOnce(Engine, Locale, S) -> F + 'static,
) -> UseStateHandle<Answer<T>>
where
    T: 'static,
    S: Clone + PartialEq + 'static,
    F: Future<Output = Result<T, EngineError>> + 'static,
{
    let surroundings = use_surroundings();
    let answer = use_state(|| None);
    let (setter, engine) = (answer.setter(), surroundings.engine.clone());
    let wanted = (surroundings.is_sealed, surroundings.locale, subject);
    use_effect_with(wanted, move |(is_sealed, locale, subject)| {
        if *is_sealed {
            let asked = ask(engine, *locale, subject.clone());
            spawn_local(async move { setter.set(Some(asked.await)) });
        }
    });
    answer
}

/// Shows that the engine is asked, or why it has no answer.
pub fn unanswered<T>(locale: Locale, answer: &Answer<T>) -> Html {
    match answer {
        Some(Err(error)) => {
            strip(locale, ValueState::Error, &told(locale, &Failure::Engine(error.clone())), Html::default())
        }
        _ => busy(&texts::reference_loading().text(locale)),
    }
}
