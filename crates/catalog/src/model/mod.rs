//! What is known about services: the shape of the files under `services/`.

#[cfg(feature = "data")]
pub(crate) mod files;
mod limit;
mod mode;
mod parameter;
mod service;
mod source;
mod text;

pub use limit::{Claim, Conflict, Limit, Unit};
pub use mode::{Example, Mode, ModeKind};
pub use parameter::{CertificateRule, Choice, Parameter, ParameterKind};
pub use service::{
    CockpitAction, CockpitPath, Documentation, InstanceSettings, Note, Plan, Prerequisite, Returned, Service,
    TokenEndpoint,
};
pub use source::{Basis, Certainty, Source};
pub use text::TextKey;

use std::sync::OnceLock;

#[cfg(not(feature = "data"))]
use bindwright_report::read::Read;
use bindwright_report::read_fields;
use bindwright_texts::Locale;
use serde::Serialize;
use serde_json::Value;

#[cfg(feature = "data")]
/// The day up to which public sources were read, ISO 8601.
const FACTS_AS_OF: &str = "2026-11-20";

/// All services that Bindwright knows.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Catalog {
    /// The day up to which public sources were read, ISO 8601.
    pub facts_as_of: String,
    /// The services in the order that lists show.
    pub services: Vec<Service>,
}

#[cfg(feature = "data")]
/// Returns the catalogue, parsed once from the embedded files.
pub fn catalog() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    CATALOG.get_or_init(|| Catalog { facts_as_of: FACTS_AS_OF.to_owned(), services: files::services() })
}

#[cfg(not(feature = "data"))]
static CATALOG: OnceLock<Catalog> = OnceLock::new();

/// Returns the catalogue that was provided; an empty one until then.
#[cfg(not(feature = "data"))]
pub fn catalog() -> &'static Catalog {
    static EMPTY: Catalog = Catalog { facts_as_of: String::new(), services: Vec::new() };
    CATALOG.get().unwrap_or(&EMPTY)
}

/// Provides the catalogue as [`Catalog::to_json`] writes it, once; a program that embeds none gets it from one that does.
pub fn provide(json: &Value) {
    #[cfg(not(feature = "data"))]
    let _ = CATALOG.set(Read::read(json));
    #[cfg(feature = "data")]
    let _ = json;
}

impl Catalog {
    /// Returns the service with this catalogue id or offering name.
    pub fn service(&self, id_or_offering: &str) -> Option<&Service> {
        let by_id = self.services.iter().find(|service| service.id == id_or_offering);
        by_id.or_else(|| {
            self.services.iter().find(|service| service.offering.as_deref() == Some(id_or_offering))
        })
    }
}

impl Catalog {
    /// Returns the catalogue as JSON, with the texts of a language in place of their keys.
    pub fn to_json(&self, locale: Locale) -> Value {
        let mut json = serde_json::to_value(self).unwrap_or_default();
        put_texts(&mut json, locale);
        json
    }
}

fn put_texts(value: &mut Value, locale: Locale) {
    match value {
        Value::String(text) => {
            if let Some(message) = crate::texts::lookup(text) {
                *text = message.text(locale);
            }
        }
        Value::Array(entries) => entries.iter_mut().for_each(|entry| put_texts(entry, locale)),
        Value::Object(members) => members.values_mut().for_each(|member| put_texts(member, locale)),
        _ => {}
    }
}

read_fields!(Catalog { facts_as_of, services });

#[cfg(test)]
mod tests;
