use crate::algorithm::AlgorithmIdentifier;
use crate::asn1::{self, Element, Result};
use crate::encoding;

/// Curves by object identifier: name and bits of the field (SEC 2, RFC 5639, RFC 5480 section 2.1.1.1).
const CURVES: &[(&str, Option<&str>, u32)] = &[
    ("1.2.840.10045.3.1.7", Some("secp256r1"), 256),
    ("1.3.132.0.34", Some("secp384r1"), 384),
    ("1.3.132.0.35", Some("secp521r1"), 521),
    ("1.3.132.0.33", Some("secp224r1"), 224),
    ("1.3.132.0.10", Some("secp256k1"), 256),
    ("1.2.840.10045.3.1.1", None, 192),
    ("1.3.36.3.3.2.8.1.1.7", None, 256),
    ("1.3.36.3.3.2.8.1.1.11", None, 384),
    ("1.3.36.3.3.2.8.1.1.13", None, 512),
];

/// Decimal digits take quadratic time: a longer exponent is written as hex.
const MAX_DECIMAL_BYTES: usize = 64;

/// What kind of key it is, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeyKind {
    pub(crate) algorithm: String,
    pub(crate) bits: Option<u32>,
    pub(crate) curve: Option<String>,
    /// RSA public exponent in decimal digits.
    pub(crate) exponent: Option<String>,
}

impl KeyKind {
    /// Describes a public key from its algorithm identifier and the bytes of its bit string.
    pub(crate) fn decode(identifier: &AlgorithmIdentifier<'_>, key: &[u8]) -> Result<Self> {
        let kind = Self::of_algorithm(identifier)?;
        match kind.algorithm.as_str() {
            "RSA" | "RSA-PSS" => kind.with_rsa_key(key),
            "EC" if kind.bits.is_none() => Ok(kind.with_bits_of_point(key)),
            _ => Ok(kind),
        }
    }

    /// Describes what the algorithm identifier alone says, which is all of it but the size of an RSA key.
    pub(crate) fn of_algorithm(identifier: &AlgorithmIdentifier<'_>) -> Result<Self> {
        let oid = identifier.oid.oid()?;
        let Some((algorithm, bits)) = algorithm(&oid) else { return Ok(Self::named(&oid, None)) };
        let kind = Self::named(algorithm, bits);
        match algorithm {
            "EC" => Ok(kind.with_curve(identifier.parameters.as_ref())),
            "DSA" => kind.with_prime_of(identifier.parameters.as_ref()),
            _ => Ok(kind),
        }
    }

    fn named(algorithm: &str, bits: Option<u32>) -> Self {
        Self { algorithm: algorithm.to_owned(), bits, curve: None, exponent: None }
    }

    /// `RSAPublicKey` (RFC 8017 appendix A.1.1).
    fn with_rsa_key(mut self, key: &[u8]) -> Result<Self> {
        let mut fields = asn1::only(key, asn1::SEQUENCE)?.fields()?;
        let modulus = fields.expect(asn1::INTEGER)?.unsigned()?;
        let exponent = fields.read_last()?.require(asn1::INTEGER)?.unsigned()?;
        self.bits = Some(encoding::bit_length(modulus));
        self.exponent = Some(match exponent.len() {
            0..=MAX_DECIMAL_BYTES => encoding::decimal(exponent),
            _ => format!("0x{}", encoding::hex(exponent)),
        });
        Ok(self)
    }

    /// `ECParameters` (RFC 5480 section 2.1.1); explicit ones have no name.
    fn with_curve(mut self, parameters: Option<&Element<'_>>) -> Self {
        let named = parameters.filter(|parameters| parameters.identifier == asn1::OID);
        let Some(oid) = named.and_then(|oid| oid.oid().ok()) else { return self };
        let known = CURVES.iter().find(|(known, ..)| *known == oid);
        self.bits = known.map(|(.., bits)| *bits);
        self.curve = Some(known.and_then(|(_, name, _)| *name).map_or(oid, str::to_owned));
        self
    }

    /// An uncompressed point is a byte 4 and two coordinates (SEC 1 section 2.3.3).
    fn with_bits_of_point(mut self, point: &[u8]) -> Self {
        if let [4, coordinates @ ..] = point {
            self.bits = u32::try_from(coordinates.len() / 2 * 8).ok();
        }
        self
    }

    /// `Dss-Parms` (RFC 3279 section 2.3.2); they may be inherited.
    fn with_prime_of(mut self, parameters: Option<&Element<'_>>) -> Result<Self> {
        if let Some(parameters) = parameters.filter(|parameters| parameters.identifier == asn1::SEQUENCE) {
            let prime = parameters.fields()?.expect(asn1::INTEGER)?.unsigned()?;
            self.bits = Some(encoding::bit_length(prime));
        }
        Ok(self)
    }
}

/// Returns name and fixed size of a key algorithm (RFC 3279, RFC 4055, RFC 8410, RFC 9881, RFC 9935).
fn algorithm(oid: &str) -> Option<(&'static str, Option<u32>)> {
    Some(match oid {
        "1.2.840.113549.1.1.1" => ("RSA", None),
        "1.2.840.113549.1.1.10" => ("RSA-PSS", None),
        "1.2.840.10045.2.1" => ("EC", None),
        "1.3.101.112" => ("Ed25519", Some(256)),
        "1.3.101.113" => ("Ed448", Some(456)),
        "1.3.101.110" => ("X25519", Some(256)),
        "1.3.101.111" => ("X448", Some(448)),
        "1.2.840.10040.4.1" => ("DSA", None),
        "2.16.840.1.101.3.4.3.17" => ("ML-DSA-44", None),
        "2.16.840.1.101.3.4.3.18" => ("ML-DSA-65", None),
        "2.16.840.1.101.3.4.3.19" => ("ML-DSA-87", None),
        _ => return None,
    })
}
