use std::fmt;

/// Why bytes were not read as a certification request.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RequestError {
    /// The bytes end early, are not DER, or do not have the structure of RFC 2986 section 4.
    Malformed {
        /// Offset into the DER bytes, as near as it is known.
        offset: usize,
    },
    /// Something follows after the end of the request.
    TrailingData {
        /// How many bytes follow.
        bytes: usize,
    },
    /// The PEM label names something else.
    NotARequest {
        /// The label of the block.
        label: String,
    },
}

impl fmt::Display for RequestError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed { offset } => write!(formatter, "malformed certificate request at byte {offset}"),
            Self::TrailingData { bytes } => write!(formatter, "{bytes} bytes after the certificate request"),
            Self::NotARequest { label } => {
                write!(formatter, "a block of label {label} is no certificate request")
            }
        }
    }
}

impl std::error::Error for RequestError {}

/// Why a certification request was not written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RequestWriteError {
    /// An attribute type of the subject, or a purpose, is no dotted object identifier.
    NoObjectIdentifier {
        /// What was given.
        text: String,
    },
    /// A value of the subject is empty or has characters that its attribute type does not allow.
    AttributeValue {
        /// The attribute type as a dotted object identifier.
        oid: String,
    },
    /// An alternative name is not a `DNS:`, `email:`, `URI:` or `IP:` that can be written.
    AlternativeName {
        /// What was given.
        name: String,
    },
    /// A use is not one of RFC 5280 section 4.2.1.3 in the words of [`crate::Certificate::key_usage`].
    KeyUsage {
        /// What was given.
        name: String,
    },
    /// The signature algorithm is not one that requests are written with, or not one of the key.
    SignatureAlgorithm {
        /// The key's algorithm in the words of [`crate::PublicKey::algorithm`].
        key: String,
    },
    /// The signature was not made with the private half of the key, or not over the bytes that were handed out.
    WrongSignature,
}

impl fmt::Display for RequestWriteError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoObjectIdentifier { text } => write!(formatter, "{text:?} is no object identifier"),
            Self::AttributeValue { oid } => write!(formatter, "value of {oid} can't be written"),
            Self::AlternativeName { name } => write!(formatter, "alternative name {name:?} can't be written"),
            Self::KeyUsage { name } => write!(formatter, "{name:?} is no key usage"),
            Self::SignatureAlgorithm { key } => {
                write!(formatter, "signature algorithm does not fit the {key} key")
            }
            Self::WrongSignature => formatter.write_str("signature was not made with the key of the request"),
        }
    }
}

impl std::error::Error for RequestWriteError {}

/// Why a certification request was not signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestSigningError<E> {
    /// The callback failed.
    Callback(E),
    /// What it returned is no signature of the request.
    Request(RequestWriteError),
}

impl<E: fmt::Display> fmt::Display for RequestSigningError<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Callback(error) => error.fmt(formatter),
            Self::Request(error) => error.fmt(formatter),
        }
    }
}

impl<E: std::error::Error> std::error::Error for RequestSigningError<E> {}
