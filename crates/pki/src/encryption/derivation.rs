use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};
use zeroize::{Zeroize as _, Zeroizing};

use super::DecryptionError;
use crate::Bounds;
use crate::algorithm::HashAlgorithm;

/// How a key is derived from a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Derivation<'a> {
    /// PBKDF1 (RFC 8018 section 5.1): 16 bytes at most.
    Pbkdf1 { hash: OldHash, salt: &'a [u8], iterations: u64 },
    /// PBKDF2 (RFC 8018 section 5.2).
    Pbkdf2 { prf: HashAlgorithm, salt: &'a [u8], iterations: u64 },
    /// scrypt (RFC 7914 section 2).
    Scrypt { salt: &'a [u8], cost: u64, block_size: u32, parallelization: u32 },
}

/// A hash function of PBES1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OldHash {
    Md5,
    Sha1,
}

impl Derivation<'_> {
    /// Returns a key of this many bytes.
    pub(super) fn derive(
        &self,
        password: &[u8],
        length: usize,
        bounds: &Bounds,
    ) -> Result<Zeroizing<Vec<u8>>, DecryptionError> {
        let mut key = Zeroizing::new(vec![0; length]);
        match *self {
            Self::Pbkdf1 { hash, salt, iterations } => {
                let iterations = bounded(iterations, bounds)?;
                let full = match hash {
                    OldHash::Md5 => pbkdf1::<Md5>(password, salt, iterations),
                    OldHash::Sha1 => pbkdf1::<Sha1>(password, salt, iterations),
                };
                let part = full.get(..length).ok_or(DecryptionError::Damaged)?;
                key.copy_from_slice(part);
            }
            Self::Pbkdf2 { prf, salt, iterations } => {
                pbkdf2(prf, password, salt, bounded(iterations, bounds)?, &mut key);
            }
            Self::Scrypt { salt, cost, block_size, parallelization } => {
                let parameters = scrypt_parameters(cost, block_size, parallelization, bounds)?;
                scrypt::scrypt(password, salt, &parameters, &mut key)
                    .map_err(|_| DecryptionError::Damaged)?;
            }
        }
        Ok(key)
    }
}

/// Fills the key with PBKDF2 (RFC 8018 section 5.2) over HMAC with this hash.
pub(crate) fn pbkdf2(hash: HashAlgorithm, password: &[u8], salt: &[u8], iterations: u32, key: &mut [u8]) {
    match hash {
        HashAlgorithm::Sha1 => pbkdf2::pbkdf2_hmac::<Sha1>(password, salt, iterations, key),
        HashAlgorithm::Sha224 => pbkdf2::pbkdf2_hmac::<Sha224>(password, salt, iterations, key),
        HashAlgorithm::Sha256 => pbkdf2::pbkdf2_hmac::<Sha256>(password, salt, iterations, key),
        HashAlgorithm::Sha384 => pbkdf2::pbkdf2_hmac::<Sha384>(password, salt, iterations, key),
        HashAlgorithm::Sha512 => pbkdf2::pbkdf2_hmac::<Sha512>(password, salt, iterations, key),
    }
}

/// Returns the number of iterations when it is within the bound.
pub(super) fn bounded(asked: u64, bounds: &Bounds) -> Result<u32, DecryptionError> {
    let bound = bounds.key_derivation_iterations;
    match u32::try_from(asked) {
        Ok(0) => Err(DecryptionError::Damaged),
        Ok(iterations) if iterations <= bound => Ok(iterations),
        _ => Err(DecryptionError::TooManyIterations { asked, bound }),
    }
}

fn pbkdf1<D: Digest>(password: &[u8], salt: &[u8], iterations: u32) -> Zeroizing<Vec<u8>> {
    let mut state = D::new_with_prefix(password).chain_update(salt).finalize();
    for _ in 1..iterations {
        state = D::digest(&state);
    }
    let derived = Zeroizing::new(state.to_vec());
    state.zeroize();
    derived
}

/// The cost has to be a power of two; memory and time grow with the product of all three.
fn scrypt_parameters(
    cost: u64,
    block_size: u32,
    parallelization: u32,
    bounds: &Bounds,
) -> Result<scrypt::Params, DecryptionError> {
    let asked = [cost, u64::from(block_size), u64::from(parallelization)]
        .into_iter()
        .fold(128u64, u64::saturating_mul);
    if asked > bounds.scrypt_bytes {
        return Err(DecryptionError::TooMuchMemory { asked, bound: bounds.scrypt_bytes });
    }
    let log_cost = u8::try_from(cost.trailing_zeros()).ok().filter(|_| cost.is_power_of_two());
    let log_cost = log_cost.ok_or(DecryptionError::Damaged)?;
    scrypt::Params::new(log_cost, block_size, parallelization).map_err(|_| DecryptionError::Damaged)
}
