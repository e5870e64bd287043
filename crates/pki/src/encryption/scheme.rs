use zeroize::Zeroizing;

use super::derivation::{Derivation, OldHash};
use super::{Cipher, DecryptionError};
use crate::algorithm::{AlgorithmIdentifier, HashAlgorithm};
use crate::asn1::{self, Element};
use crate::{Bounds, encoding, keystore};

const PBES2: &str = "1.2.840.113549.1.5.13";
const PBKDF2: &str = "1.2.840.113549.1.5.12";
const SCRYPT: &str = "1.3.6.1.4.1.11591.4.11";

/// How something is encrypted: what can be said without the password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncryptionScheme {
    /// `PBES2`, `pbeWithMD5AndDES-CBC` and so on, or the dotted object identifier; `PEM` for a `DEK-Info` header.
    pub name: String,
    /// Dotted object identifier of the scheme; `None` for a `DEK-Info` header.
    pub oid: Option<String>,
    /// `PBKDF2 with HMAC-SHA-256`, `scrypt` and so on, where it is known.
    pub key_derivation: Option<String>,
    /// `AES-256-CBC` and so on, where it is known.
    pub cipher: Option<String>,
    /// Iterations of the key derivation, where it has them.
    pub iterations: Option<u64>,
    /// Says whether a password would open it here.
    pub is_supported: bool,
}

impl EncryptionScheme {
    pub(crate) fn describe(algorithm: &AlgorithmIdentifier<'_>) -> asn1::Result<Self> {
        let oid = algorithm.oid.oid()?;
        let name = scheme_name(&oid).map_or_else(|| oid.clone(), str::to_owned);
        let mut described = Self {
            name,
            oid: Some(oid),
            key_derivation: None,
            cipher: None,
            iterations: None,
            is_supported: false,
        };
        if let Some((cipher, iterations)) = described.pkcs12_cipher(algorithm) {
            described.key_derivation = Some("PKCS #12 with SHA-1".to_owned());
            described.cipher = Some(cipher.name().to_owned());
            described.iterations = Some(iterations.into());
            described.is_supported = true;
            return Ok(described);
        }
        match Pbes::decode(algorithm) {
            Ok(scheme) => described.fill(&scheme),
            // What keeps it from being read is what there is to say of it.
            Err(DecryptionError::Unsupported { name, .. }) if name != described.name => {
                described.cipher = Some(name);
            }
            Err(_) => {}
        }
        Ok(described)
    }

    /// The schemes of RFC 7292 appendix C, RC4 left out: what is not read there is described here.
    fn pkcs12_cipher(&self, algorithm: &AlgorithmIdentifier<'_>) -> Option<(Cipher, u32)> {
        let number = self.oid.as_deref()?.strip_prefix("1.2.840.113549.1.12.1.")?;
        if matches!(number, "3" | "4" | "5" | "6") { keystore::describe_pkcs12_pbe(algorithm) } else { None }
    }

    fn fill(&mut self, scheme: &Pbes<'_>) {
        let (key_derivation, iterations) = match scheme.derivation {
            Derivation::Pbkdf1 { hash: OldHash::Md5, iterations, .. } => {
                ("PBKDF1 with MD5".to_owned(), Some(iterations))
            }
            Derivation::Pbkdf1 { hash: OldHash::Sha1, iterations, .. } => {
                ("PBKDF1 with SHA-1".to_owned(), Some(iterations))
            }
            Derivation::Pbkdf2 { prf, iterations, .. } => {
                (format!("PBKDF2 with HMAC-{}", prf.name()), Some(iterations))
            }
            Derivation::Scrypt { .. } => ("scrypt".to_owned(), None),
        };
        self.key_derivation = Some(key_derivation);
        self.iterations = iterations;
        self.cipher = Some(scheme.cipher.name().to_owned());
        self.is_supported = true;
    }
}

/// Both of them, wiped when dropped.
type KeyAndIv = (Zeroizing<Vec<u8>>, Zeroizing<Vec<u8>>);

/// A scheme of RFC 8018 section 6 that is read here.
pub(super) struct Pbes<'a> {
    derivation: Derivation<'a>,
    pub(super) cipher: Cipher,
    key_length: usize,
    /// `None` where the derivation makes it, as in PBES1.
    iv: Option<&'a [u8]>,
}

