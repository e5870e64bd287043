//! The JSON Schema of the files under `services/`, for editors and for the test that checks the files.

use crate::json::json_text;
use crate::model::Service;

/// Returns the JSON Schema of a service file as text, with a final newline.
pub fn services_schema() -> String {
    let schema = schemars::schema_for!(Service);
    format!("{}\n", json_text(schema.as_value()))
}

#[cfg(test)]
mod tests;
