//! Java's own keystores, JKS and JCEKS, as the classes `JavaKeyStore` and `JceKeyStore` of OpenJDK write them.
//!
//! Numbers are big-endian; a digest over password and content ends the file. The certificates lie open.

mod input;
mod java_object;
mod protection;

use super::budget::Budget;
use super::{
    ENCRYPTIONS, Entry, EntryKey, EntryKind, Keystore, KeystoreError, KeystoreFormat, KeystorePart,
    KeystoreProblem, LockReason, MacDescription, PasswordForm, equal_in_constant_time,
};
use crate::{Bounds, Certificate, Password};
use input::Input;
use protection::JavaPassword;

type Result<T> = std::result::Result<T, KeystoreError>;

/// Length of the digest at the end, SHA-1.
const DIGEST: usize = 20;

/// Reads a file; without a password the certificates, which are not encrypted.
pub(super) fn read(
    bytes: &[u8],
    format: KeystoreFormat,
    password: Option<&Password>,
    bounds: &Bounds,
) -> Result<Keystore> {
    let end = bytes.len().checked_sub(DIGEST).ok_or_else(malformed)?;
    let (content, digest) = bytes.split_at(end);
    let form = password.map_or(PasswordForm::NotGiven, form);
    let password = password.map(JavaPassword::new);
    let mut reader = Reader {
        input: Input { bytes: content },
        password: password.as_ref(),
        budget: Budget::new(bounds.key_derivation_iterations.into()),
        encryption: Vec::new(),
        problems: Vec::new(),
        opened: false,
    };
    let entries = reader.keystore()?;
    let algorithm = || "SHA-1 digest".to_owned();
    let verified = match &password {
        Some(password) => equal_in_constant_time(&protection::digest(password, content), digest),
        None => false,
    };
    if password.is_some() && !verified {
        // A key that opens has been locked with this password: the fault is elsewhere in the file.
        let failed = KeystoreError::IntegrityCheckFailed { algorithm: algorithm() };
        return Err(if reader.opened { failed } else { KeystoreError::WrongPassword });
    }
    Ok(Keystore {
        format,
        entries,
        mac: Some(MacDescription { algorithm: algorithm(), iterations: 1, verified }),
        password: form,
        encryption: reader.encryption,
        problems: reader.problems,
    })
}

fn form(password: &Password) -> PasswordForm {
    if password.secret_text().is_empty() { PasswordForm::Empty } else { PasswordForm::AsGiven }
}

struct Reader<'a> {
    input: Input<'a>,
    password: Option<&'a JavaPassword>,
    budget: Budget,
    encryption: Vec<String>,
    problems: Vec<KeystoreProblem>,
    /// A key opened with the password.
    opened: bool,
}

impl Reader<'_> {
    fn keystore(&mut self) -> Result<Vec<Entry>> {
        self.input.number()?;
        let version = self.input.number()?;
        if !matches!(version, 1 | 2) {
            return Err(KeystoreError::Unsupported { algorithm: format!("version {version}") });
        }
        let count = self.input.number()?;
        // The count is only believed as far as there are bytes.
        let mut entries = Vec::new();
        for read in 0..count {
            let tag = self.input.number()?;
            let alias = self.input.text()?;
            // The date of the entry, in milliseconds.
            self.input.take(8)?;
            match tag {
                1 => entries.push(self.private_key(alias, version)?),
                2 => entries.push(self.trusted(alias, version)?),
                3 => {
                    entries.push(empty(alias));
                    if java_object::pass_over(&mut self.input).is_err() {
                        let entries_left = count - read - 1;
                        self.problems.push(KeystoreProblem::EntriesAfterSecret { entries: entries_left });
                        return Ok(entries);
                    }
                }
                _ => return Err(malformed()),
            }
        }
        let rest = self.input.bytes.len();
        if rest > 0 {
            self.problems.push(KeystoreProblem::TrailingData { bytes: rest });
        }
        Ok(entries)
    }

    fn private_key(&mut self, alias: String, version: u32) -> Result<Entry> {
        let length = self.input.number()?;
        let key = self.input.take(length as usize)?;
        let key = self.key(key)?;
        let mut certificates = Vec::new();
        for _ in 0..self.input.number()? {
            certificates.extend(self.certificate(&alias, version)?);
        }
        Ok(Entry { kind: EntryKind::PrivateKey, certificates, key: Some(key), ..empty(alias) })
    }

    fn key(&mut self, bytes: &[u8]) -> Result<EntryKey> {
        let protected = protection::Protected::decode(bytes);
        let protected = protected.map_err(|_| KeystoreError::Malformed { part: KeystorePart::Encryption })?;
        let scheme = protected.scheme();
        if self.encryption.len() < ENCRYPTIONS && !self.encryption.contains(&scheme) {
            self.encryption.push(scheme.clone());
        }
        let locked = |reason| Ok(EntryKey::Locked { scheme: scheme.clone(), reason });
        let Some(password) = self.password else { return locked(LockReason::NoPassword) };
        self.budget.spend(protected.iterations().into())?;
        match protected.open(password) {
            Ok(plain) => {
                self.opened = true;
                Ok(EntryKey::from_decrypted_der(&plain))
            }
            Err(reason) => locked(reason),
        }
    }

    fn trusted(&mut self, alias: String, version: u32) -> Result<Entry> {
        let certificates = self.certificate(&alias, version)?.into_iter().collect();
        Ok(Entry { kind: EntryKind::Certificate, certificates, ..empty(alias) })
    }

    /// Reads one certificate; version 1 does not write its kind, as it is always X.509.
    fn certificate(&mut self, alias: &str, version: u32) -> Result<Option<Certificate>> {
        let kind = if version == 1 { "X.509".to_owned() } else { self.input.text()? };
        let length = self.input.number()?;
        let der = self.input.take(length as usize)?;
        let alias = Some(alias.to_owned());
        if !matches!(kind.as_str(), "X.509" | "X509") {
            self.problems.push(KeystoreProblem::OtherCertificate { alias, kind });
            return Ok(None);
        }
        match Certificate::from_der(der) {
            Ok(certificate) => Ok(Some(certificate)),
            Err(error) => {
                self.problems.push(KeystoreProblem::UnreadableCertificate { alias, error });
                Ok(None)
            }
        }
    }
}

/// Returns an entry of which nothing is read but its name.
fn empty(alias: String) -> Entry {
    let (certificates, kind) = (Vec::new(), EntryKind::Secret);
    Entry { alias: Some(alias), local_key_id: None, kind, certificates, key: None }
}

fn malformed() -> KeystoreError {
    KeystoreError::Malformed { part: KeystorePart::Entries }
}
