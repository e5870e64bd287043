//! What the formats that are files have in common: names as text, and the artefact around a text.

use bindwright_report::Artefact;
use bindwright_texts::Message;
use serde_json::{Map, Value, json};

use crate::formats::Context;
use crate::shell::given;
use crate::source::{Page, references};
use crate::texts;

/// The catalogue entry that is no binding: credentials for the interfaces of the platform itself.
pub(crate) const API_CREDENTIAL: &str = "api-credential";

/// What a file is called, what stands above it, and what it rests on.
pub(crate) struct File<'a> {
    pub(crate) id: &'static str,
    pub(crate) title: Message,
    pub(crate) group: Message,
    pub(crate) language: &'static str,
    pub(crate) name: &'static str,
    pub(crate) summary: Vec<Message>,
    pub(crate) pages: &'a [Page],
}

impl File<'_> {
    /// Returns the artefact with this text.
    pub(crate) fn artefact(self, text: String, context: &Context<'_>) -> Artefact {
        let sentences: Vec<String> =
            self.summary.iter().map(|sentence| sentence.text(context.locale)).collect();
        Artefact {
            id: self.id.to_owned(),
            title: self.title.text(context.locale),
            group: self.group.text(context.locale),
            language: self.language.to_owned(),
            shell: None,
            file_name: self.name.to_owned(),
            summary: sentences.join(" "),
            text,
            steps: Vec::new(),
            sources: references(self.pages),
        }
    }
}

pub(crate) fn instance_name(context: &Context<'_>) -> String {
    name(&context.request.instance_name, &texts::placeholder_instance(), context)
}

pub(crate) fn key_name(context: &Context<'_>) -> String {
    name(&context.request.key_name, &texts::placeholder_key(), context)
}

pub(crate) fn binding_name(context: &Context<'_>) -> String {
    name(&context.request.key_name, &texts::placeholder_binding(), context)
}

pub(crate) fn application_name(context: &Context<'_>) -> String {
    name(&context.request.application_name, &texts::placeholder_application(), context)
}

/// Returns a name that was given, or the word to be replaced.
pub(crate) fn name(chosen: &Option<String>, placeholder: &Message, context: &Context<'_>) -> String {
    given(chosen).map_or_else(|| placeholder.text(context.locale), str::to_owned)
}

/// Says whether there is anything in an object of parameters.
pub(crate) fn has_members(value: &Value) -> bool {
    value.as_object().is_some_and(|members| !members.is_empty())
}

/// Returns a name with what belongs to it: `{"name": …, "<key>": …}`, without the second where it is empty.
pub(crate) fn named(name: &str, key: &str, value: Value) -> Value {
    let mut members = Map::new();
    members.insert("name".to_owned(), json!(name));
    insert(&mut members, key, value);
    Value::Object(members)
}

/// Adds a member, unless its value is an empty object.
pub(crate) fn insert(members: &mut Map<String, Value>, key: &str, value: Value) {
    if !value.as_object().is_some_and(Map::is_empty) {
        members.insert(key.to_owned(), value);
    }
}
