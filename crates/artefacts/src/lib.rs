//! Everything that a person copies, runs or commits to get a binding: made from one [`BindingRequest`].
//!
//! Each format is a module with one line in [`formats`]; every name that a person gave goes through the escaper of
//! the language it is written in.

mod btp;
mod cf;
mod cockpit;
mod declarative;
pub mod escape;
mod formats;
pub mod hcl;
mod instance;
mod kubernetes;
mod manifest;
mod migration;
mod mta;
mod parameters;
mod rotation;
mod shell;
mod size;
mod source;
pub mod template;
mod terraform;
mod texts;
pub mod yaml;

pub use formats::artefact_ids;

use bindwright_catalog::{BindingRequest, catalog, compose_parameters};
use bindwright_report::{Artefact, Diagnostic, EnvironmentSize};
use bindwright_texts::Locale;
use serde::Serialize;
use serde_json::Value;

use formats::Context;

/// What a request turns into.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Composition {
    /// The parameters JSON, keys in documented order.
    #[cfg_attr(feature = "codegen", ts(type = "Record<string, unknown>"))]
    pub parameters: Value,
    /// What is set on the instance; empty where nothing has to be.
    #[cfg_attr(feature = "codegen", ts(type = "Record<string, unknown>"))]
    pub instance_parameters: Value,
    /// Everything to copy, in documented order.
    pub artefacts: Vec<Artefact>,
    /// What the binding will add to the environment of an application, where that can be estimated.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub environment_size: Option<EnvironmentSize>,
    /// Findings, the gravest first; none of them blocks.
    pub diagnostics: Vec<Diagnostic>,
}

/// Composes parameters and artefacts.
pub fn compose(request: &BindingRequest, locale: Locale) -> Composition {
    let composed = compose_parameters(request, locale);
    let (parameters, instance_parameters) = (composed.parameters, composed.instance_parameters);
    let (artefacts, environment_size) = match catalog().service(&request.service) {
        Some(service) => {
            let (parameters, instance_parameters) = (&parameters, &instance_parameters);
            let context = Context { request, service, parameters, instance_parameters, locale };
            (formats::all(&context), size::of(&context))
        }
        None => (Vec::new(), None),
    };
    Composition {
        parameters,
        instance_parameters,
        artefacts,
        environment_size,
        diagnostics: composed.diagnostics,
    }
}
