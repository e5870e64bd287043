//! Decryption under the schemes of RFC 7292 appendix C, with PBES2 and PBES1 (RFC 8018) beside them.

use zeroize::Zeroizing;

use super::super::budget::Budget;
use super::super::password::EncodedPassword;
use super::kdf::{self, Purpose, Rounds};
use crate::algorithm::AlgorithmIdentifier;
use crate::encryption::{self, Cipher, DecryptionError, EncryptionScheme};
use crate::{Bounds, HashAlgorithm, Password, asn1};

/// Both of them, wiped when dropped.
type KeyAndIv = (Zeroizing<Vec<u8>>, Zeroizing<Vec<u8>>);

type Result<T> = std::result::Result<T, DecryptionError>;

/// What scrypt counts as of the [`Budget`], which is kept in iterations.
const SCRYPT_SHARE: u64 = 4;

/// Decrypts with any scheme that is read here and takes the padding off.
pub(super) fn decrypt(
    algorithm: &AlgorithmIdentifier<'_>,
    ciphertext: &[u8],
    password: &EncodedPassword,
    bounds: &Bounds,
    budget: &mut Budget,
) -> Result<Zeroizing<Vec<u8>>> {
    if let Some(scheme) = Pkcs12Pbe::decode(algorithm) {
        let scheme = scheme?;
        spend(budget, scheme.rounds.iterations.into(), bounds)?;
        return scheme.decrypt(ciphertext, &password.bmp);
    }
    spend_described(algorithm, bounds, budget)?;
    encryption::decrypt_pbes(algorithm, ciphertext, &password.utf8, bounds)
}

/// Decrypts with a scheme of RFC 7292 appendix C, as encrypted private keys outside of keystores use them, too;
/// `None` for other schemes.
pub(crate) fn decrypt_pkcs12_pbe(
    algorithm: &AlgorithmIdentifier<'_>,
    ciphertext: &[u8],
    password: &Password,
    bounds: &Bounds,
) -> Option<Result<Zeroizing<Vec<u8>>>> {
    let scheme = match Pkcs12Pbe::decode(algorithm)? {
        Ok(scheme) => scheme,
        Err(error) => return Some(Err(error)),
    };
    let mut result = Err(DecryptionError::WrongPassword);
    for form in EncodedPassword::forms(password) {
        let bound = bounds.key_derivation_iterations;
        if scheme.rounds.iterations > bound {
            return Some(Err(DecryptionError::TooManyIterations {
                asked: scheme.rounds.iterations.into(),
                bound,
            }));
        }
        result = scheme.decrypt(ciphertext, &form.bmp);
        if result.is_ok() {
            break;
        }
    }
    Some(result)
}

/// Returns cipher and rounds of a scheme of RFC 7292 appendix C that is read here.
pub(crate) fn describe_pkcs12_pbe(algorithm: &AlgorithmIdentifier<'_>) -> Option<(Cipher, u32)> {
    let scheme = Pkcs12Pbe::decode(algorithm)?.ok()?;
    Some((scheme.cipher, scheme.rounds.iterations))
}

fn spend(budget: &mut Budget, iterations: u64, bounds: &Bounds) -> Result<()> {
    let bound = bounds.key_derivation_iterations;
    budget.spend(iterations).map_err(|_| DecryptionError::TooManyIterations { asked: iterations, bound })
}

fn spend_described(algorithm: &AlgorithmIdentifier<'_>, bounds: &Bounds, budget: &mut Budget) -> Result<()> {
    let described = EncryptionScheme::describe(algorithm).map_err(|_| DecryptionError::Damaged)?;
    match described.iterations {
        Some(iterations) => spend(budget, iterations, bounds),
        None if described.is_supported => {
            spend(budget, u64::from(bounds.key_derivation_iterations) / SCRYPT_SHARE, bounds)
        }
        None => Ok(()),
    }
}

/// A scheme of RFC 7292 appendix C.
struct Pkcs12Pbe<'a> {
    cipher: Cipher,
    key_length: usize,
    rounds: Rounds<'a>,
}

impl<'a> Pkcs12Pbe<'a> {
    /// Returns `None` for a scheme of another standard.
    fn decode(algorithm: &AlgorithmIdentifier<'a>) -> Option<Result<Self>> {
        let oid = algorithm.oid.oid().ok()?;
        let (cipher, key_length) = match oid.strip_prefix("1.2.840.113549.1.12.1.")? {
            "3" => (Cipher::TripleDes, 24),
            "4" => (Cipher::TripleDes, 16),
            "5" => (Cipher::Rc2 { effective_bits: 128 }, 16),
            "6" => (Cipher::Rc2 { effective_bits: 40 }, 5),
            _ => return Some(Err(unsupported(oid))),
        };
        let rounds = || {
            let parameters = algorithm.parameters.ok_or(asn1::Malformed { offset: 0 })?;
            rounds(&parameters)
        };
        let scheme = rounds().map(|rounds| Self { cipher, key_length, rounds });
        Some(scheme.map_err(|_| DecryptionError::Damaged))
    }

    fn decrypt(&self, ciphertext: &[u8], password: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        let (key, iv) = key_and_iv(self.cipher, self.key_length, self.rounds, password);
        self.cipher.decrypt(&key, &iv, ciphertext)
    }
}

/// Derives key and initialization vector with SHA-1, as all schemes of the appendix do.
pub(super) fn key_and_iv(cipher: Cipher, key_length: usize, rounds: Rounds<'_>, password: &[u8]) -> KeyAndIv {
    let hash = HashAlgorithm::Sha1;
    let mut key = kdf::derive(hash, Purpose::Key, password, rounds, key_length);
    if cipher == Cipher::TripleDes && key_length == 16 {
        // Two keys: the first one comes again as the third.
        let first = Zeroizing::new(key.get(..8).unwrap_or_default().to_vec());
        key.extend_from_slice(&first);
    }
    (key, kdf::derive(hash, Purpose::Iv, password, rounds, cipher.block_length()))
}

/// `pkcs-12PbeParams` (RFC 7292 appendix C).
fn rounds<'a>(parameters: &asn1::Element<'a>) -> asn1::Result<Rounds<'a>> {
    let mut fields = parameters.require(asn1::SEQUENCE)?.fields()?;
    let salt = fields.expect(asn1::OCTET_STRING)?.content;
    let iterations = iterations(&fields.read_last()?)?;
    Ok(Rounds { salt, iterations })
}

/// Reads a number of rounds; one beyond 32 bits is the highest, which is above every bound.
pub(super) fn iterations(element: &asn1::Element<'_>) -> asn1::Result<u32> {
    match element.require(asn1::INTEGER)?.unsigned()? {
        [] => Err(element.malformed()),
        magnitude if magnitude.len() > 4 => Ok(u32::MAX),
        _ => element.small(),
    }
}

/// RC4 by name only: no keystore of this century is known to use it.
fn unsupported(oid: String) -> DecryptionError {
    let name = match oid.as_str() {
        "1.2.840.113549.1.12.1.1" => "pbeWithSHAAnd128BitRC4".to_owned(),
        "1.2.840.113549.1.12.1.2" => "pbeWithSHAAnd40BitRC4".to_owned(),
        _ => oid.clone(),
    };
    DecryptionError::Unsupported { oid: Some(oid), name }
}
