//! The committed JSON Schema is the generated one, and every service file is valid under it.

use bindwright_report::codegen::validate;
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
        assert_eq!(validate(&schema, &file), Vec::<String>::new(), "{id}");
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
    let mut errors = validate(&schema, &file);
    errors.sort();
    assert_eq!(
        errors,
        [
            "/modes/0 fits none of its alternatives",
            "/plans/0/name is no string",
            "/plans/1/misspelt is unknown",
            "/sources is missing",
        ]
    );
}
