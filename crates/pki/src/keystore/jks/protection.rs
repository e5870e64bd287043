//! How Java's keystores protect keys and themselves (OpenJDK: `sun.security.provider.KeyProtector`,
//! `com.sun.crypto.provider.KeyProtector`).

use md5::Md5;
use sha1::{Digest as _, Sha1};
use zeroize::Zeroizing;

use super::super::{LockReason, equal_in_constant_time};
use crate::algorithm::AlgorithmIdentifier;
use crate::asn1;
use crate::encryption::{Cipher, EncryptionScheme};
use crate::{Password, ber};

/// Object identifiers that Sun gave its own schemes.
const JKS_PROTECTOR: &str = "1.3.6.1.4.1.42.2.17.1.1";
const MD5_TRIPLE_DES: &str = "1.3.6.1.4.1.42.2.19.1";

/// Salt of a JKS key and the check at its end, both as long as SHA-1.
const PART: usize = 20;

/// A password in the encodings that Java uses here.
pub(super) struct JavaPassword {
    /// UTF-16, high byte first, nothing after it.
    utf16: Zeroizing<Vec<u8>>,
    /// The low seven bits of each character.
    ascii: Zeroizing<Vec<u8>>,
}

impl JavaPassword {
    pub(super) fn new(password: &Password) -> Self {
        let units = || password.secret_text().encode_utf16();
        let length = units().count();
        let mut utf16 = Zeroizing::new(Vec::with_capacity(length * 2));
        let mut ascii = Zeroizing::new(Vec::with_capacity(length));
        for unit in units() {
            utf16.extend_from_slice(&unit.to_be_bytes());
            ascii.push(unit.to_be_bytes()[1] & 0x7f);
        }
        Self { utf16, ascii }
    }
}

/// Returns the digest that ends a file: password, a phrase, content.
pub(super) fn digest(password: &JavaPassword, content: &[u8]) -> [u8; 20] {
    let digest = Sha1::new_with_prefix(&*password.utf16);
    digest.chain_update(b"Mighty Aphrodite").chain_update(content).finalize().into()
}

/// `EncryptedPrivateKeyInfo` (RFC 5958 section 3) with a scheme of Java's own.
pub(super) struct Protected<'a> {
    scheme: Scheme<'a>,
    ciphertext: &'a [u8],
}

enum Scheme<'a> {
    Jks,
    Md5TripleDes { salt: [u8; 8], iterations: u32 },
    Other(AlgorithmIdentifier<'a>),
}

impl<'a> Protected<'a> {
    pub(super) fn decode(der: &'a [u8]) -> asn1::Result<Self> {
        let mut fields = asn1::only(der, asn1::SEQUENCE)?.fields()?;
        let algorithm = AlgorithmIdentifier::decode(&fields.read()?)?;
        let ciphertext = fields.read_last()?.require(asn1::OCTET_STRING)?.content;
        let scheme = match algorithm.oid.oid()?.as_str() {
            JKS_PROTECTOR => Scheme::Jks,
            MD5_TRIPLE_DES => md5_triple_des(&algorithm)?,
            _ => Scheme::Other(algorithm),
        };
        Ok(Self { scheme, ciphertext })
    }

    pub(super) fn scheme(&self) -> String {
        match &self.scheme {
            Scheme::Jks => "JKS key protector (SHA-1)".to_owned(),
            Scheme::Md5TripleDes { .. } => "PBEWithMD5AndTripleDES".to_owned(),
            Scheme::Other(algorithm) => {
                EncryptionScheme::describe(algorithm).map_or_else(|_| String::new(), |scheme| scheme.name)
            }
        }
    }

    pub(super) fn iterations(&self) -> u32 {
        match self.scheme {
            Scheme::Md5TripleDes { iterations, .. } => iterations,
            Scheme::Jks | Scheme::Other(_) => 1,
        }
    }

    /// Returns the plain PKCS#8 key.
    pub(super) fn open(&self, password: &JavaPassword) -> Result<Zeroizing<Vec<u8>>, LockReason> {
        match &self.scheme {
            Scheme::Jks => open_jks(self.ciphertext, password).ok_or(LockReason::OtherPassword),
            Scheme::Md5TripleDes { salt, iterations } => {
                let derived = derive_md5(*salt, *iterations, &password.ascii);
                let (key, iv) = derived.split_at(24);
                let plain = Cipher::TripleDes.decrypt(key, iv, self.ciphertext);
                // The padding of one wrong password in 256 is right; a key begins as a sequence, too.
                let plain = plain.ok().filter(|plain| ber::only(plain).is_ok());
                plain.ok_or(LockReason::OtherPassword)
            }
            Scheme::Other(_) => Err(LockReason::Unsupported),
        }
    }
}

/// Salt, then the key XORed with a chain of SHA-1 digests over password and digest before, then a check.
fn open_jks(bytes: &[u8], password: &JavaPassword) -> Option<Zeroizing<Vec<u8>>> {
    let (salt, rest) = bytes.split_at_checked(PART)?;
    let (encrypted, check) = rest.split_at_checked(rest.len().checked_sub(PART)?)?;
    let mut plain = Zeroizing::new(encrypted.to_vec());
    let mut state: [u8; PART] = salt.try_into().ok()?;
    for chunk in plain.chunks_mut(PART) {
        state = Sha1::new_with_prefix(&*password.utf16).chain_update(state).finalize().into();
        for (byte, mask) in chunk.iter_mut().zip(state) {
            *byte ^= mask;
        }
    }
    let expected = Sha1::new_with_prefix(&*password.utf16).chain_update(&*plain).finalize();
    equal_in_constant_time(&expected, check).then_some(plain)
}

fn md5_triple_des<'a>(algorithm: &AlgorithmIdentifier<'a>) -> asn1::Result<Scheme<'a>> {
    let parameters = algorithm.parameters.ok_or(asn1::Malformed { offset: 0 })?;
    let mut fields = parameters.require(asn1::SEQUENCE)?.fields()?;
    let salt = fields.expect(asn1::OCTET_STRING)?;
    let iterations = fields.read_last()?.require(asn1::INTEGER)?;
    let salt = salt.content.try_into().map_err(|_| salt.malformed())?;
    let iterations = Some(iterations.small()?).filter(|count| *count > 0).ok_or(iterations.malformed())?;
    Ok(Scheme::Md5TripleDes { salt, iterations })
}

/// Each half of the salt gives half of key and initialization vector by repeated MD5 with the password.
fn derive_md5(mut salt: [u8; 8], iterations: u32, password: &[u8]) -> Zeroizing<Vec<u8>> {
    if salt[..4] == salt[4..] {
        // OpenJDK means to turn the first half round and has a slip in it that its files depend on.
        for index in 0..2 {
            let byte = salt[index];
            salt[index] = salt[3 - index];
            salt[2] = byte;
        }
    }
    let mut derived = Zeroizing::new(Vec::with_capacity(32));
    for half in salt.chunks(4) {
        let mut digest = Md5::new_with_prefix(half).chain_update(password).finalize();
        for _ in 1..iterations {
            digest = Md5::new_with_prefix(digest).chain_update(password).finalize();
        }
        derived.extend_from_slice(&digest);
    }
    derived
}
