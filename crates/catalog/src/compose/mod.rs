//! From a request to parameters JSON.

mod build;
pub(crate) mod certificate;
pub(crate) mod check;
mod instance;
pub(crate) mod secret;
mod value;

pub use value::parse_value;
pub(crate) use value::shown;

use bindwright_report::Diagnostic;
use bindwright_texts::Locale;
use serde_json::{Map, Value};

use crate::findings::{Findings, UNKNOWN_SERVICE};
use crate::model::catalog;
use crate::names;
use crate::request::BindingRequest;
use crate::texts;

/// What a request turns into: the JSON of binding and instance.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameters {
    /// The parameters of the binding, keys in documented order.
    pub parameters: Value,
    /// What is set on the instance: what the mode demands and what was answered; empty where nothing has to be.
    pub instance_parameters: Value,
    /// Findings, the gravest first; none of them blocks.
    pub diagnostics: Vec<Diagnostic>,
}

/// Composes the JSON; pure and cheap enough for every keystroke.
pub fn compose_parameters(request: &BindingRequest, locale: Locale) -> Parameters {
    let mut findings = Findings::new(locale);
    let Some(service) = catalog().service(&request.service) else {
        findings.add(
            UNKNOWN_SERVICE,
            texts::parameters_unknown_service_message(request.service.as_str()),
            texts::parameters_unknown_service_help(),
        );
        let nothing = || Value::Object(Map::new());
        let diagnostics = findings.into_sorted();
        return Parameters { parameters: nothing(), instance_parameters: nothing(), diagnostics };
    };
    let parameters = Value::Object(build::parameters(request, service, &mut findings));
    let instance_parameters = Value::Object(instance::parameters(request, service, &mut findings));
    check::rotation::check(request, service, &mut findings);
    names::check_request(request, service, &mut findings);
    Parameters { parameters, instance_parameters, diagnostics: findings.into_sorted() }
}

#[cfg(test)]
mod tests;
