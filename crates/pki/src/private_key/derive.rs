//! Public halves from secrets.

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
