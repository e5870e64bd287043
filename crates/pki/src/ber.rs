//! Rewrites BER (X.690 section 8) as DER lengths and whole strings, for PKCS#12 and PKCS#7 as NSS and others write them.
//!
//! Everything else in this crate reads strictly. Here indefinite lengths, lengths longer than they need be and strings
//! in pieces are put right, so that the strict walk of [`crate::asn1`] can follow. Content itself is never touched.

use std::borrow::Cow;

use der::{Encode as _, Length};
use zeroize::Zeroizing;

use crate::asn1::{self, Element, Fields, Malformed, Result};

/// Elements inside elements; far above any keystore, and low enough for any stack.
const DEPTH: usize = 32;

/// Added to the identifier of a string that comes in pieces (X.690 section 8.7.3).
const CONSTRUCTED: u8 = 0x20;

/// One element with definite lengths; wiped on drop, as a keystore may hold a key in the clear.
pub(crate) struct Definite {
    pub(crate) der: Zeroizing<Vec<u8>>,
    /// How many of the bytes that were given the element took.
    pub(crate) length: usize,
}

/// Rewrites the first element of the bytes; what follows it is left to the caller.
pub(crate) fn to_definite(bytes: &[u8]) -> Result<Definite> {
    // A length of a long element takes up to two bytes more than an indefinite one with its end: no growing, so that
    // no copy of a secret is left behind in freed memory.
    let mut walk = Walk { bytes, position: 0, der: with_capacity(bytes.len() + bytes.len() / 1024 + 256) };
    walk.element(DEPTH)?;
    Ok(Definite { der: walk.der, length: walk.position })
}

/// Rewrites bytes that have to be one element and nothing else.
pub(crate) fn only(bytes: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    let definite = to_definite(bytes)?;
    let all = definite.length == bytes.len();
    if all { Ok(definite.der) } else { Err(Malformed { offset: definite.length }) }
}

/// Joins an implicitly tagged octet string, whose pieces [`to_definite`] cannot know as such.
pub(crate) fn octets<'a>(element: &Element<'a>) -> Result<Cow<'a, [u8]>> {
    if element.identifier & CONSTRUCTED == 0 {
        return Ok(Cow::Borrowed(element.content));
    }
    let mut joined = Vec::with_capacity(element.content.len());
    for piece in element.fields()? {
        joined.extend_from_slice(piece?.require(asn1::OCTET_STRING)?.content);
    }
    Ok(Cow::Owned(joined))
}

struct Walk<'a> {
    bytes: &'a [u8],
    position: usize,
    der: Zeroizing<Vec<u8>>,
}

impl Walk<'_> {
    fn element(&mut self, depth: usize) -> Result<()> {
        let depth = depth.checked_sub(1).ok_or_else(|| self.malformed())?;
        let identifier = self.byte()?;
        if identifier == 0 || identifier & 0x1f == 0x1f {
            return Err(self.malformed());
        }
        let length = self.length()?;
        if identifier & CONSTRUCTED == 0 {
            let length = length.ok_or_else(|| self.malformed())?;
            let content = self.slice(length)?;
            self.der.extend_from_slice(&header(identifier, content.len()));
            self.der.extend_from_slice(content);
            return Ok(());
        }
        let start = self.der.len();
        self.inner(length, depth)?;
        let identifier = self.joined(identifier, start)?;
        self.put_header(identifier, start);
        Ok(())
    }

    /// Rewrites the elements inside, up to the length or, without one, up to the end-of-contents octets.
    fn inner(&mut self, length: Option<usize>, depth: usize) -> Result<()> {
        let Some(length) = length else {
            while !self.bytes.get(self.position..).unwrap_or_default().starts_with(&[0, 0]) {
                self.element(depth)?;
            }
            self.position += 2;
            return Ok(());
        };
        let end = self.position.checked_add(length).filter(|end| *end <= self.bytes.len());
        let end = end.ok_or_else(|| self.malformed())?;
        while self.position < end {
            self.element(depth)?;
        }
        if self.position == end { Ok(()) } else { Err(self.malformed()) }
    }

    /// Joins the pieces of a string in place and returns the identifier of a whole one.
    fn joined(&mut self, identifier: u8, start: usize) -> Result<u8> {
        let whole = identifier & !CONSTRUCTED;
        // Octet strings and the character strings; the pieces of a bit string are not just joined, and none occur.
        if !matches!(whole, asn1::OCTET_STRING | 0x0c | 0x12..=0x16 | 0x19..=0x1e) {
            return Ok(identifier);
        }
        let mut pieces = Vec::new();
        for piece in Fields::new(self.der.get(start..).unwrap_or_default())? {
            // X.690 section 8.21: the pieces of a character string are octet strings or have its own type.
            let piece = piece?;
            if piece.identifier != whole && piece.identifier != asn1::OCTET_STRING {
                return Err(self.malformed());
            }
            pieces.push(start + piece.offset..start + piece.offset + piece.content.len());
        }
        let mut end = start;
        for piece in pieces {
            let length = piece.len();
            self.der.copy_within(piece, end);
            end += length;
        }
        self.der.truncate(end);
        Ok(whole)
    }

    /// Puts identifier and length before the content that begins at `start`.
    fn put_header(&mut self, identifier: u8, start: usize) {
        let content = self.der.len() - start;
        let header = header(identifier, content);
        self.der.extend_from_slice(&header);
        if let Some(element) = self.der.get_mut(start..) {
            element.rotate_right(header.len());
        }
    }

    /// Reads a length (X.690 section 8.1.3); `None` is the indefinite one.
    fn length(&mut self) -> Result<Option<usize>> {
        let first = self.byte()?;
        let bytes = match first {
            0x00..=0x7f => return Ok(Some(usize::from(first))),
            0x80 => return Ok(None),
            _ => self.slice(usize::from(first & 0x7f))?,
        };
        let length = bytes.iter().try_fold(0usize, |length, byte| {
            length.checked_mul(256).map(|length| length | usize::from(*byte))
        });
        length.map(Some).ok_or_else(|| self.malformed())
    }

    fn byte(&mut self) -> Result<u8> {
        self.slice(1)?.first().copied().ok_or_else(|| self.malformed())
    }
}

