//! What a person sees when the page itself fails: the crash section of index.html, never a blank page.

use std::panic::PanicHookInfo;

use super::document;

/// Replaces the default panic hook, which would print the payload of the panic.
///
/// The payload may quote what was pasted; only the place in the source is shown and logged.
pub fn install() {
    yew::set_custom_panic_hook(Box::new(|information| show(&place(information))));
}

fn place(information: &PanicHookInfo<'_>) -> String {
    information.location().map(|place| format!("{}:{}", place.file(), place.line())).unwrap_or_default()
}

fn show(place: &str) {
    let Some(document) = document() else { return };
    if let Some(element) = document.get_element_by_id("crash-place") {
        element.set_text_content(Some(place));
    }
    for (id, hidden) in [("app", true), ("loading", true), ("stalled", true), ("crash", false)] {
        let Some(element) = document.get_element_by_id(id) else { continue };
        if hidden {
            let _ = element.set_attribute("hidden", "");
        } else {
            let _ = element.remove_attribute("hidden");
        }
    }
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("data-state", "failed");
    }
    super::focus::by_id("crash");
}
