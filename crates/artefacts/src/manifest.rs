//! `manifest.yml` of the cf CLI: an application with its bindings and their parameters.

use bindwright_catalog::{Environment, RequestKind};
use bindwright_report::Artefact;
use serde_json::{Value, json};

use crate::declarative::{File, application_name, instance_name, named};
use crate::formats::Context;
use crate::source::Page;
use crate::{texts, yaml};

pub(crate) const ID: &str = "manifest";
const FILE_NAME: &str = "manifest.yml";

pub(crate) fn make(context: &Context<'_>) -> Vec<Artefact> {
    let request = context.request;
    let applies = request.environment == Environment::CloudFoundry && request.kind == RequestKind::Binding;
    if !applies || !context.is_binding() {
        return Vec::new();
    }
    let service = named(&instance_name(context), "parameters", context.parameters.clone());
    let document = json!({"applications": [named(&application_name(context), "services", json!([service]))]});
    let mut summary = vec![texts::manifest_summary()];
    if has_variable(&document) {
        summary.push(texts::manifest_variables());
    }
    let file = File {
        id: ID,
        title: texts::manifest_title(),
        group: texts::manifest_group(),
        language: "yaml",
        name: FILE_NAME,
        summary,
        pages: &[Page::ManifestParameters, Page::ManifestVariables],
    };
    vec![file.artefact(yaml::document(&document), context)]
}

/// Says whether the cf CLI would take a part of a text for a variable; it knows no way to write such a text.
fn has_variable(value: &Value) -> bool {
    match value {
        Value::String(text) => text.split("((").skip(1).any(|rest| rest.contains("))")),
        Value::Array(entries) => entries.iter().any(has_variable),
        Value::Object(members) => members.values().any(has_variable),
        _ => false,
    }
}
