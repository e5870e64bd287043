//! The service catalogue, and composing parameters from it.
//!
//! Service knowledge is data: one file per service under `services/`, with a source and a date for every limit.
//! [`catalog`] is that data, [`compose_parameters`] turns a [`BindingRequest`] into parameters JSON, and
//! [`import`] reads parameters JSON back into a request. Nothing here knows certificates: PEM is
//! only brought into the form that JSON wants, and a private key never gets through.

#[cfg(feature = "codegen")]
mod codegen;
mod codes;
mod compose;
mod findings;
mod import;
pub mod json;
mod lint;
mod model;
mod names;
mod request;
mod texts;

#[cfg(feature = "codegen")]
pub use codegen::services_schema;
pub use codes::code;
pub use compose::certificate::holds_private_key;
pub use compose::{Parameters, compose_parameters, parse_value};
pub use findings::{CODES, Code, message_arguments};
pub use import::{Import, import};
pub use json::{json_text, json_value};
pub use lint::{Lint, ServiceMatch, lint};
pub use model::{
    Basis, Catalog, Certainty, CertificateRule, Choice, Claim, CockpitAction, CockpitPath, Conflict,
    Documentation, Example, InstanceSettings, Limit, Mode, ModeKind, Note, Parameter, ParameterKind, Plan,
    Prerequisite, Returned, Service, Source, TextKey, TokenEndpoint, Unit, catalog, provide,
};
pub use names::{NameKind, check_key_name, check_name, key_name_rule, name_rule};
pub use request::{BindingRequest, Environment, RequestKind, RotationPolicy};
