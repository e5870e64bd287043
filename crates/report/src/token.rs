use serde::{Deserialize, Serialize};

use crate::{SignatureStatus, read_fields};

/// A JSON Web Token (RFC 7519) in its compact form, described; neither that form nor the signature is ever shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct TokenReport {
    /// `jws`: signed; `jwe`: encrypted, and not opened.
    pub form: String,
    /// The parameters of the header.
    #[serde(default)]
    pub header: Vec<TokenField>,
    /// The claims; none where they are encrypted, or the payload is no JSON object.
    #[serde(default)]
    pub claims: Vec<TokenField>,
    /// Whether the signature was verified with a key that was given along.
    pub signature: SignatureStatus,
    /// Why it was not checked, or how; a few words in the language asked for.
    pub signature_reason: String,
    /// Index of the public key that settled the signature.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub public_key: Option<u32>,
    /// Index of the certificate that settled the signature.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub certificate: Option<u32>,
    /// Index of the certificate that the token is bound to (`cnf`, RFC 8705 section 3.1), where it was given along.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub bound_certificate: Option<u32>,
    /// When it ends (`exp`), RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub expires_at: Option<String>,
    /// Index of the input it stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub input: Option<u32>,
    /// JSON Pointer (RFC 6901) of the value in the input.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub pointer: Option<String>,
}

/// A parameter of a header or a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct TokenField {
    /// JSON Pointer inside header or claims.
    pub pointer: String,
    /// `string`, `number`, `boolean`, `object`, `array`, `null`.
    pub kind: String,
    /// Characters of a string, entries of an object or array.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub length: Option<u32>,
    /// The value, only for names on the allow-list; nothing about a person is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub value: Option<String>,
    /// The time that the value stands for, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub time: Option<String>,
    /// What it means, in the language asked for, where it is well known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub meaning: Option<String>,
}

/// A client certificate as a proxy describes it in the header `X-Forwarded-Client-Cert`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ForwardedCertificate {
    /// `envoy`: an element of Envoy's list; `certificate`: the certificate alone, as Cloud Foundry forwards it.
    pub form: String,
    /// The proxy's own name in its certificate (`By`).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub by: Option<String>,
    /// SHA-256 of the certificate's DER, hex, as the header says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub hash: Option<String>,
    /// The subject, as the header says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub subject: Option<String>,
    /// Alternative names of the client: URIs.
    #[serde(default)]
    pub uris: Vec<String>,
    /// Alternative names of the client: DNS names.
    #[serde(default)]
    pub dns_names: Vec<String>,
    /// Index of the certificate, where the header holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub certificate: Option<u32>,
    /// Indices of the chain, the certificate first, where the header holds it.
    #[serde(default)]
    pub chain: Vec<u32>,
    /// Index of the input it stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub input: Option<u32>,
}

read_fields!(TokenReport {
    form,
    header,
    claims,
    signature,
    signature_reason,
    public_key,
    certificate,
    bound_certificate,
    expires_at,
    input,
    pointer
});
read_fields!(TokenField { pointer, kind, length, value, time, meaning });
read_fields!(ForwardedCertificate { form, by, hash, subject, uris, dns_names, certificate, chain, input });
