use crate::asn1::{self, Element, Result};
use crate::encoding;

/// Attribute types that RFC 4514 section 3 writes by name.
const SHORT_NAMES: &[(&str, &str)] = &[
    ("2.5.4.3", "CN"),
    ("2.5.4.7", "L"),
    ("2.5.4.8", "ST"),
    ("2.5.4.10", "O"),
    ("2.5.4.11", "OU"),
    ("2.5.4.6", "C"),
    ("2.5.4.9", "STREET"),
    ("0.9.2342.19200300.100.1.25", "DC"),
    ("0.9.2342.19200300.100.1.1", "UID"),
];

/// A distinguished name (RFC 5280 section 4.1.2.4): relative names in file order, each a set of attributes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DistinguishedName {
    relative_names: Vec<Vec<(String, String)>>,
    /// Places of values that are no text and stand as `#` and hex (RFC 4514 section 2.4).
    not_text: Vec<(usize, usize)>,
}

impl DistinguishedName {
    /// Returns the relative names in file order, each a list of (dotted OID, plain value).
    pub fn relative_names(&self) -> &[Vec<(String, String)>] {
        &self.relative_names
    }

    /// Returns the values of an attribute type in file order, for example `2.5.4.3` for the common names.
    pub fn values<'a>(&'a self, oid: &'a str) -> impl Iterator<Item = &'a str> {
        let attributes = self.relative_names.iter().flatten();
        attributes.filter(move |(known, _)| known == oid).map(|(_, value)| value.as_str())
    }

    /// Says whether the name holds nothing, as a subject may when the alternative names are critical.
    pub fn is_empty(&self) -> bool {
        self.relative_names.is_empty()
    }

    /// Writes the name as text, last relative name first (RFC 4514 section 2).
    pub fn rfc4514(&self) -> String {
        let mut text = String::new();
        for (row, relative) in self.relative_names.iter().enumerate().rev() {
            for (column, (oid, value)) in relative.iter().enumerate() {
                let separator = if column > 0 { "+" } else { "," };
                text.push_str(if text.is_empty() { "" } else { separator });
                text.push_str(short_name(oid).unwrap_or(oid));
                text.push('=');
                if self.not_text.contains(&(row, column)) {
                    text.push_str(value);
                } else {
                    push_escaped(&mut text, value);
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
        let mut key = String::new();
        for relative in &self.relative_names {
            let mut attributes: Vec<_> =
                relative.iter().map(|(oid, value)| format!("{oid}={}", folded(value))).collect();
            attributes.sort_unstable();
            key.push_str(&attributes.join("\u{1}"));
            key.push('\u{2}');
        }
        key
    }

    /// Reads a `Name`, a sequence of sets of attributes.
    pub(crate) fn decode(element: &Element<'_>) -> Result<Self> {
        let mut name = Self { relative_names: Vec::with_capacity(8), not_text: Vec::new() };
        for relative in element.require(asn1::SEQUENCE)?.fields()? {
            name.push_relative(&relative?)?;
        }
        Ok(name)
    }

    /// Reads one `RelativeDistinguishedName` as a name of its own.
    pub(crate) fn relative(element: &Element<'_>) -> Result<Self> {
        let mut name = Self { relative_names: Vec::with_capacity(1), not_text: Vec::new() };
        name.push_relative(element)?;
        Ok(name)
    }

    fn push_relative(&mut self, element: &Element<'_>) -> Result<()> {
        let mut attributes = Vec::with_capacity(1);
        for attribute in element.require(asn1::SET)?.fields()? {
            let mut fields = attribute?.require(asn1::SEQUENCE)?.fields()?;
            let oid = fields.expect(asn1::OID)?.oid()?;
            let value = fields.read_last()?;
            let text = string(&value).unwrap_or_else(|| {
                self.not_text.push((self.relative_names.len(), attributes.len()));
                format!("#{}", encoding::hex(value.whole))
            });
            attributes.push((oid, text));
        }
        self.relative_names.push(attributes);
        Ok(())
    }
}

/// Returns the short name of an attribute type (RFC 4514 section 3).
fn short_name(oid: &str) -> Option<&'static str> {
    SHORT_NAMES.iter().find(|(known, _)| *known == oid).map(|(_, name)| *name)
}

/// Reads the string types of X.680 section 41; `None` for anything else.
///
/// Printable, IA5 and Teletex strings often hold what they may not: UTF-8 is taken as such, the rest as Latin-1.
pub(crate) fn string(element: &Element<'_>) -> Option<String> {
    match element.identifier {
        0x0c => std::str::from_utf8(element.content).ok().map(str::to_owned),
        0x12 | 0x13 | 0x14 | 0x15 | 0x16 | 0x19 | 0x1a | 0x1b => Some(lenient(element.content)),
        0x1c => universal(element.content),
        0x1e => basic_multilingual(element.content),
        _ => None,
    }
}

/// Reads UTF-8, or else Latin-1.
pub(crate) fn lenient(bytes: &[u8]) -> String {
    std::str::from_utf8(bytes)
        .map_or_else(|_| bytes.iter().map(|byte| char::from(*byte)).collect(), str::to_owned)
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
    let last = value.chars().count().saturating_sub(1);
    for (index, character) in value.chars().enumerate() {
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
