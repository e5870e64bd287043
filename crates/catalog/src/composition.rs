use bindwright_report::Diagnostic;
use bindwright_texts::Locale;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::artefact::Artefact;
use crate::model::{Parameter, catalog};
use crate::request::BindingRequest;

/// What a request turns into.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Composition {
    /// The parameters JSON, keys in documented order.
    #[cfg_attr(feature = "codegen", ts(type = "Record<string, unknown>"))]
    pub parameters: Value,
    /// Everything to copy, in documented order.
    pub artefacts: Vec<Artefact>,
    /// Findings; none of them blocks.
    pub diagnostics: Vec<Diagnostic>,
}

/// Composes parameters and artefacts; pure and cheap enough for every keystroke.
pub fn compose(request: &BindingRequest, locale: Locale) -> Composition {
    let _ = (catalog().service(&request.service), locale);
    Composition { parameters: Value::Object(Map::new()), artefacts: Vec::new(), diagnostics: Vec::new() }
}

/// Reads a value as the parameter's type, from a form field or the command line.
///
/// # Errors
/// Where the text is not of that type; the finding says what was expected.
pub fn parse_value(parameter: &Parameter, text: &str, locale: Locale) -> Result<Value, Diagnostic> {
    let _ = (parameter, locale);
    Ok(Value::String(text.to_owned()))
}

/// Returns JSON as people read it: two spaces, no final newline.
pub fn json_text(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}
