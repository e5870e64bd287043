//! From a request to parameters JSON and everything that a person types to use it.

mod artefacts;
mod build;
pub(crate) mod certificate;
mod cf;
mod check;
mod cockpit;
mod escape;
mod parameters;
pub(crate) mod secret;
mod value;

pub use artefacts::artefact_ids;
pub use value::parse_value;
pub(crate) use value::shown;

use artefacts::Context;
use bindwright_report::Diagnostic;
use bindwright_texts::Locale;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::artefact::Artefact;
use crate::findings::{Findings, UNKNOWN_SERVICE};
use crate::model::catalog;
use crate::names;
use crate::request::BindingRequest;
use crate::texts;

/// What a request turns into.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Composition {
    /// The parameters JSON, keys in documented order.
    #[cfg_attr(feature = "codegen", ts(type = "Record<string, unknown>"))]
    pub parameters: Value,
    /// Everything to copy, in documented order.
    pub artefacts: Vec<Artefact>,
    /// Findings, the gravest first; none of them blocks.
    pub diagnostics: Vec<Diagnostic>,
}

/// Composes parameters and artefacts; pure and cheap enough for every keystroke.
pub fn compose(request: &BindingRequest, locale: Locale) -> Composition {
    let mut findings = Findings::new(locale);
    let Some(service) = catalog().service(&request.service) else {
        findings.add(
            UNKNOWN_SERVICE,
            texts::parameters_unknown_service_message(request.service.as_str()),
            texts::parameters_unknown_service_help(),
        );
        let parameters = Value::Object(Map::new());
        return Composition { parameters, artefacts: Vec::new(), diagnostics: findings.into_sorted() };
    };
    let parameters = Value::Object(build::parameters(request, service, &mut findings));
    names::check_request(request, &mut findings);
    let context = Context { request, service, parameters: &parameters, locale };
    let artefacts = artefacts::all(&context);
    Composition { parameters, artefacts, diagnostics: findings.into_sorted() }
}

#[cfg(test)]
mod tests;
