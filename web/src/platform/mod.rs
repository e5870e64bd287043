//! Everything that touches the browser: the only module of the page that uses web-sys, js-sys and gloo.
//!
//! All of it compiles natively, where views are rendered for snapshots; there is no document there, so functions
//! that only read answer with a default and functions that act do nothing.

pub mod clipboard;
pub mod clock;
pub mod crash;
pub mod dialog;
pub mod download;
pub mod engine;
pub mod field;
pub mod files;
pub mod focus;
pub mod format;
pub mod intake;
pub mod leave;
pub mod live;
pub mod route;
pub mod seal;
pub mod self_test;
pub mod theme;
pub mod timer;
pub mod title;

/// Returns the window, or nothing where there is no browser.
pub(crate) fn window() -> Option<web_sys::Window> {
    if cfg!(target_arch = "wasm32") { web_sys::window() } else { None }
}

/// Returns the document, or nothing where there is no browser.
pub(crate) fn document() -> Option<web_sys::Document> {
    window()?.document()
}

/// Returns the `<html>` element, which carries the state of the boot and the theme.
pub(crate) fn root() -> Option<web_sys::Element> {
    document()?.document_element()
}

/// Keeps an event listener alive; dropping it removes the listener.
#[must_use = "the listener is removed when this value is dropped"]
pub struct Listener {
    _listener: gloo_events::EventListener,
}

impl Listener {
    fn new(
        target: &web_sys::EventTarget,
        event: &'static str,
        handler: impl FnMut(&web_sys::Event) + 'static,
    ) -> Self {
        Self { _listener: gloo_events::EventListener::new(target, event, handler) }
    }

    /// Listens to events whose default action the handler may prevent.
    fn active(
        target: &web_sys::EventTarget,
        event: &'static str,
        handler: impl FnMut(&web_sys::Event) + 'static,
    ) -> Self {
        let options = gloo_events::EventListenerOptions::enable_prevent_default();
        Self { _listener: gloo_events::EventListener::new_with_options(target, event, options, handler) }
    }
}
