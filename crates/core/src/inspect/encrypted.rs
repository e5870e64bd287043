//! What passwords protect: encrypted keys and keystores.

use bindwright_pki::keystore::{Entry, EntryKey, Keystore, KeystoreError, KeystoreFormat, KeystoreProblem};
use bindwright_pki::{EncryptedPrivateKey, OpenPrivateKeyError, Password};

use super::collector::Collector;
use crate::inspection::{Bundle, InputKind, Located, ProblemKind};
use crate::material::{EntryFacts, KeystoreFacts, LockedKind, LockedMaterial, LockedReason};
use crate::place::Place;

impl Collector<'_> {
    /// Tries every password on an encrypted key; where none fits it stays locked.
    pub(super) fn encrypted_key(&mut self, key: &EncryptedPrivateKey, place: Place, bundle: &mut Bundle) {
        let options = self.options;
        let scheme = key.scheme();
        let mut reason =
            if scheme.is_supported { LockedReason::NoPassword } else { LockedReason::Unsupported };
        for password in self.passwords() {
            match key.open(password, &options.bounds.formats) {
                Ok(key) => return self.add_open_key(key, place, bundle),
                Err(OpenPrivateKeyError::Key(error)) => {
                    return self.problem(ProblemKind::UnreadableKey(error), place);
                }
                Err(OpenPrivateKeyError::Decryption(error)) => reason = LockedReason::from(&error),
                Err(_) => reason = LockedReason::Unsupported,
            }
        }
        let scheme = match &scheme.cipher {
            Some(cipher) => format!("{}, {cipher}", scheme.name),
            None => scheme.name.clone(),
        };
        self.locked(LockedMaterial { kind: LockedKind::PrivateKey, scheme, reason }, place);
    }

    /// Reads a keystore: with the passwords given, else with the empty one, else as far as it lies open.
    pub(super) fn keystore(&mut self, bytes: &[u8], format: KeystoreFormat, place: &Place) -> InputKind {
        let (read, wrong) = self.open_keystore(bytes);
        match read {
            Ok(keystore) => self.add_keystore(keystore, wrong, place),
            Err(error) => self.problem(ProblemKind::UnreadableKeystore(error), place.clone()),
        }
        match format {
            KeystoreFormat::Jks => InputKind::Jks,
            KeystoreFormat::Jceks => InputKind::Jceks,
            _ => InputKind::Pkcs12,
        }
    }

    /// Returns the keystore, and whether passwords were given that do not open it.
    fn open_keystore(&self, bytes: &[u8]) -> (Result<Keystore, KeystoreError>, bool) {
        let bounds = &self.options.bounds.formats;
        let empty = Password::from("");
        for password in self.passwords().iter().chain([&empty]) {
            match Keystore::read(bytes, Some(password), bounds) {
                Err(KeystoreError::WrongPassword | KeystoreError::OtherPassword { .. }) => {}
                read => return (read, false),
            }
        }
        (Keystore::read(bytes, None, bounds), !self.passwords().is_empty())
    }

    fn add_keystore(&mut self, keystore: Keystore, wrong: bool, place: &Place) {
        let format = keystore.format();
        for problem in keystore.problems() {
            self.keystore_problem(problem, format, wrong, place);
        }
        let (mac, encryption) = (keystore.mac().cloned(), keystore.encryption().to_vec());
        let entries = keystore.into_entries();
        let entries = entries.into_iter().map(|entry| self.entry(entry, wrong, place)).collect();
        let facts = KeystoreFacts { format, mac, encryption, entries };
        self.keystores.push(Located { value: facts, place: place.clone() });
    }

    fn keystore_problem(
        &mut self,
        problem: &KeystoreProblem,
        format: KeystoreFormat,
        wrong: bool,
        place: &Place,
    ) {
        match problem {
            KeystoreProblem::LockedContents { scheme, reason } => {
                let reason = said(LockedReason::from(*reason), wrong);
                let kind = LockedKind::Keystore { format };
                self.locked(LockedMaterial { kind, scheme: scheme.clone(), reason }, place.clone());
            }
            KeystoreProblem::UnreadableCertificate { error, .. } => {
                self.problem(ProblemKind::UnreadableCertificate(error.clone()), place.clone());
            }
            other => self.problem(ProblemKind::Keystore(other.clone()), place.clone()),
        }
    }

    fn entry(&mut self, entry: Entry, wrong: bool, place: &Place) -> EntryFacts {
        let mut bundle = Bundle { place: place.clone(), ..Bundle::default() };
        let (alias, kind) = (entry.alias().map(str::to_owned), entry.kind());
        let certificates = entry.certificates().to_vec();
        let certificates =
            certificates.into_iter().map(|found| self.add_certificate(found, place.clone(), &mut bundle));
        let certificates = certificates.collect();
        match entry.key() {
            Some(EntryKey::Locked { scheme, reason }) => {
                let reason = said(LockedReason::from(*reason), wrong);
                let kind = LockedKind::EntryKey { alias: alias.clone() };
                self.locked(LockedMaterial { kind, scheme: scheme.clone(), reason }, place.clone());
            }
            Some(EntryKey::Unreadable(error)) => {
                self.problem(ProblemKind::UnreadableKey(error.clone()), place.clone());
            }
            _ => {}
        }
        if let Some(key) = entry.into_private_key() {
            self.add_open_key(key, place.clone(), &mut bundle);
        }
        let private_key = bundle.private_keys.first().copied();
        self.bundles.push(bundle);
        EntryFacts { alias, kind, certificates, private_key }
    }

    fn locked(&mut self, material: LockedMaterial, place: Place) {
        self.locked.push(Located { value: material, place });
    }

    fn passwords(&self) -> &[Password] {
        let all = &self.options.passwords;
        &all[..all.len().min(self.options.bounds.passwords)]
    }
}

/// Returns the reason in the person's view: what was read without a password has been tried with those given before.
fn said(reason: LockedReason, wrong: bool) -> LockedReason {
    if wrong && reason == LockedReason::NoPassword { LockedReason::WrongPassword } else { reason }
}
