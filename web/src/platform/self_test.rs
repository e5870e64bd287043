//! Trying to break the seal, so that a person can see it hold.

use wasm_bindgen_futures::JsFuture;

use super::window;

/// Tries to fetch the page's own address, and says whether the browser refused.
pub async fn is_network_refused() -> bool {
    let Some(window) = window() else { return true };
    JsFuture::from(window.fetch_with_str("./?self-test")).await.is_err()
}
