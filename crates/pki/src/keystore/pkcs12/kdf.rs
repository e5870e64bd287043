//! Key derivation of PKCS#12 (RFC 7292 appendix B.2).

use sha1::Sha1;
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};
use zeroize::Zeroizing;

use crate::HashAlgorithm;

/// What is derived (RFC 7292 appendix B.3).
#[derive(Clone, Copy)]
#[repr(u8)]
pub(super) enum Purpose {
    Key = 1,
    Iv = 2,
    Mac = 3,
}

/// Salt and rounds of a derivation.
#[derive(Clone, Copy)]
pub(super) struct Rounds<'a> {
    pub(super) salt: &'a [u8],
    pub(super) iterations: u32,
}

/// Derives bytes of any length; the password is UTF-16 with a terminating zero, or nothing.
pub(super) fn derive(
    hash: HashAlgorithm,
    purpose: Purpose,
    password: &[u8],
    rounds: Rounds<'_>,
    length: usize,
) -> Zeroizing<Vec<u8>> {
    match hash {
        HashAlgorithm::Sha1 => derive_with::<Sha1>(64, purpose, password, rounds, length),
        HashAlgorithm::Sha224 => derive_with::<Sha224>(64, purpose, password, rounds, length),
        HashAlgorithm::Sha256 => derive_with::<Sha256>(64, purpose, password, rounds, length),
        HashAlgorithm::Sha384 => derive_with::<Sha384>(128, purpose, password, rounds, length),
        HashAlgorithm::Sha512 => derive_with::<Sha512>(128, purpose, password, rounds, length),
    }
}

/// `block` is the letter v of the standard, the block length of the hash in bytes.
fn derive_with<D: Digest>(
    block: usize,
    purpose: Purpose,
    password: &[u8],
    rounds: Rounds<'_>,
    length: usize,
) -> Zeroizing<Vec<u8>> {
    let mut input = Zeroizing::new(repeated(rounds.salt, block));
    input.extend_from_slice(&Zeroizing::new(repeated(password, block)));
    let mut output = Zeroizing::new(Vec::with_capacity(length + block));
    while output.len() < length {
        let start = D::new_with_prefix(vec![purpose as u8; block]);
        let mut digest = start.chain_update(&*input).finalize();
        for _ in 1..rounds.iterations {
            digest = D::digest(&digest);
        }
        output.extend_from_slice(&digest);
        let addend: Zeroizing<Vec<u8>> = Zeroizing::new(digest.iter().copied().cycle().take(block).collect());
        for chunk in input.chunks_exact_mut(block) {
            add_and_one(chunk, &addend);
        }
    }
    output.truncate(length);
    output
}

/// Repeats the bytes up to a whole number of blocks.
fn repeated(bytes: &[u8], block: usize) -> Vec<u8> {
    bytes.iter().copied().cycle().take(bytes.len().next_multiple_of(block)).collect()
}

/// Adds a number and one, both of them big-endian, and drops what does not fit.
fn add_and_one(number: &mut [u8], addend: &[u8]) {
    let mut carry = 1;
    for (byte, addend) in number.iter_mut().zip(addend).rev() {
        let sum = u16::from(*byte) + u16::from(*addend) + carry;
        *byte = sum.to_be_bytes()[1];
        carry = sum >> 8;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn derived(hash: HashAlgorithm, purpose: Purpose, salt: &[u8], iterations: u32, length: usize) -> String {
        let password = super::super::super::password::bmp("ge@äheim".encode_utf16());
        crate::encoding::hex(&derive(hash, purpose, &password, Rounds { salt, iterations }, length))
    }

    /// Values of Bouncy Castle that the crate pkcs12 of RustCrypto/formats tests with, too.
    #[test]
    fn derives_what_others_derive() {
        let salt = [1, 2, 3, 4, 5, 6, 7, 8];
        assert_eq!(
            derived(HashAlgorithm::Sha256, Purpose::Key, &salt, 100, 32),
            "fae4d4957a3cc781e1180b9d4fb79c1e0c8579b746a3177e5b0768a3118bf863"
        );
        assert_eq!(
            derived(HashAlgorithm::Sha256, Purpose::Iv, &salt, 100, 32),
            "e5ff813bc6547de5155b14d2fada85b3201a977349db6e26ccc998d9e8f83d6c"
        );
        assert_eq!(
            derived(HashAlgorithm::Sha512, Purpose::Key, &salt, 100, 32),
            "b14a9f01bfd9dce4c9d66d2fe9937e5fd9f1afa59e370a6fa4fc81c1cc8ec8ee"
        );
    }
}
