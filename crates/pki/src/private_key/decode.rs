use zeroize::Zeroizing;

use super::{EncryptedPrivateKey, PrivateKey, PrivateKeyError, PrivateKeyField, PrivateKeyFormat, derive};
use crate::algorithm::AlgorithmIdentifier;
use crate::asn1::{self, Element, Fields, Malformed};
use crate::key_kind::KeyKind;
use crate::public_key::{self, PublicKey};

type Result<T> = std::result::Result<T, PrivateKeyError>;

/// Tells the containers apart by their first two fields.
pub(super) fn by_structure(der: &[u8]) -> Result<PrivateKey> {
    let mut fields = sequence(der)?;
    let first = fields.read().map_err(at(PrivateKeyField::PrivateKey))?.identifier;
    match (first, fields.peek()) {
        (asn1::INTEGER, Some(asn1::SEQUENCE)) => pkcs8(der),
        (asn1::INTEGER, Some(asn1::OCTET_STRING)) => sec1(der),
        // Version, modulus and so on are nine integers, a DSA key has six.
        (asn1::INTEGER, Some(asn1::INTEGER)) if fields.count() < 6 => traditional_dsa(der),
        (asn1::INTEGER, Some(asn1::INTEGER)) => pkcs1(der),
        (asn1::SEQUENCE, Some(asn1::OCTET_STRING)) => Err(encrypted(EncryptedPrivateKey::from_der(der))),
        _ => Err(PrivateKeyError::Malformed { field: PrivateKeyField::PrivateKey }),
    }
}

/// `RSAPrivateKey` (RFC 8017 appendix A.1.2).
pub(super) fn pkcs1(der: &[u8]) -> Result<PrivateKey> {
    let public_key = rsa_public_key(der, &public_key::rsa_identifier())?;
    Ok(with_public_key(der, PrivateKeyFormat::Pkcs1, public_key))
}

/// Says whether an `RSAPrivateKey` has the version that allows more than two primes.
pub(super) fn is_multi_prime(der: &[u8]) -> bool {
    sequence(der).and_then(|mut fields| version(&mut fields, 1..=1)).is_ok()
}

/// `ECPrivateKey` (RFC 5915 section 3).
pub(super) fn sec1(der: &[u8]) -> Result<PrivateKey> {
    let parameters = EcPrivateKey::decode(der)?.parameters;
    let parameters = parameters.ok_or(PrivateKeyError::Malformed { field: PrivateKeyField::Algorithm })?;
    let identifier = public_key::ec_identifier(parameters.whole);
    ec(der, der, &identifier, PrivateKeyFormat::Sec1)
}

/// `PrivateKeyInfo` (RFC 5208 section 5), `OneAsymmetricKey` (RFC 5958 section 2).
pub(super) fn pkcs8(der: &[u8]) -> Result<PrivateKey> {
    let format = PrivateKeyFormat::Pkcs8;
    let info = PrivateKeyInfo::decode(der)?;
    let kind = KeyKind::of_algorithm(&info.algorithm).map_err(at(PrivateKeyField::Algorithm))?;
    match kind.algorithm.as_str() {
        "RSA" => {
            Ok(with_public_key(der, format, rsa_public_key(info.secret, &public_key::rsa_identifier())?))
        }
        "RSA-PSS" => Ok(with_public_key(der, format, rsa_public_key(info.secret, info.algorithm.whole)?)),
        "EC" => ec(der, info.secret, info.algorithm.whole, format),
        "Ed25519" => octets(der, &info, kind, derive::ed25519),
        "X25519" => octets(der, &info, kind, derive::x25519),
        "DSA" if info.public_key.is_none() => {
            let public_key =
                dsa_public_key(&info).map(|key| public(info.algorithm.whole, &key)).transpose()?;
            Ok(PrivateKey { der: wiped(der), format, kind, public_key, was_encrypted: false })
        }
        _ => {
            let public_key = info.public_key.map(|key| public(info.algorithm.whole, key)).transpose()?;
            Ok(PrivateKey { der: wiped(der), format, kind, public_key, was_encrypted: false })
        }
    }
}

/// Version, prime, subprime, base, public and secret part, as OpenSSL writes them.
pub(super) fn traditional_dsa(der: &[u8]) -> Result<PrivateKey> {
    let mut fields = sequence(der)?;
    version(&mut fields, 0..=0)?;
    let mut integer = || {
        let element = fields.expect(asn1::INTEGER).and_then(|element| element.unsigned().map(|_| element));
        element.map_err(at(PrivateKeyField::PublicKey))
    };
    let (prime, subprime, base, public_part) = (integer()?, integer()?, integer()?, integer()?);
    integer()?;
    fields.finish().map_err(at(PrivateKeyField::PrivateKey))?;
    let parameters = asn1::encode(asn1::SEQUENCE, &[prime.whole, subprime.whole, base.whole]);
    let identifier = public_key::dsa_identifier(&parameters);
    Ok(with_public_key(der, PrivateKeyFormat::TraditionalDsa, public(&identifier, public_part.whole)?))
}

