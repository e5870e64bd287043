//! Announcements for screen readers through the two live regions of index.html.

use super::{document, timer};

/// Time between emptying and filling a region, in milliseconds: the same text twice is announced twice.
const PAUSE: u32 = 60;

/// Announces a text when the reader is idle: results, saved, copied.
pub fn polite(text: &str) {
    announce("live-polite", text);
}

/// Interrupts the reader: errors that need attention now.
pub fn assertive(text: &str) {
    announce("live-assertive", text);
}

fn announce(id: &'static str, text: &str) {
    let Some(region) = document().and_then(|document| document.get_element_by_id(id)) else { return };
    region.set_text_content(None);
    let text = text.to_owned();
    timer::after(PAUSE, move || region.set_text_content(Some(&text))).forget();
}
