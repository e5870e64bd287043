//! Moving the keyboard focus and the selection.

use wasm_bindgen::JsCast;
use yew::{FocusEvent, NodeRef};

use super::{document, window};

/// Focuses the element with an id; one that cannot take focus by itself needs `tabindex="-1"`.
///
/// Returns whether the element exists.
pub fn by_id(id: &str) -> bool {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else { return false };
    focus(&element)
}

/// Focuses the element behind a reference, where it is mounted.
pub fn node(reference: &NodeRef) -> bool {
    reference.cast::<web_sys::Element>().is_some_and(|element| focus(&element))
}

/// Focuses the first element inside a reference that matches a CSS selector.
pub fn first_in(reference: &NodeRef, selector: &str) -> bool {
    reference
        .cast::<web_sys::Element>()
        .and_then(|element| element.query_selector(selector).ok().flatten())
        .is_some_and(|element| focus(&element))
}

/// Moves the focus to the next or previous of several landmarks (F6, Shift+F6); they wrap around.
///
/// `selector` names the landmarks in document order; each needs to be focusable.
pub fn next_group(selector: &str, backwards: bool) {
    let Some(document) = document() else { return };
    let Ok(list) = document.query_selector_all(selector) else { return };
    let groups: Vec<web_sys::Node> = (0..list.length()).filter_map(|index| list.item(index)).collect();
    if groups.is_empty() {
        return;
    }
    let active = document.active_element();
    let current = groups.iter().rposition(|group| group.contains(active.as_deref()));
    let next = match (current, backwards) {
        (Some(current), false) => (current + 1) % groups.len(),
        (Some(current), true) => (current + groups.len() - 1) % groups.len(),
        (None, false) => 0,
        (None, true) => groups.len() - 1,
    };
    if let Some(element) = groups[next].dyn_ref::<web_sys::Element>() {
        focus(element);
    }
}

/// Says whether the focus that an element loses stays inside another one.
pub fn stays_in(event: &FocusEvent, reference: &NodeRef) -> bool {
    let next = event.related_target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
    let around = reference.cast::<web_sys::Node>();
    around.zip(next).is_some_and(|(around, next)| around.contains(Some(&next)))
}

/// Selects the whole text of an element, so that the copy keys take it.
pub fn select_contents(reference: &NodeRef) -> bool {
    let (Some(node), Some(selection)) = (
        reference.cast::<web_sys::Node>(),
        window().and_then(|window| window.get_selection().ok().flatten()),
    ) else {
        return false;
    };
    selection.select_all_children(&node).is_ok()
}

/// Clicks an element, for example the hidden chooser behind a button.
pub fn click(reference: &NodeRef) {
    if let Some(element) = reference.cast::<web_sys::HtmlElement>() {
        element.click();
    }
}

fn focus(element: &web_sys::Element) -> bool {
    element.dyn_ref::<web_sys::HtmlElement>().is_some_and(|element| element.focus().is_ok())
}

/// Returns the id of the element that has the focus.
pub fn active_id() -> Option<String> {
    Some(document()?.active_element()?.id()).filter(|id| !id.is_empty())
}
