//! What is set on the instance: `xs-security.json` for a service that has one, else `instance.json`.

use bindwright_catalog::{Prerequisite, json_text};
use bindwright_report::Artefact;
use bindwright_texts::Message;
use serde_json::Value;

use crate::formats::Context;
use crate::source::Page;
use crate::texts;

pub(crate) const ID: &str = "instance";

/// What the file is called where the service has no name of its own for it.
const FILE_NAME: &str = "instance.json";

pub(crate) fn make(context: &Context<'_>) -> Vec<Artefact> {
    if context.instance_parameters.as_object().is_none_or(serde_json::Map::is_empty) {
        return Vec::new();
    }
    let settings = context.service.instance.as_ref();
    let basis = settings.and_then(|settings| context.service.source(&settings.source));
    let file_name = file_name(context);
    let order = credential_types(context.instance_parameters).and_then(|types| order(types));
    let summary = settings.map(|settings| settings.summary.text(context.locale));
    let sentences = summary.into_iter().chain(order.as_ref().map(|order| order.text(context.locale)));
    let page = order.as_ref().map(|_| Page::SecurityDescriptor.reference());
    let basis = basis.map(bindwright_catalog::Source::to_reference);
    vec![Artefact {
        id: ID.to_owned(),
        title: file_name.to_owned(),
        group: texts::group_instance().text(context.locale),
        language: "json".to_owned(),
        shell: None,
        file_name: file_name.to_owned(),
        summary: sentences.collect::<Vec<_>>().join(" "),
        text: json_text(context.instance_parameters),
        steps: Vec::new(),
        sources: basis.into_iter().chain(page).collect(),
    }]
}

/// Returns what the file with the settings of the instance is called.
pub(crate) fn file_name<'a>(context: &Context<'a>) -> &'a str {
    context.service.instance.as_ref().map_or(FILE_NAME, |settings| settings.file_name.as_str())
}

/// Returns the credential types that an instance lists, wherever its service wants that list.
fn credential_types(settings: &Value) -> Option<&Vec<Value>> {
    let members = settings.as_object()?;
    if let Some(types) = members.get("oauth2-configuration").and_then(|oauth| oauth.get("credential-types")) {
        return types.as_array();
    }
    members.values().find_map(credential_types)
}

/// Returns what the order of a list of credential types means.
fn order(types: &[Value]) -> Option<Message> {
    let mut names = types.iter().filter_map(Value::as_str);
    let first = names.next()?;
    let others: Vec<&str> = names.collect();
    Some(if others.is_empty() {
        texts::instance_order_one(first)
    } else {
        texts::instance_order(first, others.join(", "))
    })
}

/// Iterates over what the instance needs for the mode that is asked for, as far as it is about settings: what has to
/// be set, and that it cannot be changed later.
pub(crate) fn prerequisites<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a Prerequisite> {
    let mode = context.request.mode.as_str();
    let concerns = move |found: &&Prerequisite| {
        let about_settings = found.instance_parameters.is_some() || forbids_updates(found);
        about_settings && (found.modes.is_empty() || found.modes.iter().any(|id| id == mode))
    };
    context.service.prerequisites.iter().filter(concerns)
}

/// Says whether the settings can be given only when the instance is created.
pub(crate) fn is_fixed(context: &Context<'_>) -> bool {
    prerequisites(context).any(forbids_updates)
}

/// A prerequisite whose text is named so says that the instance has to be created anew.
fn forbids_updates(prerequisite: &Prerequisite) -> bool {
    prerequisite.text.as_str().ends_with("-no-update")
}

/// Says whether the file can be sent without a look at it: the person chose what is in it, and nothing in it is still
/// to be filled in. What a mode demands alone may take away settings that an instance already has.
pub(crate) fn is_ready(context: &Context<'_>) -> bool {
    let request = context.request;
    let is_chosen = !request.instance_values.is_empty() || !request.instance_extra.is_empty();
    is_chosen && !context.instance_parameters.to_string().contains("\"<")
}
