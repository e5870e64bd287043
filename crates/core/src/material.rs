//! What was read from keystores and requests, and what stays closed.

use bindwright_pki::chain::SignatureStatus;
use bindwright_pki::keystore::{EntryKind, KeystoreFormat, LockReason, MacDescription};
use bindwright_pki::{CertificateRequest, DecryptionError};

/// A keystore that was read, be it in part.
pub(crate) struct KeystoreFacts {
    pub(crate) format: KeystoreFormat,
    pub(crate) mac: Option<MacDescription>,
    /// Names of the encryptions that occur.
    pub(crate) encryption: Vec<String>,
    pub(crate) entries: Vec<EntryFacts>,
}

/// One entry of a keystore.
pub(crate) struct EntryFacts {
    pub(crate) alias: Option<String>,
    pub(crate) kind: EntryKind,
    /// Indices of its certificates, its own first.
    pub(crate) certificates: Vec<usize>,
    pub(crate) private_key: Option<usize>,
}

/// A certificate request, and what its own signature is worth.
pub(crate) struct RequestFacts {
    pub(crate) request: CertificateRequest,
    pub(crate) signature: SignatureStatus,
}

/// Encrypted material that was not opened.
pub(crate) struct LockedMaterial {
    pub(crate) kind: LockedKind,
    /// How it is encrypted.
    pub(crate) scheme: String,
    pub(crate) reason: LockedReason,
}

/// What is encrypted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LockedKind {
    /// A private key that stands alone.
    PrivateKey,
    /// The private key of an entry of a keystore.
    EntryKey { alias: Option<String> },
    /// A keystore, or a part of it whose entries are not even seen.
    Keystore { format: KeystoreFormat },
}

/// Why it was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LockedReason {
    NoPassword,
    /// None of the passwords that were given opens it.
    WrongPassword,
    /// The password that opens the keystore does not open this part.
    OtherPassword,
    Unsupported,
    Damaged,
    TooManyIterations {
        asked: u64,
        bound: u64,
    },
    TooMuchMemory {
        asked: u64,
        bound: u64,
    },
}

impl LockedReason {
    /// Says whether a password that was not given may open it.
    pub(crate) fn wants_password(self) -> bool {
        matches!(self, Self::NoPassword | Self::WrongPassword | Self::OtherPassword)
    }
}

impl LockedKind {
    /// Returns the kind in the report's words.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::PrivateKey | Self::EntryKey { .. } => "private-key",
            Self::Keystore { format } => format_name(*format),
        }
    }
}

impl From<&DecryptionError> for LockedReason {
    fn from(error: &DecryptionError) -> Self {
        match error {
            DecryptionError::WrongPassword => Self::WrongPassword,
            DecryptionError::Damaged => Self::Damaged,
            DecryptionError::TooManyIterations { asked, bound } => {
                Self::TooManyIterations { asked: *asked, bound: u64::from(*bound) }
            }
            DecryptionError::TooMuchMemory { asked, bound } => {
                Self::TooMuchMemory { asked: *asked, bound: *bound }
            }
            _ => Self::Unsupported,
        }
    }
}

impl From<LockReason> for LockedReason {
    fn from(reason: LockReason) -> Self {
        match reason {
            LockReason::NoPassword => Self::NoPassword,
            LockReason::OtherPassword => Self::OtherPassword,
            _ => Self::Unsupported,
        }
    }
}

/// Returns a format in the report's words.
pub(crate) fn format_name(format: KeystoreFormat) -> &'static str {
    match format {
        KeystoreFormat::Jks => "jks",
        KeystoreFormat::Jceks => "jceks",
        _ => "pkcs12",
    }
}
