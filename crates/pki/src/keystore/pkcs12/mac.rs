//! The integrity check of PKCS#12 (RFC 7292 section 5.1) and PBMAC1 in it (RFC 9579).

use std::ops::RangeInclusive;

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha1::Sha1;
use sha2::{Sha224, Sha256, Sha384, Sha512};
use zeroize::Zeroizing;

use super::super::budget::Budget;
use super::super::password::EncodedPassword;
use super::super::{KeystoreError, KeystorePart, MacDescription, equal_in_constant_time};
use super::kdf::{self, Purpose, Rounds};
use super::{malformed, pbe};
use crate::algorithm::AlgorithmIdentifier;
use crate::asn1::{self, Element};
use crate::{HashAlgorithm, encryption};

/// Bytes of a key derived for PBMAC1: a shorter one could be guessed (RFC 9579 section 9), and the work grows with the
/// length, which a file may choose.
const KEY_LENGTHS: RangeInclusive<u32> = 20..=128;

/// `MacData` (RFC 7292 section 4).
pub(super) struct MacData<'a> {
    digest: &'a [u8],
    /// How the message is authenticated.
    hash: HashAlgorithm,
    key: MacKey<'a>,
}

enum MacKey<'a> {
    /// The derivation of RFC 7292 appendix B.2 with the same hash.
    Pkcs12(Rounds<'a>),
    /// PBMAC1 with PBKDF2 (RFC 9579 section 4).
    Pbkdf2 { prf: HashAlgorithm, rounds: Rounds<'a>, length: usize },
}

impl<'a> MacData<'a> {
    pub(super) fn decode(element: &Element<'a>) -> Result<Self, KeystoreError> {
        let parts = || {
            let mut fields = element.require(asn1::SEQUENCE)?.fields()?;
            let mut info = fields.expect(asn1::SEQUENCE)?.fields()?;
            let algorithm = AlgorithmIdentifier::decode(&info.read()?)?;
            let digest = info.read_last()?.require(asn1::OCTET_STRING)?.content;
            let salt = fields.expect(asn1::OCTET_STRING)?.content;
            // One round where none are given.
            let iterations = fields.optional(asn1::INTEGER)?;
            let iterations = iterations.map_or(Ok(1), |element| pbe::iterations(&element))?;
            fields.finish()?;
            Ok((algorithm, algorithm.oid.oid()?, digest, Rounds { salt, iterations }))
        };
        let (algorithm, oid, digest, rounds) = parts().map_err(malformed(KeystorePart::MacData))?;
        if oid == "1.2.840.113549.1.5.14" {
            return pbmac1(algorithm.parameters.as_ref(), digest);
        }
        let hash = HashAlgorithm::from_oid(&oid);
        let hash = hash.ok_or_else(|| KeystoreError::Unsupported { algorithm: digest_name(oid) })?;
        Ok(Self { digest, hash, key: MacKey::Pkcs12(rounds) })
    }

    /// Describes it, not yet verified.
    pub(super) fn describe(&self) -> MacDescription {
        let hmac = format!("HMAC-{}", self.hash.name());
        let (algorithm, iterations) = match &self.key {
            MacKey::Pkcs12(rounds) => (hmac, rounds.iterations),
            MacKey::Pbkdf2 { rounds, .. } => (format!("PBMAC1 with {hmac}"), rounds.iterations),
        };
        MacDescription { algorithm, iterations, verified: false }
    }

    /// Says whether the password gives this digest over the message.
    pub(super) fn verify(
        &self,
        message: &[u8],
        password: &EncodedPassword,
        budget: &mut Budget,
    ) -> Result<bool, KeystoreError> {
        let key = match self.key {
            MacKey::Pkcs12(rounds) => {
                budget.spend(rounds.iterations.into())?;
                let length = digest_length(self.hash);
                kdf::derive(self.hash, Purpose::Mac, &password.bmp, rounds, length)
            }
            MacKey::Pbkdf2 { prf, rounds, length } => {
                let blocks = length.div_ceil(digest_length(prf));
                budget.spend(u64::from(rounds.iterations).saturating_mul(blocks as u64))?;
                let mut key = Zeroizing::new(vec![0; length]);
                encryption::pbkdf2(prf, &password.utf8, rounds.salt, rounds.iterations, &mut key);
                key
            }
        };
        Ok(equal_in_constant_time(&hmac(self.hash, &key, message), self.digest))
    }
}

/// `PBMAC1-params` (RFC 8018 appendix A.5); the length of the key has to be there (RFC 9579 section 6).
fn pbmac1<'a>(parameters: Option<&Element<'a>>, digest: &'a [u8]) -> Result<MacData<'a>, KeystoreError> {
    let parts = || {
        let parameters = parameters.ok_or(asn1::Malformed { offset: 0 })?;
        let mut fields = parameters.require(asn1::SEQUENCE)?.fields()?;
        let derivation = AlgorithmIdentifier::decode(&fields.read()?)?;
        let scheme = AlgorithmIdentifier::decode(&fields.read_last()?)?.oid.oid()?;
        let parameters = derivation.parameters.ok_or(asn1::Malformed { offset: 0 })?;
        Ok((derivation.oid.oid()?, parameters, scheme))
    };
    let (derivation, parameters, scheme) = parts().map_err(malformed(KeystorePart::MacData))?;
    if derivation != "1.2.840.113549.1.5.12" {
        return Err(KeystoreError::Unsupported { algorithm: format!("PBMAC1 with {derivation}") });
    }
    let (rounds, length, prf) = pbkdf2(&parameters).map_err(malformed(KeystorePart::MacData))?;
    let key = MacKey::Pbkdf2 { prf: hash_of_hmac(&prf)?, rounds, length };
    Ok(MacData { digest, hash: hash_of_hmac(&scheme)?, key })
}

/// `PBKDF2-params` (RFC 8018 appendix A.2); without a function it is HMAC-SHA-1.
fn pbkdf2<'a>(parameters: &Element<'a>) -> asn1::Result<(Rounds<'a>, usize, String)> {
    let mut fields = parameters.require(asn1::SEQUENCE)?.fields()?;
    let salt = fields.expect(asn1::OCTET_STRING)?.content;
    let iterations = pbe::iterations(&fields.read()?)?;
    let length = fields.expect(asn1::INTEGER)?;
    let length = Some(length.small()?).filter(|length| KEY_LENGTHS.contains(length));
    let length = length.ok_or(parameters.malformed())?;
    let prf = fields.optional(asn1::SEQUENCE)?;
    fields.finish()?;
    let prf = prf.map(|prf| AlgorithmIdentifier::decode(&prf)?.oid.oid()).transpose()?;
    let prf = prf.unwrap_or_else(|| "1.2.840.113549.2.7".to_owned());
    Ok((Rounds { salt, iterations }, length as usize, prf))
}