impl<'a> Pbes<'a> {
    pub(super) fn decode(algorithm: &AlgorithmIdentifier<'a>) -> Result<Self, DecryptionError> {
        let oid = algorithm.oid.oid().map_err(damaged)?;
        let (hash, cipher) = match oid.as_str() {
            PBES2 => return Self::pbes2(algorithm.parameters.as_ref()),
            "1.2.840.113549.1.5.3" => (OldHash::Md5, Cipher::Des),
            "1.2.840.113549.1.5.6" => (OldHash::Md5, Cipher::Rc2 { effective_bits: 64 }),
            "1.2.840.113549.1.5.10" => (OldHash::Sha1, Cipher::Des),
            "1.2.840.113549.1.5.11" => (OldHash::Sha1, Cipher::Rc2 { effective_bits: 64 }),
            _ => return Err(unsupported(oid)),
        };
        let (salt, iterations) = pbes1(algorithm.parameters.as_ref()).map_err(damaged)?;
        let derivation = Derivation::Pbkdf1 { hash, salt, iterations };
        Ok(Self { derivation, cipher, key_length: 8, iv: None })
    }

    /// `PBES2-params` (RFC 8018 appendix A.4).
    fn pbes2(parameters: Option<&Element<'a>>) -> Result<Self, DecryptionError> {
        let parts = || {
            let mut fields = required(parameters)?.require(asn1::SEQUENCE)?.fields()?;
            let derivation = AlgorithmIdentifier::decode(&fields.read()?)?;
            Ok((derivation, AlgorithmIdentifier::decode(&fields.read_last()?)?))
        };
        let (derivation, encryption) = parts().map_err(damaged)?;
        let (derivation, key_length) = key_derivation(&derivation)?;
        let (cipher, iv) = cipher(&encryption)?;
        let asked = key_length.unwrap_or(cipher.key_length());
        let fits = asked == cipher.key_length() || matches!(cipher, Cipher::Rc2 { .. }) && asked <= 32;
        if !fits || iv.len() != cipher.block_length() {
            return Err(DecryptionError::Damaged);
        }
        Ok(Self { derivation, cipher, key_length: asked, iv: Some(iv) })
    }

    pub(super) fn key_and_iv(&self, password: &[u8], bounds: &Bounds) -> Result<KeyAndIv, DecryptionError> {
        let from_derivation = if self.iv.is_none() { self.cipher.block_length() } else { 0 };
        let derived = self.derivation.derive(password, self.key_length + from_derivation, bounds)?;
        let (key, rest) = derived.split_at(self.key_length);
        Ok((Zeroizing::new(key.to_vec()), Zeroizing::new(self.iv.unwrap_or(rest).to_vec())))
    }
}

/// Writes the identifier of PBES2 with PBKDF2, HMAC-SHA-256 and AES-256-CBC (RFC 8018 appendix A.4).
pub(super) fn pbes2_aes256(salt: &[u8], iv: &[u8], iterations: u32) -> Vec<u8> {
    const RSADSI: [u8; 6] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d];
    let oid = |start: &[u8], rest: &[u8]| asn1::encode(asn1::OID, &[start, rest]);
    let sequence = |parts: &[&[u8]]| asn1::encode(asn1::SEQUENCE, parts);
    let prf = sequence(&[&oid(&RSADSI, &[2, 9]), &[asn1::NULL, 0]]);
    let salt = asn1::encode(asn1::OCTET_STRING, &[salt]);
    let derivation = sequence(&[&salt, &encoding::der_integer(&iterations.to_be_bytes()), &prf]);
    let derivation = sequence(&[&oid(&RSADSI, &[1, 5, 12]), &derivation]);
    let cipher = oid(&[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 1], &[42]);
    let cipher = sequence(&[&cipher, &asn1::encode(asn1::OCTET_STRING, &[iv])]);
    sequence(&[&oid(&RSADSI, &[1, 5, 13]), &sequence(&[&derivation, &cipher])])
}

fn damaged(_: asn1::Malformed) -> DecryptionError {
    DecryptionError::Damaged
}

fn unsupported(oid: String) -> DecryptionError {
    let name = scheme_name(&oid).map_or_else(|| oid.clone(), str::to_owned);
    DecryptionError::Unsupported { oid: Some(oid), name }
}

