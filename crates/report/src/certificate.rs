use serde::{Deserialize, Serialize};

use crate::{read_fields, read_words};

/// One certificate (RFC 5280), in words and in hex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct CertificateReport {
    /// 1 to 3.
    pub version: u8,
    /// RFC 4514: CN, L, ST, O, OU, C, STREET, DC, UID by name, other types as dotted OID with the plain value.
    pub subject: String,
    /// As `subject`.
    pub issuer: String,
    /// Relative distinguished names in file order, each a list of (OID, value).
    pub subject_rdns: Vec<Vec<(String, String)>>,
    /// As `subject_rdns`.
    pub issuer_rdns: Vec<Vec<(String, String)>>,
    /// Lower-case hex without leading zeros.
    pub serial_number: String,
    /// First second of validity, RFC 3339.
    pub not_before: String,
    /// Last second of validity, RFC 3339.
    pub not_after: String,
    /// The algorithm the issuer signed with.
    pub signature_algorithm: SignatureAlgorithmReport,
    /// The key that the certificate speaks for.
    pub public_key: PublicKeyReport,
    /// `DNS:` `email:` `URI:` `IP:` `DirName:` `RID:` `otherName:<oid>:<hex>`.
    #[serde(default)]
    pub subject_alternative_names: Vec<String>,
    /// Basic constraints: may issue certificates.
    pub is_ca: bool,
    /// Basic constraints: how many further CAs may follow.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub path_length: Option<u32>,
    /// `digital_signature`, `content_commitment`, `key_encipherment`, `data_encipherment`, `key_agreement`,
    /// `key_cert_sign`, `crl_sign`, `encipher_only`, `decipher_only`.
    #[serde(default)]
    pub key_usage: Vec<String>,
    /// OIDs.
    #[serde(default)]
    pub extended_key_usage: Vec<String>,
    /// OIDs.
    #[serde(default)]
    pub certificate_policies: Vec<String>,
    /// Hex.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub subject_key_id: Option<String>,
    /// Hex.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub authority_key_id: Option<String>,
    /// All extensions in file order.
    #[serde(default)]
    pub extensions: Vec<ExtensionReport>,
    /// Thumbprint of the DER encoding, hex.
    pub sha1: String,
    /// Thumbprint of the DER encoding, hex.
    pub sha256: String,
    /// `x5t#S256` (RFC 8705 section 3.1), base64url without padding.
    pub x5t_s256: String,
    /// Index of the issuer in this report when name and signature fit; a self-signed certificate points to itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub issued_by: Option<u32>,
    /// What is known about the signature.
    pub signature: SignatureStatus,
    /// Index of the input it stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub input: Option<u32>,
}

/// An algorithm by object identifier and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct SignatureAlgorithmReport {
    /// Dotted object identifier.
    pub oid: String,
    /// Name in the registering RFC, or the OID where there is none.
    pub name: String,
}

/// A public key, described.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PublicKeyReport {
    /// `RSA`, `RSA-PSS`, `EC`, `Ed25519`, … or an OID.
    pub algorithm: String,
    /// Size in bits, where the algorithm has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub bits: Option<u32>,
    /// `secp256r1`, … or an OID.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub curve: Option<String>,
    /// RSA public exponent, decimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub exponent: Option<String>,
    /// SHA-256 of the DER SubjectPublicKeyInfo, hex.
    pub spki_sha256: String,
}

/// One extension (RFC 5280 section 4.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ExtensionReport {
    /// Dotted object identifier.
    pub oid: String,
    /// Name in the RFC, absent for unknown ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub name: Option<String>,
    /// Whether a reader that does not know it must refuse the certificate.
    pub critical: bool,
    /// The value in words where it was decoded, else its DER in hex.
    pub value: String,
}

/// What is known about a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum SignatureStatus {
    /// The issuer's key fits.
    Verified,
    /// A certificate with the issuer's name is there, and its key does not fit.
    Failed,
    /// The issuer is not there, or the algorithm is not one we verify.
    NotChecked,
}

/// Certificates in issuing order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ChainReport {
    /// Indices, end entity first, duplicates removed.
    pub certificates: Vec<u32>,
    /// Whether the chain ends in a self-signed certificate.
    pub complete: bool,
    /// Whether a self-signed root is part of it.
    pub self_signed_root: bool,
    /// Codes of the findings that concern this chain.
    #[serde(default)]
    pub problems: Vec<String>,
}

read_fields!(CertificateReport {
    version,
    subject,
    issuer,
    subject_rdns,
    issuer_rdns,
    serial_number,
    not_before,
    not_after,
    signature_algorithm,
    public_key,
    subject_alternative_names,
    is_ca,
    path_length,
    key_usage,
    extended_key_usage,
    certificate_policies,
    subject_key_id,
    authority_key_id,
    extensions,
    sha1,
    sha256,
    x5t_s256,
    issued_by,
    signature,
    input
});
read_fields!(SignatureAlgorithmReport { oid, name });
read_fields!(PublicKeyReport { algorithm, bits, curve, exponent, spki_sha256 });
read_fields!(ExtensionReport { oid, name, critical, value });
read_fields!(ChainReport { certificates, complete, self_signed_root, problems });
read_words!(SignatureStatus { "verified" => Verified, "failed" => Failed, } else NotChecked);
