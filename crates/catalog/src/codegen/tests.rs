//! The committed JSON Schema is the generated one, and every service file is valid under it.
//!
//! The validator here knows exactly the keywords that the generator uses and stops at any other, so that nothing is
//! taken for checked that is not; the known ones come from JSON Schema 2020-12.

use serde_json::Value;

use super::services_schema;
use crate::model::files::FILES;

const COMMITTED: &str = include_str!("../../services.schema.json");

#[test]
fn the_committed_schema_is_the_generated_one() {
    assert_eq!(services_schema(), COMMITTED, "run `cargo xtask codegen`");
}

#[test]
fn every_service_file_is_valid() {
    let schema: Value = serde_json::from_str(COMMITTED).unwrap();
    for (id, text) in FILES {
        let file: Value = serde_json::from_str(text).unwrap();
        let mut errors = Vec::new();
        validate(&schema, &schema, &file, id, &mut errors);
        assert_eq!(errors, Vec::<String>::new());
    }
}

fn text_of(id: &str) -> &str {
    FILES.iter().find(|(known, _)| *known == id).unwrap().1
}

#[test]
fn a_wrong_file_is_not() {
    let schema: Value = serde_json::from_str(COMMITTED).unwrap();
    let mut file: Value = serde_json::from_str(text_of("xsuaa")).unwrap();
    file["modes"][0]["kind"] = Value::from("nonsense");
    file["plans"][0]["name"] = Value::from(1);
    file["plans"][1]["misspelt"] = Value::from(1);
    file.as_object_mut().unwrap().shift_remove("sources");
    let mut errors = Vec::new();
    validate(&schema, &schema, &file, "", &mut errors);
    errors.sort();
    assert_eq!(
        errors,
        [
            "/modes/0 fits none of its alternatives",
            "/plans/0/name is no string",
            "/plans/1/misspelt is unknown",
            "sources is missing",
        ]
    );
}

fn validate(root: &Value, schema: &Value, value: &Value, place: &str, errors: &mut Vec<String>) {
    let keywords = match schema {
        Value::Bool(true) => return,
        Value::Object(keywords) => keywords,
        _ => panic!("{place}: {schema} is no schema"),
    };
    for (keyword, rule) in keywords {
        match keyword.as_str() {
            "$ref" => {
                let target = rule.as_str().and_then(|pointer| root.pointer(pointer.strip_prefix('#')?));
                validate(root, target.expect("a definition"), value, place, errors);
            }
            "type" => check_type(rule, value, place, errors),
            "const" if value != rule => errors.push(format!("{place} is not {rule}")),
            "enum" if !rule.as_array().unwrap().contains(value) => {
                errors.push(format!("{place} is none of {rule}"));
            }
            "$schema" | "title" | "description" | "$defs" | "default" | "format" | "const" | "enum" => {}
            "anyOf" | "oneOf" => {
                let fits = |schema: &&Value| {
                    let mut errors = Vec::new();
                    validate(root, schema, value, place, &mut errors);
                    errors.is_empty()
                };
                let fitting = rule.as_array().unwrap().iter().filter(fits).count();
                if fitting == 0 || (keyword == "oneOf" && fitting > 1) {
                    errors.push(format!("{place} fits none of its alternatives"));
                }
            }
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    validate(root, rule, item, &format!("{place}/{index}"), errors);
                }
            }
            "required" => {
                for name in rule.as_array().unwrap().iter().filter_map(Value::as_str) {
                    if value.get(name).is_none() {
                        errors.push(format!("{place}{name} is missing"));
                    }
                }
            }
            "properties" => {
                for (name, schema) in rule.as_object().unwrap() {
                    if let Some(member) = value.get(name) {
                        validate(root, schema, member, &format!("{place}/{name}"), errors);
                    }
                }
            }
            "additionalProperties" => {
                let known =
                    |name: &str| keywords.get("properties").is_some_and(|known| known.get(name).is_some());
                let strangers = value.as_object().into_iter().flatten().filter(|(name, _)| !known(name));
                for (name, _) in strangers.filter(|_| *rule == Value::Bool(false)) {
                    errors.push(format!("{place}/{name} is unknown"));
                }
            }
            _ => panic!("{place}: the validator does not know {keyword}"),
        }
    }
}

fn check_type(rule: &Value, value: &Value, place: &str, errors: &mut Vec<String>) {
    let is = |name: &str| match name {
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "null" => value.is_null(),
        _ => panic!("{place}: unknown type {name}"),
    };
    match rule {
        Value::String(name) if !is(name) => errors.push(format!("{place} is no {name}")),
        Value::Array(names) if !names.iter().filter_map(Value::as_str).any(is) => {
            errors.push(format!("{place} is none of {rule}"));
        }
        _ => {}
    }
}
