//! The seal: after the boot a second, stricter policy lets no request out any more.
//!
//! `web/boot.js` inserts the policy; `<html data-state>` tells how far the boot is, and an event on the document
//! says when that changes.

use yew::{UseStateHandle, hook, use_effect_with, use_state_eq};

use super::{Listener, document, root};

/// The event that boot.js dispatches on the document after it changed `data-state`.
const STATE_EVENT: &str = "bindwright-state";

/// How far the boot is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Files are fetched; the page is not running yet.
    Loading,
    /// The page is running, the engine is starting.
    Starting,
    /// The engine runs and no request is possible: fields that take input may be enabled.
    Sealed,
    /// The boot failed, or the page crashed; index.html shows why.
    Failed,
}

impl State {
    /// Returns whether fields that take input may be enabled.
    pub fn is_sealed(self) -> bool {
        self == Self::Sealed
    }
}

/// Returns how far the boot is; without a browser it is sealed, as nothing can get out.
pub fn current() -> State {
    let Some(root) = root() else { return State::Sealed };
    match root.get_attribute("data-state").as_deref() {
        Some("sealed") => State::Sealed,
        Some("starting") => State::Starting,
        Some("failed") => State::Failed,
        _ => State::Loading,
    }
}

/// Returns how far the boot is and renders again when that changes.
#[hook]
pub fn use_seal() -> UseStateHandle<State> {
    let state = use_state_eq(current);
    let setter = state.setter();
    use_effect_with((), move |()| {
        // The state may have changed between the first rendering and this effect.
        setter.set(current());
        let listener =
            document().map(|document| Listener::new(&document, STATE_EVENT, move |_| setter.set(current())));
        move || drop(listener)
    });
    state
}
