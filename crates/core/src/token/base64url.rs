use zeroize::Zeroizing;

/// Decodes base64url without padding (RFC 7515 section 2), wiped when dropped; bits that are left over are ignored, as
/// libraries do.
pub(super) fn decode(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    if text.len() % 4 == 1 {
        return None;
    }
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len() * 3 / 4));
    let (mut bits, mut count) = (0_u32, 0);
    for byte in text.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'-' => 62,
            b'_' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::decode;

    fn bytes(text: &str) -> Option<Vec<u8>> {
        decode(text).map(|bytes| bytes.to_vec())
    }

    #[test]
    fn decodes_the_example_of_the_standard() {
        // RFC 7515 appendix C.
        assert_eq!(bytes("A-z_4ME"), Some(vec![3, 236, 255, 224, 193]));
        assert_eq!(bytes(""), Some(vec![]));
    }

    #[test]
    fn refuses_other_alphabets_and_impossible_lengths() {
        for text in ["A", "ABCDE", "A+z/", "AA==", "ä"] {
            assert_eq!(bytes(text), None, "{text}");
        }
    }
}
