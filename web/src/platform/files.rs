//! What a person pastes, drops or chooses. Nothing of it is kept here.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
pub use web_sys::File;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Event, HtmlInputElement};
use yew::Callback;
use zeroize::Zeroizing;

use super::{Listener, document};

/// What came with one paste or drop. It may hold a private key, so it is neither printed nor copied.
#[derive(Default)]
pub struct Received {
    /// The plain text, where there was one and no file.
    pub text: Option<Zeroizing<String>>,
    /// The files, unread.
    pub files: Vec<File>,
}

impl Received {
    /// Returns whether nothing usable came.
    pub fn is_empty(&self) -> bool {
        self.text.is_none() && self.files.is_empty()
    }
}

/// A file could not be read: it was moved, locked, or is a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// Takes over a paste: the browser inserts nothing into the field.
///
/// Returns nothing, and leaves the event alone, where the clipboard holds neither text nor files.
pub fn pasted(event: &Event) -> Option<Received> {
    let received = received(&event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?)?;
    event.prevent_default();
    Some(received)
}

/// Looks at a paste without taking it over.
pub fn peek(event: &Event) -> Option<Received> {
    received(&event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?)
}

/// Takes over a drop: the browser neither inserts the text nor opens the file.
pub fn dropped(event: &DragEvent) -> Option<Received> {
    event.prevent_default();
    received(&event.data_transfer()?)
}

/// Returns the chosen files of an `<input type="file">` and empties it, so that the same file can be chosen again.
pub fn chosen(input: &HtmlInputElement) -> Vec<File> {
    let files = input.files().map(list).unwrap_or_default();
    input.set_value("");
    files
}

/// Reads a whole file.
///
/// # Errors
/// The browser could not read the file.
pub async fn read(file: &File) -> Result<js_sys::Uint8Array, Unreadable> {
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Unreadable)?;
    Ok(js_sys::Uint8Array::new(&buffer))
}

/// Calls back with whatever is dropped anywhere on the page.
///
/// Also keeps the browser from leaving the page for a file that was dropped beside a field, so the page listens
/// all the time. A component that takes a drop itself stops the event's propagation.
pub fn listen_drop(received: Callback<Received>) -> Vec<Listener> {
    let Some(document) = document() else { return Vec::new() };
    vec![
        Listener::active(&document, "dragover", Event::prevent_default),
        Listener::active(&document, "drop", move |event| {
            if let Some(content) = event.dyn_ref::<DragEvent>().and_then(dropped) {
                received.emit(content);
            }
        }),
    ]
}

fn received(data: &DataTransfer) -> Option<Received> {
    let files = data.files().map(list).unwrap_or_default();
    let text = data.get_data("text/plain").ok().map(Zeroizing::new);
    let text = text.filter(|text| files.is_empty() && !text.is_empty());
    let received = Received { text, files };
    (!received.is_empty()).then_some(received)
}

fn list(files: web_sys::FileList) -> Vec<File> {
    (0..files.length()).filter_map(|index| files.item(index)).collect()
}