/// Computes a MAC (RFC 2104).
pub(super) fn hmac(hash: HashAlgorithm, key: &[u8], message: &[u8]) -> Vec<u8> {
    macro_rules! hmac {
        ($hash:ty) => {
            // A key of any length is taken.
            Hmac::<$hash>::new_from_slice(key)
                .map(|mac| mac.chain_update(message).finalize().into_bytes().to_vec())
                .unwrap_or_default()
        };
    }
    match hash {
        HashAlgorithm::Sha1 => hmac!(Sha1),
        HashAlgorithm::Sha224 => hmac!(Sha224),
        HashAlgorithm::Sha256 => hmac!(Sha256),
        HashAlgorithm::Sha384 => hmac!(Sha384),
        HashAlgorithm::Sha512 => hmac!(Sha512),
    }
}

pub(super) fn digest_length(hash: HashAlgorithm) -> usize {
    match hash {
        HashAlgorithm::Sha1 => 20,
        HashAlgorithm::Sha224 => 28,
        HashAlgorithm::Sha256 => 32,
        HashAlgorithm::Sha384 => 48,
        HashAlgorithm::Sha512 => 64,
    }
}

fn hash_of_hmac(oid: &str) -> Result<HashAlgorithm, KeystoreError> {
    Ok(match oid {
        "1.2.840.113549.2.7" => HashAlgorithm::Sha1,
        "1.2.840.113549.2.8" => HashAlgorithm::Sha224,
        "1.2.840.113549.2.9" => HashAlgorithm::Sha256,
        "1.2.840.113549.2.10" => HashAlgorithm::Sha384,
        "1.2.840.113549.2.11" => HashAlgorithm::Sha512,
        _ => return Err(KeystoreError::Unsupported { algorithm: format!("PBMAC1 with {oid}") }),
    })
}

