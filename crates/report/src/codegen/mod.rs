//! The JSON Schema of the report, and the check of JSON against a schema that the tests share.

mod validate;

use serde_json::{Value, json};

pub use validate::validate;

use crate::{Report, SCHEMA};

/// Returns the JSON Schema (2020-12) of the report as text, with a final newline.
pub fn report_schema() -> String {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<Report>().to_value();
    without_null(&mut schema);
    schema["properties"]["schema"]["const"] = json!(SCHEMA);
    format!("{schema:#}\n")
}

/// Takes `null` out of every choice: an optional field is absent.
fn without_null(schema: &mut Value) {
    match schema {
        Value::Object(keywords) => {
            if let Some(kinds) = keywords.get_mut("type").filter(|kinds| kinds.is_array()) {
                *kinds = only(kinds, &json!("null"));
            }
            if let Some(choices) = keywords.get_mut("anyOf")
                && let Value::Object(left) = only(choices, &json!({"type": "null"}))
            {
                keywords.shift_remove("anyOf");
                keywords.extend(left);
            }
            keywords.values_mut().for_each(without_null);
        }
        Value::Array(list) => list.iter_mut().for_each(without_null),
        _ => {}
    }
}

/// Returns the one entry that stands beside `other`, or the list where there are more.
fn only(list: &Value, other: &Value) -> Value {
    let mut left: Vec<Value> =
        list.as_array().into_iter().flatten().filter(|entry| *entry != other).cloned().collect();
    if left.len() == 1 { left.remove(0) } else { Value::from(left) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMITTED: &str = include_str!("../../report.schema.json");

    #[test]
    fn the_committed_schema_is_the_generated_one() {
        assert_eq!(report_schema(), COMMITTED, "run `cargo xtask codegen`");
    }

    #[test]
    fn a_wrong_report_is_not_valid() {
        let schema: Value = serde_json::from_str(COMMITTED).unwrap();
        let report = include_str!("../../../../web/tests/data/report.json");
        let mut report = serde_json::to_value(serde_json::from_str::<Report>(report).unwrap()).unwrap();
        assert_eq!(validate(&schema, &report), Vec::<String>::new());
        report["schema"] = json!("another/1");
        report["verdict"]["level"] = json!("grave");
        report["inputs"][0]["bytes"] = json!(-1);
        report["inputs"][0]["name"] = Value::Null;
        report.as_object_mut().unwrap().shift_remove("tool");
        let mut errors = validate(&schema, &report);
        errors.sort();
        assert_eq!(
            errors,
            [
                "/inputs/0/bytes is less than 0",
                "/inputs/0/name is no string",
                "/schema is not \"bindwright.report/1\"",
                "/tool is missing",
                "/verdict/level fits none of its alternatives",
            ]
        );
    }
}
