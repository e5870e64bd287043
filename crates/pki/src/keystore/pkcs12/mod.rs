//! PKCS#12 (RFC 7292): personal information exchange, `.p12` and `.pfx`.

mod bags;
mod kdf;
mod mac;
mod open;
mod pbe;
mod write;

pub(crate) use pbe::{decrypt_pkcs12_pbe, describe_pkcs12_pbe};
pub use write::{Pkcs12Contents, Pkcs12Profile, Pkcs12Randomness, Pkcs12WriteError, write_pkcs12};

use std::borrow::Cow;

use super::budget::Budget;
use super::password::EncodedPassword;
use super::{Keystore, KeystoreError, KeystoreFormat, KeystorePart, KeystoreProblem, PasswordForm, assemble};
use crate::asn1::{self, Element, Malformed};
use crate::{Bounds, Password, ber};
use mac::MacData;
use open::Opened;

type Result<T> = std::result::Result<T, KeystoreError>;

const DATA: &str = "1.2.840.113549.1.7.1";
const SIGNED_DATA: &str = "1.2.840.113549.1.7.2";
const ENVELOPED_DATA: &str = "1.2.840.113549.1.7.3";
const ENCRYPTED_DATA: &str = "1.2.840.113549.1.7.6";

/// Says whether the bytes begin as `PFX`: a sequence of version 3 and another sequence.
pub(super) fn begins_as_pfx(bytes: &[u8]) -> bool {
    let Some((&asn1::SEQUENCE, rest)) = bytes.split_first() else { return false };
    let length = match rest.first() {
        Some(long @ 0x81..=0x88) => usize::from(long & 0x7f),
        _ => 0,
    };
    rest.get(1 + length..).is_some_and(|content| content.starts_with(&[asn1::INTEGER, 1, 3, asn1::SEQUENCE]))
}

/// Reads a file; without a password as far as it lies open.
pub(super) fn read(bytes: &[u8], password: Option<&Password>, bounds: &Bounds) -> Result<Keystore> {
    let definite = ber::to_definite(bytes).map_err(malformed(KeystorePart::Pfx))?;
    let pfx = Pfx::decode(&definite.der)?;
    let mut budget = Budget::new(bounds.key_derivation_iterations.into());
    let forms = password.map(EncodedPassword::forms).unwrap_or_default();
    let (opened, form, verified) = pfx.open(&forms, bounds, &mut budget)?;
    let mut problems = opened.problems;
    if definite.length < bytes.len() {
        problems.push(KeystoreProblem::TrailingData { bytes: bytes.len() - definite.length });
    }
    let mac = pfx.mac.as_ref().map(MacData::describe);
    Ok(Keystore {
        format: KeystoreFormat::Pkcs12,
        entries: assemble::entries(opened.items),
        mac: mac.map(|mac| super::MacDescription { verified, ..mac }),
        password: form,
        encryption: opened.encryption,
        problems,
    })
}

/// `PFX` (RFC 7292 section 4).
struct Pfx<'a> {
    /// `AuthenticatedSafe` in BER, which the integrity check runs over.
    safe: Cow<'a, [u8]>,
    mac: Option<MacData<'a>>,
}

impl<'a> Pfx<'a> {
    fn decode(der: &'a [u8]) -> Result<Self> {
        let parts = || {
            let mut fields = asn1::only(der, asn1::SEQUENCE)?.fields()?;
            fields.expect(asn1::INTEGER)?.small()?;
            let content = ContentInfo::decode(&fields.expect(asn1::SEQUENCE)?)?;
            let mac = fields.optional(asn1::SEQUENCE)?;
            fields.finish()?;
            Ok((content, mac))
        };
        let (content, mac) = parts().map_err(malformed(KeystorePart::Pfx))?;
        let safe = content.octets(KeystorePart::Pfx)?;
        Ok(Self { safe, mac: mac.map(|mac| MacData::decode(&mac)).transpose()? })
    }

    /// Opens it with the first form of the password that fits; says which one, and whether the integrity is checked.
    fn open(
        &self,
        forms: &[EncodedPassword],
        bounds: &Bounds,
        budget: &mut Budget,
    ) -> Result<(Opened, PasswordForm, bool)> {
        if let Some(mac) = &self.mac {
            for form in forms {
                if mac.verify(&self.safe, form, budget)? {
                    let opened = open::safe(&self.safe, Some(form), bounds, budget)?;
                    return Ok((opened.with_something(true)?, form.form, true));
                }
            }
        }
        if forms.is_empty() {
            let opened = open::safe(&self.safe, None, bounds, budget)?;
            return Ok((opened, PasswordForm::NotGiven, false));
        }
        for form in forms {
            let opened = open::safe(&self.safe, Some(form), bounds, budget)?;
            if opened.wrong && !opened.decrypted {
                continue;
            }
            return match &self.mac {
                // What decrypts has been encrypted with this password: the fault is in the check or what it covers.
                Some(mac) if opened.decrypted => {
                    Err(KeystoreError::IntegrityCheckFailed { algorithm: mac.describe().algorithm })
                }
                Some(_) => Err(KeystoreError::WrongPassword),
                None if opened.decrypted => Ok((opened, form.form, false)),
                None => Ok((opened.with_something(false)?, PasswordForm::NotNeeded, false)),
            };
        }
        Err(KeystoreError::WrongPassword)
    }
}

/// `ContentInfo` (RFC 2315 section 7).
struct ContentInfo<'a> {
    kind: String,
    content: Element<'a>,
}

impl<'a> ContentInfo<'a> {
    fn decode(element: &Element<'a>) -> asn1::Result<Self> {
        let mut fields = element.require(asn1::SEQUENCE)?.fields()?;
        let kind = fields.expect(asn1::OID)?.oid()?;
        let content = fields.read_last()?.require(asn1::context_constructed(0))?.fields()?.read_last()?;
        Ok(Self { kind, content })
    }

    /// Returns the content of the kind `data`.
    fn octets(&self, part: KeystorePart) -> Result<Cow<'a, [u8]>> {
        match self.kind.as_str() {
            DATA => {
                let octets = self.content.require(asn1::OCTET_STRING).map_err(malformed(part))?;
                Ok(Cow::Borrowed(octets.content))
            }
            SIGNED_DATA => Err(unsupported("signed PKCS#12 (public-key integrity mode)")),
            kind => Err(unsupported(kind)),
        }
    }
}

fn unsupported(algorithm: &str) -> KeystoreError {
    KeystoreError::Unsupported { algorithm: algorithm.to_owned() }
}

/// The offset is left out: it would be one into bytes that were rewritten or decrypted.
fn malformed(part: KeystorePart) -> impl Fn(Malformed) -> KeystoreError {
    move |_| KeystoreError::Malformed { part }
}
