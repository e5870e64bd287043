use std::borrow::Cow;

use crate::asn1::{self, Element, Fields, Result};
use crate::encoding;

/// Attribute types that RFC 4514 section 3 writes by name; the content of their object identifiers.
const SHORT_NAMES: &[(&[u8], &str)] = &[
    (&[0x55, 4, 3], "CN"),
    (&[0x55, 4, 7], "L"),
    (&[0x55, 4, 8], "ST"),
    (&[0x55, 4, 10], "O"),
    (&[0x55, 4, 11], "OU"),
    (&[0x55, 4, 6], "C"),
    (&[0x55, 4, 9], "STREET"),
    // 0.9.2342.19200300.100.1.25 and .1
    (&[0x09, 0x92, 0x26, 0x89, 0x93, 0xf2, 0x2c, 0x64, 1, 25], "DC"),
    (&[0x09, 0x92, 0x26, 0x89, 0x93, 0xf2, 0x2c, 0x64, 1, 1], "UID"),
];

/// A distinguished name (RFC 5280 section 4.1.2.4): relative names in file order, each a set of attributes.
///
/// It is kept as it was read: most names are compared or written once, and one buffer is cheaper than a text for each
/// attribute.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DistinguishedName {
    /// The relative names, each a set in DER; every object identifier in them was read before.
    der: Vec<u8>,
}

impl DistinguishedName {
    /// Returns the relative names in file order, each a list of (dotted OID, plain value).
    pub fn relative_names(&self) -> Vec<Vec<(String, String)>> {
        let attribute = |attribute: Attribute<'_>| (attribute.oid(), attribute.text().into_owned());
        self.relatives().map(|relative| attributes(&relative).map(attribute).collect()).collect()
    }

    /// Returns the values of an attribute type in file order, for example `2.5.4.3` for the common names.
    pub fn values<'a>(&'a self, oid: &'a str) -> impl Iterator<Item = Cow<'a, str>> {
        let attributes = self.relatives().flat_map(|relative| attributes(&relative));
        attributes.filter(move |known| known.oid() == oid).map(|known| known.text())
    }

    /// Says whether the name holds nothing, as a subject may when the alternative names are critical.
    pub fn is_empty(&self) -> bool {
        self.der.is_empty()
    }

    /// Writes the name as text, last relative name first (RFC 4514 section 2).
    pub fn rfc4514(&self) -> String {
        let mut text = String::with_capacity(self.der.len());
        let mut relatives = Vec::with_capacity(8);
        relatives.extend(self.relatives());
        for relative in relatives.iter().rev() {
            for (column, attribute) in attributes(relative).enumerate() {
                let separator = if column > 0 { "+" } else { "," };
                text.push_str(if text.is_empty() { "" } else { separator });
                match short_name(attribute.oid) {
                    Some(name) => text.push_str(name),
                    None => text.push_str(&attribute.oid()),
                }
                text.push('=');
                match string(&attribute.value) {
                    Some(value) => push_escaped(&mut text, &value),
                    None => text.push_str(&attribute.text()),
                }
            }
        }
        text
    }

    /// Says whether both are the same name when case, spacing and the kind of string are left aside
    /// (RFC 5280 section 7.1).
    pub fn matches(&self, other: &Self) -> bool {
        self == other || self.comparison_key() == other.comparison_key()
    }

