//! The parts that certification requests and certificates are written from.

use std::net::IpAddr;

use crate::extension::KEY_USAGES;
use crate::request::{RequestContent, RequestWriteError};
use crate::{HashAlgorithm, PublicKey, SignatureAlgorithm, asn1};

type Result<T> = std::result::Result<T, RequestWriteError>;

/// What waits for its signature, and how it will be signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unsigned {
    pub(crate) to_be_signed: Vec<u8>,
    /// The `AlgorithmIdentifier` of the signature.
    pub(crate) algorithm: Vec<u8>,
}

impl Unsigned {
    /// Writes content, algorithm and signature one after the other, as requests (RFC 2986 section 4.2) and certificates
    /// (RFC 5280 section 4.1) do.
    pub(crate) fn signed(&self, signature: &[u8]) -> Vec<u8> {
        let bits = asn1::encode(asn1::BIT_STRING, &[&[0], signature]);
        asn1::encode(asn1::SEQUENCE, &[&self.to_be_signed, &self.algorithm, &bits])
    }
}

/// Writes an integer that is positive or zero in as few bytes as it takes (X.690 section 8.3.2).
pub(crate) fn unsigned(magnitude: &[u8]) -> Vec<u8> {
    let zeros = magnitude.iter().take_while(|byte| **byte == 0).count();
    let significant = magnitude.get(zeros..).unwrap_or_default();
    let fill: &[u8] = if significant.first().is_none_or(|byte| byte & 0x80 != 0) { &[0] } else { &[] };
    asn1::encode(asn1::INTEGER, &[fill, significant])
}

/// Writes the `AlgorithmIdentifier` of a signature; those of RSA have a NULL (RFC 4055 section 5), others nothing
/// (RFC 5758 section 3.2, RFC 8410 section 3).
pub(crate) fn signature_identifier(algorithm: SignatureAlgorithm, key: &PublicKey) -> Result<Vec<u8>> {
    use HashAlgorithm::{Sha256, Sha384, Sha512};
    let null: &[u8] = &[asn1::NULL, 0];
    let (oid, parameters) = match (algorithm, key.algorithm()) {
        (SignatureAlgorithm::RsaPkcs1(Sha256), "RSA") => ("1.2.840.113549.1.1.11", null),
        (SignatureAlgorithm::RsaPkcs1(Sha384), "RSA") => ("1.2.840.113549.1.1.12", null),
        (SignatureAlgorithm::RsaPkcs1(Sha512), "RSA") => ("1.2.840.113549.1.1.13", null),
        (SignatureAlgorithm::Ecdsa(Sha256), "EC") => ("1.2.840.10045.4.3.2", &[][..]),
        (SignatureAlgorithm::Ecdsa(Sha384), "EC") => ("1.2.840.10045.4.3.3", &[][..]),
        (SignatureAlgorithm::Ecdsa(Sha512), "EC") => ("1.2.840.10045.4.3.4", &[][..]),
        (SignatureAlgorithm::Ed25519, "Ed25519") => ("1.3.101.112", &[][..]),
        (_, key) => return Err(RequestWriteError::SignatureAlgorithm { key: key.to_owned() }),
    };
    Ok(asn1::encode(asn1::SEQUENCE, &[&object_identifier(oid)?, parameters]))
}

/// Writes a `Name` (RFC 5280 section 4.1.2.4).
pub(crate) fn name(relative_names: &[Vec<(String, String)>]) -> Result<Vec<u8>> {
    let mut content = Vec::new();
    for relative in relative_names {
        let attributes = relative.iter().map(|(oid, value)| attribute(oid, value));
        let mut attributes: Vec<Vec<u8>> = attributes.collect::<Result<_>>()?;
        // DER orders the elements of a set (X.690 section 11.6).
        attributes.sort_unstable();
        content.extend(asn1::encode(asn1::SET, &[&attributes.concat()]));
    }
    Ok(asn1::encode(asn1::SEQUENCE, &[&content]))
}

/// Countries and serial numbers are printable strings, mail addresses and domain components IA5 strings, all other
/// values UTF-8 (RFC 5280 section 4.1.2.4 and appendix A.1).
fn attribute(oid: &str, value: &str) -> Result<Vec<u8>> {
    let is_printable = |byte: u8| byte.is_ascii_alphanumeric() || b" '()+,-./:=?".contains(&byte);
    let (identifier, fits) = match oid {
        "2.5.4.6" => (0x13, value.len() == 2 && value.bytes().all(is_printable)),
        "2.5.4.5" => (0x13, value.bytes().all(is_printable)),
        "1.2.840.113549.1.9.1" | "0.9.2342.19200300.100.1.25" => (0x16, value.is_ascii()),
        _ => (0x0c, true),
    };
    if !fits || value.is_empty() {
        return Err(RequestWriteError::AttributeValue { oid: oid.to_owned() });
    }
    let value = asn1::encode(identifier, &[value.as_bytes()]);
    Ok(asn1::encode(asn1::SEQUENCE, &[&object_identifier(oid)?, &value]))
}

