use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Basis, Certainty, Conflict, Limit, TextKey};
use bindwright_report::{read_fields, read_words};

/// One value of a parameters JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Full name inside the wrapper, segments joined with dots: `x509.validity`.
    pub name: String,
    /// The segments, where one of them has a dot of its own; else the name is split at dots.
    #[serde(default)]
    pub path: Vec<String>,
    /// What type its JSON value has, and how a form asks for it.
    pub kind: ParameterKind,
    /// Whether the request does not work without it.
    #[serde(default)]
    pub required: bool,
    /// The only value in this mode; written without asking.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional, type = "unknown"))]
    pub fixed: Option<Value>,
    /// What applies when it is left out, where a source says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional, type = "unknown"))]
    pub default: Option<Value>,
    /// What the default rests on, where that is not the parameter's own source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub default_basis: Option<Basis>,
    /// The plans it works in; empty for all.
    #[serde(default)]
    pub plans: Vec<String>,
    /// The sibling parameter that says what this number counts: `x509.validity-type`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub unit_parameter: Option<String>,
    /// How many certificates the value may hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub certificates: Option<CertificateRule>,
    /// Label of the field.
    pub label: TextKey,
    /// What it does, in a sentence.
    pub help: TextKey,
    /// How well the parameter itself is founded.
    pub certainty: Certainty,
    /// Id of the source in the same file.
    pub source: String,
    /// What sources say about its values, the service's own page first.
    #[serde(default)]
    pub limits: Vec<Limit>,
    /// Where sources disagree.
    #[serde(default)]
    pub conflicts: Vec<Conflict>,
}

/// The JSON type of a parameter, and how a form asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ParameterKind {
    /// Free text.
    Text,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// The *string* `"true"` or `"false"`.
    BooleanText,
    /// One of a list of texts.
    Choice,
    /// One or more certificates as PEM text.
    Certificate,
    /// A list of texts; a form takes one per line.
    TextList,
    /// A JSON object.
    Object,
}

/// How many certificates a value may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CertificateRule {
    /// The end entity certificate alone.
    LeafOnly,
    /// The end entity certificate and its issuers.
    Chain,
    /// Public sources do not say whether a chain is understood.
    NotDocumented,
}

/// A value that a form can offer.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The value as it stands in the JSON.
    pub value: Value,
    /// Whether only one side of a conflict names it.
    pub disputed: bool,
}

impl Parameter {
    /// Returns the segments of the name, from the outside in.
    pub fn segments(&self) -> Vec<&str> {
        if self.path.is_empty() {
            self.name.split('.').collect()
        } else {
            self.path.iter().map(String::as_str).collect()
        }
    }

    /// Returns the last segment of the name: `validity` of `x509.validity`.
    pub fn short_name(&self) -> &str {
        self.segments().last().copied().unwrap_or(&self.name)
    }

    /// Says whether a value is the fixed one, or one of those that are listed; of a list, whether each entry is.
    pub fn accepts(&self, value: &Value) -> bool {
        let is_listed = |value: &Value| self.limits.iter().any(|limit| limit.allowed.contains(value));
        let listed = || value.as_array().map_or_else(|| is_listed(value), |list| list.iter().all(is_listed));
        self.fixed.as_ref().map_or_else(listed, |fixed| fixed == value)
    }

    /// Returns the values that sources list, those in dispute last; empty where any value may be typed.
    pub fn choices(&self) -> Vec<Choice> {
        let mut choices: Vec<Choice> = Vec::new();
        let listed = self.limits.iter().flat_map(|limit| &limit.allowed).map(|value| (value, false));
        let claims = self.conflicts.iter().flat_map(|conflict| &conflict.claims);
        let claimed = claims.flat_map(|claim| &claim.allowed).map(|value| (value, true));
        let all: Vec<_> = if choices_apply(self) { listed.chain(claimed).collect() } else { Vec::new() };
        for (value, disputed) in all {
            if !choices.iter().any(|choice| choice.value == *value) {
                choices.push(Choice { value: value.clone(), disputed });
            }
        }
        choices
    }
}

fn choices_apply(parameter: &Parameter) -> bool {
    parameter.limits.iter().any(|limit| !limit.allowed.is_empty())
}

read_fields!(Parameter {
    name,
    path,
    kind,
    required,
    fixed,
    default,
    default_basis,
    plans,
    unit_parameter,
    certificates,
    label,
    help,
    certainty,
    source,
    limits,
    conflicts
});

read_words!(ParameterKind {
    "integer" => Integer,
    "boolean" => Boolean,
    "boolean-text" => BooleanText,
    "choice" => Choice,
    "certificate" => Certificate,
    "text-list" => TextList,
    "object" => Object,
} else Text);

read_words!(CertificateRule {
    "leaf-only" => LeafOnly,
    "chain" => Chain,
} else NotDocumented);
