use std::collections::BTreeSet;
use std::fmt;

use super::{KeystoreProblem, PasswordForm};
use crate::{Certificate, PrivateKey, PrivateKeyError};

/// A keystore: entries of keys and certificates under one password.
pub struct Keystore {
    pub(super) format: KeystoreFormat,
    pub(super) entries: Vec<Entry>,
    pub(super) mac: Option<MacDescription>,
    pub(super) password: PasswordForm,
    pub(super) encryption: Vec<String>,
    pub(super) problems: Vec<KeystoreProblem>,
}

/// The file format of a keystore.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KeystoreFormat {
    /// PKCS#12 (RFC 7292).
    Pkcs12,
    /// Java's own format up to Java 8.
    Jks,
    /// The format of the Java cryptography extension.
    Jceks,
}

impl KeystoreFormat {
    /// Returns the name that people use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pkcs12 => "PKCS#12",
            Self::Jks => "JKS",
            Self::Jceks => "JCEKS",
        }
    }
}

/// How the integrity of a keystore is protected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MacDescription {
    /// `HMAC-SHA-256`, `PBMAC1 with HMAC-SHA-256`, for Java's own formats `SHA-1 digest`.
    pub algorithm: String,
    /// Rounds of key derivation; 1 where there is none.
    pub iterations: u32,
    /// Whether it was checked and is right; without a password it cannot be checked.
    pub verified: bool,
}

/// One entry: a key with its chain, a certificate alone, or something that is only named.
pub struct Entry {
    pub(super) alias: Option<String>,
    pub(super) local_key_id: Option<Vec<u8>>,
    pub(super) kind: EntryKind,
    pub(super) certificates: Vec<Certificate>,
    pub(super) key: Option<EntryKey>,
}

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EntryKind {
    /// A private key, with the certificates that belong to it.
    PrivateKey,
    /// A certificate without a key.
    Certificate,
    /// A secret key or another secret; it is not read.
    Secret,
    /// A certificate revocation list; it is not read.
    RevocationList,
}

/// The private key of an entry.
#[non_exhaustive]
pub enum EntryKey {
    /// It was read.
    Open(Box<PrivateKey>),
    /// It is encrypted and stays closed.
    Locked {
        /// How it is encrypted.
        scheme: String,
        /// Why it stays closed.
        reason: LockReason,
    },
    /// It was decrypted or never encrypted, and is no key that can be read.
    Unreadable(PrivateKeyError),
}

/// Why something stays closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LockReason {
    /// No password was given.
    NoPassword,
    /// The password opens the keystore, not this part of it.
    OtherPassword,
    /// The encryption is not supported.
    Unsupported,
}

impl Keystore {
    /// Returns the file format.
    pub fn format(&self) -> KeystoreFormat {
        self.format
    }

    /// Returns the entries in file order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Returns how the integrity is protected; `None` where it is not.
    pub fn mac(&self) -> Option<&MacDescription> {
        self.mac.as_ref()
    }

    /// Returns which form of the password opened it.
    pub fn password(&self) -> PasswordForm {
        self.password
    }

    /// Returns the names of the encryptions that occur, each once, in file order.
    pub fn encryption(&self) -> &[String] {
        &self.encryption
    }

    /// Returns what is wrong with it although it could be read.
    pub fn problems(&self) -> &[KeystoreProblem] {
        &self.problems
    }

    /// Returns every certificate once, in the order of the entries.
    pub fn certificates(&self) -> Vec<&Certificate> {
        let mut seen = BTreeSet::new();
        let all = self.entries.iter().flat_map(Entry::certificates);
        all.filter(|certificate| seen.insert(certificate.der())).collect()
    }

    /// Returns the private keys that could be read.
    pub fn private_keys(&self) -> impl Iterator<Item = &PrivateKey> {
        self.entries.iter().filter_map(Entry::private_key)
    }

    /// Says whether something in it stays closed: a key, or entries that are not even seen.
    pub fn has_locked_parts(&self) -> bool {
        let locked = |entry: &Entry| matches!(entry.key, Some(EntryKey::Locked { .. }));
        let hidden = |problem: &KeystoreProblem| matches!(problem, KeystoreProblem::LockedContents { .. });
        self.entries.iter().any(locked) || self.problems.iter().any(hidden)
    }
}

impl Entry {
    /// Returns the name of the entry: friendly name in PKCS#12 (RFC 2985 section 5.5.1), alias in Java.
    pub fn alias(&self) -> Option<&str> {
        self.alias.as_deref()
    }

    /// Returns the id that ties key and certificate together (RFC 2985 section 5.5.2).
    pub fn local_key_id(&self) -> Option<&[u8]> {
        self.local_key_id.as_deref()
    }

    /// Returns what it is.
    pub fn kind(&self) -> EntryKind {
        self.kind
    }

    /// Returns the certificates: for a key its own first, then its issuers as far as they are in the file.
    pub fn certificates(&self) -> &[Certificate] {
        &self.certificates
    }

    /// Returns the key of an entry of kind [`EntryKind::PrivateKey`], open or not.
    pub fn key(&self) -> Option<&EntryKey> {
        self.key.as_ref()
    }

    /// Returns the private key when it could be read.
    pub fn private_key(&self) -> Option<&PrivateKey> {
        match &self.key {
            Some(EntryKey::Open(key)) => Some(key),
            _ => None,
        }
    }

    /// Returns the private key when it could be read, and gives the entry up for it.
    pub fn into_private_key(self) -> Option<PrivateKey> {
        match self.key {
            Some(EntryKey::Open(key)) => Some(*key),
            _ => None,
        }
    }
}

impl Keystore {
    /// Gives the keystore up for its entries.
    pub fn into_entries(self) -> Vec<Entry> {
        self.entries
    }
}

impl EntryKey {
    /// Reads a key that is not encrypted.
    pub(super) fn from_der(der: &[u8]) -> Self {
        PrivateKey::from_der(der).map_or_else(Self::Unreadable, |key| Self::Open(Box::new(key)))
    }

    /// Reads a key that was decrypted.
    pub(super) fn from_decrypted_der(der: &[u8]) -> Self {
        PrivateKey::from_der(der).map_or_else(Self::Unreadable, |key| Self::Open(Box::new(key.opened())))
    }
}

impl fmt::Debug for Keystore {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Keystore({}, {} entries, [elided])", self.format.name(), self.entries.len())
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Entry({:?}, [elided])", self.kind)
    }
}

impl fmt::Debug for EntryKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open(_) => formatter.write_str("Open([elided])"),
            Self::Locked { scheme, reason } => write!(formatter, "Locked({scheme}, {reason:?})"),
            Self::Unreadable(error) => write!(formatter, "Unreadable({error:?})"),
        }
    }
}
