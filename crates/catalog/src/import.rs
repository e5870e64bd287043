use bindwright_report::Diagnostic;
use bindwright_texts::Locale;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::model::Service;

/// Parameters JSON, read back into the parts of a request.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Import {
    /// Id of the mode it fits; absent where nothing says which.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub mode: Option<String>,
    /// Full parameter name to value.
    #[cfg_attr(feature = "codegen", ts(type = "Record<string, unknown>"))]
    pub values: Map<String, Value>,
    /// What the service's form does not know, from the top level.
    #[cfg_attr(feature = "codegen", ts(type = "Record<string, unknown>"))]
    pub extra: Map<String, Value>,
    /// The JSON as it should have been, where its structure was wrong and the cure is plain.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub corrected: Option<String>,
    /// Whether the text was a JSON object at all; `values` and `extra` are empty where it was not.
    pub readable: bool,
    /// Findings about the structure; those about values come from composing.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads parameters JSON for a service.
pub fn import(text: &str, service: &Service, locale: Locale) -> Import {
    let _ = (text, service, locale);
    Import::default()
}
