use sha2::Digest as _;

use crate::asn1;

/// Writes bytes as lower-case hex without separators.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

/// Returns the lower-case hex of the SHA-256 digest.
pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    hex(&sha2::Sha256::digest(bytes))
}

/// Writes a two's complement integer as hex without leading zeros, `-` first when it is negative.
pub(crate) fn integer_hex(integer: &[u8]) -> String {
    let negative = integer.first().is_some_and(|byte| byte & 0x80 != 0);
    let digits = if negative { hex(&negated(integer)) } else { hex(integer) };
    let digits = digits.trim_start_matches('0');
    let digits = if digits.is_empty() { "0" } else { digits };
    if negative { format!("-{digits}") } else { digits.to_owned() }
}

/// Writes a magnitude in decimal digits.
pub(crate) fn decimal(magnitude: &[u8]) -> String {
    let mut digits = vec![0u8];
    for byte in magnitude {
        let mut carry = u32::from(*byte);
        for digit in &mut digits {
            let value = u32::from(*digit) * 256 + carry;
            *digit = (value % 10) as u8;
            carry = value / 10;
        }
        while carry > 0 {
            digits.push((carry % 10) as u8);
            carry /= 10;
        }
    }
    digits.iter().rev().map(|digit| char::from(b'0' + digit)).collect()
}

/// Writes the DER integer of a magnitude, which may have leading zeros (X.690 section 8.3).
pub(crate) fn der_integer(magnitude: &[u8]) -> Vec<u8> {
    let zeros = magnitude.iter().take_while(|byte| **byte == 0).count();
    let significant = magnitude.get(zeros..).unwrap_or_default();
    let is_plain = significant.first().is_some_and(|first| first & 0x80 == 0);
    let sign: &[u8] = if is_plain { &[] } else { &[0] };
    asn1::encode(asn1::INTEGER, &[sign, significant])
}

/// Counts the bits of a magnitude.
pub(crate) fn bit_length(magnitude: &[u8]) -> u32 {
    let zeros = magnitude.iter().take_while(|byte| **byte == 0).count();
    let Some(first) = magnitude.get(zeros) else { return 0 };
    u32::try_from(magnitude.len() - zeros).unwrap_or(u32::MAX / 8) * 8 - first.leading_zeros()
}

fn negated(integer: &[u8]) -> Vec<u8> {
    let mut bytes: Vec<u8> = integer.iter().map(|byte| !byte).collect();
    for byte in bytes.iter_mut().rev() {
        let overflow;
        (*byte, overflow) = byte.overflowing_add(1);
        if !overflow {
            break;
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_lose_their_leading_zeros() {
        assert_eq!(integer_hex(&[0x00, 0x0a, 0xbc]), "abc");
        assert_eq!(integer_hex(&[0x00]), "0");
        assert_eq!(integer_hex(&[0xff, 0x00]), "-100");
        assert_eq!(integer_hex(&[0x80]), "-80");
    }

    #[test]
    fn decimals_of_any_length() {
        assert_eq!(decimal(&[0x01, 0x00, 0x01]), "65537");
        assert_eq!(decimal(&[]), "0");
        assert_eq!(decimal(&[0xff; 16]), u128::MAX.to_string());
    }

    #[test]
    fn bits_are_counted_from_the_first_one() {
        assert_eq!(bit_length(&[0x00, 0x80]), 8);
        assert_eq!(bit_length(&[0x01, 0x00]), 9);
        assert_eq!(bit_length(&[]), 0);
    }
}
