//! Values in the form.

use bindwright_catalog::json_text;
use serde_json::Value;

/// A value in the form: what was typed, and what it means where it means something.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Full name of the parameter.
    pub name: String,
    /// The raw text.
    pub text: String,
    /// The value as it goes into the JSON; absent where the text is not of the parameter's type.
    pub value: Option<Value>,
}

impl Entry {
    /// Makes an entry of a value that came from JSON.
    pub fn from_value(name: &str, value: &Value) -> Self {
        Self { name: name.to_owned(), text: field_text(value), value: Some(value.clone()) }
    }
}

/// Writes a value as its field shows it: a list of texts one per line, an object over several lines.
fn field_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(list) => {
            let lines: Option<Vec<&str>> = list.iter().map(Value::as_str).collect();
            lines.map_or_else(|| value.to_string(), |lines| lines.join("\n"))
        }
        Value::Object(_) => json_text(value).trim_end().to_owned(),
        _ => value.to_string(),
    }
}

/// Puts an entry in place of the one of the same name; an empty text takes it away.
pub(super) fn put(entries: &mut Vec<Entry>, entry: Entry) {
    let is_empty = entry.text.is_empty();
    match entries.iter().position(|known| known.name == entry.name) {
        Some(at) if is_empty => drop(entries.remove(at)),
        Some(at) => entries[at] = entry,
        None if is_empty => {}
        None => entries.push(entry),
    }
}
