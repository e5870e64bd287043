//! Writing PKCS#12 (RFC 7292) with a key, its certificate and the issuers.

use std::fmt;

use sha1::Digest as _;
use zeroize::Zeroizing;

use super::super::password;
use super::kdf::{self, Purpose, Rounds};
use super::{DATA, ENCRYPTED_DATA, mac, pbe};
use crate::encryption::{Cipher, encrypt_pbes2_aes256};
use crate::{Certificate, HashAlgorithm, Password, PrivateKey, PrivateKeyFormat, asn1, encoding};

const PBE_3DES: &str = "1.2.840.113549.1.12.1.3";
const SHROUDED_KEY_BAG: &str = "1.2.840.113549.1.12.10.1.2";
const CERTIFICATE_BAG: &str = "1.2.840.113549.1.12.10.1.3";
const X509_CERTIFICATE: &str = "1.2.840.113549.1.9.22.1";
const FRIENDLY_NAME: &str = "1.2.840.113549.1.9.20";
const LOCAL_KEY_ID: &str = "1.2.840.113549.1.9.21";

/// What is written.
pub struct Pkcs12Contents<'a> {
    /// Name of the entry; readers list it, and Java calls the entry so.
    pub alias: &'a str,
    /// The private key.
    pub private_key: &'a PrivateKey,
    /// The certificate of the key, then its issuers.
    pub certificates: &'a [Certificate],
}

/// Who has to be able to read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Pkcs12Profile {
    /// PBES2 with PBKDF2, HMAC-SHA-256 and AES-256-CBC, integrity with HMAC-SHA-256: OpenSSL 1.1, Java 8u301, Windows
    /// Server 2019 and later.
    Modern,
    /// Triple DES and SHA-1: for older Java, Windows and macOS. OpenSSL 3 reads it with `-legacy` only where the
    /// legacy provider is needed, which Triple DES is not.
    Legacy,
}

/// Random bytes; every file needs new ones. The legacy profile uses the first eight of each salt.
pub struct Pkcs12Randomness {
    /// Salt of the encryption of the certificates.
    pub certificates_salt: [u8; 16],
    /// Initialization vector of the encryption of the certificates.
    pub certificates_iv: [u8; 16],
    /// Salt of the encryption of the key.
    pub key_salt: [u8; 16],
    /// Initialization vector of the encryption of the key.
    pub key_iv: [u8; 16],
    /// Salt of the integrity check.
    pub mac_salt: [u8; 16],
}

/// Why a keystore was not written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Pkcs12WriteError {
    /// There is no certificate; Java would not list the entry.
    NoCertificate,
    /// The first certificate is not the one of the key.
    OtherKey,
    /// The key cannot be written as PKCS#8.
    UnsupportedKey {
        /// The algorithm in the words of [`crate::PublicKey::algorithm`].
        algorithm: String,
    },
}

impl fmt::Display for Pkcs12WriteError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoCertificate => formatter.write_str("no certificate for the key"),
            Self::OtherKey => formatter.write_str("first certificate belongs to another key"),
            Self::UnsupportedKey { algorithm } => {
                write!(formatter, "{algorithm} key has no PKCS#8 form here")
            }
        }
    }
}

impl std::error::Error for Pkcs12WriteError {}

/// Writes a keystore with this many rounds for each derivation.
///
/// # Errors
/// Fails without a certificate, when the first certificate belongs to another key, and for a key that is in a
/// container of its own, such as OpenSSL's for DSA.
pub fn write_pkcs12(
    contents: &Pkcs12Contents<'_>,
    profile: Pkcs12Profile,
    password: &Password,
    randomness: &Pkcs12Randomness,
    iterations: u32,
) -> Result<Vec<u8>, Pkcs12WriteError> {
    let leaf = contents.certificates.first().ok_or(Pkcs12WriteError::NoCertificate)?;
    if contents.private_key.matches(leaf) == Some(false) {
        return Err(Pkcs12WriteError::OtherKey);
    }
    let writer = Writer {
        profile,
        password,
        bmp: password::bmp(password.secret_text().encode_utf16()),
        iterations: iterations.max(1),
    };
    let id = sha1::Sha1::digest(leaf.der());
    let own = attributes(contents.alias, &id);
    let key = pkcs8(contents.private_key)?;
    let certificates = writer.certificates(contents.certificates, &own, randomness);
    let key = writer.key(&key, &own, randomness);
    let safe = sequence(&[&certificates, &key]);
    let mac = writer.mac(&safe, &randomness.mac_salt);
    Ok(sequence(&[&[asn1::INTEGER, 1, 3], &data(&safe), &mac]))
}

struct Writer<'a> {
    profile: Pkcs12Profile,
    password: &'a Password,
    bmp: Zeroizing<Vec<u8>>,
    iterations: u32,
}

