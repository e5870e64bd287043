use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Certainty, Parameter, TextKey};
use bindwright_report::{read_fields, read_words};

/// One way to get credentials from a service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Mode {
    /// Stable name inside the service: `managed`, `provided`, `secret`, …
    pub id: String,
    /// What kind of credentials come out of it.
    pub kind: ModeKind,
    /// Whether public documentation has withdrawn it: shown, not recommended.
    #[serde(default)]
    pub withdrawn: bool,
    /// The plans that have it; empty for all.
    #[serde(default)]
    pub plans: Vec<String>,
    /// Title of the card.
    pub title: TextKey,
    /// What it means, in one sentence.
    pub summary: TextKey,
    /// Who holds the private key.
    pub private_key: TextKey,
    /// How long the credentials live.
    pub lifetime: TextKey,
    /// How they are renewed.
    pub rotation: TextKey,
    /// How well the mode is founded.
    pub certainty: Certainty,
    /// Id of the source in the same file.
    pub source: String,
    /// The parameters in documented order; empty where the choice is made elsewhere.
    #[serde(default)]
    pub parameters: Vec<Parameter>,
    /// What it demands of the instance: parameters for creating or updating it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional, type = "Record<string, unknown>"))]
    pub instance_parameters: Option<Map<String, Value>>,
    /// What the documentation prints.
    #[serde(default)]
    pub examples: Vec<Example>,
}

/// What kind of credentials a mode yields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ModeKind {
    /// SAP creates key pair and certificate.
    Managed,
    /// The person brings a certificate and keeps the private key.
    Provided,
    /// A client secret.
    Secret,
    /// No credentials: a public client.
    None,
    /// The platform attests the workload; neither secret nor certificate and key.
    Attested,
    /// The choice is made on the service instance.
    Instance,
}

/// A parameters JSON that the documentation prints.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The JSON, keys in printed order.
    #[cfg_attr(feature = "codegen", ts(type = "Record<string, unknown>"))]
    pub parameters: Map<String, Value>,
    /// How well it is founded.
    pub certainty: Certainty,
    /// Id of the source in the same file.
    pub source: String,
}

impl Mode {
    /// Returns the parameter with this full name, or the only one with this last segment.
    pub fn parameter(&self, name: &str) -> Option<&Parameter> {
        let exact = self.parameters.iter().find(|parameter| parameter.name == name);
        exact.or_else(|| {
            let mut short = self.parameters.iter().filter(|parameter| parameter.short_name() == name);
            let first = short.next()?;
            short.next().is_none().then_some(first)
        })
    }
}

read_fields!(Mode {
    id,
    kind,
    withdrawn,
    plans,
    title,
    summary,
    private_key,
    lifetime,
    rotation,
    certainty,
    source,
    parameters,
    instance_parameters,
    examples
});

read_fields!(Example { parameters, certainty, source });

read_words!(ModeKind {
    "provided" => Provided,
    "secret" => Secret,
    "none" => None,
    "attested" => Attested,
    "instance" => Instance,
} else Managed);
