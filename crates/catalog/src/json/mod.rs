//! JSON as text: reading with places and causes, paths into it, and pointers.

pub(crate) mod path;
pub(crate) mod reader;

use serde_json::Value;

/// Reads JSON that a program wrote; nothing where it is none.
pub fn json_value(text: &str) -> Option<Value> {
    reader::read(text).ok().map(|document| document.value)
}

/// Returns JSON as people read it: two spaces, no final newline.
pub fn json_text(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}
