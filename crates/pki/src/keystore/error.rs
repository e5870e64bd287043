use std::fmt;

use crate::CertificateError;

/// Why a keystore was not read; wrong password, damage and what is not supported are told apart.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeystoreError {
    /// The bytes are neither PKCS#12 nor JKS nor JCEKS.
    NotAKeystore,
    /// The bytes end early or do not have the structure of their format.
    Malformed {
        /// Where in the structure.
        part: KeystorePart,
    },
    /// Neither the integrity check passes with this password nor does anything decrypt with it.
    WrongPassword,
    /// The password opens what is encrypted, and yet the integrity check fails: the file was changed or damaged.
    IntegrityCheckFailed {
        /// How the integrity is protected, for example `HMAC-SHA-256`.
        algorithm: String,
    },
    /// The integrity check passes with this password and a part does not decrypt with it: it has another password.
    OtherPassword {
        /// The part that stays closed.
        part: KeystorePart,
    },
    /// Everything in the file is protected in a way that is not read here.
    Unsupported {
        /// Name or dotted object identifier of the algorithm or structure.
        algorithm: String,
    },
    /// Opening the file would take more rounds of key derivation than [`crate::Bounds`] allows.
    TooManyIterations {
        /// Rounds that the file asks for in one place.
        iterations: u64,
        /// Rounds that are allowed for the whole file.
        limit: u64,
    },
    /// Opening the file would fill more memory than [`crate::Bounds`] allows.
    TooMuchMemory {
        /// Bytes that the file asks for in one place.
        asked: u64,
        /// Bytes that are allowed.
        bound: u64,
    },
}

impl fmt::Display for KeystoreError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAKeystore => formatter.write_str("neither PKCS#12 nor JKS nor JCEKS"),
            Self::Malformed { part } => write!(formatter, "malformed keystore ({part:?})"),
            Self::WrongPassword => formatter.write_str("wrong password for the keystore"),
            Self::IntegrityCheckFailed { algorithm } => {
                write!(formatter, "integrity check of the keystore failed ({algorithm})")
            }
            Self::OtherPassword { part } => {
                write!(formatter, "{part:?} of the keystore has another password")
            }
            Self::Unsupported { algorithm } => write!(formatter, "keystore uses {algorithm}"),
            Self::TooManyIterations { iterations, limit } => {
                write!(formatter, "keystore asks for {iterations} iterations, at most {limit} are computed")
            }
            Self::TooMuchMemory { asked, bound } => {
                write!(formatter, "keystore asks for {asked} bytes of memory, at most {bound} are filled")
            }
        }
    }
}

impl std::error::Error for KeystoreError {}

/// A part of a keystore, in the words of RFC 7292 and of Java's keystores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KeystorePart {
    /// The outermost structure (RFC 7292 section 4).
    Pfx,
    /// The list of parts, each with its own encryption (RFC 7292 section 4.1).
    AuthenticatedSafe,
    /// The bags of one part (RFC 7292 section 4.2).
    SafeContents,
    /// One bag.
    SafeBag,
    /// Name, local key id and other attributes of a bag.
    Attributes,
    /// The integrity check.
    MacData,
    /// Algorithm or parameters of an encryption.
    Encryption,
    /// The number and headers of the entries of a Java keystore.
    Entries,
    /// The chain of an entry of a Java keystore.
    CertificateChain,
}

/// What is wrong with a keystore that could be read all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeystoreProblem {
    /// Something follows after the end of the keystore.
    TrailingData {
        /// How many bytes follow.
        bytes: usize,
    },
    /// A certificate is there that cannot be read.
    UnreadableCertificate {
        /// The name of its entry, as it stands in the file.
        alias: Option<String>,
        /// Why.
        error: CertificateError,
    },
    /// A certificate of a kind that is no X.509, for example `SDSI`.
    OtherCertificate {
        /// The name of its entry, as it stands in the file.
        alias: Option<String>,
        /// Name or dotted object identifier of the kind.
        kind: String,
    },
    /// Entries that cannot be seen because they are encrypted.
    LockedContents {
        /// How they are encrypted.
        scheme: String,
        /// Why they stay closed.
        reason: super::LockReason,
    },
    /// An entry of a kind that is not known.
    UnknownEntry {
        /// Dotted object identifier, or number, of the kind.
        kind: String,
    },
    /// A secret of a JCEKS file, a serialized Java object without a length, could not be passed over and hides what
    /// follows it.
    EntriesAfterSecret {
        /// How many entries were not read.
        entries: u32,
    },
}