impl Writer<'_> {
    fn certificates(&self, all: &[Certificate], own: &[u8], randomness: &Pkcs12Randomness) -> Vec<u8> {
        let bags: Vec<Vec<u8>> = all
            .iter()
            .enumerate()
            .map(|(index, certificate)| {
                let octets = explicit(&octets(certificate.der()));
                let bag = sequence(&[&oid(X509_CERTIFICATE), &octets]);
                let own = if index == 0 { own } else { &[] };
                sequence(&[&oid(CERTIFICATE_BAG), &explicit(&bag), own])
            })
            .collect();
        let parts: Vec<&[u8]> = bags.iter().map(Vec::as_slice).collect();
        let (algorithm, ciphertext) =
            self.encrypt(&sequence(&parts), &randomness.certificates_salt, &randomness.certificates_iv);
        let content = asn1::encode(asn1::context(0), &[&ciphertext]);
        let info = sequence(&[&oid(DATA), &algorithm, &content]);
        let encrypted = sequence(&[&[asn1::INTEGER, 1, 0], &info]);
        sequence(&[&oid(ENCRYPTED_DATA), &explicit(&encrypted)])
    }

    fn key(&self, pkcs8: &[u8], own: &[u8], randomness: &Pkcs12Randomness) -> Vec<u8> {
        let (algorithm, ciphertext) = self.encrypt(pkcs8, &randomness.key_salt, &randomness.key_iv);
        let shrouded = sequence(&[&algorithm, &octets(&ciphertext)]);
        let bag = sequence(&[&oid(SHROUDED_KEY_BAG), &explicit(&shrouded), own]);
        data(&sequence(&[&bag]))
    }

    /// Returns the algorithm identifier and the bytes.
    fn encrypt(&self, plain: &[u8], salt: &[u8; 16], iv: &[u8; 16]) -> (Vec<u8>, Vec<u8>) {
        match self.profile {
            Pkcs12Profile::Modern => {
                let encrypted = encrypt_pbes2_aes256(plain, self.password.utf8(), salt, iv, self.iterations);
                (encrypted.algorithm, encrypted.ciphertext)
            }
            Pkcs12Profile::Legacy => {
                let rounds = Rounds { salt: &salt[..8], iterations: self.iterations };
                let (key, iv) = pbe::key_and_iv(Cipher::TripleDes, 24, rounds, &self.bmp);
                let ciphertext = Cipher::TripleDes.encrypt(&key, &iv, plain).unwrap_or_default();
                let parameters = sequence(&[&octets(rounds.salt), &self.iterations()]);
                (sequence(&[&oid(PBE_3DES), &parameters]), ciphertext)
            }
        }
    }

    /// `MacData`.
    fn mac(&self, safe: &[u8], salt: &[u8; 16]) -> Vec<u8> {
        let (hash, name, salt) = match self.profile {
            Pkcs12Profile::Modern => (HashAlgorithm::Sha256, "2.16.840.1.101.3.4.2.1", &salt[..]),
            Pkcs12Profile::Legacy => (HashAlgorithm::Sha1, "1.3.14.3.2.26", &salt[..8]),
        };
        let rounds = Rounds { salt, iterations: self.iterations };
        let key = kdf::derive(hash, Purpose::Mac, &self.bmp, rounds, mac::digest_length(hash));
        let algorithm = sequence(&[&oid(name), &[asn1::NULL, 0]]);
        let digest = sequence(&[&algorithm, &octets(&mac::hmac(hash, &key, safe))]);
        sequence(&[&digest, &octets(salt), &self.iterations()])
    }

    fn iterations(&self) -> Vec<u8> {
        encoding::der_integer(&self.iterations.to_be_bytes())
    }
}

/// Returns the set of name and id that ties key and certificate together.
fn attributes(alias: &str, id: &[u8]) -> Vec<u8> {
    let units: Vec<u8> = alias.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let attribute = |kind: &str, value: &[u8]| sequence(&[&oid(kind), &asn1::encode(asn1::SET, &[value])]);
    let name = attribute(FRIENDLY_NAME, &asn1::encode(0x1e, &[&units]));
    let id = attribute(LOCAL_KEY_ID, &octets(id));
    // A set in DER is sorted by its encodings (X.690 section 11.6).
    let (first, second) = if name <= id { (name, id) } else { (id, name) };
    asn1::encode(asn1::SET, &[&first, &second])
}

/// Returns the key as PKCS#8, which is what a keystore holds.
fn pkcs8(key: &PrivateKey) -> Result<Zeroizing<Vec<u8>>, Pkcs12WriteError> {
    let unsupported = |_| Pkcs12WriteError::UnsupportedKey { algorithm: key.algorithm().to_owned() };
    key.to_der(PrivateKeyFormat::Pkcs8).map_err(unsupported)
}

fn data(content: &[u8]) -> Vec<u8> {
    sequence(&[&oid(DATA), &explicit(&octets(content))])
}

fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    asn1::encode(asn1::SEQUENCE, parts)
}

fn octets(content: &[u8]) -> Vec<u8> {
    asn1::encode(asn1::OCTET_STRING, &[content])
}

fn explicit(content: &[u8]) -> Vec<u8> {
    asn1::encode(asn1::context_constructed(0), &[content])
}

/// Writes an object identifier (X.690 section 8.19).
fn oid(dotted: &str) -> Vec<u8> {
    let mut arcs = dotted.split('.').filter_map(|arc| arc.parse::<u32>().ok());
    let root = arcs.next().unwrap_or_default() * 40 + arcs.next().unwrap_or_default();
    let mut content = Vec::with_capacity(dotted.len());
    for arc in std::iter::once(root).chain(arcs) {
        let groups = (1..5).rev().filter(|group| arc >> (7 * group) != 0);
        content.extend(groups.map(|group| 0x80 | (arc >> (7 * group) & 0x7f) as u8));
        content.push((arc & 0x7f) as u8);
    }
    asn1::encode(asn1::OID, &[&content])
}
