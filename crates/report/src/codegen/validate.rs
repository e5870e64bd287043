use serde_json::{Map, Value};

/// Returns where a value differs from a JSON Schema (2020-12), for tests.
///
/// It knows exactly the keywords that our generators use and says so at any other, so that nothing is taken for checked
/// that is not.
pub fn validate(schema: &Value, value: &Value) -> Vec<String> {
    let mut check = Check { root: schema, errors: Vec::new() };
    check.value(schema, value, "");
    check.errors
}

struct Check<'a> {
    root: &'a Value,
    errors: Vec<String>,
}

impl Check<'_> {
    fn value(&mut self, schema: &Value, value: &Value, place: &str) {
        match schema {
            Value::Bool(true) => {}
            Value::Object(keywords) => {
                for (keyword, rule) in keywords {
                    self.keyword(keywords, keyword, rule, value, place);
                }
            }
            _ => self.says(place, &format!("cannot be checked: {schema} is no schema")),
        }
    }

    fn keyword(
        &mut self,
        keywords: &Map<String, Value>,
        keyword: &str,
        rule: &Value,
        value: &Value,
        place: &str,
    ) {
        match keyword {
            "$ref" => self.reference(rule, value, place),
            "type" => self.kind(rule, value, place),
            "const" if value != rule => self.says(place, &format!("is not {rule}")),
            "enum" if !list(rule).contains(value) => self.says(place, &format!("is none of {rule}")),
            "minimum" if value.as_f64() < rule.as_f64() => self.says(place, &format!("is less than {rule}")),
            "maximum" if value.as_f64() > rule.as_f64() => self.says(place, &format!("is more than {rule}")),
            "minItems" if (list(value).len() as u64) < rule.as_u64().unwrap_or(u64::MAX) => {
                self.says(place, &format!("has fewer than {rule} entries"));
            }
            "maxItems" if (list(value).len() as u64) > rule.as_u64().unwrap_or(0) => {
                self.says(place, &format!("has more than {rule} entries"));
            }
            "anyOf" | "oneOf" => {
                let fitting = list(rule).iter().filter(|choice| self.fits(choice, value)).count();
                if fitting == 0 || (keyword == "oneOf" && fitting > 1) {
                    self.says(place, "fits none of its alternatives");
                }
            }
            "items" => {
                for (index, item) in list(value).iter().enumerate() {
                    self.value(rule, item, &format!("{place}/{index}"));
                }
            }
            "prefixItems" => {
                for (index, (rule, item)) in list(rule).iter().zip(list(value)).enumerate() {
                    self.value(rule, item, &format!("{place}/{index}"));
                }
            }
            "required" => {
                for name in list(rule).iter().filter_map(Value::as_str) {
                    if value.get(name).is_none() {
                        self.says(&format!("{place}/{name}"), "is missing");
                    }
                }
            }
            "properties" => {
                for (name, rule) in rule.as_object().into_iter().flatten() {
                    if let Some(member) = value.get(name) {
                        self.value(rule, member, &format!("{place}/{name}"));
                    }
                }
            }
            "additionalProperties" if *rule == Value::Bool(false) => {
                let known =
                    |name: &str| keywords.get("properties").is_some_and(|known| known.get(name).is_some());
                for (name, _) in value.as_object().into_iter().flatten().filter(|(name, _)| !known(name)) {
                    self.says(&format!("{place}/{name}"), "is unknown");
                }
            }
            // What says nothing about the value, and what the value keeps.
            "$schema" | "title" | "description" | "$defs" | "default" | "format" | "const" | "enum"
            | "minimum" | "maximum" | "minItems" | "maxItems" => {}
            "additionalProperties" if *rule == Value::Bool(true) => {}
            _ => self.says(place, &format!("cannot be checked: the keyword {keyword} is not known")),
        }
    }

    fn reference(&mut self, pointer: &Value, value: &Value, place: &str) {
        let pointer = pointer.as_str().and_then(|pointer| pointer.strip_prefix('#'));
        match pointer.and_then(|pointer| self.root.pointer(pointer)) {
            Some(target) => self.value(&target.clone(), value, place),
            None => self.says(place, "cannot be checked: its definition is missing"),
        }
    }

    fn fits(&self, schema: &Value, value: &Value) -> bool {
        let mut check = Check { root: self.root, errors: Vec::new() };
        check.value(schema, value, "");
        check.errors.is_empty()
    }

    fn kind(&mut self, rule: &Value, value: &Value, place: &str) {
        match rule {
            Value::String(name) if !is_kind(name, value) => self.says(place, &format!("is no {name}")),
            Value::Array(names)
                if !names.iter().filter_map(Value::as_str).any(|name| is_kind(name, value)) =>
            {
                self.says(place, &format!("is none of {rule}"));
            }
            _ => {}
        }
    }

    fn says(&mut self, place: &str, problem: &str) {
        self.errors.push(format!("{place} {problem}"));
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn is_kind(name: &str, value: &Value) -> bool {
    match name {
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "null" => value.is_null(),
        _ => false,
    }
}
