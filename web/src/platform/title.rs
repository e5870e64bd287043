//! The title of the tab. It never holds anything pasted.

use super::document;

/// Sets the title of the document.
pub fn set(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Tells the browser and screen readers the language of the page.
pub fn set_language(tag: &str) {
    if let Some(root) = super::root() {
        let _ = root.set_attribute("lang", tag);
    }
}
