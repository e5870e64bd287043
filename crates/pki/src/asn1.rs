//! A borrowing walk over DER (X.690) on top of `der`'s reader: no allocation, no recursion, offsets for messages.

use der::{Decode as _, Encode as _, Length, Reader as _, SliceReader};

pub(crate) const BOOLEAN: u8 = 0x01;
pub(crate) const INTEGER: u8 = 0x02;
pub(crate) const BIT_STRING: u8 = 0x03;
pub(crate) const OCTET_STRING: u8 = 0x04;
pub(crate) const NULL: u8 = 0x05;
pub(crate) const OID: u8 = 0x06;
pub(crate) const SEQUENCE: u8 = 0x30;
pub(crate) const SET: u8 = 0x31;

/// Identifier octet of a primitive context-specific element.
pub(crate) const fn context(number: u8) -> u8 {
    0x80 | number
}

/// Identifier octet of a constructed context-specific element.
pub(crate) const fn context_constructed(number: u8) -> u8 {
    0xa0 | number
}

/// The bytes are not DER or not the expected structure, at this offset or a little after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Malformed {
    pub(crate) offset: usize,
}

pub(crate) type Result<T> = core::result::Result<T, Malformed>;

/// One element: identifier, content and both together with the length between them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Element<'a> {
    /// The identifier octet: class, constructed bit and number (all that occur are below 31).
    pub(crate) identifier: u8,
    pub(crate) content: &'a [u8],
    /// Header and content.
    pub(crate) whole: &'a [u8],
    /// Offset of the content in the outermost bytes.
    pub(crate) offset: usize,
}

impl<'a> Element<'a> {
    /// Reads the elements inside.
    pub(crate) fn fields(&self) -> Result<Fields<'a>> {
        Fields::at(self.content, self.offset)
    }

    /// Returns the error that points here.
    pub(crate) fn malformed(&self) -> Malformed {
        Malformed { offset: self.offset }
    }

    /// Returns the element when it has this identifier.
    pub(crate) fn require(self, identifier: u8) -> Result<Self> {
        if self.identifier == identifier { Ok(self) } else { Err(self.malformed()) }
    }

    /// Reads a dotted object identifier (X.690 section 8.19), arcs up to 128 bits.
    pub(crate) fn oid(&self) -> Result<String> {
        dotted(self.content).ok_or_else(|| self.malformed())
    }

    /// Reads a boolean, strictly 0x00 or 0xff (X.690 section 11.1).
    pub(crate) fn boolean(&self) -> Result<bool> {
        match self.content {
            [0x00] => Ok(false),
            [0xff] => Ok(true),
            _ => Err(self.malformed()),
        }
    }

    /// Returns the two's complement of an integer, checked to be minimal (X.690 section 8.3.2).
    pub(crate) fn integer(&self) -> Result<&'a [u8]> {
        match self.content {
            [] | [0x00, 0x00..=0x7f, ..] | [0xff, 0x80..=0xff, ..] => Err(self.malformed()),
            content => Ok(content),
        }
    }

    /// Returns the magnitude of an integer that has to be positive or zero, without leading zeros.
    pub(crate) fn unsigned(&self) -> Result<&'a [u8]> {
        match self.integer()? {
            [0x80..=0xff, ..] => Err(self.malformed()),
            [0x00, rest @ ..] => Ok(rest),
            content => Ok(content),
        }
    }

    /// Reads a number that fits 32 bits.
    pub(crate) fn small(&self) -> Result<u32> {
        let magnitude = self.unsigned()?;
        let fits = magnitude.len() <= 4;
        let number = magnitude.iter().fold(0, |number: u32, byte| number << 8 | u32::from(*byte));
        if fits { Ok(number) } else { Err(self.malformed()) }
    }

    /// Reads a bit string into its bytes and the number of unused bits, which have to be zero (X.690 section 11.2.1).
    pub(crate) fn bit_string(&self) -> Result<(&'a [u8], u8)> {
        let (&unused, bytes) = self.content.split_first().ok_or_else(|| self.malformed())?;
        let last = bytes.last().copied();
        let padded = match (unused, last) {
            (0, _) => true,
            (1..=7, Some(last)) => last & ((1 << unused) - 1) == 0,
            _ => false,
        };
        if padded { Ok((bytes, unused)) } else { Err(self.malformed()) }
    }

    /// Reads a bit string that holds whole bytes, as keys and signatures do.
    pub(crate) fn octets_of_bit_string(&self) -> Result<&'a [u8]> {
        match self.bit_string()? {
            (bytes, 0) => Ok(bytes),
            _ => Err(self.malformed()),
        }
    }
}

