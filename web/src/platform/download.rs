//! Handing a result to the person as a file, without a request.

use wasm_bindgen::JsCast;

use super::{document, timer};

/// How long the address of a download stays valid, in milliseconds; browsers read it after the click returned.
const LIFETIME: u32 = 60_000;

/// Offers a text as a file in UTF-8.
pub fn text(file_name: &str, media_type: &str, text: &str) {
    offer(file_name, media_type, &text.into());
}

/// Offers bytes as a file.
pub fn bytes(file_name: &str, media_type: &str, bytes: &js_sys::Uint8Array) {
    offer(file_name, media_type, bytes);
}

fn offer(file_name: &str, media_type: &str, content: &wasm_bindgen::JsValue) {
    let Some(document) = document() else { return };
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = js_sys::Array::of1(content);
    let Ok(blob) = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options) else { return };
    let Ok(address) = web_sys::Url::create_object_url_with_blob(&blob) else { return };
    let anchor = document.create_element("a").ok().and_then(|a| a.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(anchor) = anchor {
        let _ = anchor.set_attribute("href", &address);
        let _ = anchor.set_attribute("download", file_name);
        anchor.click();
    }
    timer::after(LIFETIME, move || {
        let _ = web_sys::Url::revoke_object_url(&address);
    })
    .forget();
}
