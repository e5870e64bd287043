//! `mta.yaml`: the instance as a resource, with a binding of a module or with service keys.

use bindwright_catalog::{Environment, ModeKind, RequestKind};
use bindwright_report::Artefact;
use serde_json::{Map, Value, json};

use crate::declarative::{File, application_name, insert, instance_name, key_name, name, named};
use crate::formats::Context;
use crate::source::Page;
use crate::{texts, yaml};

pub(crate) const ID: &str = "mta";
pub(crate) const RENEWAL_ID: &str = "mta-renewal";
const FILE_NAME: &str = "mta.yaml";

const XSUAA: &str = "xsuaa";
const XSUAA_TYPE: &str = "com.sap.xs.uaa";
const MANAGED_TYPE: &str = "org.cloudfoundry.managed-service";
const EXISTING_KEY_TYPE: &str = "org.cloudfoundry.existing-service-key";

/// The environment variable that an application reads a renewed key from; its name must not change with the key.
const VARIABLE: &str = "SERVICE_KEY_CREDENTIALS";

/// Makes the descriptor for a binding, or for a key that stays.
pub(crate) fn make(context: &Context<'_>) -> Vec<Artefact> {
    if !applies(context) {
        return Vec::new();
    }
    let (title, summary, document) = match context.request.kind {
        RequestKind::Binding => (texts::mta_title_binding(), texts::mta_summary_binding(), binding(context)),
        RequestKind::ServiceKey => (texts::mta_title_key(), texts::mta_summary_key(), key(context)),
    };
    let summary = vec![summary, texts::mta_part()];
    let pages = match context.request.kind {
        RequestKind::Binding => [Page::MtaMutualTls, Page::ManifestParameters, Page::MtaEscaping],
        RequestKind::ServiceKey => [Page::MtaServiceKeys, Page::MtaMutualTls, Page::MtaEscaping],
    };
    let file = File {
        id: ID,
        title,
        group: texts::mta_group(),
        language: "yaml",
        name: FILE_NAME,
        summary,
        pages: &pages,
    };
    vec![file.artefact(yaml::document(&document), context)]
}

/// Makes the descriptor for a key that is new with each deployment.
///
/// A certificate of one's own would be the same in the new key, and is taken only once while the old key is there.
pub(crate) fn make_renewal(context: &Context<'_>) -> Vec<Artefact> {
    let kind = context.service.mode(&context.request.mode).map(|mode| mode.kind);
    let renews = context.request.kind == RequestKind::ServiceKey && kind != Some(ModeKind::Provided);
    if !applies(context) || !renews {
        return Vec::new();
    }
    let file = File {
        id: RENEWAL_ID,
        title: texts::mta_title_renewal(),
        group: texts::mta_group(),
        language: "yaml",
        name: FILE_NAME,
        summary: vec![texts::mta_summary_renewal(VARIABLE), texts::mta_part()],
        pages: &[Page::MtaServiceKeys, Page::MtaEscaping],
    };
    vec![file.artefact(yaml::document(&renewal(context)), context)]
}

fn applies(context: &Context<'_>) -> bool {
    context.request.environment == Environment::CloudFoundry && context.is_binding()
}

fn binding(context: &Context<'_>) -> Value {
    let mut parameters = Map::new();
    insert(&mut parameters, "config", literally(context.parameters));
    let requirement = named(&resource_name(context), "parameters", Value::Object(parameters));
    json!({
        "modules": [named(&module_name(context), "requires", json!([requirement]))],
        "resources": [resource(context, None)],
    })
}

fn key(context: &Context<'_>) -> Value {
    json!({"resources": [resource(context, Some(&literal(&key_name(context))))]})
}

fn renewal(context: &Context<'_>) -> Value {
    let (instance, alias) = (resource_name(context), alias(context));
    let key = format!("{}-${{timestamp}}", literal(&key_name(context)));
    let requirement = named(&alias, "parameters", json!({"env-var-name": VARIABLE}));
    json!({
        "modules": [named(&module_name(context), "requires", json!([requirement]))],
        "resources": [
            resource(context, Some(&key)),
            {
                "name": alias,
                "type": EXISTING_KEY_TYPE,
                "parameters": {"service-name": instance, "service-key-name": key},
            },
        ],
    })
}

/// Returns the resource that is the instance, with a service key where one is named.
fn resource(context: &Context<'_>, key: Option<&str>) -> Value {
    let mut parameters = Map::new();
    parameters.insert("service".to_owned(), json!(literal(&offering(context))));
    let plan = name(&context.request.plan, &texts::placeholder_plan(), context);
    parameters.insert("service-plan".to_owned(), json!(literal(&plan)));
    insert(&mut parameters, "config", literally(context.instance_parameters));
    if let Some(key) = key {
        let key = named(key, "config", literally(context.parameters));
        parameters.insert("service-keys".to_owned(), json!([key]));
    }
    let kind = if context.service.id == XSUAA { XSUAA_TYPE } else { MANAGED_TYPE };
    json!({"name": resource_name(context), "type": kind, "parameters": parameters})
}

fn offering(context: &Context<'_>) -> String {
    let known = context.service.offering.clone();
    name(&context.request.offering.clone().or(known), &texts::placeholder_offering(), context)
}

fn resource_name(context: &Context<'_>) -> String {
    literal(&instance_name(context))
}

fn module_name(context: &Context<'_>) -> String {
    literal(&application_name(context))
}

/// Returns the name of the resource that stands for the key; two resources cannot have the same name.
fn alias(context: &Context<'_>) -> String {
    let (key, instance) = (key_name(context), instance_name(context));
    if key == instance { literal(&format!("{key}-key")) } else { literal(&key) }
}

fn literally(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::from(literal(text)),
        Value::Array(entries) => entries.iter().map(literally).collect(),
        Value::Object(members) => {
            Value::Object(members.iter().map(|(key, member)| (key.clone(), literally(member))).collect())
        }
        _ => value.clone(),
    }
}

/// Returns a text that the deployer does not resolve: it takes `${…}` and `~{…}` for references, unless a backslash
/// stands before them, which it removes (`ReferencePattern` and `ReferencesUnescaper` in its source).
fn literal(text: &str) -> String {
    let mut output = String::with_capacity(text.len());
    for line in text.split_inclusive(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) {
        let last_bracket = line.rfind('}').unwrap_or_default();
        for (index, character) in line.char_indices() {
            if is_reference(&line[index..], last_bracket.saturating_sub(index)) {
                output.push('\\');
            }
            output.push(character);
        }
    }
    output
}

/// Says whether a reference begins here: something in its brackets, and the last closing one of the line behind it.
fn is_reference(rest: &str, last_bracket: usize) -> bool {
    let inside = rest.strip_prefix("${").or_else(|| rest.strip_prefix("~{"));
    let first = inside.and_then(|inside| inside.chars().next());
    first.is_some_and(|first| last_bracket >= "${".len() + first.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_of_a_person_are_text() {
        assert_eq!(literal("a-${timestamp}-~{b/c}"), "a-\\${timestamp}-\\~{b/c}");
        for text in ["${", "${}", "$ {a}", "${a\n}", "~ {}", "a$b{c}"] {
            assert_eq!(literal(text), text);
        }
        assert_eq!(literal("ä${ü}"), "ä\\${ü}");
        assert_eq!(literal("${a\n${b}"), "${a\n\\${b}");
        // Takes minutes where each looks for its own end.
        let open = "${".repeat(200_000);
        assert_eq!(literal(&open), open);
    }
}
