use p256::elliptic_curve::sec1::{FromSec1Point, ModulusSize, ToSec1Point};
use p256::elliptic_curve::{AffinePoint, CurveArithmetic, FieldBytesSize};
use rsa::{BoxedUint, Pkcs1v15Sign, Pss, RsaPublicKey};
use sha1::Sha1;
use sha2::{Digest as _, Sha224, Sha256, Sha384, Sha512};
use signature::hazmat::PrehashVerifier as _;

use super::SignatureStatus;
use crate::{Bounds, Certificate, HashAlgorithm, PublicKey, SignatureAlgorithm, asn1};

/// Smaller RSA keys can be factored at home, and the verifier is not made for them.
const SMALLEST_RSA_BITS: usize = 512;

/// A signature, what it signs, and the key that may have made it.
#[derive(Clone, Copy, Debug)]
pub struct SignatureCheck<'a> {
    algorithm: SignatureAlgorithm,
    public_key: &'a PublicKey,
    message: &'a [u8],
    signature: &'a [u8],
}

impl<'a> SignatureCheck<'a> {
    /// Makes the check of a certificate against the key of another one; `None` when the algorithm is not one that is
    /// verified here.
    pub fn new(certificate: &'a Certificate, issuer: &'a Certificate) -> Option<Self> {
        Some(Self {
            algorithm: certificate.verifiable_signature()?,
            public_key: issuer.public_key(),
            message: certificate.signed_bytes(),
            signature: certificate.signature(),
        })
    }

    /// Makes the check of any signed bytes, such as a certification request (RFC 2986 section 4.2) or a JWS
    /// (RFC 7515 section 5.2); of ECDSA the signature is the DER sequence.
    pub fn of_parts(
        algorithm: SignatureAlgorithm,
        public_key: &'a PublicKey,
        message: &'a [u8],
        signature: &'a [u8],
    ) -> Self {
        Self { algorithm, public_key, message, signature }
    }

    /// Returns how the signature was made.
    pub fn algorithm(&self) -> SignatureAlgorithm {
        self.algorithm
    }