impl<'a> Walk<'a> {
    fn slice(&mut self, length: usize) -> Result<&'a [u8]> {
        let end = self.position.checked_add(length);
        let slice = end.and_then(|end| self.bytes.get(self.position..end)).ok_or_else(|| self.malformed())?;
        self.position += length;
        Ok(slice)
    }

    fn malformed(&self) -> Malformed {
        Malformed { offset: self.position }
    }
}

fn header(identifier: u8, length: usize) -> Vec<u8> {
    let length = Length::try_from(length).and_then(|length| length.to_der()).unwrap_or_default();
    [&[identifier][..], &length].concat()
}

fn with_capacity(capacity: usize) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(Vec::with_capacity(capacity))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn indefinite_lengths_become_definite() {
        let ber = [0x30, 0x80, 0x02, 0x01, 0x07, 0xa0, 0x80, 0x05, 0x00, 0x00, 0x00, 0x00, 0x00, 0xff];
        let definite = to_definite(&ber).unwrap();
        assert_eq!((&definite.der[..], definite.length), (&[0x30, 7, 2, 1, 7, 0xa0, 2, 5, 0][..], 13));
        assert!(only(&ber).is_err());
    }

    #[test]
    fn pieces_are_joined() {
        let nested = [0x24, 0x80, 0x24, 0x04, 0x04, 0x02, 1, 2, 0x04, 0x81, 0x01, 3, 0x00, 0x00];
        assert_eq!(only(&nested).unwrap()[..], [4, 3, 1, 2, 3]);
        assert_eq!(only(&[0x3e, 0x80, 0x1e, 2, 0, 65, 0, 0]).unwrap()[..], [0x1e, 2, 0, 65]);
        assert!(only(&[0x24, 0x80, 0x02, 1, 7, 0, 0]).is_err());
    }

    #[test]
    fn implicit_octets_are_joined_where_they_are_known_to_be() {
        let der = only(&[0xa0, 0x80, 0x04, 1, 1, 0x04, 1, 2, 0, 0]).unwrap();
        let element = asn1::only(&der, 0xa0).unwrap();
        assert_eq!(octets(&element).unwrap()[..], [1, 2]);
    }

    #[test]
    fn depth_and_lengths_are_bounded() {
        assert!(only(&[0x30, 0x80].repeat(40)).is_err());
        assert!(only(&[0x30; 3]).is_err());
        assert!(only(&[0x04, 0x80, 0, 0]).is_err());
        assert!(only(&[0x04, 0x89, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1]).is_err());
    }

    #[test]
    fn long_content_keeps_its_place() {
        let content = vec![7; 70_000];
        let inner = asn1::encode(asn1::OCTET_STRING, &[&content]);
        let ber = [&[0x30, 0x80][..], &inner, &[0, 0]].concat();
        assert_eq!(only(&ber).unwrap()[..], asn1::encode(asn1::SEQUENCE, &[&inner]));
    }

    proptest! {
        #[test]
        fn any_bytes_are_rewritten_without_panic(bytes: Vec<u8>) {
            if let Ok(definite) = to_definite(&bytes) {
                prop_assert!(definite.length <= bytes.len());
                // What came out is strict, and rewriting it again changes nothing.
                prop_assert!(asn1::first_length(&definite.der) == Some(definite.der.len()));
                prop_assert_eq!(&only(&definite.der).unwrap()[..], &definite.der[..]);
            }
        }
    }
}
