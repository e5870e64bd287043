use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::read_fields;

/// Binding parameters that were pasted, and what they ask for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ParametersReport {
    /// Index of the input.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub input: Option<u32>,
    /// JSON Pointer (RFC 6901) of the parameters in that input.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub pointer: Option<String>,
    /// The services that they could be meant for, the likeliest first.
    pub services: Vec<ServiceFit>,
    /// Id of the mode of the likeliest service; absent where nothing says which.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub mode: Option<String>,
    /// Full parameter name to value, after repairs of structure and names; a certificate is shown, a private key never.
    #[cfg_attr(feature = "codegen", ts(type = "Record<string, unknown>"))]
    pub values: Map<String, Value>,
}

/// A service that parameters could be meant for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ServiceFit {
    /// The service's id in the catalogue.
    pub service: String,
    /// Id of the mode that fits best.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub mode: Option<String>,
}

read_fields!(ParametersReport { input, pointer, services, mode, values });
read_fields!(ServiceFit { service, mode });
