//! The JSON Schema of the files under `services/`, for editors and for the test that checks the files.

use serde_json::{Value, json};

use crate::json::json_text;
use crate::model::Service;

/// Returns the JSON Schema of a service file as text, with a final newline.
pub fn services_schema() -> String {
    let mut schema = schemars::schema_for!(Service).to_value();
    for name in SHARED {
        allow_reference(&mut schema["$defs"][name], name);
    }
    format!("{}\n", json_text(&schema))
}

/// What may refer to `services/shared.json` instead of saying everything.
const SHARED: [&str; 8] = [
    "CockpitPath",
    "InstanceSettings",
    "Mode",
    "Note",
    "Parameter",
    "Prerequisite",
    "Returned",
    "TokenEndpoint",
];

/// Allows an object that names a shared definition and says only what differs.
fn allow_reference(definition: &mut Value, name: &str) {
    let mut reference = definition.clone();
    reference["properties"]["like"] =
        json!({"type": "string", "description": "Name of a shared definition."});
    reference["required"] = json!(["like"]);
    for full in [&mut reference, &mut *definition] {
        if name == "Mode" {
            full["properties"]["adjust"] = json!({
                "type": "object",
                "description": "Members to lay over the parameter of a name; `*` stands for all of them.",
            });
        }
    }
    *definition = json!({"anyOf": [definition.take(), reference]});
}

#[cfg(test)]
mod tests;
