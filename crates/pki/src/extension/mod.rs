//! Extensions of certificates (RFC 5280 section 4.2): the model, and beside it reading and writing in words.

mod decode;
mod general_name;
mod words;

pub(crate) use decode::KEY_USAGES;

use crate::encoding;

/// One extension of a certificate (RFC 5280 section 4.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    oid: String,
    critical: bool,
    der: Vec<u8>,
    value: ExtensionValue,
}

impl Extension {
    /// Returns the dotted object identifier.
    pub fn oid(&self) -> &str {
        &self.oid
    }

    /// Returns the name in the registering RFC, `basicConstraints` and so on; `None` for one that is not known.
    pub fn name(&self) -> Option<&'static str> {
        words::extension_name(&self.oid)
    }

    /// Says whether a reader that does not know the extension must refuse the certificate.
    pub fn critical(&self) -> bool {
        self.critical
    }

    /// Returns the DER bytes of the value.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// Returns the value decoded.
    pub fn value(&self) -> &ExtensionValue {
        &self.value
    }

    /// Writes the value in the words of its RFC, or its DER as hex where it was not decoded.
    pub fn value_text(&self) -> String {
        words::value(&self.value).unwrap_or_else(|| encoding::hex(&self.der))
    }

    /// Decodes the value of the extension when it is one that is known here.
    pub(crate) fn decode(oid: String, critical: bool, der: &[u8]) -> Self {
        let value = decode::value(&oid, der).unwrap_or(ExtensionValue::Malformed);
        Self { oid, critical, der: der.to_vec(), value }
    }
}

/// The value of an extension.
///
/// Names are written as `DNS:` `email:` `URI:` `IP:` `DirName:` `RID:` `otherName:<oid>:<hex>`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ExtensionValue {
    /// Who may issue (section 4.2.1.9).
    BasicConstraints {
        /// Whether the subject may issue certificates.
        is_ca: bool,
        /// How many further CA certificates may follow.
        path_length: Option<u32>,
    },
    /// What the key may do, by name: `digital_signature` and so on (section 4.2.1.3).
    KeyUsage(Vec<&'static str>),
    /// Purposes as dotted OIDs (section 4.2.1.12).
    ExtendedKeyUsage(Vec<String>),
    /// Other names of the subject (section 4.2.1.6).
    SubjectAlternativeName(Vec<String>),
    /// Other names of the issuer (section 4.2.1.7).
    IssuerAlternativeName(Vec<String>),
    /// A short name of the subject's key (section 4.2.1.2).
    SubjectKeyIdentifier(Vec<u8>),
    /// Which key of which certificate signed (section 4.2.1.1).
    AuthorityKeyIdentifier {
        /// The issuer's subject key identifier.
        key_identifier: Option<Vec<u8>>,
        /// Names of the issuer's issuer.
        issuer: Vec<String>,
        /// Serial number of the issuer's certificate, hex.
        serial_number: Option<String>,
    },
    /// Terms it was issued under (section 4.2.1.4).
    CertificatePolicies(Vec<PolicyInformation>),
    /// Pairs of policies that are to be taken as equal, issuer's first (section 4.2.1.5).
    PolicyMappings(Vec<(String, String)>),
    /// After how many certificates policies are required or mapping is forbidden (section 4.2.1.11).
    PolicyConstraints {
        /// Certificates until an explicit policy is required.
        require_explicit_policy: Option<u32>,
        /// Certificates until mapping is forbidden.
        inhibit_policy_mapping: Option<u32>,
    },
    /// After how many certificates `anyPolicy` no longer counts (section 4.2.1.14).
    InhibitAnyPolicy(u32),
    /// Names that may and may not follow (section 4.2.1.10).
    NameConstraints {
        /// Only these.
        permitted: Vec<String>,
        /// None of these.
        excluded: Vec<String>,
    },
    /// Where revocation lists are (section 4.2.1.13).
    CrlDistributionPoints(Vec<DistributionPoint>),
    /// Where the newest changes of revocation lists are (section 4.2.1.15).
    FreshestCrl(Vec<DistributionPoint>),
    /// Where to ask about the issuer (section 4.2.2.1).
    AuthorityInformationAccess(Vec<AccessDescription>),
    /// Where to ask about the subject (section 4.2.2.2).
    SubjectInformationAccess(Vec<AccessDescription>),
    /// Promises of transparency logs (RFC 6962 section 3.3).
    SignedCertificateTimestamps {
        /// How many.
        count: usize,
    },
    /// Not one that is decoded here.
    Unknown,
    /// One that should have been decoded and does not have its structure.
    Malformed,
}

/// One policy (RFC 5280 section 4.2.1.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyInformation {
    /// Dotted object identifier.
    pub oid: String,
    /// Addresses of practice statements and texts of notices; a qualifier of another kind as its dotted OID.
    pub qualifiers: Vec<String>,
}

/// One place of a revocation list (RFC 5280 section 4.2.1.13).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DistributionPoint {
    /// Names of the place; a name relative to the issuer stands as its RFC 4514 text.
    pub names: Vec<String>,
    /// Reasons of revocation it covers by name; empty for all.
    pub reasons: Vec<&'static str>,
    /// Names of who signs the list, when it is not the issuer.
    pub issuers: Vec<String>,
}

/// One way to ask (RFC 5280 section 4.2.2.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessDescription {
    /// What is to be had there as a dotted OID, for example `1.3.6.1.5.5.7.48.1` for OCSP.
    pub method: String,
    /// The place as a name.
    pub location: String,
}