fn required<'a>(parameters: Option<&Element<'a>>) -> asn1::Result<Element<'a>> {
    parameters.copied().ok_or(asn1::Malformed { offset: 0 })
}

/// `PBEParameter` (RFC 8018 appendix A.3).
fn pbes1<'a>(parameters: Option<&Element<'a>>) -> asn1::Result<(&'a [u8], u64)> {
    let mut fields = required(parameters)?.require(asn1::SEQUENCE)?.fields()?;
    let salt = fields.expect(asn1::OCTET_STRING)?.content;
    Ok((salt, number(&fields.read_last()?)?))
}

/// Reads a number of any length; one beyond 64 bits is the highest.
fn number(element: &Element<'_>) -> asn1::Result<u64> {
    let magnitude = element.require(asn1::INTEGER)?.unsigned()?;
    let value = magnitude.iter().fold(0u64, |number, byte| number << 8 | u64::from(*byte));
    Ok(if magnitude.len() > 8 { u64::MAX } else { value })
}

/// `PBKDF2-params` (RFC 8018 appendix A.2), `scrypt-params` (RFC 7914 section 7.1); with the length of the key.
fn key_derivation<'a>(
    algorithm: &AlgorithmIdentifier<'a>,
) -> Result<(Derivation<'a>, Option<usize>), DecryptionError> {
    let oid = algorithm.oid.oid().map_err(damaged)?;
    match oid.as_str() {
        PBKDF2 => pbkdf2(algorithm.parameters.as_ref()),
        SCRYPT => scrypt(algorithm.parameters.as_ref()).map_err(damaged),
        _ => Err(unsupported(oid)),
    }
}

fn pbkdf2<'a>(parameters: Option<&Element<'a>>) -> Result<(Derivation<'a>, Option<usize>), DecryptionError> {
    let parts = || {
        let mut fields = required(parameters)?.require(asn1::SEQUENCE)?.fields()?;
        let salt = fields.expect(asn1::OCTET_STRING)?.content;
        let iterations = number(&fields.expect(asn1::INTEGER)?)?;
        let key_length = fields.optional(asn1::INTEGER)?.map(|length| length.small()).transpose()?;
        let prf = fields.optional(asn1::SEQUENCE)?;
        fields.finish()?;
        let prf = prf.map(|prf| AlgorithmIdentifier::decode(&prf)?.oid.oid()).transpose()?;
        Ok((salt, iterations, key_length.map(|length| length as usize), prf))
    };
    let (salt, iterations, key_length, prf) = parts().map_err(damaged)?;
    let prf = match prf.as_deref() {
        None | Some("1.2.840.113549.2.7") => HashAlgorithm::Sha1,
        Some("1.2.840.113549.2.8") => HashAlgorithm::Sha224,
        Some("1.2.840.113549.2.9") => HashAlgorithm::Sha256,
        Some("1.2.840.113549.2.10") => HashAlgorithm::Sha384,
        Some("1.2.840.113549.2.11") => HashAlgorithm::Sha512,
        Some(other) => return Err(unsupported(other.to_owned())),
    };
    Ok((Derivation::Pbkdf2 { prf, salt, iterations }, key_length))
}

fn scrypt<'a>(parameters: Option<&Element<'a>>) -> asn1::Result<(Derivation<'a>, Option<usize>)> {
    let mut fields = required(parameters)?.require(asn1::SEQUENCE)?.fields()?;
    let salt = fields.expect(asn1::OCTET_STRING)?.content;
    let cost = number(&fields.expect(asn1::INTEGER)?)?;
    let block_size = fields.expect(asn1::INTEGER)?.small()?;
    let parallelization = fields.expect(asn1::INTEGER)?.small()?;
    let key_length = fields.optional(asn1::INTEGER)?.map(|length| length.small()).transpose()?;
    fields.finish()?;
    let derivation = Derivation::Scrypt { salt, cost, block_size, parallelization };
    Ok((derivation, key_length.map(|length| length as usize)))
}

