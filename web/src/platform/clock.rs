//! The clock of this computer.

/// Returns the present time in RFC 3339, UTC, whole seconds: `2026-11-20T12:00:00Z`.
///
/// Without a browser it is the start of the Unix epoch.
pub fn now() -> String {
    if !cfg!(target_arch = "wasm32") {
        return String::from("1970-01-01T00:00:00Z");
    }
    let text: String = js_sys::Date::new_0().to_iso_string().into();
    match text.split_once('.') {
        Some((seconds, _milliseconds)) => format!("{seconds}Z"),
        None => text,
    }
}