/// Writes all extensions one after the other (RFC 5280 section 4.2).
pub(crate) fn extensions(content: &RequestContent) -> Result<Vec<u8>> {
    let mut extensions = Vec::new();
    if !content.subject_alternative_names.is_empty() {
        let names = content.subject_alternative_names.iter().map(|name| alternative_name(name));
        let names: Vec<Vec<u8>> = names.collect::<Result<_>>()?;
        // Without a subject they are all there is (section 4.2.1.6).
        let critical = content.subject.is_empty();
        extensions.extend(extension(
            "2.5.29.17",
            critical,
            &asn1::encode(asn1::SEQUENCE, &[&names.concat()]),
        )?);
    }
    if !content.key_usage.is_empty() {
        extensions.extend(extension("2.5.29.15", true, &key_usage(&content.key_usage)?)?);
    }
    if !content.extended_key_usage.is_empty() {
        let purposes = content.extended_key_usage.iter().map(|oid| object_identifier(oid));
        let purposes: Vec<Vec<u8>> = purposes.collect::<Result<_>>()?;
        extensions.extend(extension(
            "2.5.29.37",
            false,
            &asn1::encode(asn1::SEQUENCE, &[&purposes.concat()]),
        )?);
    }
    Ok(extensions)
}

pub(crate) fn extension(oid: &str, critical: bool, value: &[u8]) -> Result<Vec<u8>> {
    let critical: &[u8] = if critical { &[asn1::BOOLEAN, 1, 0xff] } else { &[] };
    let value = asn1::encode(asn1::OCTET_STRING, &[value]);
    Ok(asn1::encode(asn1::SEQUENCE, &[&object_identifier(oid)?, critical, &value]))
}

/// Writes a `GeneralName` (RFC 5280 section 4.2.1.6); internationalised names have to be in their ASCII form.
fn alternative_name(name: &str) -> Result<Vec<u8>> {
    let refused = || RequestWriteError::AlternativeName { name: name.to_owned() };
    let (kind, value) = name.split_once(':').ok_or_else(refused)?;
    let number = match kind {
        "email" => 1,
        "DNS" => 2,
        "URI" => 6,
        "IP" => {
            return match value.parse().map_err(|_| refused())? {
                IpAddr::V4(address) => Ok(asn1::encode(asn1::context(7), &[&address.octets()])),
                IpAddr::V6(address) => Ok(asn1::encode(asn1::context(7), &[&address.octets()])),
            };
        }
        _ => return Err(refused()),
    };
    let is_plain = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_graphic());
    if is_plain { Ok(asn1::encode(asn1::context(number), &[value.as_bytes()])) } else { Err(refused()) }
}

/// Writes a `KeyUsage`, a bit string without zeros at its end (RFC 5280 section 4.2.1.3, X.690 section 11.2.2).
fn key_usage(names: &[String]) -> Result<Vec<u8>> {
    let mut bits = [0u8; 2];
    let mut last = 0;
    for name in names {
        let index = KEY_USAGES.iter().position(|known| known == name);
        let index = index.ok_or_else(|| RequestWriteError::KeyUsage { name: name.clone() })?;
        bits[index / 8] |= 0x80 >> (index % 8);
        last = last.max(index);
    }
    let unused = 7 - last % 8;
    let used = bits.get(..=last / 8).unwrap_or_default();
    Ok(asn1::encode(asn1::BIT_STRING, &[&[unused as u8], used]))
}

/// Writes an object identifier from its dotted form (X.690 section 8.19).
fn object_identifier(text: &str) -> Result<Vec<u8>> {
    let refused = || RequestWriteError::NoObjectIdentifier { text: text.to_owned() };
    let is_arc = |arc: &str| !arc.is_empty() && arc.bytes().all(|byte| byte.is_ascii_digit());
    let arcs = text.split('.').map(|arc| arc.parse::<u64>().ok().filter(|_| is_arc(arc)));
    let arcs: Vec<u64> = arcs.collect::<Option<_>>().ok_or_else(refused)?;
    let [root @ 0..=2, second, rest @ ..] = arcs.as_slice() else { return Err(refused()) };
    let first = (*root == 2 || *second < 40).then(|| second.checked_add(root * 40)).flatten();
    let mut content = Vec::new();
    push_arc(&mut content, first.ok_or_else(refused)?);
    rest.iter().for_each(|arc| push_arc(&mut content, *arc));
    Ok(asn1::encode(asn1::OID, &[&content]))
}

/// Writes seven bits in each byte, all but the last one marked.
fn push_arc(content: &mut Vec<u8>, arc: u64) {
    let groups = (64 - arc.leading_zeros()).div_ceil(7).max(1);
    for group in (0..groups).rev() {
        let more = if group > 0 { 0x80 } else { 0 };
        content.push((arc >> (7 * group) & 0x7f) as u8 | more);
    }
}
