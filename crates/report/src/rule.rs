use serde::{Deserialize, Serialize};

use crate::read_fields;

use crate::{Diagnostic, Report, Severity, SourceReference};

/// The page of one code, under fixed headings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct RulePage {
    /// The stable code: `certificate/expired`.
    pub code: String,
    /// How grave a finding of this code is at most.
    pub severity: Severity,
    /// The fault in a few words.
    pub title: String,
    /// *What it means*.
    pub meaning: String,
    /// *Why it matters*.
    pub reason: String,
    /// *How to fix it*.
    pub fix: String,
    /// *Sources*.
    #[serde(default)]
    pub sources: Vec<SourceReference>,
}

/// What *I bring a certificate* puts into the parameters, and what was found on the way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct CertificateParameter {
    /// The end entity's certificate as PEM: 64 columns, `\n`, no final line break.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub pem: Option<String>,
    /// The same followed by the certificates of its issuers, where the input holds them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub chain_pem: Option<String>,
    /// What is to be said about using this input as a parameter.
    #[serde(default)]
    pub diagnostics: Vec<Diagnostic>,
    /// The input as `inspect` judges it.
    pub report: Report,
}

read_fields!(RulePage { code, severity, title, meaning, reason, fix, sources });
read_fields!(CertificateParameter { pem, chain_pem, diagnostics, report });
