use zeroize::Zeroizing;

use crate::inspection::RepairKind;

/// Text, and what was done to get it.
pub(crate) struct Content<'bytes> {
    pub(crate) text: Text<'bytes>,
    /// Bytes of the input before the text.
    pub(crate) shift: usize,
    pub(crate) repair: Option<RepairKind>,
}

/// Text borrowed from the input, or decoded into a buffer that is wiped when dropped.
pub(crate) enum Text<'bytes> {
    Borrowed(&'bytes str),
    Decoded(Zeroizing<String>),
}

impl std::ops::Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Borrowed(text) => text,
            Self::Decoded(text) => text,
        }
    }
}

const UTF8_MARK: &[u8] = &[0xef, 0xbb, 0xbf];

/// Returns the bytes as text, or `None` where they are none.
///
/// UTF-16 with a byte order mark is what `>` writes in Windows PowerShell; offsets then count in the text as UTF-8.
pub(crate) fn decode(bytes: &[u8]) -> Option<Content<'_>> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => utf8(bytes),
    }
}

fn utf8(bytes: &[u8]) -> Option<Content<'_>> {
    let rest = bytes.strip_prefix(UTF8_MARK);
    let text = Text::Borrowed(std::str::from_utf8(rest.unwrap_or(bytes)).ok()?);
    Some(match rest {
        Some(_) => Content { text, shift: UTF8_MARK.len(), repair: Some(RepairKind::ByteOrderMark) },
        None => Content { text, shift: 0, repair: None },
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<Content<'static>> {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    // Three UTF-8 bytes at most for each unit, so that the buffer never grows and leaves no copy behind.
    let mut text = Zeroizing::new(String::with_capacity(bytes.len() / 2 * 3));
    for character in char::decode_utf16(units) {
        text.push(character.ok()?);
    }
    let even = bytes.len().is_multiple_of(2);
    even.then_some(Content { text: Text::Decoded(text), shift: 0, repair: Some(RepairKind::Utf16) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> Option<(String, usize, Option<RepairKind>)> {
        decode(bytes).map(|content| (content.text.to_string(), content.shift, content.repair))
    }

    #[test]
    fn takes_byte_order_marks_off() {
        assert_eq!(text(b"abc"), Some(("abc".into(), 0, None)));
        assert_eq!(text(b"\xef\xbb\xbfabc"), Some(("abc".into(), 3, Some(RepairKind::ByteOrderMark))));
        assert_eq!(text(b"\xff\xfea\0\xe4\0"), Some(("aä".into(), 0, Some(RepairKind::Utf16))));
        assert_eq!(text(b"\xfe\xff\0a"), Some(("a".into(), 0, Some(RepairKind::Utf16))));
    }

    #[test]
    fn refuses_what_is_no_text() {
        assert_eq!(text(b"\x80"), None);
        assert_eq!(text(b"\xff\xfea"), None);
        assert_eq!(text(b"\xff\xfe\x00\xd8"), None);
    }
}
