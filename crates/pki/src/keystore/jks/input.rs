use super::{Result, malformed};

/// What is left to read, in the manner of Java's `DataInputStream`.
pub(super) struct Input<'a> {
    pub(super) bytes: &'a [u8],
}

impl<'a> Input<'a> {
    pub(super) fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(length).ok_or_else(malformed)?;
        self.bytes = rest;
        Ok(taken)
    }

    pub(super) fn number(&mut self) -> Result<u32> {
        let bytes: [u8; 4] = self.take(4)?.try_into().map_err(|_| malformed())?;
        Ok(u32::from_be_bytes(bytes))
    }

    /// Reads Java's modified UTF-8 after a length of two bytes.
    pub(super) fn text(&mut self) -> Result<String> {
        let length = self.take(2)?.iter().fold(0, |length, byte| length << 8 | usize::from(*byte));
        let units = modified_utf8(self.take(length)?);
        Ok(String::from_utf16_lossy(&units.ok_or_else(malformed)?))
    }
}

/// Reads UTF-16 units: surrogates are written one by one, and zero as two bytes.
fn modified_utf8(bytes: &[u8]) -> Option<Vec<u16>> {
    let mut units = Vec::with_capacity(bytes.len());
    let mut bytes = bytes.iter().map(|byte| u16::from(*byte));
    while let Some(first) = bytes.next() {
        let mut more = || bytes.next().filter(|byte| byte & 0xc0 == 0x80).map(|byte| byte & 0x3f);
        units.push(match first {
            0x00..=0x7f => first,
            0xc0..=0xdf => (first & 0x1f) << 6 | more()?,
            0xe0..=0xef => (first & 0x0f) << 12 | more()? << 6 | more()?,
            _ => return None,
        });
    }
    Some(units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_java_writes_them() {
        let mut input = Input { bytes: b"\0\x0ca\xc0\x80\xc3\xa9\xe2\x82\xac\xed\xa0\xbd!" };
        assert_eq!(input.text().unwrap(), "a\0é€\u{fffd}!");
        assert_eq!(modified_utf8(b"\xed\xa0\xbd\xed\xb8\x80").as_deref(), Some(&[0xd83d, 0xde00][..]));
        for broken in [&b"\xc3"[..], b"\xe2\x82", b"\x80", b"\xf0\x9f\x98\x80"] {
            assert_eq!(modified_utf8(broken), None, "{broken:x?}");
        }
    }
}
