//! What every page and step needs to know of the world around it.

use bindwright_texts::Locale;
use yew::{Callback, hook, use_context};

use crate::platform::engine::{Engine, EngineError};

/// How far the page is with the catalogue of services, which the engine tells it.
#[derive(Clone, Debug, PartialEq)]
pub enum Knowledge {
    /// The engine was asked.
    Awaited,
    /// It is there.
    Present,
    /// The engine has no answer.
    Missing(EngineError),
}

/// Language, engine and seal, handed down as a context.
#[derive(Clone, PartialEq)]
pub struct Surroundings {
    /// The language of all texts.
    pub locale: Locale,
    /// Whether no request is possible any more: fields that take input are enabled only then.
    pub is_sealed: bool,
    /// Whether the catalogue of services is there.
    pub knowledge: Knowledge,
    /// The worker that reads everything pasted.
    pub engine: Engine,
    /// Counts how often everything was cleared; fields and results of an earlier one are dropped.
    pub generation: u32,
    /// Shows a short success message.
    pub toast: Callback<String>,
}

impl Default for Surroundings {
    fn default() -> Self {
        Self {
            locale: Locale::ENGLISH,
            is_sealed: true,
            knowledge: Knowledge::Present,
            engine: Engine::absent(),
            generation: 0,
            toast: Callback::noop(),
        }
    }
}

/// Returns the surroundings; English without an engine where no page provides them.
#[hook]
pub fn use_surroundings() -> Surroundings {
    use_context().unwrap_or_default()
}
