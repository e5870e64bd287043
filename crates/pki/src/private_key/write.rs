use std::fmt;

use zeroize::Zeroizing;

use super::decode::{EcPrivateKey, PrivateKeyInfo};
use super::{PrivateKey, PrivateKeyFormat};
use crate::{Password, asn1, encryption, public_key};

type Result<T> = std::result::Result<T, WritePrivateKeyError>;

/// What encrypting a key takes from outside, as nothing random is made here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EncryptionParameters {
    /// Random bytes that keep equal passwords from giving equal keys.
    pub salt: [u8; 16],
    /// Random bytes that the first block is mixed with.
    pub iv: [u8; 16],
    /// Iterations of PBKDF2; at least one is made.
    pub iterations: u32,
}

impl PrivateKey {
    /// Writes the key in DER, in this container.
    ///
    /// PKCS #8 comes out in its first version, without attributes and public half, which every reader takes; SEC1
    /// with the name of its curve and the public half.
    ///
    /// # Errors
    /// Fails where the container is not one for the algorithm.
    pub fn to_der(&self, format: PrivateKeyFormat) -> Result<Zeroizing<Vec<u8>>> {
        let refused = WritePrivateKeyError::NoSuchForm { algorithm: self.algorithm().to_owned(), format };
        let written = match (self.format, format) {
            (PrivateKeyFormat::Pkcs8, PrivateKeyFormat::Pkcs8) => self.pkcs8_again(),
            (own, asked) if own == asked => Some(self.der.clone()),
            (PrivateKeyFormat::Pkcs1, PrivateKeyFormat::Pkcs8) => {
                Some(pkcs8(&public_key::rsa_identifier(), &self.der))
            }
            (PrivateKeyFormat::Sec1, PrivateKeyFormat::Pkcs8) => self.sec1_in_pkcs8(),
            (PrivateKeyFormat::TraditionalDsa, PrivateKeyFormat::Pkcs8) => dsa_in_pkcs8(&self.der),
            (PrivateKeyFormat::Pkcs8, PrivateKeyFormat::Pkcs1) if self.algorithm() == "RSA" => {
                PrivateKeyInfo::decode(&self.der).ok().map(|info| Zeroizing::new(info.secret.to_vec()))
            }
            (PrivateKeyFormat::Pkcs8, PrivateKeyFormat::Sec1) if self.algorithm() == "EC" => {
                self.sec1_of_pkcs8()
            }
            _ => None,
        };
        written.ok_or(refused)
    }

    /// Writes the key as PKCS #8, encrypted with PBES2 (RFC 8018 section 6.2): PBKDF2 with HMAC-SHA-256, AES-256-CBC.
    ///
    /// # Errors
    /// Fails as [`Self::to_der`] does.
    pub fn to_encrypted_pkcs8_der(
        &self,
        password: &Password,
        parameters: &EncryptionParameters,
    ) -> Result<Vec<u8>> {
        let plain = self.to_der(PrivateKeyFormat::Pkcs8)?;
        let EncryptionParameters { salt, iv, iterations } = parameters;
        let encrypted = encryption::encrypt_pbes2_aes256(&plain, password.utf8(), salt, iv, *iterations);
        let ciphertext = asn1::encode(asn1::OCTET_STRING, &[&encrypted.ciphertext]);
        Ok(asn1::encode(asn1::SEQUENCE, &[&encrypted.algorithm, &ciphertext]))
    }

    fn pkcs8_again(&self) -> Option<Zeroizing<Vec<u8>>> {
        let info = PrivateKeyInfo::decode(&self.der).ok()?;
        match self.algorithm() {
            "EC" => {
                let key = EcPrivateKey::decode(info.secret).ok()?;
                Some(pkcs8(info.algorithm.whole, &self.ec_private_key(key.scalar, None)))
            }
            _ => Some(pkcs8(info.algorithm.whole, info.secret)),
        }
    }

    fn sec1_in_pkcs8(&self) -> Option<Zeroizing<Vec<u8>>> {
        let key = EcPrivateKey::decode(&self.der).ok()?;
        let identifier = public_key::ec_identifier(key.parameters?.whole);
        Some(pkcs8(&identifier, &self.ec_private_key(key.scalar, None)))
    }

    fn sec1_of_pkcs8(&self) -> Option<Zeroizing<Vec<u8>>> {
        let info = PrivateKeyInfo::decode(&self.der).ok()?;
        let key = EcPrivateKey::decode(info.secret).ok()?;
        Some(self.ec_private_key(key.scalar, Some(info.algorithm.parameters?.whole)))
    }

    /// `ECPrivateKey` (RFC 5915 section 3): the scalar has the length of the curve's order.
    fn ec_private_key(&self, scalar: &[u8], parameters: Option<&[u8]>) -> Zeroizing<Vec<u8>> {
        let length = match self.curve() {
            Some("secp256r1") => 32,
            Some("secp384r1") => 48,
            Some("secp521r1") => 66,
            _ => scalar.len(),
        };
        let zeros = scalar.iter().take_while(|byte| **byte == 0).count();
        let significant = scalar.get(zeros.min(scalar.len().saturating_sub(length))..).unwrap_or_default();
        let missing = vec![0; length.saturating_sub(significant.len())];
        let scalar = Zeroizing::new(asn1::encode(asn1::OCTET_STRING, &[&missing, significant]));
        let tagged = |number, content: &[u8]| asn1::encode(asn1::context_constructed(number), &[content]);
        let parameters = parameters.map(|parameters| tagged(0, parameters)).unwrap_or_default();
        let public = self
            .public_key
            .as_ref()
            .map(|key| tagged(1, &asn1::encode(asn1::BIT_STRING, &[&[0], key.key_bytes()])));
        let public = public.unwrap_or_default();
        Zeroizing::new(asn1::encode(asn1::SEQUENCE, &[&[asn1::INTEGER, 1, 1], &scalar, &parameters, &public]))
    }
}

/// `PrivateKeyInfo` (RFC 5208 section 5) of version 0.
fn pkcs8(identifier: &[u8], secret: &[u8]) -> Zeroizing<Vec<u8>> {
    let secret = Zeroizing::new(asn1::encode(asn1::OCTET_STRING, &[secret]));
    Zeroizing::new(asn1::encode(asn1::SEQUENCE, &[&[asn1::INTEGER, 1, 0], identifier, &secret]))
}

/// The numbers of the parameters go into the identifier, the public one is left out.
fn dsa_in_pkcs8(der: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let mut fields = asn1::only(der, asn1::SEQUENCE).ok()?.fields().ok()?;
    let mut next = || fields.read().ok().map(|integer| integer.whole);
    let (_version, prime, subprime, base, _public) = (next()?, next()?, next()?, next()?, next()?);
    let parameters = asn1::encode(asn1::SEQUENCE, &[prime, subprime, base]);
    Some(pkcs8(&public_key::dsa_identifier(&parameters), next()?))
}

/// Why a private key was not written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WritePrivateKeyError {
    /// The container is not one for the algorithm.
    NoSuchForm {
        /// The algorithm in the words of [`crate::PublicKey::algorithm`].
        algorithm: String,
        /// The container that was asked for.
        format: PrivateKeyFormat,
    },
}

impl fmt::Display for WritePrivateKeyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::NoSuchForm { algorithm, format } = self;
        write!(formatter, "{algorithm} private key has no form {format:?}")
    }
}

impl std::error::Error for WritePrivateKeyError {}
