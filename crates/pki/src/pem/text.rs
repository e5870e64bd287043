use std::fmt;
use std::ops::Deref;

use zeroize::Zeroizing;

/// How many bytes are looked at to tell UTF-16 without a mark from other bytes.
const SAMPLE: usize = 512;

/// The text of a file: borrowed from its bytes, or decoded into a buffer that is wiped when dropped.
///
/// It may hold a private key: its `Debug` shows the length only.
pub struct DecodedText<'a>(TextSource<'a>);

enum TextSource<'a> {
    Borrowed(&'a str),
    Decoded(Zeroizing<String>),
}

impl Deref for DecodedText<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match &self.0 {
            TextSource::Borrowed(text) => text,
            TextSource::Decoded(text) => text,
        }
    }
}

impl fmt::Debug for DecodedText<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "DecodedText({} bytes [elided])", self.len())
    }
}

/// How a text was written as bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TextEncoding {
    /// UTF-8, and with it ASCII; a byte order mark is left to [`super::scan`], which says so.
    Utf8,
    /// UTF-16, low byte first: what `>` writes in Windows PowerShell, and Notepad as *Unicode*.
    Utf16LittleEndian,
    /// UTF-16, high byte first.
    Utf16BigEndian,
    /// One byte for each character, with letters such as `ü` in the words around a block.
    Latin1,
}

/// Reads the bytes of a file as text and says how they were written; `None` where they are none, as DER is.
///
/// Other encodings than UTF-8 are a repair: spans count in the text that is returned. Without a byte order mark,
/// UTF-16 is told by its zeros, and Latin-1 is taken for granted only where a PEM marker stands in it.
pub fn decode_text(bytes: &[u8]) -> Option<(DecodedText<'_>, TextEncoding)> {
    let decoded = |text: Option<_>, encoding| Some((DecodedText(TextSource::Decoded(text?)), encoding));
    match (bytes, zeros(bytes)) {
        ([0xff, 0xfe, rest @ ..], _) => {
            decoded(utf16(rest, u16::from_le_bytes), TextEncoding::Utf16LittleEndian)
        }
        ([0xfe, 0xff, rest @ ..], _) => {
            decoded(utf16(rest, u16::from_be_bytes), TextEncoding::Utf16BigEndian)
        }
        (_, Some(1)) => decoded(utf16(bytes, u16::from_le_bytes), TextEncoding::Utf16LittleEndian),
        (_, Some(0)) => decoded(utf16(bytes, u16::from_be_bytes), TextEncoding::Utf16BigEndian),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Some((DecodedText(TextSource::Borrowed(text)), TextEncoding::Utf8)),
            Err(_) => decoded(latin1(bytes), TextEncoding::Latin1),
        },
    }
}

/// Returns whether the zeros of a text in UTF-16 stand first (0) or second (1) in their pairs.
fn zeros(bytes: &[u8]) -> Option<usize> {
    let (pairs, _) = bytes.get(..bytes.len().min(SAMPLE))?.as_chunks::<2>();
    // Most characters of anything with a PEM block are ASCII; no other text has a zero at all.
    let stand = |place: usize| pairs.iter().filter(|pair| pair[place] == 0 && pair[1 - place] != 0).count();
    let mostly = |place: &usize| pairs.len() >= 2 && stand(*place) * 10 >= pairs.len() * 9;
    [0, 1].into_iter().find(mostly)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<Zeroizing<String>> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    // Three UTF-8 bytes at most for each unit, so that the buffer never grows and leaves no copy behind.
    let mut text = Zeroizing::new(String::with_capacity(pairs.len() * 3));
    for character in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        text.push(character.ok()?);
    }
    rest.is_empty().then_some(text)
}

fn latin1(bytes: &[u8]) -> Option<Zeroizing<String>> {
    let marked = bytes.windows(10).any(|window| window == b"-----BEGIN");
    let mut text = Zeroizing::new(String::with_capacity(if marked { bytes.len() * 2 } else { 0 }));
    marked.then(|| {
        text.extend(bytes.iter().map(|byte| char::from(*byte)));
        text
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::test_material::LEAF;

    fn decoded(bytes: &[u8]) -> Option<(String, TextEncoding)> {
        decode_text(bytes).map(|(text, encoding)| (text.to_owned(), encoding))
    }

    fn utf16_bytes(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = format!("Bag Attributes: Müller\n{LEAF}");
        let marked = format!("\u{feff}{text}");
        let latin1: Vec<u8> = text.chars().map(|character| character as u8).collect();
        for (bytes, encoding) in [
            (text.clone().into_bytes(), TextEncoding::Utf8),
            (utf16_bytes(&text, u16::to_le_bytes), TextEncoding::Utf16LittleEndian),
            (utf16_bytes(&text, u16::to_be_bytes), TextEncoding::Utf16BigEndian),
            (utf16_bytes(&marked, u16::to_le_bytes), TextEncoding::Utf16LittleEndian),
            (utf16_bytes(&marked, u16::to_be_bytes), TextEncoding::Utf16BigEndian),
            (latin1, TextEncoding::Latin1),
        ] {
            assert_eq!(decoded(&bytes), Some((text.clone(), encoding)));
        }
    }

    #[test]
    fn other_bytes_are_no_text() {
        let leaf = crate::test_material::certificate(LEAF);
        assert_eq!(decoded(leaf.der()), None);
        assert_eq!(decoded(b"\xff\xfea"), None);
        assert_eq!(decoded(b"\xff\xfe\x00\xd8"), None);
        assert_eq!(decoded(b""), Some((String::new(), TextEncoding::Utf8)));
    }

    #[test]
    fn secrets_are_not_shown() {
        let (text, _) = decode_text(b"secret").unwrap();
        assert_eq!(format!("{text:?}"), "DecodedText(6 bytes [elided])");
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
            let _ = decode_text(&bytes);
        }

        #[test]
        fn any_marked_text_survives(text in ".{0,50}") {
            let bytes = utf16_bytes(&format!("\u{feff}{text}"), u16::to_le_bytes);
            prop_assert_eq!(decoded(&bytes), Some((text, TextEncoding::Utf16LittleEndian)));
        }
    }
}
