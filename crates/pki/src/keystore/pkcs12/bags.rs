//! The bags of a part (RFC 7292 section 4.2).

use super::super::assemble::{Content, Item};
use super::super::{EntryKey, KeystorePart, KeystoreProblem};
use super::open::{Decrypted, Opener};
use super::{Result, malformed};
use crate::algorithm::AlgorithmIdentifier;
use crate::asn1::{self, Element};
use crate::{Certificate, ber};

/// Bags in bags; none are known that use it.
const DEPTH: usize = 4;

/// Reads `SafeContents`.
pub(super) fn read(opener: &mut Opener<'_>, der: &[u8]) -> Result<()> {
    let contents = asn1::only(der, asn1::SEQUENCE).map_err(malformed(KeystorePart::SafeContents))?;
    contents_of(opener, &contents, DEPTH)
}

fn contents_of(opener: &mut Opener<'_>, contents: &Element<'_>, depth: usize) -> Result<()> {
    let contents = contents.require(asn1::SEQUENCE).and_then(|contents| contents.fields());
    for bag in contents.map_err(malformed(KeystorePart::SafeContents))? {
        let bag = bag.and_then(|bag| SafeBag::decode(&bag)).map_err(malformed(KeystorePart::SafeBag))?;
        bag.open(opener, depth)?;
    }
    Ok(())
}

/// `SafeBag`, with the attributes that are known (RFC 2985 section 5.5).
struct SafeBag<'a> {
    kind: String,
    value: Element<'a>,
    alias: Option<String>,
    local_key_id: Option<Vec<u8>>,
    trusted: bool,
}

impl<'a> SafeBag<'a> {
    fn decode(element: &Element<'a>) -> asn1::Result<Self> {
        let mut fields = element.require(asn1::SEQUENCE)?.fields()?;
        let kind = fields.expect(asn1::OID)?.oid()?;
        let value = fields.expect(asn1::context_constructed(0))?.fields()?.read_last()?;
        let mut bag = Self { kind, value, alias: None, local_key_id: None, trusted: false };
        if let Some(attributes) = fields.optional(asn1::SET)? {
            for attribute in attributes.fields()? {
                bag.attribute(&attribute?)?;
            }
        }
        fields.finish()?;
        Ok(bag)
    }

    fn attribute(&mut self, attribute: &Element<'_>) -> asn1::Result<()> {
        let mut fields = attribute.require(asn1::SEQUENCE)?.fields()?;
        let kind = fields.expect(asn1::OID)?.oid()?;
        // Of several values the first one counts; both attributes are said to have only one.
        let value = fields.read_last()?.require(asn1::SET)?.fields()?.next().transpose()?;
        match (kind.as_str(), value) {
            ("1.2.840.113549.1.9.20", Some(value)) => self.alias = text(&value),
            ("1.2.840.113549.1.9.21", Some(value)) => self.local_key_id = Some(value.content.to_vec()),
            // Java's mark of a certificate that is trusted for itself.
            ("2.16.840.1.113894.746875.1.1", _) => self.trusted = true,
            _ => {}
        }
        Ok(())
    }

    fn open(self, opener: &mut Opener<'_>, depth: usize) -> Result<()> {
        let value = self.value;
        match self.kind.as_str() {
            "1.2.840.113549.1.12.10.1.1" => {
                let key = EntryKey::from_der(value.whole);
                opener.key(self.item(Content::Secret), key);
            }
            "1.2.840.113549.1.12.10.1.2" => {
                let key = shrouded(opener, &value)?;
                opener.key(self.item(Content::Secret), key);
            }
            "1.2.840.113549.1.12.10.1.3" => return self.certificate(opener),
            "1.2.840.113549.1.12.10.1.4" => opener.opened.items.push(self.item(Content::RevocationList)),
            "1.2.840.113549.1.12.10.1.5" => opener.opened.items.push(self.item(Content::Secret)),
            "1.2.840.113549.1.12.10.1.6" if depth > 0 => return contents_of(opener, &value, depth - 1),
            _ => opener.opened.problems.push(KeystoreProblem::UnknownEntry { kind: self.kind }),
        }
        Ok(())
    }

    /// `CertBag` (RFC 7292 section 4.2.3).
    fn certificate(self, opener: &mut Opener<'_>) -> Result<()> {
        let parts = || {
            let mut fields = self.value.require(asn1::SEQUENCE)?.fields()?;
            let kind = fields.expect(asn1::OID)?.oid()?;
            let value = fields.read_last()?.require(asn1::context_constructed(0))?.fields()?.read_last()?;
            Ok((kind, value))
        };
        let (kind, value) = parts().map_err(malformed(KeystorePart::SafeBag))?;
        if kind != "1.2.840.113549.1.9.22.1" {
            let kind = if kind == "1.2.840.113549.1.9.22.2" { "SDSI".to_owned() } else { kind };
            opener.opened.problems.push(KeystoreProblem::OtherCertificate { alias: self.alias, kind });
            return Ok(());
        }
        match Certificate::from_der(value.content) {
            Ok(certificate) => {
                opener.opened.items.push(self.item(Content::Certificate(Box::new(certificate))));
            }
            Err(error) => {
                let problem = KeystoreProblem::UnreadableCertificate { alias: self.alias, error };
                opener.opened.problems.push(problem);
            }
        }
        Ok(())
    }

    fn item(self, content: Content) -> Item {
        Item { alias: self.alias, local_key_id: self.local_key_id, trusted: self.trusted, content }
    }
}

/// `EncryptedPrivateKeyInfo` (RFC 5958 section 3).
fn shrouded(opener: &mut Opener<'_>, value: &Element<'_>) -> Result<EntryKey> {
    let parts = || {
        let mut fields = value.require(asn1::SEQUENCE)?.fields()?;
        let algorithm = AlgorithmIdentifier::decode(&fields.read()?)?;
        Ok((algorithm, fields.read_last()?.require(asn1::OCTET_STRING)?.content))
    };
    let (algorithm, ciphertext) = parts().map_err(malformed(KeystorePart::Encryption))?;
    let scheme = opener.scheme(&algorithm)?;
    let plausible = |plain: &[u8]| plain.first() == Some(&asn1::SEQUENCE) && ber::to_definite(plain).is_ok();
    Ok(match opener.decrypt(&algorithm, ciphertext, plausible)? {
        Decrypted::Plain(plain) => {
            let definite = ber::to_definite(&plain).map_err(malformed(KeystorePart::SafeBag))?;
            EntryKey::from_decrypted_der(&definite.der)
        }
        Decrypted::Locked(reason) => EntryKey::Locked { scheme, reason },
    })
}

/// Reads a name: UTF-16 by the standard, UTF-8 as some write it.
fn text(value: &Element<'_>) -> Option<String> {
    match value.identifier {
        0x1e => {
            let units = value.content.chunks_exact(2).map(|unit| u16::from_be_bytes([unit[0], unit[1]]));
            Some(char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
        }
        0x0c => Some(String::from_utf8_lossy(value.content).into_owned()),
        _ => None,
    }
}
