use serde::{Deserialize, Serialize};

use crate::{Diagnostic, read_fields};

/// What an export made; the bytes of the files travel beside it, in the same order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Export {
    /// The files, in documented order.
    pub files: Vec<ExportedFile>,
    /// What was left out or refused, and why.
    #[serde(default)]
    pub diagnostics: Vec<Diagnostic>,
    /// Whom files can be made for; the index is what a call chooses one by.
    #[serde(default)]
    pub identities: Vec<ExportIdentity>,
}

/// What is known about a file that can be downloaded, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ExportedFile {
    /// Stable name of the format: `key`, `keystore`, `token-curl`, …
    pub id: String,
    /// The profile it stands under: `pem`, `p12`, `destination`, …
    pub profile: String,
    /// What the file is called.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// Whether it is text that can be copied.
    pub is_text: bool,
    /// Whether it holds a private key or a password.
    pub carries_secret: bool,
    /// What it is for, in one line.
    pub summary: String,
}

/// Somebody that files can be made for: credentials, or a certificate with or without its key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ExportIdentity {
    /// Name for a person: of the binding, the client or the certificate.
    pub name: String,
    /// Id in the catalogue of the service that gave out the credentials.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub service: Option<String>,
    /// Whether a certificate is there.
    pub has_certificate: bool,
    /// Whether its private key is there.
    pub has_private_key: bool,
}

read_fields!(Export { files, diagnostics, identities });
read_fields!(ExportedFile { id, profile, name, media_type, is_text, carries_secret, summary });
read_fields!(ExportIdentity { name, service, has_certificate, has_private_key });
