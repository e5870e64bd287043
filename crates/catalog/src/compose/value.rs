//! Types of values: from text, and whether a JSON value has the right one.

use bindwright_report::Diagnostic;
use bindwright_texts::{Locale, Message};
use serde_json::Value;

use super::certificate::normalise;
use crate::findings::{WRONG_TYPE, diagnostic};
use crate::json::json_value;
use crate::model::{Parameter, ParameterKind};
use crate::texts;

/// Reads a value as the parameter's type, from a form field or the command line.
///
/// # Errors
/// Where the text is not of that type; the finding says what was expected.
pub fn parse_value(parameter: &Parameter, text: &str, locale: Locale) -> Result<Value, Diagnostic> {
    let trimmed = text.trim();
    let value = match parameter.kind {
        ParameterKind::Integer => trimmed.parse::<i64>().ok().map(Value::from),
        ParameterKind::Boolean => trimmed.parse::<bool>().ok().map(Value::from),
        ParameterKind::BooleanText => trimmed.parse::<bool>().ok().map(|flag| Value::from(flag.to_string())),
        ParameterKind::Certificate => {
            Some(Value::from(normalise(text).text.unwrap_or_else(|| text.to_owned())))
        }
        ParameterKind::Text | ParameterKind::Choice => Some(Value::from(text)),
        ParameterKind::TextList => Some(list(text)),
        ParameterKind::Object => json_value(text).filter(Value::is_object),
    };
    value.ok_or_else(|| wrong_type(parameter, &shown(&Value::from(text)), locale))
}

/// Reads a list of texts: one per line, or with commas between them.
fn list(text: &str) -> Value {
    let entries = text.split(['\n', ',']).map(str::trim).filter(|entry| !entry.is_empty());
    entries.map(Value::from).collect()
}

/// Says whether a JSON value has the parameter's type.
pub(super) fn has_type(parameter: &Parameter, value: &Value) -> bool {
    match parameter.kind {
        ParameterKind::Integer => value.is_i64() || value.is_u64(),
        ParameterKind::Boolean => value.is_boolean(),
        ParameterKind::BooleanText
        | ParameterKind::Text
        | ParameterKind::Choice
        | ParameterKind::Certificate => value.is_string(),
        ParameterKind::TextList => {
            value.as_array().is_some_and(|entries| entries.iter().all(Value::is_string))
        }
        ParameterKind::Object => value.is_object(),
    }
}

/// Returns the finding for a value of the wrong type.
pub(super) fn wrong_type(parameter: &Parameter, shown: &str, locale: Locale) -> Diagnostic {
    let expected = expected(parameter.kind).text(locale);
    diagnostic(
        WRONG_TYPE,
        &texts::parameters_wrong_type_message(parameter.name.as_str(), shown, expected.as_str()),
        &texts::parameters_wrong_type_help(expected),
        locale,
    )
}

/// Returns a value as a finding shows it: as JSON, cut where it is long.
pub(crate) fn shown(value: &Value) -> String {
    const LENGTH: usize = 60;
    let text = value.to_string();
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

fn expected(kind: ParameterKind) -> Message {
    match kind {
        ParameterKind::Integer => texts::kind_integer(),
        ParameterKind::Boolean => texts::kind_boolean(),
        ParameterKind::BooleanText => texts::kind_boolean_text(),
        ParameterKind::Certificate => texts::kind_certificate(),
        ParameterKind::Text | ParameterKind::Choice => texts::kind_text(),
        ParameterKind::TextList => texts::kind_text_list(),
        ParameterKind::Object => texts::kind_object(),
    }
}
