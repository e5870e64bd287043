use std::fmt;

/// Why bytes were not read as a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CertificateError {
    /// The bytes end early, are not DER, or do not have the structure of RFC 5280 section 4.1.
    Malformed {
        /// Where in the structure.
        field: CertificateField,
        /// Offset into the DER bytes, as near as it is known.
        offset: usize,
    },
    /// Something follows after the end of the certificate.
    TrailingData {
        /// How many bytes follow.
        bytes: usize,
    },
    /// The version is not one of 1 to 3 (RFC 5280 section 4.1.2.1).
    UnsupportedVersion {
        /// The version as people count it.
        version: u32,
    },
    /// The PEM label names something else.
    NotACertificate {
        /// The label of the block.
        label: String,
    },
}

impl fmt::Display for CertificateError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed { field, offset } => write!(formatter, "malformed {field:?} at byte {offset}"),
            Self::TrailingData { bytes } => write!(formatter, "{bytes} bytes after the certificate"),
            Self::UnsupportedVersion { version } => write!(formatter, "unsupported version {version}"),
            Self::NotACertificate { label } => {
                write!(formatter, "a block of label {label} is no certificate")
            }
        }
    }
}

impl std::error::Error for CertificateError {}

/// A field of the certificate, in the order of RFC 5280 section 4.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CertificateField {
    /// The whole: `Certificate` or `TBSCertificate`.
    Certificate,
    /// Section 4.1.2.1.
    Version,
    /// Section 4.1.2.2.
    SerialNumber,
    /// Sections 4.1.1.2 and 4.1.2.3.
    SignatureAlgorithm,
    /// Section 4.1.2.4.
    Issuer,
    /// Section 4.1.2.5.
    Validity,
    /// Section 4.1.2.6.
    Subject,
    /// Section 4.1.2.7.
    PublicKey,
    /// Section 4.1.2.8.
    UniqueIdentifier,
    /// Section 4.1.2.9.
    Extensions,
    /// Section 4.1.1.3.
    Signature,
}

/// What is wrong with a certificate that could be read all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CertificateProblem {
    /// An extension that RFC 5280 defines does not have the structure it defines.
    MalformedExtension {
        /// Dotted object identifier.
        oid: String,
    },
    /// What stands in the place of the public key is not one of its algorithm (RFC 5280 section 4.1.2.7).
    MalformedPublicKey,
    /// An extension is there more than once (RFC 5280 section 4.2); the first one counts.
    DuplicateExtension {
        /// Dotted object identifier.
        oid: String,
    },
    /// The two places that name the signature algorithm disagree (RFC 5280 section 4.1.1.2).
    SignatureAlgorithmMismatch {
        /// Dotted object identifier in the signed part.
        signed: String,
        /// Dotted object identifier beside the signature.
        unsigned: String,
    },
    /// A value that equals its default, or a bit string with trailing zeros, was encoded (X.690 section 11).
    NotDistinguished {
        /// Where in the structure.
        field: CertificateField,
    },
}
