//! Trying to break the seal, so that a person can see it hold.

use std::cell::Cell;
use std::rc::Rc;

use futures_channel::oneshot;
use js_sys::Reflect;
use wasm_bindgen_futures::JsFuture;

use super::{Listener, document, timer, window};

/// What became of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The policy of the page refused it.
    Refused,
    /// It got out.
    Passed,
    /// It failed, and the browser did not say that the policy was the reason.
    Unknown,
}

/// How long the browser may take to say that the policy was the reason, in milliseconds.
const PATIENCE: u32 = 500;

/// Tries to fetch the page's own address, and says what became of that.
///
/// A request also fails where there is no network, so only what the browser says about its policy counts as refused.
pub async fn reach_network() -> Outcome {
    let (Some(window), Some(document)) = (window(), document()) else { return Outcome::Unknown };
    let is_refused = Rc::new(Cell::new(false));
    let seen = is_refused.clone();
    let listener = Listener::new(&document, "securitypolicyviolation", move |event| {
        let says = |name: &str, value: &str| {
            Reflect::get(event, &name.into()).is_ok_and(|said| said.as_string().as_deref() == Some(value))
        };
        if says("effectiveDirective", "connect-src") && says("disposition", "enforce") {
            seen.set(true);
        }
    });
    if JsFuture::from(window.fetch_with_str("./?self-test")).await.is_ok() {
        return Outcome::Passed;
    }
    if !is_refused.get() {
        // The event may come after the failure.
        let (send, wait) = oneshot::channel();
        let timer = timer::after(PATIENCE, move || {
            let _ = send.send(());
        });
        let _ = wait.await;
        drop(timer);
    }
    drop(listener);
    if is_refused.get() { Outcome::Refused } else { Outcome::Unknown }
}
