//! One-shot timers.

/// A running timer; dropping it cancels it.
#[must_use = "the timer is cancelled when this value is dropped"]
pub struct Timer(Option<gloo_timers::callback::Timeout>);

impl Timer {
    /// Lets the timer run without anyone holding it.
    pub fn forget(self) {
        if let Some(timeout) = self.0 {
            timeout.forget();
        }
    }
}

/// Calls a function once after a number of milliseconds.
pub fn after(milliseconds: u32, call: impl FnOnce() + 'static) -> Timer {
    if !cfg!(target_arch = "wasm32") {
        return Timer(None);
    }
    Timer(Some(gloo_timers::callback::Timeout::new(milliseconds, call)))
}