/// The elements of a constructed one, read in order.
pub(crate) struct Fields<'a> {
    reader: SliceReader<'a>,
    bytes: &'a [u8],
    base: usize,
}

impl<'a> Fields<'a> {
    /// Reads elements from the outermost bytes.
    pub(crate) fn new(bytes: &'a [u8]) -> Result<Self> {
        Self::at(bytes, 0)
    }

    fn at(bytes: &'a [u8], base: usize) -> Result<Self> {
        let reader = SliceReader::new(bytes).map_err(|_| Malformed { offset: base })?;
        Ok(Self { reader, bytes, base })
    }

    /// Reads the next element, whatever it is.
    pub(crate) fn read(&mut self) -> Result<Element<'a>> {
        let (start, offset) = (self.consumed(), self.offset());
        let malformed = |_| Malformed { offset };
        // `der` reads lengths strictly; its tags lack some strings, so the identifier is taken as it is.
        let identifier = self.reader.read_byte().map_err(malformed)?;
        if identifier == 0 || identifier & 0x1f == 0x1f {
            return Err(Malformed { offset });
        }
        let length = Length::decode(&mut self.reader).map_err(malformed)?;
        let header_length = self.consumed() - start;
        let content = self.reader.read_slice(length).map_err(malformed)?;
        let whole = self.bytes.get(start..self.consumed()).unwrap_or_default();
        Ok(Element { identifier, content, whole, offset: offset + header_length })
    }

    /// Reads the next element, which has to have this identifier.
    pub(crate) fn expect(&mut self, identifier: u8) -> Result<Element<'a>> {
        let offset = self.offset();
        self.read()?.require(identifier).map_err(|_| Malformed { offset })
    }

    /// Reads the next element when it has this identifier.
    pub(crate) fn optional(&mut self, identifier: u8) -> Result<Option<Element<'a>>> {
        if self.peek() == Some(identifier) { self.read().map(Some) } else { Ok(None) }
    }

    /// Reads the next element and requires that it is the last one.
    pub(crate) fn read_last(&mut self) -> Result<Element<'a>> {
        let element = self.read()?;
        self.finish()?;
        Ok(element)
    }

    /// Returns the identifier octet of the next element.
    pub(crate) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.consumed()).copied()
    }

    /// Requires that nothing is left.
    pub(crate) fn finish(&self) -> Result<()> {
        if self.is_finished() { Ok(()) } else { Err(Malformed { offset: self.offset() }) }
    }

    pub(crate) fn is_finished(&self) -> bool {
        self.consumed() == self.bytes.len()
    }

    /// Returns the offset of the next element in the outermost bytes.
    pub(crate) fn offset(&self) -> usize {
        self.base + self.consumed()
    }

    /// Returns the bytes that are left.
    pub(crate) fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.consumed()..).unwrap_or_default()
    }

    fn consumed(&self) -> usize {
        usize::try_from(self.reader.position()).unwrap_or(self.bytes.len())
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = Result<Element<'a>>;

    /// Reads until the end or the first element that is not DER.
    fn next(&mut self) -> Option<Self::Item> {
        if self.is_finished() {
            return None;
        }
        let element = self.read();
        if element.is_err() {
            *self = Fields { bytes: &[], ..Fields::at(&[], self.base).ok()? };
        }
        Some(element)
    }
}

/// Reads bytes that hold exactly one element with this identifier.
pub(crate) fn only(bytes: &[u8], identifier: u8) -> Result<Element<'_>> {
    let mut fields = Fields::new(bytes)?;
    let element = fields.expect(identifier)?;
    fields.finish()?;
    Ok(element)
}

/// Returns the length of the first element, header included, when the bytes hold all of it.
pub(crate) fn first_length(bytes: &[u8]) -> Option<usize> {
    Fields::new(bytes).ok()?.read().ok().map(|element| element.whole.len())
}

/// Writes an element: identifier, length, content (X.690 section 8.1).
pub(crate) fn encode(identifier: u8, parts: &[&[u8]]) -> Vec<u8> {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let mut bytes = Vec::with_capacity(length + 6);
    bytes.push(identifier);
    let encoded = Length::try_from(length).and_then(|length| length.to_der()).unwrap_or_default();
    bytes.extend_from_slice(&encoded);
    for part in parts {
        bytes.extend_from_slice(part);
    }
    bytes
}

