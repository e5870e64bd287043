//! The parts of a PKCS#12 file, each with its own encryption (RFC 7292 sections 4.1 and 5.2).

use zeroize::Zeroizing;

use super::super::assemble::{Content, Item};
use super::super::budget::Budget;
use super::super::password::EncodedPassword;
use super::super::{ENCRYPTIONS, EntryKey, KeystoreError, KeystorePart, KeystoreProblem, LockReason};
use super::{ContentInfo, DATA, ENCRYPTED_DATA, ENVELOPED_DATA, Result, bags, malformed, pbe, unsupported};
use crate::algorithm::AlgorithmIdentifier;
use crate::asn1::{self, Element};
use crate::encryption::{DecryptionError, EncryptionScheme};
use crate::{Bounds, ber};

/// What was found in a file, with one form of the password.
#[derive(Default)]
pub(super) struct Opened {
    pub(super) items: Vec<Item>,
    pub(super) encryption: Vec<String>,
    pub(super) problems: Vec<KeystoreProblem>,
    /// Something decrypted with this password.
    pub(super) decrypted: bool,
    /// Something did not.
    pub(super) wrong: bool,
}

impl Opened {
    /// Turns a file of which nothing can be seen into the error that says why.
    pub(super) fn with_something(self, verified: bool) -> Result<Self> {
        if !self.items.is_empty() {
            return Ok(self);
        }
        let reason = self.problems.iter().find_map(|problem| match problem {
            KeystoreProblem::LockedContents { scheme, reason: LockReason::Unsupported } => {
                Some(unsupported(scheme))
            }
            KeystoreProblem::LockedContents { reason: LockReason::OtherPassword, .. } if verified => {
                Some(KeystoreError::OtherPassword { part: KeystorePart::SafeContents })
            }
            _ => None,
        });
        reason.map_or(Ok(self), Err)
    }
}

/// Opens all parts that open with the password.
pub(super) fn safe(
    safe: &[u8],
    password: Option<&EncodedPassword>,
    bounds: &Bounds,
    budget: &mut Budget,
) -> Result<Opened> {
    let der = ber::only(safe).map_err(malformed(KeystorePart::AuthenticatedSafe))?;
    let mut opener = Opener { password, bounds, budget, opened: Opened::default() };
    let parts = asn1::only(&der, asn1::SEQUENCE).and_then(|safe| safe.fields());
    for part in parts.map_err(malformed(KeystorePart::AuthenticatedSafe))? {
        let part = part.and_then(|part| ContentInfo::decode(&part));
        opener.part(&part.map_err(malformed(KeystorePart::AuthenticatedSafe))?)?;
    }
    Ok(opener.opened)
}

pub(super) struct Opener<'a> {
    password: Option<&'a EncodedPassword>,
    bounds: &'a Bounds,
    budget: &'a mut Budget,
    pub(super) opened: Opened,
}

/// What became of something encrypted.
pub(super) enum Decrypted {
    Plain(Zeroizing<Vec<u8>>),
    Locked(LockReason),
}

