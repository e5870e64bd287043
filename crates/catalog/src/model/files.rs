//! The embedded files, and how they are read: what several services share stands once, in `services/shared.json`.
//!
//! An object with `"like": "<name>"` is the definition of that name with its own members laid over it. In a mode,
//! `"adjust"` lays members over the parameters that are named there, `"*"` over all of them. A `"source"` that a file
//! does not list is one of the shared sources.

use std::collections::BTreeSet;
use std::mem;

use bindwright_report::read::Read;
use serde_json::{Map, Value};

use super::Service;
use crate::json::json_value;

include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// How often a definition may lead to another one.
const DEPTH: usize = 8;

/// Returns all services: the documented ones first, each group in alphabetical order of names.
pub(super) fn services() -> Vec<Service> {
    let shared = json_value(SHARED).unwrap_or_default();
    let mut services: Vec<Service> =
        FILES.iter().map(|(_, text)| Read::read(&expanded(text, &shared))).collect();
    let english = bindwright_texts::Locale::ENGLISH;
    services.sort_by_cached_key(|service| (service.documentation, service.name.text(english).to_lowercase()));
    services
}

/// Returns a file with everything in place of what it refers to.
pub(crate) fn expanded(text: &str, shared: &Value) -> Value {
    // The files are part of the program, and a test reads each of them.
    let mut service = json_value(text).unwrap_or_default();
    expand(&mut service, &shared["definitions"], DEPTH);
    add_sources(&mut service, shared);
    service
}

fn expand(value: &mut Value, definitions: &Value, depth: usize) {
    match value {
        Value::Array(entries) => entries.iter_mut().for_each(|entry| expand(entry, definitions, depth)),
        Value::Object(members) => {
            if let Some(Value::String(name)) = members.shift_remove("like") {
                let own = mem::take(members);
                if let (Some(definition), true) = (definitions[&name].as_object(), depth > 0) {
                    members.clone_from(definition);
                }
                members.extend(own);
                return expand(value, definitions, depth - 1);
            }
            let adjustments = members.shift_remove("adjust");
            members.values_mut().for_each(|member| expand(member, definitions, depth));
            if let Some(adjustments) = adjustments {
                adjust(members, &adjustments);
            }
        }
        _ => {}
    }
}

fn adjust(mode: &mut Map<String, Value>, adjustments: &Value) {
    let parameters = mode.get_mut("parameters").and_then(Value::as_array_mut);
    for parameter in parameters.into_iter().flatten().filter_map(Value::as_object_mut) {
        let name = parameter.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
        for laid_over in ["*", &name].into_iter().filter_map(|name| adjustments[name].as_object()) {
            parameter.extend(laid_over.clone());
        }
    }
}

fn add_sources(service: &mut Value, shared: &Value) {
    let mut used = BTreeSet::new();
    collect_sources(service, &mut used);
    let Some(own) = service.get_mut("sources").and_then(Value::as_array_mut) else { return };
    let known: BTreeSet<String> =
        own.iter().filter_map(|source| Some(source["id"].as_str()?.to_owned())).collect();
    let is_wanted =
        |source: &&Value| source["id"].as_str().is_some_and(|id| used.contains(id) && !known.contains(id));
    own.extend(shared["sources"].as_array().into_iter().flatten().filter(is_wanted).cloned());
}

fn collect_sources(value: &Value, used: &mut BTreeSet<String>) {
    match value {
        Value::Array(entries) => entries.iter().for_each(|entry| collect_sources(entry, used)),
        Value::Object(members) => {
            if let Some(Value::String(source)) = members.get("source") {
                used.insert(source.clone());
            }
            members.values().for_each(|member| collect_sources(member, used));
        }
        _ => {}
    }
}
