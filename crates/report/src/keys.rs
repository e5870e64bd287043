use serde::{Deserialize, Serialize};

use crate::read_fields;

/// A private key, described by what is public about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PrivateKeyReport {
    /// `pkcs1`, `sec1`, `pkcs8`, …
    pub format: String,
    /// `RSA`, `EC`, `Ed25519`, … or an OID.
    pub algorithm: String,
    /// Size in bits, where the algorithm has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub bits: Option<u32>,
    /// `secp256r1`, … or an OID.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub curve: Option<String>,
    /// Whether it was encrypted in the input.
    pub encrypted: bool,
    /// SHA-256 of the DER SubjectPublicKeyInfo, hex, where the public half could be derived.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub spki_sha256: Option<String>,
    /// Indices of the certificates it belongs to.
    #[serde(default)]
    pub certificates: Vec<u32>,
    /// Index of the input it stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub input: Option<u32>,
}

/// A public key that stood alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PublicKeyEntry {
    /// `RSA`, `EC`, `Ed25519`, … or an OID.
    pub algorithm: String,
    /// Size in bits, where the algorithm has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub bits: Option<u32>,
    /// `secp256r1`, … or an OID.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub curve: Option<String>,
    /// SHA-256 of the DER SubjectPublicKeyInfo, hex.
    pub spki_sha256: String,
}

/// A keystore and its entries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct KeystoreReport {
    /// `pkcs12`, `jks`, …
    pub format: String,
    /// The integrity algorithm, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub mac: Option<String>,
    /// The entries in file order.
    #[serde(default)]
    pub entries: Vec<KeystoreEntry>,
}

/// One entry of a keystore.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct KeystoreEntry {
    /// The alias (friendly name).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub alias: Option<String>,
    /// `private-key`, `certificate`, `secret`.
    pub kind: String,
    /// Indices of its certificates.
    #[serde(default)]
    pub certificates: Vec<u32>,
    /// Index of its private key.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub private_key: Option<u32>,
}

/// Encrypted material that was not opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Locked {
    /// `private-key`, `pkcs12`, …
    pub kind: String,
    /// What would open it.
    pub reason: String,
}

read_fields!(PrivateKeyReport {
    format,
    algorithm,
    bits,
    curve,
    encrypted,
    spki_sha256,
    certificates,
    input
});
read_fields!(PublicKeyEntry { algorithm, bits, curve, spki_sha256 });
read_fields!(KeystoreReport { format, mac, entries });
read_fields!(KeystoreEntry { alias, kind, certificates, private_key });
read_fields!(Locked { kind, reason });