impl Opener<'_> {
    fn part(&mut self, part: &ContentInfo<'_>) -> Result<()> {
        match part.kind.as_str() {
            DATA => {
                let octets = part.octets(KeystorePart::AuthenticatedSafe)?;
                let der = ber::only(&octets).map_err(malformed(KeystorePart::SafeContents))?;
                bags::read(self, &der)
            }
            ENCRYPTED_DATA => self.encrypted(&part.content),
            ENVELOPED_DATA => {
                self.locked("enveloped data (public-key privacy mode)".to_owned(), LockReason::Unsupported);
                Ok(())
            }
            kind => Err(unsupported(kind)),
        }
    }

    /// `EncryptedData` (RFC 2315 section 13).
    fn encrypted(&mut self, content: &Element<'_>) -> Result<()> {
        let parts = || {
            let mut fields = content.require(asn1::SEQUENCE)?.fields()?;
            fields.expect(asn1::INTEGER)?;
            let mut info = fields.expect(asn1::SEQUENCE)?.fields()?;
            info.expect(asn1::OID)?;
            let algorithm = AlgorithmIdentifier::decode(&info.read()?)?;
            let ciphertext = info.read_last()?;
            let is_content = ciphertext.identifier & !0x20 == asn1::context(0);
            if is_content { Ok((algorithm, ciphertext)) } else { Err(ciphertext.malformed()) }
        };
        let (algorithm, ciphertext) = parts().map_err(malformed(KeystorePart::Encryption))?;
        let ciphertext = ber::octets(&ciphertext).map_err(malformed(KeystorePart::Encryption))?;
        let scheme = self.scheme(&algorithm)?;
        // Bytes that are no sequence are what a wrong password gives where the padding happens to be right.
        let plausible = |plain: &[u8]| ber::only(plain).is_ok_and(|der| der.first() == Some(&asn1::SEQUENCE));
        match self.decrypt(&algorithm, &ciphertext, plausible)? {
            Decrypted::Locked(reason) => {
                self.locked(scheme, reason);
                Ok(())
            }
            Decrypted::Plain(plain) => {
                let der = ber::only(&plain).map_err(malformed(KeystorePart::SafeContents))?;
                bags::read(self, &der)
            }
        }
    }

    /// Decrypts; a password that does not fit is no error here, as another part may have another one.
    pub(super) fn decrypt(
        &mut self,
        algorithm: &AlgorithmIdentifier<'_>,
        ciphertext: &[u8],
        plausible: impl Fn(&[u8]) -> bool,
    ) -> Result<Decrypted> {
        let Some(password) = self.password else {
            let supported = EncryptionScheme::describe(algorithm).is_ok_and(|scheme| scheme.is_supported);
            let reason = if supported { LockReason::NoPassword } else { LockReason::Unsupported };
            return Ok(Decrypted::Locked(reason));
        };
        match pbe::decrypt(algorithm, ciphertext, password, self.bounds, self.budget) {
            Ok(plain) if plausible(&plain) => {
                self.opened.decrypted = true;
                Ok(Decrypted::Plain(plain))
            }
            Ok(_) | Err(DecryptionError::WrongPassword) => {
                self.opened.wrong = true;
                Ok(Decrypted::Locked(LockReason::OtherPassword))
            }
            Err(DecryptionError::Unsupported { .. }) => Ok(Decrypted::Locked(LockReason::Unsupported)),
            Err(DecryptionError::TooManyIterations { asked, bound }) => {
                Err(KeystoreError::TooManyIterations { iterations: asked, limit: bound.into() })
            }
            Err(DecryptionError::TooMuchMemory { asked, bound }) => {
                Err(KeystoreError::TooMuchMemory { asked, bound })
            }
            Err(_) => Err(KeystoreError::Malformed { part: KeystorePart::Encryption }),
        }
    }

    /// Returns the name of an encryption, and notes that it occurs.
    pub(super) fn scheme(&mut self, algorithm: &AlgorithmIdentifier<'_>) -> Result<String> {
        let scheme = EncryptionScheme::describe(algorithm).map_err(malformed(KeystorePart::Encryption))?;
        let name = match (&scheme.key_derivation, &scheme.cipher) {
            // The names of the older schemes say all.
            _ if scheme.name.starts_with("pbeWith") => scheme.name,
            (Some(derivation), Some(cipher)) => format!("{}: {derivation}, {cipher}", scheme.name),
            (None, Some(cipher)) => format!("{}: {cipher}", scheme.name),
            _ => scheme.name,
        };
        if self.opened.encryption.len() < ENCRYPTIONS && !self.opened.encryption.contains(&name) {
            self.opened.encryption.push(name.clone());
        }
        Ok(name)
    }

    pub(super) fn key(&mut self, item: Item, key: EntryKey) {
        self.opened.items.push(Item { content: Content::Key(key), ..item });
    }

    fn locked(&mut self, scheme: String, reason: LockReason) {
        self.opened.problems.push(KeystoreProblem::LockedContents { scheme, reason });
    }
}