    /// Returns a text that is equal for names that match.
    pub(crate) fn comparison_key(&self) -> String {
        let mut key = String::with_capacity(self.der.len());
        for relative in self.relatives() {
            let written = |attribute: Attribute<'_>| {
                let mut text = attribute.oid();
                text.push('=');
                text.push_str(&folded(&attribute.text()));
                text
            };
            let mut attributes: Vec<String> = attributes(&relative).map(written).collect();
            attributes.sort_unstable();
            key.push_str(&attributes.join("\u{1}"));
            key.push('\u{2}');
        }
        key
    }

    /// Reads a `Name`, a sequence of sets of attributes.
    pub(crate) fn decode(element: &Element<'_>) -> Result<Self> {
        for relative in element.require(asn1::SEQUENCE)?.fields()? {
            check(&relative?)?;
        }
        Ok(Self { der: element.content.to_vec() })
    }

    /// Reads one `RelativeDistinguishedName` as a name of its own.
    pub(crate) fn relative(element: &Element<'_>) -> Result<Self> {
        check(element)?;
        Ok(Self { der: asn1::encode(asn1::SET, &[element.content]) })
    }

    fn relatives(&self) -> impl Iterator<Item = Element<'_>> {
        Fields::new(&self.der).into_iter().flatten().flatten()
    }
}

/// `AttributeTypeAndValue` (RFC 5280 section 4.1.2.4).
struct Attribute<'a> {
    /// The content of the object identifier.
    oid: &'a [u8],
    value: Element<'a>,
}

impl<'a> Attribute<'a> {
    fn decode(element: &Element<'a>) -> Result<Self> {
        let mut fields = element.require(asn1::SEQUENCE)?.fields()?;
        let oid = fields.expect(asn1::OID)?.content;
        Ok(Self { oid, value: fields.read_last()? })
    }

    fn oid(&self) -> String {
        asn1::dotted(self.oid).unwrap_or_default()
    }

    /// Returns the value; what is no text as `#` and hex (RFC 4514 section 2.4).
    fn text(&self) -> Cow<'a, str> {
        string(&self.value).unwrap_or_else(|| format!("#{}", encoding::hex(self.value.whole)).into())
    }
}

/// Reads the attributes of a relative name that was checked.
fn attributes<'a>(relative: &Element<'a>) -> impl Iterator<Item = Attribute<'a>> + use<'a> {
    let fields = relative.fields().into_iter().flatten().flatten();
    fields.filter_map(|attribute| Attribute::decode(&attribute).ok())
}

fn check(relative: &Element<'_>) -> Result<()> {
    for element in relative.require(asn1::SET)?.fields()? {
        let element = element?;
        let attribute = Attribute::decode(&element)?;
        asn1::check_oid(attribute.oid).ok_or_else(|| element.malformed())?;
    }
    Ok(())
}

/// Returns the short name of an attribute type (RFC 4514 section 3).
fn short_name(oid: &[u8]) -> Option<&'static str> {
    SHORT_NAMES.iter().find(|(known, _)| *known == oid).map(|(_, name)| *name)
}

/// Reads the string types of X.680 section 41; `None` for anything else.
///
/// Printable, IA5 and Teletex strings often hold what they may not: UTF-8 is taken as such, the rest as Latin-1.
pub(crate) fn string<'a>(element: &Element<'a>) -> Option<Cow<'a, str>> {
    match element.identifier {
        0x0c => std::str::from_utf8(element.content).ok().map(Cow::Borrowed),
        0x12 | 0x13 | 0x14 | 0x15 | 0x16 | 0x19 | 0x1a | 0x1b => Some(lenient(element.content)),
        0x1c => universal(element.content).map(Cow::Owned),
        0x1e => basic_multilingual(element.content).map(Cow::Owned),
        _ => None,
    }
}

/// Reads UTF-8, or else Latin-1.
pub(crate) fn lenient(bytes: &[u8]) -> Cow<'_, str> {
    let latin1 = |_| bytes.iter().map(|byte| char::from(*byte)).collect::<String>().into();
    std::str::from_utf8(bytes).map_or_else(latin1, Cow::Borrowed)
}

fn basic_multilingual(bytes: &[u8]) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| u16::from_be_bytes(*pair));
    let text: std::result::Result<String, _> = char::decode_utf16(units).collect();
    text.ok().filter(|_| rest.is_empty())
}

fn universal(bytes: &[u8]) -> Option<String> {
    let (quads, rest) = bytes.as_chunks::<4>();
    let text: Option<String> = quads.iter().map(|quad| char::from_u32(u32::from_be_bytes(*quad))).collect();
    text.filter(|_| rest.is_empty())
}

