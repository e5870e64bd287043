use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The answers of a person: what shall be created, and how.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct BindingRequest {
    /// Catalogue id or offering name.
    pub service: String,
    /// Plan of the instance.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub plan: Option<String>,
    /// Where the instance lives.
    pub environment: Environment,
    /// Whether a service key or a binding is wanted.
    pub kind: RequestKind,
    /// Id of the mode.
    pub mode: String,
    /// Full parameter name to value; what is not here is not written.
    #[cfg_attr(feature = "codegen", ts(type = "Record<string, unknown>"))]
    pub values: Map<String, Value>,
    /// Further JSON that the form does not know, from the top level; merged and kept.
    #[cfg_attr(feature = "codegen", ts(type = "Record<string, unknown>"))]
    pub extra: Map<String, Value>,
    /// Technical name of the service in the marketplace, where the catalogue does not know it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub offering: Option<String>,
    /// Full name of a setting of the instance to its value; what is not here has the value that the mode demands.
    #[cfg_attr(feature = "codegen", ts(type = "Record<string, unknown>"))]
    pub instance_values: Map<String, Value>,
    /// Further JSON of the instance that the form does not know; merged and kept.
    #[cfg_attr(feature = "codegen", ts(type = "Record<string, unknown>"))]
    pub instance_extra: Map<String, Value>,
    /// How often credentials shall be renewed by themselves, where the environment can do that.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub rotation: Option<RotationPolicy>,
    /// Whether a Kubernetes binding takes its parameters from a `Secret`.
    pub parameters_from_secret: bool,
    /// Name of the service instance.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub instance_name: Option<String>,
    /// Name of the service key, or of the binding where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub key_name: Option<String>,
    /// Name of the application to bind.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub application_name: Option<String>,
}

/// How often credentials are renewed, and how long the old ones stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct RotationPolicy {
    /// Hours from one renewal to the next.
    pub frequency_hours: u32,
    /// Hours that the credentials before stay valid after a renewal.
    pub old_credentials_hours: u32,
}

/// Where a service instance lives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Environment {
    /// A Cloud Foundry space.
    #[default]
    CloudFoundry,
    /// Kyma or another Kubernetes cluster.
    Kubernetes,
    /// The subaccount itself (*Other* in the cockpit).
    Other,
}

/// What is created on the instance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum RequestKind {
    /// Credentials for something outside.
    #[default]
    ServiceKey,
    /// Credentials for an application of the platform.
    Binding,
}