    /// Returns the key.
    pub fn public_key(&self) -> &'a PublicKey {
        self.public_key
    }

    /// Returns the signed bytes.
    pub fn message(&self) -> &'a [u8] {
        self.message
    }

    /// Returns the signature; of ECDSA the DER sequence.
    pub fn signature(&self) -> &'a [u8] {
        self.signature
    }

    /// Verifies the signature; a key that is not supported or beyond a bound gives [`SignatureStatus::NotChecked`].
    pub fn settle(&self, bounds: &Bounds) -> SignatureStatus {
        let verdict = match (self.algorithm, self.public_key.algorithm()) {
            (SignatureAlgorithm::RsaPkcs1(hash), "RSA") => self.rsa_pkcs1(hash, bounds),
            (SignatureAlgorithm::RsaPss { hash, salt_length }, "RSA" | "RSA-PSS") => {
                self.rsa_pss(hash, salt_length, bounds)
            }
            (SignatureAlgorithm::Ecdsa(hash), "EC") => self.ecdsa(hash),
            (SignatureAlgorithm::Ed25519, "Ed25519") => self.ed25519(),
            _ => Some(false),
        };
        match verdict {
            Some(true) => SignatureStatus::Verified,
            Some(false) => SignatureStatus::Failed,
            None => SignatureStatus::NotChecked,
        }
    }

    fn rsa_pkcs1(&self, hash: HashAlgorithm, bounds: &Bounds) -> Option<bool> {
        let key = self.rsa_key(bounds)?;
        let scheme = match hash {
            HashAlgorithm::Sha1 => Pkcs1v15Sign::new::<Sha1>(),
            HashAlgorithm::Sha224 => Pkcs1v15Sign::new::<Sha224>(),
            HashAlgorithm::Sha256 => Pkcs1v15Sign::new::<Sha256>(),
            HashAlgorithm::Sha384 => Pkcs1v15Sign::new::<Sha384>(),
            HashAlgorithm::Sha512 => Pkcs1v15Sign::new::<Sha512>(),
        };
        Some(key.verify(scheme, &digest(hash, self.message), self.signature).is_ok())
    }

    fn rsa_pss(&self, hash: HashAlgorithm, salt_length: u32, bounds: &Bounds) -> Option<bool> {
        let key = self.rsa_key(bounds)?;
        let salt_length = usize::try_from(salt_length).ok()?;
        let digest = digest(hash, self.message);
        let verified = match hash {
            HashAlgorithm::Sha1 => {
                key.verify(Pss::<Sha1>::new_with_salt(salt_length), &digest, self.signature)
            }
            HashAlgorithm::Sha224 => {
                key.verify(Pss::<Sha224>::new_with_salt(salt_length), &digest, self.signature)
            }
            HashAlgorithm::Sha256 => {
                key.verify(Pss::<Sha256>::new_with_salt(salt_length), &digest, self.signature)
            }
            HashAlgorithm::Sha384 => {
                key.verify(Pss::<Sha384>::new_with_salt(salt_length), &digest, self.signature)
            }
            HashAlgorithm::Sha512 => {
                key.verify(Pss::<Sha512>::new_with_salt(salt_length), &digest, self.signature)
            }
        };
        Some(verified.is_ok())
    }

    /// Returns the RSA key when its size is within the bounds; the verifier bounds the exponent at 33 bits.
    fn rsa_key(&self, bounds: &Bounds) -> Option<RsaPublicKey> {
        let mut fields = asn1::only(self.public_key.key_bytes(), asn1::SEQUENCE).ok()?.fields().ok()?;
        let modulus = fields.expect(asn1::INTEGER).ok()?.unsigned().ok()?;
        let exponent = fields.expect(asn1::INTEGER).ok()?.unsigned().ok()?;
        if modulus.len() > bounds.rsa_bits.div_ceil(8) || exponent.len() > modulus.len() {
            return None;
        }
        let number = BoxedUint::from_be_slice_vartime;
        RsaPublicKey::new_with_size_limits(
            number(modulus),
            number(exponent),
            SMALLEST_RSA_BITS..=bounds.rsa_bits,
        )
        .ok()
    }

    fn ecdsa(&self, hash: HashAlgorithm) -> Option<bool> {
        let digest = digest(hash, self.message);
        match self.public_key.curve()? {
            "secp256r1" => self.ecdsa_on::<p256::NistP256>(&digest, 32),
            "secp384r1" => self.ecdsa_on::<p384::NistP384>(&digest, 48),
            "secp521r1" => self.ecdsa_on::<p521::NistP521>(&digest, 66),
            _ => None,
        }
    }

    /// `Ecdsa-Sig-Value` (RFC 3279 section 2.2.3); `None` when the key is no point of the curve.
    fn ecdsa_on<C>(&self, digest: &[u8], length: usize) -> Option<bool>
    where
        C: ecdsa::EcdsaCurve + CurveArithmetic,
        AffinePoint<C>: FromSec1Point<C> + ToSec1Point<C>,
        FieldBytesSize<C>: ModulusSize,
    {
        let key = ecdsa::VerifyingKey::<C>::from_sec1_bytes(self.public_key.key_bytes()).ok()?;
        let verified = scalars(self.signature, length).is_some_and(|(r, s)| {
            let signature = ecdsa::Signature::<C>::from_slice(&[r, s].concat());
            signature.is_ok_and(|signature| key.verify_prehash(digest, &signature).is_ok())
        });
        Some(verified)
    }

    fn ed25519(&self) -> Option<bool> {
        let key = <[u8; 32]>::try_from(self.public_key.key_bytes()).ok()?;
        let key = ed25519_dalek::VerifyingKey::from_bytes(&key).ok()?;
        let signature = ed25519_dalek::Signature::from_slice(self.signature);
        Some(signature.is_ok_and(|signature| key.verify_strict(self.message, &signature).is_ok()))
    }
}

/// Reads both numbers of an ECDSA signature, filled up with zeros to the length of the field.
fn scalars(signature: &[u8], length: usize) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut fields = asn1::only(signature, asn1::SEQUENCE).ok()?.fields().ok()?;
    let mut scalar = || {
        let magnitude = fields.expect(asn1::INTEGER).ok()?.unsigned().ok()?;
        let zeros = length.checked_sub(magnitude.len())?;
        Some([vec![0; zeros].as_slice(), magnitude].concat())
    };
    let scalars = (scalar()?, scalar()?);
    fields.is_finished().then_some(scalars)
}

fn digest(hash: HashAlgorithm, message: &[u8]) -> Vec<u8> {
    match hash {
        HashAlgorithm::Sha1 => Sha1::digest(message).to_vec(),
        HashAlgorithm::Sha224 => Sha224::digest(message).to_vec(),
        HashAlgorithm::Sha256 => Sha256::digest(message).to_vec(),
        HashAlgorithm::Sha384 => Sha384::digest(message).to_vec(),
        HashAlgorithm::Sha512 => Sha512::digest(message).to_vec(),
    }
}
