//! Reading and emptying form controls.

use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::{Event, InputEvent, NodeRef, TargetCast};
use zeroize::Zeroizing;

/// Returns the text of the input or text area an event came from.
pub fn typed(event: &InputEvent) -> String {
    if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
        return area.value();
    }
    event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
}

/// Returns the value of the option that was chosen.
pub fn selected(event: &Event) -> String {
    event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default()
}

/// Returns the input of type file that an event came from.
pub fn file_input(event: &Event) -> Option<HtmlInputElement> {
    event.target_dyn_into()
}

/// Returns the text of an uncontrolled text area or input and empties it.
pub fn take(control: &NodeRef) -> Zeroizing<String> {
    if let Some(input) = control.cast::<HtmlInputElement>() {
        let text = Zeroizing::new(input.value());
        input.set_value("");
        return text;
    }
    let Some(area) = control.cast::<HtmlTextAreaElement>() else { return Zeroizing::default() };
    let text = Zeroizing::new(area.value());
    area.set_value("");
    text
}

/// Shows a text in an element that is no part of any state, or nothing.
pub fn show(element: &NodeRef, text: Option<&str>) {
    if let Some(element) = element.cast::<web_sys::Element>() {
        element.set_text_content(text);
    }
}

/// Returns the text that an element shows.
pub fn shown(element: &NodeRef) -> Zeroizing<String> {
    let text = element.cast::<web_sys::Element>().and_then(|element| element.text_content());
    Zeroizing::new(text.unwrap_or_default())
}

/// Says whether an uncontrolled text area holds anything but white space.
pub fn is_filled(area: &NodeRef) -> bool {
    area.cast::<HtmlTextAreaElement>().is_some_and(|area| !area.value().trim().is_empty())
}

/// Selects a part of a text area, in UTF-16 units as scripts count, and focuses it: the browser scrolls there.
pub fn select(area: &NodeRef, start: u32, end: u32) {
    if let Some(area) = area.cast::<HtmlTextAreaElement>() {
        let _ = area.set_selection_range(start, end);
        let _ = area.focus();
    }
}

/// Writes a text into a text area, for example the last one that was accepted.
pub fn write(area: &NodeRef, text: &str) {
    if let Some(area) = area.cast::<HtmlTextAreaElement>() {
        area.set_value(text);
    }
}
