use serde::{Deserialize, Serialize};

use crate::{Diagnostic, Report, Verdict, read_fields, read_words};

/// The value of `schema` in every comparison of this version.
pub const COMPARISON_SCHEMA: &str = "bindwright.comparison/1";

/// What was asked for beside what came back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Comparison {
    /// Always [`COMPARISON_SCHEMA`].
    pub schema: String,
    /// Whether it is what was asked for, in one sentence.
    pub verdict: Verdict,
    /// Each point that was compared, in documented order.
    pub rows: Vec<ComparisonRow>,
    /// A finding for each deviation, with its nearest cause and what to do.
    #[serde(default)]
    pub diagnostics: Vec<Diagnostic>,
    /// What the credentials add to the environment of an application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub environment_size: Option<EnvironmentSize>,
    /// What was recognised in the credentials, as `inspect` says it.
    pub report: Report,
}

/// One point that was compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ComparisonRow {
    /// Stable name: `credential-type`, `certificate`, `private-key`, `lifetime`, `key-length`, …
    pub id: String,
    /// What is compared, as a label.
    pub label: String,
    /// What was asked for; absent where the request leaves it to the service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub asked: Option<String>,
    /// What came back; absent where nothing did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub returned: Option<String>,
    /// Whether both agree.
    pub outcome: Outcome,
}

/// Whether what came back is what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It is.
    Same,
    /// It is not.
    Different,
    /// It cannot be told.
    Unknown,
}

/// What a binding adds to the environment of an application, and what fits in there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct EnvironmentSize {
    /// Bytes of the credentials as they stand in `VCAP_SERVICES`.
    pub bytes: u32,
    /// Bytes that the whole environment may have.
    pub limit: u32,
    /// Whether the bytes were counted, or are an estimate of what will come back.
    pub is_estimate: bool,
    /// What it means, in a sentence or two.
    pub text: String,
}

read_fields!(Comparison { schema, verdict, rows, diagnostics, environment_size, report });
read_fields!(ComparisonRow { id, label, asked, returned, outcome });
read_words!(Outcome { "same" => Same, "different" => Different, } else Unknown);
read_fields!(EnvironmentSize { bytes, limit, is_estimate, text });