/// Escapes what RFC 4514 section 2.4 asks for.
fn push_escaped(text: &mut String, value: &str) {
    let last = value.len().saturating_sub(1);
    for (index, character) in value.char_indices() {
        match character {
            '"' | '+' | ',' | ';' | '<' | '>' | '\\' => text.push('\\'),
            '#' if index == 0 => text.push('\\'),
            ' ' if index == 0 || index == last => text.push('\\'),
            _ => {}
        }
        if character == '\0' { text.push_str("\\00") } else { text.push(character) }
    }
}

/// Folds case and runs of spaces, as the comparison of directory strings does (RFC 4518 section 2).
fn folded(value: &str) -> String {
    let lower: String = value.chars().flat_map(char::to_lowercase).collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attribute(oid: &[u8], tag: u8, value: &[u8]) -> Vec<u8> {
        let oid = asn1::encode(asn1::OID, &[oid]);
        asn1::encode(asn1::SEQUENCE, &[&oid, &asn1::encode(tag, &[value])])
    }

    fn name(relatives: &[&[Vec<u8>]]) -> DistinguishedName {
        let sets: Vec<_> =
            relatives.iter().map(|attributes| asn1::encode(asn1::SET, &[&attributes.concat()])).collect();
        let der = asn1::encode(asn1::SEQUENCE, &[&sets.concat()]);
        DistinguishedName::decode(&asn1::only(&der, asn1::SEQUENCE).unwrap()).unwrap()
    }

    const COMMON_NAME: &[u8] = &[0x55, 4, 3];
    const EMAIL: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 1];

    #[test]
    fn last_relative_name_comes_first() {
        let country = [attribute(&[0x55, 4, 6], 0x13, b"DE")];
        let both = [attribute(COMMON_NAME, 0x0c, b"a"), attribute(EMAIL, 0x16, b"a@b")];
        assert_eq!(name(&[&country, &both]).rfc4514(), "CN=a+1.2.840.113549.1.9.1=a@b,C=DE");
    }

    #[test]
    fn special_characters_are_escaped() {
        for (value, text) in [
            ("# a,b ", "CN=\\# a\\,b\\ "),
            (" ", "CN=\\ "),
            ("a\"+;<>\\", "CN=a\\\"\\+\\;\\<\\>\\\\"),
            ("a\0", "CN=a\\00"),
        ] {
            assert_eq!(name(&[&[attribute(COMMON_NAME, 0x0c, value.as_bytes())]]).rfc4514(), text);
        }
    }

    #[test]
    fn every_kind_of_string_is_read() {
        let values: [(u8, &[u8]); 5] = [
            (0x0c, "ü".as_bytes()),
            (0x14, &[0xfc]),
            (0x13, &[0xfc]),
            (0x1e, &[0x00, 0xfc]),
            (0x1c, &[0x00, 0x00, 0x00, 0xfc]),
        ];
        for (tag, value) in values {
            assert_eq!(name(&[&[attribute(COMMON_NAME, tag, value)]]).rfc4514(), "CN=ü", "tag {tag:x}");
        }
    }

    #[test]
    fn what_is_no_text_stands_as_hex() {
        for (tag, value, text) in [(0x03, &[0, 0xaa][..], "CN=#030200aa"), (0x0c, &[0xff][..], "CN=#0c01ff")]
        {
            assert_eq!(name(&[&[attribute(COMMON_NAME, tag, value)]]).rfc4514(), text);
        }
    }

    #[test]
    fn names_match_across_case_spacing_and_kind_of_string() {
        let one = name(&[&[attribute(COMMON_NAME, 0x0c, b"Test  CA")]]);
        let other = name(&[&[attribute(COMMON_NAME, 0x13, b"test ca ")]]);
        assert!(one.matches(&other) && one != other);
        assert!(!one.matches(&name(&[&[attribute(EMAIL, 0x0c, b"Test CA")]])));
    }
}
