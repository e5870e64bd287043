use serde::{Deserialize, Serialize};

use crate::read_fields;

/// One set of credentials: a service key or a binding, normalised.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Identity {
    /// The service's id in the catalogue, where it was recognised.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub service: Option<String>,
    /// The offering name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub offering: Option<String>,
    /// The plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub plan: Option<String>,
    /// Name of the key or binding.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub name: Option<String>,
    /// JSON Pointer (RFC 6901) of the credentials in the input.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub pointer: Option<String>,
    /// Index of the input.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub input: Option<u32>,
    /// `x509`, `binding-secret`, `X509_GENERATED`, … as given.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub credential_type: Option<String>,
    /// OAuth client id (RFC 6749 section 2.2).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub client_id: Option<String>,
    /// Tenant or zone id.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub tenant: Option<String>,
    /// Subaccount id.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub subaccount: Option<String>,
    /// Base address for client secrets (XSUAA), the tenant (IAS).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub url: Option<String>,
    /// Base address for client certificates (`certurl`).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub certificate_url: Option<String>,
    /// Complete address of the token endpoint that fits the credential type.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub token_url: Option<String>,
    /// The fields that `token_url` was built from: `certurl`, `url`, `uaadomain`, …
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub token_url_derived_from: Option<String>,
    /// Complete address of the token endpoint for client certificates, whatever the key is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub certificate_token_url: Option<String>,
    /// The field that `certificate_token_url` was built from.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub certificate_token_url_derived_from: Option<String>,
    /// Complete address of the token endpoint for client secrets, whatever the key is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub secret_token_url: Option<String>,
    /// The field that `secret_token_url` was built from.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub secret_token_url_derived_from: Option<String>,
    /// Whether a client secret is there; its value never leaves the engine.
    pub has_client_secret: bool,
    /// Indices of the certificates, leaf first.
    #[serde(default)]
    pub certificates: Vec<u32>,
    /// Index of the private key.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub private_key: Option<u32>,
    /// Whether private key and leaf belong together, where both are there.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub key_matches: Option<bool>,
    /// When it stops working, RFC 3339: the leaf's `not_after`, or what the key itself says.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub expires_at: Option<String>,
    /// What each field and the leaf say about the end, where any says it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expiries: Vec<Expiry>,
    /// Whether they agree, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub expiries_agree: Option<bool>,
    /// Every other field, by name, type and length, with its value only where the name is on the allow-list.
    #[serde(default)]
    pub fields: Vec<ShownField>,
}

/// When credentials stop working, as one place says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Expiry {
    /// JSON Pointer of the field in the input; absent for the leaf's `not_after`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub pointer: Option<String>,
    /// The moment, RFC 3339.
    pub expires_at: String,
}

/// A field of the pasted credentials.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ShownField {
    /// JSON Pointer inside the credentials.
    pub pointer: String,
    /// `string`, `number`, `boolean`, `object`, `array`, `null`.
    pub kind: String,
    /// Characters of a string, entries of an object or array.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub length: Option<u32>,
    /// The value, only for names on the allow-list.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub value: Option<String>,
}

read_fields!(Identity {
    service,
    offering,
    plan,
    name,
    pointer,
    input,
    credential_type,
    client_id,
    tenant,
    subaccount,
    url,
    certificate_url,
    token_url,
    token_url_derived_from,
    certificate_token_url,
    certificate_token_url_derived_from,
    secret_token_url,
    secret_token_url_derived_from,
    has_client_secret,
    certificates,
    private_key,
    key_matches,
    expires_at,
    expiries,
    expiries_agree,
    fields
});
read_fields!(Expiry { pointer, expires_at });
read_fields!(ShownField { pointer, kind, length, value });
