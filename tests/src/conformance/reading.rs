//! The one place of the run that calls the reader: bytes to certificates, keys and refusals.

use bindwright_pki::keystore::{Entry, Keystore, KeystoreError};
use bindwright_pki::{
    Bounds, Certificate, CertificateBag, CertificateBagError, DecryptionError, EncryptedPrivateKey,
    OpenPrivateKeyError, Password, PrivateKey, PrivateKeyError, PublicKey, pem,
};

/// What was read from one file.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) certificates: Vec<Certificate>,
    pub(super) keys: Vec<Key>,
    /// Whether it is a keystore that was opened.
    pub(super) keystore: bool,
    pub(super) refusals: Vec<Refusal>,
}

/// A key and how it was kept.
pub(super) struct Key {
    pub(super) half: Half,
    pub(super) encrypted: bool,
}

pub(super) enum Half {
    Private(PrivateKey),
    Public(PublicKey),
}

/// Why something was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It is encrypted, and the password is missing or wrong.
    Password(String),
    /// Anything else.
    Other(String),
}

impl Refusal {
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Password(text) | Self::Other(text) => text,
        }
    }
}

impl Reading {
    pub(super) fn is_empty(&self) -> bool {
        self.certificates.is_empty() && self.keys.is_empty() && !self.keystore
    }

    /// Returns why nothing was read, in one line.
    pub(super) fn reasons(&self) -> String {
        let reasons: Vec<_> = self.refusals.iter().map(Refusal::text).collect();
        if reasons.is_empty() { "there is nothing to read".to_owned() } else { reasons.join("; ") }
    }

    fn refuse(&mut self, error: &impl ToString) {
        self.refusals.push(Refusal::Other(error.to_string()));
    }

    /// Takes a private key, which is opened with the password where it is encrypted.
    fn private(
        &mut self,
        read: Result<PrivateKey, PrivateKeyError>,
        locked: impl FnOnce() -> Result<EncryptedPrivateKey, PrivateKeyError>,
        password: Option<&str>,
    ) {
        match (read, password) {
            (Ok(key), _) => self.keys.push(Key { half: Half::Private(key), encrypted: false }),
            (Err(PrivateKeyError::Encrypted { .. }), Some(password)) => match locked() {
                Ok(locked) => self.open(&locked, password),
                Err(error) => self.refuse(&error),
            },
            (Err(error @ PrivateKeyError::Encrypted { .. }), None) => {
                self.refusals.push(Refusal::Password(error.to_string()));
            }
            (Err(error), _) => self.refuse(&error),
        }
    }

    fn open(&mut self, locked: &EncryptedPrivateKey, password: &str) {
        match locked.open(&Password::from(password), &Bounds::default()) {
            Ok(key) => self.keys.push(Key { half: Half::Private(key), encrypted: true }),
            Err(OpenPrivateKeyError::Decryption(error @ DecryptionError::WrongPassword)) => {
                self.refusals.push(Refusal::Password(error.to_string()));
            }
            Err(error) => self.refuse(&error),
        }
    }

    /// Takes what a keystore holds; what stays closed is a refusal beside it.
    fn keystore(&mut self, read: Result<Keystore, KeystoreError>) {
        let keystore = match read {
            Ok(keystore) => keystore,
            Err(error @ KeystoreError::WrongPassword) => {
                return self.refusals.push(Refusal::Password(error.to_string()));
            }
            Err(error) => return self.refuse(&error),
        };
        let is_locked = keystore.has_locked_parts();
        self.certificates.extend(keystore.certificates().into_iter().cloned());
        let keys = keystore.into_entries().into_iter().filter_map(Entry::into_private_key);
        self.keys.extend(keys.map(|key| Key { half: Half::Private(key), encrypted: true }));
        if is_locked {
            self.refusals.push(Refusal::Password("a part stays closed".to_owned()));
        }
        self.keystore = !is_locked || !self.is_empty();
    }

    fn bag(&mut self, read: Result<CertificateBag, CertificateBagError>) {
        match read {
            Ok(bag) => self.certificates.extend(bag.into_certificates()),
            Err(error) => self.refuse(&error),
        }
    }

    fn public<E: ToString>(&mut self, read: Result<PublicKey, E>) {
        match read {
            Ok(key) => self.keys.push(Key { half: Half::Public(key), encrypted: false }),
            Err(error) => self.refuse(&error),
        }
    }
}

/// Reads a file as whatever it is.
pub(super) fn read(bytes: &[u8], password: Option<&str>) -> Reading {
    if Keystore::detect(bytes).is_some() {
        let mut reading = Reading::default();
        let password = password.map(Password::from);
        reading.keystore(Keystore::read(bytes, password.as_ref(), &Bounds::default()));
        return reading;
    }
    let as_der = if bytes.first() == Some(&0x30) { der(bytes, password) } else { Reading::default() };
    if !as_der.is_empty() {
        return as_der;
    }
    let mut as_text = text(&decoded(bytes), password);
    as_text.refusals.extend(as_der.refusals);
    as_text
}

/// UTF-16 where its mark says so, UTF-8, or else Latin-1.
fn decoded(bytes: &[u8]) -> String {
    let utf_16 = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = rest.as_chunks::<2>().0.iter().map(|pair| unit(*pair)).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        _ => std::str::from_utf8(bytes)
            .map_or_else(|_| bytes.iter().map(|byte| char::from(*byte)).collect(), str::to_owned),
    }
}

fn der(bytes: &[u8], password: Option<&str>) -> Reading {
    let mut reading = Reading::default();
    match Certificate::from_der(bytes) {
        Ok(certificate) => reading.certificates.push(certificate),
        Err(error) => reading.refuse(&error),
    }
    if let Ok(bag) = CertificateBag::from_der(bytes, &Bounds::default()) {
        reading.bag(Ok(bag));
    }
    let public = PublicKey::from_spki_der(bytes).or_else(|_| PublicKey::from_pkcs1_der(bytes));
    reading.public(public);
    reading.private(PrivateKey::from_der(bytes), || EncryptedPrivateKey::from_der(bytes), password);
    reading
}

fn text(text: &str, password: Option<&str>) -> Reading {
    let mut reading = Reading::default();
    let (blocks, problems) = pem::scan(text, &Bounds::default());
    for block in &blocks {
        match block.label() {
            "PKCS7" | "CMS" => reading.bag(CertificateBag::from_pem_block(block, &Bounds::default())),
            label if label.contains("CERTIFICATE") => match Certificate::from_pem_block(block) {
                Ok(certificate) => reading.certificates.push(certificate),
                Err(error) => reading.refuse(&error),
            },
            label if label.contains("PUBLIC KEY") => reading.public(PublicKey::from_pem_block(block)),
            _ => {
                let locked = || EncryptedPrivateKey::from_pem_block(block);
                reading.private(PrivateKey::from_pem_block(block), locked, password);
            }
        }
    }
    for problem in problems {
        reading.refusals.push(Refusal::Other(format!("{:?}", problem.kind)));
    }
    reading
}
