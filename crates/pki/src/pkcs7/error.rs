use std::fmt;

use crate::CertificateError;

/// Why bytes were not read as a certificate bag.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CertificateBagError {
    /// The bytes end early, are neither DER nor BER, or do not have the structure of RFC 5652 section 5.1.
    Malformed {
        /// Offset into the bytes, as near as it is known; with indefinite lengths, into what they were rewritten to.
        offset: usize,
    },
    /// The content is not `SignedData` but, for example, encrypted.
    NotSignedData {
        /// What it is, as a dotted object identifier.
        content_type: String,
    },
    /// It holds more certificates than the bound allows.
    TooManyCertificates {
        /// The bound.
        bound: usize,
    },
    /// It is longer than the bound allows.
    TooLong {
        /// The bound in bytes.
        bound: usize,
    },
    /// The PEM label names something else.
    NotABag {
        /// The label of the block.
        label: String,
    },
}

impl fmt::Display for CertificateBagError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed { offset } => write!(formatter, "malformed PKCS #7 at byte {offset}"),
            Self::NotSignedData { content_type } => {
                write!(formatter, "PKCS #7 holds {content_type} and no certificates")
            }
            Self::TooManyCertificates { bound } => write!(formatter, "more than {bound} certificates"),
            Self::TooLong { bound } => write!(formatter, "more than {bound} bytes"),
            Self::NotABag { label } => write!(formatter, "a block of label {label} is no PKCS #7"),
        }
    }
}

impl std::error::Error for CertificateBagError {}

/// What is wrong with a bag that could be read all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CertificateBagProblem {
    /// It is BER: lengths are indefinite or longer than they need be.
    NotDistinguished,
    /// One of the certificates could not be read.
    UnreadableCertificate {
        /// Its place among all that the bag holds.
        index: usize,
        /// Why.
        error: CertificateError,
    },
    /// Something else stands among the certificates, for example an attribute certificate (RFC 5652 section 10.2.2).
    NoCertificate {
        /// Its place among all that the bag holds.
        index: usize,
    },
}