fn digest_name(oid: String) -> String {
    match oid.as_str() {
        "1.2.840.113549.2.5" => "HMAC-MD5".to_owned(),
        "1.2.643.7.1.1.2.3" => "HMAC with Streebog-512".to_owned(),
        "2.16.840.1.101.3.4.2.8" => "HMAC-SHA3-256".to_owned(),
        _ => oid,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::hex;
    use crate::{Password, asn1::encode};

    /// `MacData` with PBMAC1: PBKDF2 with HMAC-SHA-256 and a thousand rounds, HMAC-SHA-512.
    fn pbmac1_data(length: &[u8], digest: &[u8]) -> Vec<u8> {
        let oid = |rest: &[u8]| encode(6, &[&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d], rest]);
        let sequence = |parts: &[&[u8]]| encode(asn1::SEQUENCE, parts);
        let salt = encode(4, &[&[1, 2, 3, 4, 5, 6, 7, 8]]);
        let derivation = sequence(&[&salt, &[2, 2, 3, 0xe8], length, &sequence(&[&oid(&[2, 9])])]);
        let derivation = sequence(&[&oid(&[1, 5, 12]), &derivation]);
        let parameters = sequence(&[&derivation, &sequence(&[&oid(&[2, 11])])]);
        let info = sequence(&[&sequence(&[&oid(&[1, 5, 14]), &parameters]), &encode(4, &[digest])]);
        sequence(&[&info, &encode(4, &[b"not used"]), &[2, 1, 1]])
    }

    #[test]
    fn pbmac1_gives_what_python_gives() {
        const DIGEST: &str = "8e2c3d696f59ab7e0cb3ac5bea011b15054e2779223eb2fea0f4657d48bca6b6dd458004b01aa61a1f0f4bb5f344becd5f209f79e565e8f6a4a569894c23935e";
        let digest: Vec<u8> = (0..DIGEST.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&DIGEST[at..at + 2], 16).unwrap())
            .collect();
        assert_eq!(hex(&digest), DIGEST);
        let der = pbmac1_data(&[2, 1, 32], &digest);
        let data = MacData::decode(&asn1::only(&der, asn1::SEQUENCE).unwrap()).unwrap();
        let verifies = |password: &str, message: &[u8], limit| {
            let password = EncodedPassword::forms(&Password::from(password)).remove(0);
            data.verify(message, &password, &mut Budget::new(limit))
        };
        assert_eq!(verifies("sécret", b"message", 1000), Ok(true));
        assert_eq!(verifies("secret", b"message", 1000), Ok(false));
        assert_eq!(verifies("sécret", b"massage", 1000), Ok(false));
        let limited = KeystoreError::TooManyIterations { iterations: 1000, limit: 999 };
        assert_eq!(verifies("sécret", b"message", 999), Err(limited));
        assert_eq!(data.describe().algorithm, "PBMAC1 with HMAC-SHA-512");
    }

    #[test]
    fn pbmac1_says_a_safe_length_of_its_key() {
        for length in [&[][..], &[2, 1, 19], &[2, 2, 0x10, 0], &[2, 5, 1, 0, 0, 0, 0]] {
            let der = pbmac1_data(length, &[0; 64]);
            let error = MacData::decode(&asn1::only(&der, asn1::SEQUENCE).unwrap()).err();
            assert_eq!(error, Some(KeystoreError::Malformed { part: KeystorePart::MacData }), "{length:x?}");
        }
    }
}