/// Says how a key that is not read without a password is encrypted.
pub(super) fn encrypted(key: Result<EncryptedPrivateKey>) -> PrivateKeyError {
    match key {
        Ok(key) => {
            let scheme = key.scheme();
            let cipher = scheme.cipher.as_ref().filter(|_| scheme.oid.is_none());
            PrivateKeyError::Encrypted { scheme: cipher.unwrap_or(&scheme.name).clone() }
        }
        Err(error) => error,
    }
}

pub(super) struct PrivateKeyInfo<'a> {
    pub(super) algorithm: AlgorithmIdentifier<'a>,
    pub(super) secret: &'a [u8],
    public_key: Option<&'a [u8]>,
}

impl<'a> PrivateKeyInfo<'a> {
    pub(super) fn decode(der: &'a [u8]) -> Result<Self> {
        let mut fields = sequence(der)?;
        version(&mut fields, 0..=1)?;
        let algorithm = fields.read().and_then(|element| AlgorithmIdentifier::decode(&element));
        let algorithm = algorithm.map_err(at(PrivateKeyField::Algorithm))?;
        let secret = fields.expect(asn1::OCTET_STRING).map_err(at(PrivateKeyField::Secret))?.content;
        fields.optional(asn1::context_constructed(0)).map_err(at(PrivateKeyField::PrivateKey))?;
        let public_key = fields.optional(asn1::context(1)).map_err(at(PrivateKeyField::PublicKey))?;
        let public_key = public_key.map(|bits| bits.octets_of_bit_string()).transpose();
        fields.finish().map_err(at(PrivateKeyField::PrivateKey))?;
        Ok(Self { algorithm, secret, public_key: public_key.map_err(at(PrivateKeyField::PublicKey))? })
    }
}

pub(super) struct EcPrivateKey<'a> {
    pub(super) scalar: &'a [u8],
    pub(super) parameters: Option<Element<'a>>,
    public_key: Option<&'a [u8]>,
}

impl<'a> EcPrivateKey<'a> {
    pub(super) fn decode(der: &'a [u8]) -> Result<Self> {
        let mut fields = sequence(der)?;
        version(&mut fields, 1..=1)?;
        let scalar = fields.expect(asn1::OCTET_STRING).map_err(at(PrivateKeyField::Secret))?.content;
        let parameters = fields.optional(asn1::context_constructed(0));
        let parameters =
            parameters.and_then(|explicit| explicit.map(|e| e.fields()?.read_last()).transpose());
        let public_key = fields.optional(asn1::context_constructed(1)).and_then(|explicit| {
            let bits = explicit.map(|explicit| explicit.fields()?.read_last()?.require(asn1::BIT_STRING));
            bits.map(|bits| bits?.octets_of_bit_string()).transpose()
        });
        fields.finish().map_err(at(PrivateKeyField::PrivateKey))?;
        let parameters = parameters.map_err(at(PrivateKeyField::Algorithm))?;
        Ok(Self { scalar, parameters, public_key: public_key.map_err(at(PrivateKeyField::PublicKey))? })
    }
}

/// Reads modulus and exponent, checks that the six secret numbers and nothing else follow, and that the modulus is
/// the product of the primes.
fn rsa_public_key(der: &[u8], identifier: &[u8]) -> Result<PublicKey> {
    let mut fields = sequence(der)?;
    let version = version(&mut fields, 0..=1)?;
    let mut integer =
        |field| fields.expect(asn1::INTEGER).and_then(|e| Ok((e.whole, e.unsigned()?))).map_err(at(field));
    let (modulus, modulus_bytes) = integer(PrivateKeyField::PublicKey)?;
    let (exponent, _) = integer(PrivateKeyField::PublicKey)?;
    let mut secret = || integer(PrivateKeyField::Secret).map(|(_, magnitude)| magnitude);
    let (_, p, q, _, _, _) = (secret()?, secret()?, secret()?, secret()?, secret()?, secret()?);
    if version == 1 {
        fields.expect(asn1::SEQUENCE).map_err(at(PrivateKeyField::Secret))?;
    }
    fields.finish().map_err(at(PrivateKeyField::PrivateKey))?;
    // Further primes are not multiplied; a key that was made from modulus and exponents alone has zeros.
    if version == 0 && !(p.is_empty() && q.is_empty()) && !derive::is_product(p, q, modulus_bytes) {
        return Err(PrivateKeyError::PublicKeyMismatch { algorithm: "RSA".to_owned() });
    }
    public(identifier, &asn1::encode(asn1::SEQUENCE, &[modulus, exponent]))
}