/// Writes the content of an object identifier with dots.
pub(crate) fn dotted(content: &[u8]) -> Option<String> {
    let mut text = String::with_capacity(content.len() * 3);
    for arc in arcs(content) {
        let arc = arc?;
        let (root, arc) = match (text.is_empty(), arc) {
            (true, 0..40) => ("0.", arc),
            (true, 40..80) => ("1.", arc - 40),
            (true, _) => ("2.", arc - 80),
            (false, _) => (".", arc),
        };
        text.push_str(root);
        push_decimal(&mut text, arc);
    }
    (!text.is_empty()).then_some(text)
}

/// Says whether the content of an object identifier can be written with dots.
pub(crate) fn check_oid(content: &[u8]) -> Option<()> {
    (!content.is_empty() && arcs(content).all(|arc| arc.is_some())).then_some(())
}

/// Reads the arcs, of which the first one holds two; `None` for one that is cut off, padded, or beyond 128 bits.
fn arcs(content: &[u8]) -> impl Iterator<Item = Option<u128>> {
    content.split_inclusive(|byte| byte & 0x80 == 0).map(|bytes| {
        let is_whole = bytes.last().is_some_and(|last| last & 0x80 == 0) && bytes.first() != Some(&0x80);
        let shifted =
            |arc: u128, byte: &u8| (arc.leading_zeros() >= 7).then_some(arc << 7 | u128::from(byte & 0x7f));
        is_whole.then(|| bytes.iter().try_fold(0, shifted)).flatten()
    })
}

/// Writes a number; almost all arcs have one digit, for which the formatter is slow.
fn push_decimal(text: &mut String, number: u128) {
    match u8::try_from(number) {
        Ok(digit @ 0..10) => text.push(char::from(b'0' + digit)),
        _ => text.push_str(&number.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn object_identifiers_are_written_with_dots() {
        assert_eq!(dotted(&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d]).unwrap(), "1.2.840.113549");
        assert_eq!(dotted(&[0x88, 0x37, 0x03]).unwrap(), "2.999.3");
        assert_eq!(dotted(&[0x55, 0x04, 0x03]).unwrap(), "2.5.4.3");
        for broken in [&[][..], &[0x2a, 0x86], &[0x2a, 0x80, 0x01], &[0xff; 30]] {
            assert_eq!(dotted(broken), None, "{broken:x?}");
        }
    }

    #[test]
    fn integers_are_minimal() {
        let integer = |bytes: &'static [u8]| only(bytes, INTEGER).and_then(|element| element.integer());
        assert_eq!(integer(&[2, 2, 0, 0x80]), Ok(&[0, 0x80][..]));
        assert!(integer(&[2, 2, 0, 1]).is_err());
        assert!(integer(&[2, 2, 0xff, 0x80]).is_err());
        assert!(integer(&[2, 0]).is_err());
    }

    #[test]
    fn unused_bits_are_zero() {
        let bits = |bytes: &'static [u8]| only(bytes, BIT_STRING).and_then(|element| element.bit_string());
        assert_eq!(bits(&[3, 2, 5, 0xa0]), Ok((&[0xa0][..], 5)));
        assert!(bits(&[3, 2, 5, 0xa1]).is_err());
        assert!(bits(&[3, 1, 1]).is_err());
        assert!(bits(&[3, 0]).is_err());
    }

    #[test]
    fn offsets_point_into_the_outermost_bytes() {
        let bytes = [0x30, 4, 0x02, 1, 7, 0x05];
        let mut fields = only(&bytes, SEQUENCE).unwrap().fields().unwrap();
        assert_eq!(fields.read().unwrap().offset, 4);
        assert_eq!(fields.read().unwrap_err().offset, 5);
    }

    proptest! {
        #[test]
        fn any_bytes_are_walked_without_panic(bytes: Vec<u8>) {
            if let Ok(fields) = Fields::new(&bytes) {
                for element in fields.flatten() {
                    let _ = (element.oid(), element.small(), element.bit_string(), element.boolean());
                }
            }
        }

        #[test]
        fn what_is_encoded_is_read_back(content: Vec<u8>) {
            let bytes = encode(OCTET_STRING, &[&content]);
            prop_assert_eq!(only(&bytes, OCTET_STRING).unwrap().content, &content[..]);
        }
    }
}
