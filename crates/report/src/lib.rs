//! The versioned wire types: what `inspect` says in JSON (`"schema": "bindwright.report/1"`), and the diagnostics
//! that inspecting and composing share.
//!
//! Optional fields are absent, never null. Indices point into the arrays of the same report. Times are RFC 3339 UTC
//! with `Z`. Hashes, serial numbers and key identifiers are lower-case hex without colons. Nothing here holds a
//! secret: the types carry descriptions of keys, never keys.

mod artefact;
mod certificate;
#[cfg(feature = "codegen")]
pub mod codegen;
mod comparison;
mod diagnostic;
mod explanation;
mod export;
mod identity;
mod keys;
mod parameters;
pub mod read;
mod rule;
mod subject;
mod token;

pub use artefact::{Artefact, Shell};
pub use certificate::{
    CertificateReport, ChainReport, ExtensionReport, PublicKeyReport, SignatureAlgorithmReport,
    SignatureStatus,
};
pub use comparison::{COMPARISON_SCHEMA, Comparison, ComparisonRow, EnvironmentSize, Outcome};
pub use diagnostic::{Diagnostic, Edit, Fix, Repair, Severity, SourceReference, Span};
pub use explanation::{Explanation, ExplanationPage};
pub use export::{Export, ExportIdentity, ExportedFile};
pub use identity::{Expiry, Identity, ShownField};
pub use keys::{KeystoreEntry, KeystoreReport, Locked, PrivateKeyReport, PublicKeyEntry, RequestReport};
pub use parameters::{ParametersReport, ServiceFit};
pub use rule::{CertificateParameter, RulePage};
pub use subject::Subject;
pub use token::{ForwardedCertificate, TokenField, TokenReport};

use serde::{Deserialize, Serialize};

/// The value of `schema` in every report of this version.
pub const SCHEMA: &str = "bindwright.report/1";

/// Everything that was recognised in one or more inputs, and whether it will work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Report {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// The program that wrote the report.
    pub tool: Tool,
    /// The time the judgement was made for, RFC 3339.
    pub now: String,
    /// The judgement in one sentence.
    pub verdict: Verdict,
    /// What was given, in order.
    pub inputs: Vec<InputReport>,
    /// Every change that was made to read the inputs.
    #[serde(default)]
    pub repairs: Vec<Repair>,
    /// Findings, the gravest first.
    #[serde(default)]
    pub diagnostics: Vec<Diagnostic>,
    /// Service keys and bindings, told apart.
    #[serde(default)]
    pub identities: Vec<Identity>,
    /// Certificates in the order of the input, duplicates kept.
    #[serde(default)]
    pub certificates: Vec<CertificateReport>,
    /// Certificates put in order, end entity first.
    #[serde(default)]
    pub chains: Vec<ChainReport>,
    /// Private keys, described, never shown.
    #[serde(default)]
    pub private_keys: Vec<PrivateKeyReport>,
    /// Public keys that stood alone.
    #[serde(default)]
    pub public_keys: Vec<PublicKeyEntry>,
    /// Keystores and their entries.
    #[serde(default)]
    pub keystores: Vec<KeystoreReport>,
    /// Certification requests.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requests: Vec<RequestReport>,
    /// Encrypted material that was not opened.
    #[serde(default)]
    pub locked: Vec<Locked>,
    /// Error messages among the inputs, explained, the most specific first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub explanations: Vec<Explanation>,
    /// Tokens in the order of the input.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tokens: Vec<TokenReport>,
    /// What headers `X-Forwarded-Client-Cert` say about clients.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub xfcc: Vec<ForwardedCertificate>,
    /// Binding parameters, and what they ask for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<ParametersReport>,
}

/// The program that wrote a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Tool {
    /// `bindwright`.
    pub name: String,
    /// The version, as in Cargo.toml.
    pub version: String,
    /// The day up to which public sources were read, ISO 8601.
    pub facts_as_of: String,
}

/// The judgement in one sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Verdict {
    /// The gravest finding, or `ok`.
    pub level: VerdictLevel,
    /// One sentence for a person, in the language asked for.
    pub text: String,
}

/// The gravest finding of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum VerdictLevel {
    /// Nothing to say.
    Ok,
    /// Worth knowing.
    Info,
    /// Will break soon, breaks a SHOULD, or sources disagree.
    Warning,
    /// Will not work, or breaks a MUST.
    Error,
}

/// One input as it was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct InputReport {
    /// The file name, where there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub name: Option<String>,
    /// What it was recognised as: `service-key`, `pem`, `certificate`, `private-key`, `unknown`, …
    pub kind: String,
    /// Its size in bytes.
    pub bytes: u32,
}

read_fields!(Report {
    schema,
    tool,
    now,
    verdict,
    inputs,
    repairs,
    diagnostics,
    identities,
    certificates,
    chains,
    private_keys,
    public_keys,
    keystores,
    requests,
    locked,
    explanations,
    tokens,
    xfcc,
    parameters
});
read_fields!(Tool { name, version, facts_as_of });
read_fields!(Verdict { level, text });
read_fields!(InputReport { name, kind, bytes });
read_words!(VerdictLevel { "error" => Error, "warning" => Warning, "info" => Info, } else Ok);