fn ec(der: &[u8], secret: &[u8], identifier: &[u8], format: PrivateKeyFormat) -> Result<PrivateKey> {
    let key = EcPrivateKey::decode(secret)?;
    let kind =
        asn1::only(identifier, asn1::SEQUENCE).and_then(|element| AlgorithmIdentifier::decode(&element));
    let kind = kind.and_then(|identifier| KeyKind::of_algorithm(&identifier));
    let kind = kind.map_err(at(PrivateKeyField::Algorithm))?;
    let point = match kind.curve.as_deref().and_then(|curve| derive::point(curve, key.scalar)) {
        Some(derived) => {
            let derived = derived.ok_or(PrivateKeyError::OutOfRange { algorithm: kind.algorithm.clone() })?;
            if key.public_key.is_some_and(|embedded| !public_key::is_same_point(embedded, &derived)) {
                return Err(PrivateKeyError::PublicKeyMismatch { algorithm: kind.algorithm });
            }
            Some(derived)
        }
        None => key.public_key.map(<[u8]>::to_vec),
    };
    let public_key = point.map(|point| public(identifier, &point)).transpose()?;
    Ok(PrivateKey { der: wiped(der), format, kind, public_key, was_encrypted: false })
}

/// Derives the public number, DER; `None` where the numbers make no key.
fn dsa_public_key(info: &PrivateKeyInfo<'_>) -> Option<Vec<u8>> {
    let mut parameters = info.algorithm.parameters?.fields().ok()?;
    let mut integer = || parameters.expect(asn1::INTEGER).ok()?.unsigned().ok();
    let (prime, _subprime, base) = (integer()?, integer()?, integer()?);
    let secret = asn1::only(info.secret, asn1::INTEGER).ok()?.unsigned().ok()?;
    let derived = derive::dsa(prime, base, secret)?;
    let significant = derived.iter().position(|byte| *byte != 0)?;
    let fill: &[u8] = if derived[significant] & 0x80 != 0 { &[0] } else { &[] };
    Some(asn1::encode(asn1::INTEGER, &[fill, &derived[significant..]]))
}

/// `CurvePrivateKey` (RFC 8410 section 7).
fn octets(
    der: &[u8],
    info: &PrivateKeyInfo<'_>,
    kind: KeyKind,
    derive: impl Fn(&[u8]) -> Option<[u8; 32]>,
) -> Result<PrivateKey> {
    let secret = asn1::only(info.secret, asn1::OCTET_STRING).map_err(at(PrivateKeyField::Secret))?;
    let derived = derive(secret.content);
    let derived = derived.ok_or(PrivateKeyError::Malformed { field: PrivateKeyField::Secret })?;
    if info.public_key.is_some_and(|embedded| embedded != derived) {
        return Err(PrivateKeyError::PublicKeyMismatch { algorithm: kind.algorithm });
    }
    Ok(with_public_key(der, PrivateKeyFormat::Pkcs8, public(info.algorithm.whole, &derived)?))
}

fn with_public_key(der: &[u8], format: PrivateKeyFormat, public_key: PublicKey) -> PrivateKey {
    let kind = public_key.kind().clone();
    PrivateKey { der: wiped(der), format, kind, public_key: Some(public_key), was_encrypted: false }
}

fn public(identifier: &[u8], key: &[u8]) -> Result<PublicKey> {
    let malformed = |_| PrivateKeyError::Malformed { field: PrivateKeyField::PublicKey };
    PublicKey::from_spki_der(&public_key::spki(identifier, key)).map_err(malformed)
}

fn wiped(der: &[u8]) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(der.to_vec())
}

fn sequence(der: &[u8]) -> Result<Fields<'_>> {
    asn1::only(der, asn1::SEQUENCE)
        .and_then(|element| element.fields())
        .map_err(at(PrivateKeyField::PrivateKey))
}

fn version(fields: &mut Fields<'_>, known: std::ops::RangeInclusive<u32>) -> Result<u32> {
    let version = fields.expect(asn1::INTEGER).and_then(|version| version.small());
    let version = version.map_err(at(PrivateKeyField::Version))?;
    let unknown = PrivateKeyError::Malformed { field: PrivateKeyField::Version };
    if known.contains(&version) { Ok(version) } else { Err(unknown) }
}

/// The offset is left out: it says nothing to a person, and a key is not to be taken apart in messages.
fn at(field: PrivateKeyField) -> impl Fn(Malformed) -> PrivateKeyError {
    move |_| PrivateKeyError::Malformed { field }
}
