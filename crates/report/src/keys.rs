use serde::{Deserialize, Serialize};

use crate::{PublicKeyReport, SignatureAlgorithmReport, SignatureStatus, read_fields};

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
    /// Whether the integrity was checked and is right; absent where there is no check.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub mac_verified: Option<bool>,
    /// Rounds of the key derivation of the integrity check.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub mac_iterations: Option<u32>,
    /// Names of the encryptions that occur, each once.
    #[serde(default)]
    pub encryption: Vec<String>,
    /// Index of the input.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub input: Option<u32>,
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
    /// `private-key`, `certificate`, `secret`, `revocation-list`.
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
    /// How it is encrypted.
    pub scheme: String,
    /// Whether a password that was not given may open it.
    pub wants_password: bool,
    /// Index of the input.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub input: Option<u32>,
}

/// A certification request (RFC 2986).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct RequestReport {
    /// The name that is asked for, RFC 4514.
    pub subject: String,
    /// The key that is to be certified.
    pub public_key: PublicKeyReport,
    /// The algorithm of its signature.
    pub signature_algorithm: SignatureAlgorithmReport,
    /// Whether it is signed with its own key.
    pub signature: SignatureStatus,
    /// The alternative names that are asked for, written as in a certificate.
    #[serde(default)]
    pub subject_alternative_names: Vec<String>,
    /// The uses that are asked for; empty where the request names none.
    #[serde(default)]
    pub key_usage: Vec<String>,
    /// The purposes that are asked for, dotted; empty where the request names none.
    #[serde(default)]
    pub extended_key_usage: Vec<String>,
    /// Indices of the certificates with the same key.
    #[serde(default)]
    pub certificates: Vec<u32>,
    /// Index of the private key that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub private_key: Option<u32>,
    /// Index of the input it stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub input: Option<u32>,
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
read_fields!(KeystoreReport { format, mac, mac_verified, mac_iterations, encryption, input, entries });
read_fields!(KeystoreEntry { alias, kind, certificates, private_key });
read_fields!(Locked { kind, reason, scheme, wants_password, input });
read_fields!(RequestReport {
    subject,
    public_key,
    signature_algorithm,
    signature,
    subject_alternative_names,
    key_usage,
    extended_key_usage,
    certificates,
    private_key,
    input
});
