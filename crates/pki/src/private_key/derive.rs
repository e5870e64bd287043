//! Public halves from secrets.

use crypto_bigint::modular::{BoxedMontyForm, BoxedMontyParams};
use crypto_bigint::{BoxedUint, Odd};
use curve25519_dalek::MontgomeryPoint;
use p256::elliptic_curve::sec1::{FromSec1Point, ModulusSize, ToSec1Point};
use p256::elliptic_curve::{AffinePoint, CurveArithmetic, FieldBytesSize, SecretKey};
use zeroize::Zeroizing;

/// Returns the uncompressed point of a scalar; the inner `None` when the scalar is out of range, the outer one for
/// a curve that is known by name only.
pub(super) fn point(curve: &str, scalar: &[u8]) -> Option<Option<Vec<u8>>> {
    match curve {
        "secp256r1" => Some(multiplied::<p256::NistP256>(scalar, 32)),
        "secp384r1" => Some(multiplied::<p384::NistP384>(scalar, 48)),
        "secp521r1" => Some(multiplied::<p521::NistP521>(scalar, 66)),
        _ => None,
    }
}

/// Returns the public key of a seed of 32 bytes (RFC 8032 section 5.1.5).
pub(super) fn ed25519(seed: &[u8]) -> Option<[u8; 32]> {
    let seed = Zeroizing::new(<[u8; 32]>::try_from(seed).ok()?);
    Some(ed25519_dalek::SigningKey::from_bytes(&seed).verifying_key().to_bytes())
}

/// Returns the public key of 32 secret bytes (RFC 7748 section 6.1).
pub(super) fn x25519(secret: &[u8]) -> Option<[u8; 32]> {
    let secret = Zeroizing::new(<[u8; 32]>::try_from(secret).ok()?);
    Some(MontgomeryPoint::mul_base_clamped(*secret).to_bytes())
}

/// Bytes of a prime that DSA is computed with; FIPS 186-4 section 4.2 ends at 384.
const DSA_PRIME: usize = 512;
/// Bytes of a DSA secret, likewise; the standard ends at 32.
const DSA_SECRET: usize = 64;

/// Returns the public number of a DSA key, the base to the power of the secret (FIPS 186-4 section 4.1), big-endian;
/// `None` for numbers that make no key or are larger than any in use.
pub(super) fn dsa(prime: &[u8], base: &[u8], secret: &[u8]) -> Option<Vec<u8>> {
    if !(1..=DSA_PRIME).contains(&prime.len()) || !(1..=DSA_SECRET).contains(&secret.len()) {
        return None;
    }
    let number = |magnitude: &[u8], bits| BoxedUint::from_be_slice(magnitude, bits).ok();
    let bits = u32::try_from(prime.len() * 8).ok()?;
    let prime = number(prime, bits)?;
    let base = number(base, bits).filter(|base| *base < prime)?;
    let secret = Zeroizing::new(number(secret, u32::try_from(secret.len() * 8).ok()?)?);
    let parameters = BoxedMontyParams::new(Odd::new(prime).into_option()?);
    Some(BoxedMontyForm::new(base, &parameters).pow(&secret).retrieve().to_be_bytes().into_vec())
}

/// Says whether two magnitudes multiplied are the third.
pub(super) fn is_product(one: &[u8], other: &[u8], product: &[u8]) -> bool {
    // The product of numbers of m and n bytes has m + n or one less: nothing long is computed for what cannot fit.
    if !(product.len()..=product.len() + 1).contains(&(one.len() + other.len())) {
        return false;
    }
    let (one, other, product) = (limbs(one), limbs(other), limbs(product));
    let mut computed = Zeroizing::new(vec![0u32; one.len() + other.len()]);
    for (shift, factor) in one.iter().enumerate() {
        let mut carry = 0;
        for (place, limb) in computed.iter_mut().skip(shift).zip(other.iter().chain([&0])) {
            let (place, limb): (&mut u32, &u32) = (place, limb);
            let value = u64::from(*place) + u64::from(*factor) * u64::from(*limb) + carry;
            *place = value as u32;
            carry = value >> 32;
        }
    }
    let (low, high) = computed.split_at(product.len().min(computed.len()));
    low == &product[..] && high.iter().all(|limb| *limb == 0)
}

/// Cuts a magnitude into pieces of 32 bits, the least first.
fn limbs(magnitude: &[u8]) -> Zeroizing<Vec<u32>> {
    let piece = |bytes: &[u8]| bytes.iter().fold(0, |value: u32, byte| value << 8 | u32::from(*byte));
    Zeroizing::new(magnitude.rchunks(4).map(piece).collect())
}

/// Writers may leave out leading zeros or add some (RFC 5915 section 3 asks for the exact length).
fn multiplied<C>(scalar: &[u8], length: usize) -> Option<Vec<u8>>
where
    C: CurveArithmetic,
    AffinePoint<C>: FromSec1Point<C> + ToSec1Point<C>,
    FieldBytesSize<C>: ModulusSize,
{
    let zeros = scalar.iter().take_while(|byte| **byte == 0).count();
    let significant = scalar.get(zeros..)?;
    let mut padded = Zeroizing::new(vec![0; length]);
    padded.get_mut(length.checked_sub(significant.len())?..)?.copy_from_slice(significant);
    let secret = SecretKey::<C>::from_slice(&padded).ok()?;
    Some(secret.public_key().to_sec1_point(false).as_bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn magnitude(number: u128) -> Vec<u8> {
        let bytes = number.to_be_bytes();
        bytes[(number.leading_zeros() / 8) as usize..].to_vec()
    }

    proptest! {
        #[test]
        fn products_are_told_from_other_numbers(one: u64, other: u64, shift in 0u32..64, change in 1u128..) {
            let (one, other) = (u128::from(one >> shift), u128::from(other));
            let product = one * other;
            let is = |product| is_product(&magnitude(one), &magnitude(other), &magnitude(product));
            prop_assert!(one == 0 || other == 0 || is(product));
            prop_assert!(!is(product ^ change));
        }
    }
}
