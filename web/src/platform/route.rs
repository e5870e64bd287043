//! The hash route: what stands behind `#` in the address. It never holds anything pasted.

use yew::{Callback, UseStateHandle, hook, use_effect_with, use_state_eq};

use super::{Listener, window};

/// Returns the present route: `/create/binding` for `#/create/binding`, `/` where there is none.
pub fn current() -> String {
    let hash = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    match hash.strip_prefix('#') {
        Some(route) if route.starts_with('/') => route.to_owned(),
        _ => String::from("/"),
    }
}

/// Goes to a route and leaves the present one in the history.
pub fn go(route: &str) {
    if let Some(window) = window() {
        let _ = window.location().set_hash(route);
    }
}

/// Goes to a route in place of the present one, so that *Back* skips it.
pub fn replace(route: &str) {
    if let Some(window) = window() {
        let _ = window.location().replace(&format!("#{route}"));
    }
}

/// Calls back with the new route whenever the hash changes.
pub fn listen(changed: Callback<String>) -> Option<Listener> {
    Some(Listener::new(&window()?.into(), "hashchange", move |_| changed.emit(current())))
}

/// Returns the present route and renders again when it changes.
#[hook]
pub fn use_route() -> UseStateHandle<String> {
    let route = use_state_eq(current);
    let setter = route.setter();
    use_effect_with((), move |()| {
        let listener = listen(Callback::from(move |route| setter.set(route)));
        move || drop(listener)
    });
    route
}