/// Reads cipher and initialization vector (RFC 8018 appendix B.2).
fn cipher<'a>(algorithm: &AlgorithmIdentifier<'a>) -> Result<(Cipher, &'a [u8]), DecryptionError> {
    let oid = algorithm.oid.oid().map_err(damaged)?;
    let cipher = match oid.as_str() {
        "2.16.840.1.101.3.4.1.2" => Cipher::Aes128,
        "2.16.840.1.101.3.4.1.22" => Cipher::Aes192,
        "2.16.840.1.101.3.4.1.42" => Cipher::Aes256,
        "1.2.840.113549.3.7" => Cipher::TripleDes,
        "1.3.14.3.2.7" => Cipher::Des,
        "1.2.840.113549.3.2" => return rc2(algorithm.parameters.as_ref()).map_err(damaged),
        _ => return Err(unsupported(oid)),
    };
    let iv = required(algorithm.parameters.as_ref()).and_then(|iv| iv.require(asn1::OCTET_STRING));
    Ok((cipher, iv.map_err(damaged)?.content))
}

/// `RC2-CBC-Parameter` (RFC 8018 appendix B.2.3); small numbers of bits are written as numbers of a table.
fn rc2<'a>(parameters: Option<&Element<'a>>) -> asn1::Result<(Cipher, &'a [u8])> {
    let parameters = required(parameters)?;
    if parameters.identifier == asn1::OCTET_STRING {
        return Ok((Cipher::Rc2 { effective_bits: 32 }, parameters.content));
    }
    let mut fields = parameters.require(asn1::SEQUENCE)?.fields()?;
    let version = fields.optional(asn1::INTEGER)?.map(|version| version.small()).transpose()?;
    let effective_bits = match version {
        None => 32,
        Some(160) => 40,
        Some(120) => 64,
        Some(58) => 128,
        Some(bits @ 256..=1024) => bits,
        Some(_) => return Err(parameters.malformed()),
    };
    Ok((Cipher::Rc2 { effective_bits }, fields.read_last()?.require(asn1::OCTET_STRING)?.content))
}

/// Names of RFC 8018 appendices A to C, RFC 7292 appendix C and the registries of NIST and others.
fn scheme_name(oid: &str) -> Option<&'static str> {
    Some(match oid {
        PBES2 => "PBES2",
        PBKDF2 => "PBKDF2",
        SCRYPT => "scrypt",
        "1.2.840.113549.1.5.1" => "pbeWithMD2AndDES-CBC",
        "1.2.840.113549.1.5.3" => "pbeWithMD5AndDES-CBC",
        "1.2.840.113549.1.5.4" => "pbeWithMD2AndRC2-CBC",
        "1.2.840.113549.1.5.6" => "pbeWithMD5AndRC2-CBC",
        "1.2.840.113549.1.5.10" => "pbeWithSHA1AndDES-CBC",
        "1.2.840.113549.1.5.11" => "pbeWithSHA1AndRC2-CBC",
        "1.2.840.113549.1.12.1.1" => "pbeWithSHAAnd128BitRC4",
        "1.2.840.113549.1.12.1.2" => "pbeWithSHAAnd40BitRC4",
        "1.2.840.113549.1.12.1.3" => "pbeWithSHAAnd3-KeyTripleDES-CBC",
        "1.2.840.113549.1.12.1.4" => "pbeWithSHAAnd2-KeyTripleDES-CBC",
        "1.2.840.113549.1.12.1.5" => "pbeWithSHAAnd128BitRC2-CBC",
        "1.2.840.113549.1.12.1.6" => "pbeWithSHAAnd40BitRC2-CBC",
        "1.2.840.113549.2.12" => "hmacWithSHA512-224",
        "1.2.840.113549.2.13" => "hmacWithSHA512-256",
        "1.2.156.10197.1.401.2" => "hmacWithSM3",
        "1.2.643.7.1.1.4.2" => "HMAC with Streebog-512",
        "1.2.840.113549.3.9" => "RC5-CBC",
        "1.2.156.10197.1.104.2" => "SM4-CBC",
        "1.2.643.2.2.21" => "GOST 28147-89",
        "1.2.392.200011.61.1.1.1.4" => "Camellia-256-CBC",
        "2.16.840.1.101.3.4.1.6" => "AES-128-GCM",
        "2.16.840.1.101.3.4.1.26" => "AES-192-GCM",
        "2.16.840.1.101.3.4.1.46" => "AES-256-GCM",
        _ => return None,
    })
}
