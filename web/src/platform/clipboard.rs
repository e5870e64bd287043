//! Copying text, with and without a secure context.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{Listener, document, window};

/// What became of a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// The text is on the clipboard.
    Done,
    /// The browser refused; select the text on the page and let the person press the copy keys.
    Refused,
}

/// Puts a text on the clipboard; to be called from a click or key handler.
///
/// The clipboard API exists in secure contexts only (https, localhost). Elsewhere the text travels through the
/// `copy` event, so that it never stands in the document.
pub async fn copy(text: &str) -> Copied {
    if copy_through_api(text).await || copy_through_event(text) { Copied::Done } else { Copied::Refused }
}

async fn copy_through_api(text: &str) -> bool {
    let Some(window) = window().filter(web_sys::Window::is_secure_context) else { return false };
    let navigator: JsValue = window.navigator().into();
    // Missing in some embedded views although the context is secure; the typed getter would hand out `undefined`.
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).unwrap_or_default();
    match clipboard.dyn_into::<web_sys::Clipboard>() {
        Ok(clipboard) => JsFuture::from(clipboard.write_text(text)).await.is_ok(),
        Err(_) => false,
    }
}

fn copy_through_event(text: &str) -> bool {
    let Some(document) = document().and_then(|document| document.dyn_into::<web_sys::HtmlDocument>().ok())
    else {
        return false;
    };
    let text = text.to_owned();
    let _listener = Listener::active(&document, "copy", move |event| {
        let Some(data) =
            event.dyn_ref::<web_sys::ClipboardEvent>().and_then(web_sys::ClipboardEvent::clipboard_data)
        else {
            return;
        };
        if data.set_data("text/plain", &text).is_ok() {
            event.prevent_default();
        }
    });
    document.exec_command("copy").unwrap_or(false)
}
