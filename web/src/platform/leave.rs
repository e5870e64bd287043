//! Asking before the page is left.

use super::{Listener, window};

/// Lets the browser ask before the tab is closed or reloaded, as long as the value is kept.
///
/// The words of that question are the browser's own. There is nothing to keep without a browser.
pub fn ask_first() -> Option<Listener> {
    Some(Listener::active(&window()?.into(), "beforeunload", web_sys::Event::prevent_default))
}

/// Loads the page anew; the only way on after a crash of the page itself.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}
