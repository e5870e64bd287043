use std::fmt;

/// Why bytes were not read as a private key; never holds a byte of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PrivateKeyError {
    /// The key is encrypted (RFC 5958 section 3, RFC 1421 section 4.6.1.1).
    Encrypted {
        /// `pbes2` and so on, the cipher of a `DEK-Info` header, or a dotted object identifier.
        scheme: String,
    },
    /// The PEM label names something else, or a container that is not read.
    NotAPrivateKey {
        /// The label of the block.
        label: String,
    },
    /// The bytes end early, are not DER, or do not have the structure of a private key.
    Malformed {
        /// Where in the structure.
        field: PrivateKeyField,
    },
    /// The key is outside the range of its algorithm, for example a scalar of zero.
    OutOfRange {
        /// The algorithm in the words of [`crate::PublicKey::algorithm`].
        algorithm: String,
    },
    /// The public half that stands beside the secret is not the one that belongs to it.
    PublicKeyMismatch {
        /// The algorithm in the words of [`crate::PublicKey::algorithm`].
        algorithm: String,
    },
}

impl fmt::Display for PrivateKeyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Encrypted { scheme } => write!(formatter, "private key is encrypted ({scheme})"),
            Self::NotAPrivateKey { label } => write!(formatter, "a block of label {label} is no private key"),
            Self::Malformed { field } => write!(formatter, "malformed private key ({field:?})"),
            Self::OutOfRange { algorithm } => write!(formatter, "{algorithm} private key is out of range"),
            Self::PublicKeyMismatch { algorithm } => {
                write!(formatter, "public half in the {algorithm} private key is not its own")
            }
        }
    }
}

impl std::error::Error for PrivateKeyError {}

/// A field of a private key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PrivateKeyField {
    /// The whole.
    PrivateKey,
    /// The version.
    Version,
    /// The algorithm or its parameters, for example the curve.
    Algorithm,
    /// The secret part.
    Secret,
    /// The public part.
    PublicKey,
}
