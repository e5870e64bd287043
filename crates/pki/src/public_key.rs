use std::fmt;
use std::ops::Range;

use sha2::Digest as _;

use crate::algorithm::AlgorithmIdentifier;
use crate::asn1::{self, Element};
use crate::key_kind::KeyKind;
use crate::{encoding, pem};

/// What people call a curve, by the name or object identifier that [`PublicKey::curve`] returns (SEC 2, RFC 5639,
/// ANSI X9.62).
const CURVE_NAMES: &[(&str, &str)] = &[
    ("secp256r1", "P-256"),
    ("secp384r1", "P-384"),
    ("secp521r1", "P-521"),
    ("secp224r1", "P-224"),
    ("1.2.840.10045.3.1.1", "P-192"),
    ("1.3.132.0.31", "secp192k1"),
    ("1.3.132.0.32", "secp224k1"),
    ("1.3.132.0.8", "secp160r1"),
    ("1.3.36.3.3.2.8.1.1.1", "brainpoolP160r1"),
    ("1.3.36.3.3.2.8.1.1.3", "brainpoolP192r1"),
    ("1.3.36.3.3.2.8.1.1.5", "brainpoolP224r1"),
    ("1.3.36.3.3.2.8.1.1.7", "brainpoolP256r1"),
    ("1.3.36.3.3.2.8.1.1.8", "brainpoolP256t1"),
    ("1.3.36.3.3.2.8.1.1.9", "brainpoolP320r1"),
    ("1.3.36.3.3.2.8.1.1.11", "brainpoolP384r1"),
    ("1.3.36.3.3.2.8.1.1.12", "brainpoolP384t1"),
    ("1.3.36.3.3.2.8.1.1.13", "brainpoolP512r1"),
    ("1.3.36.3.3.2.8.1.1.14", "brainpoolP512t1"),
    ("1.3.132.0.26", "sect233k1"),
    ("1.3.132.0.27", "sect233r1"),
    ("1.3.132.0.16", "sect283k1"),
    ("1.3.132.0.17", "sect283r1"),
    ("1.3.132.0.36", "sect409k1"),
    ("1.3.132.0.37", "sect409r1"),
    ("1.3.132.0.38", "sect571k1"),
    ("1.3.132.0.39", "sect571r1"),
    ("1.2.156.10197.1.301", "SM2"),
    ("1.2.250.1.223.101.256.1", "FRP256v1"),
    ("secp256k1", "secp256k1"),
];

/// A public key (RFC 5280 section 4.1.2.7), described and with the bytes it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    spki: Vec<u8>,
    key_bytes: Range<usize>,
    kind: KeyKind,
    is_malformed: bool,
}

impl PublicKey {
    /// Reads a `SubjectPublicKeyInfo` from its DER encoding, which has to be all of the bytes.
    ///
    /// # Errors
    /// Fails when the bytes are not DER or not that structure.
    pub fn from_spki_der(der: &[u8]) -> Result<Self, PublicKeyError> {
        let decoded = asn1::only(der, asn1::SEQUENCE).and_then(|element| Self::decode(&element));
        decoded.ok().filter(|key| !key.is_malformed).ok_or(PublicKeyError::Malformed)
    }

    /// Reads an `RSAPublicKey` from its DER encoding (RFC 8017 appendix A.1.1).
    ///
    /// # Errors
    /// Fails when the bytes are not DER or not that structure.
    pub fn from_pkcs1_der(der: &[u8]) -> Result<Self, PublicKeyError> {
        Self::from_spki_der(&spki(&rsa_identifier(), der))
    }

    /// Reads a key from DER, telling `SubjectPublicKeyInfo` and `RSAPublicKey` apart by their structure.
    ///
    /// # Errors
    /// Fails when the bytes are neither.
    pub fn from_der(der: &[u8]) -> Result<Self, PublicKeyError> {
        Self::from_spki_der(der).or_else(|_| Self::from_pkcs1_der(der))
    }

    /// Reads the key of a `PUBLIC KEY` (RFC 7468 section 13) or `RSA PUBLIC KEY` (RFC 8017 appendix A.1.1) block.
    ///
    /// # Errors
    /// Fails when the bytes do not have the structure of their label, or the label names something else.
    pub fn from_pem_block(block: &pem::Block) -> Result<Self, PublicKeyError> {
        match block.label() {
            "PUBLIC KEY" => Self::from_spki_der(block.der()),
            "RSA PUBLIC KEY" => Self::from_pkcs1_der(block.der()),
            label => Err(PublicKeyError::NotAPublicKey { label: label.to_owned() }),
        }
    }

    /// Makes an RSA key from both numbers, big-endian and without a sign (RFC 7518 section 6.3.1).
    ///
    /// # Errors
    /// Fails when a number is missing or out of range.
    pub fn from_rsa_numbers(modulus: &[u8], exponent: &[u8]) -> Result<Self, PublicKeyError> {
        let numbers = [encoding::der_integer(modulus), encoding::der_integer(exponent)];
        if modulus.is_empty() || exponent.is_empty() {
            return Err(PublicKeyError::Malformed);
        }
        Self::from_pkcs1_der(&asn1::encode(asn1::SEQUENCE, &[&numbers[0], &numbers[1]]))
    }

    /// Makes a key from a point of the curve that people call `P-256`, `P-384` or `P-521`, both coordinates in the
    /// length of the field (RFC 7518 section 6.2.1).
    ///
    /// # Errors
    /// Fails when the curve is another one or a coordinate is of another length.
    pub fn from_point(curve: &str, x: &[u8], y: &[u8]) -> Result<Self, PublicKeyError> {
        let (oid, length): (&[u8], usize) = match curve {
            "P-256" => (&[0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7], 32),
            "P-384" => (&[0x2b, 0x81, 4, 0, 34], 48),
            "P-521" => (&[0x2b, 0x81, 4, 0, 35], 66),
            _ => return Err(PublicKeyError::Malformed),
        };
        if x.len() != length || y.len() != length {
            return Err(PublicKeyError::Malformed);
        }
        let identifier = ec_identifier(&asn1::encode(asn1::OID, &[oid]));
        Self::from_spki_der(&spki(&identifier, &[&[4], x, y].concat()))
    }

    /// Makes an Ed25519 key from its 32 bytes (RFC 8037 section 2).
    ///
    /// # Errors
    /// Fails when there are more or fewer bytes.
    pub fn from_ed25519(bytes: &[u8]) -> Result<Self, PublicKeyError> {
        let identifier = asn1::encode(asn1::SEQUENCE, &[&[asn1::OID, 3, 0x2b, 0x65, 0x70]]);
        match bytes.len() {
            32 => Self::from_spki_der(&spki(&identifier, bytes)),
            _ => Err(PublicKeyError::Malformed),
        }
    }

    /// Returns `RSA`, `RSA-PSS`, `EC`, `Ed25519`, `Ed448`, `X25519`, `X448`, `DSA`, `ML-DSA-44` and so on,
    /// or the dotted object identifier.
    pub fn algorithm(&self) -> &str {
        &self.kind.algorithm
    }

    /// Returns the size in bits, where the algorithm has one.
    pub fn bits(&self) -> Option<u32> {
        self.kind.bits
    }

    /// Returns `secp256r1` and so on, or the dotted object identifier of the curve.
    pub fn curve(&self) -> Option<&str> {
        self.kind.curve.as_deref()
    }

    /// Returns the curve as people say it: `P-256`, `brainpoolP256r1` and so on; the dotted object identifier of one
    /// that is not known.
    pub fn curve_name(&self) -> Option<&str> {
        self.curve().map(|curve| known_curve_name(curve).unwrap_or(curve))
    }

    /// Returns the RSA public exponent in decimal digits.
    pub fn exponent(&self) -> Option<&str> {
        self.kind.exponent.as_deref()
    }

    /// Returns the DER encoding of the `SubjectPublicKeyInfo`.
    pub fn spki_der(&self) -> &[u8] {
        &self.spki
    }

    /// Returns the DER encoding of the `RSAPublicKey` (RFC 8017 appendix A.1.1); `None` for a key of another algorithm.
    pub fn pkcs1_der(&self) -> Option<&[u8]> {
        (self.algorithm() == "RSA").then(|| self.key_bytes())
    }

    /// Writes the `SubjectPublicKeyInfo` as a `PUBLIC KEY` block (RFC 7468 section 13).
    pub fn to_pem(&self) -> String {
        pem::encode("PUBLIC KEY", &self.spki)
    }

    /// Returns the SHA-256 digest of the DER encoding as hex.
    pub fn spki_sha256_hex(&self) -> String {
        encoding::hex(&self.spki_sha256())
    }

    /// Returns the SHA-256 digest of the key in DER.
    pub fn spki_sha256(&self) -> [u8; 32] {
        sha2::Sha256::digest(&self.spki).into()
    }

    /// Says whether both are the same key, even when parameters or points are written differently.
    pub fn is_same_key(&self, other: &Self) -> bool {
        let same_kind = self.kind.algorithm == other.kind.algorithm && self.kind.curve == other.kind.curve;
        same_kind && is_same_point(self.key_bytes(), other.key_bytes())
    }

    pub(crate) fn kind(&self) -> &KeyKind {
        &self.kind
    }

    /// Returns the content of the `subjectPublicKey` bit string.
    pub(crate) fn key_bytes(&self) -> &[u8] {
        self.spki.get(self.key_bytes.clone()).unwrap_or_default()
    }

    /// Says whether the bit string does not hold a key of the algorithm.
    pub(crate) fn is_malformed(&self) -> bool {
        self.is_malformed
    }

    /// Reads a `SubjectPublicKeyInfo` (RFC 5280 section 4.1.2.7); what its bit string holds may be anything.
    pub(crate) fn decode(element: &Element<'_>) -> asn1::Result<Self> {
        let mut fields = element.require(asn1::SEQUENCE)?.fields()?;
        let identifier = AlgorithmIdentifier::decode(&fields.expect(asn1::SEQUENCE)?)?;
        let key = fields.read_last()?.require(asn1::BIT_STRING)?;
        let bytes = key.octets_of_bit_string()?;
        let (kind, is_malformed) = match KeyKind::decode(&identifier, bytes) {
            Ok(kind) => (kind, false),
            Err(_) => (KeyKind::of_algorithm(&identifier)?, true),
        };
        let spki = element.whole.to_vec();
        Ok(Self { key_bytes: spki.len() - bytes.len()..spki.len(), spki, kind, is_malformed })
    }
}

/// Returns what people call a curve that is known here.
pub(crate) fn known_curve_name(curve: &str) -> Option<&'static str> {
    CURVE_NAMES.iter().find(|(known, _)| *known == curve).map(|(_, name)| *name)
}

/// Writes a `SubjectPublicKeyInfo` from its algorithm identifier and the bytes of its bit string.
pub(crate) fn spki(identifier: &[u8], key: &[u8]) -> Vec<u8> {
    let bit_string = asn1::encode(asn1::BIT_STRING, &[&[0], key]);
    asn1::encode(asn1::SEQUENCE, &[identifier, &bit_string])
}

/// Says whether two keys are equal, also when one is a compressed and the other an uncompressed point
/// (SEC 1 section 2.3.3).
pub(crate) fn is_same_point(one: &[u8], other: &[u8]) -> bool {
    match (one, other) {
        ([parity @ (2 | 3), x @ ..], [4, point @ ..]) | ([4, point @ ..], [parity @ (2 | 3), x @ ..]) => {
            let (other_x, other_y) = point.split_at(point.len() / 2);
            x == other_x && other_y.last().is_some_and(|last| last & 1 == parity & 1)
        }
        _ => one == other,
    }
}

/// Returns the `AlgorithmIdentifier` of `id-ecPublicKey` with its DER parameters (RFC 5480 section 2.1.1).
pub(crate) fn ec_identifier(parameters: &[u8]) -> Vec<u8> {
    asn1::encode(asn1::SEQUENCE, &[&[6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1], parameters])
}

/// Returns the `AlgorithmIdentifier` of `id-dsa` with its DER parameters (RFC 3279 section 2.3.2).
pub(crate) fn dsa_identifier(parameters: &[u8]) -> Vec<u8> {
    asn1::encode(asn1::SEQUENCE, &[&[6, 7, 0x2a, 0x86, 0x48, 0xce, 0x38, 4, 1], parameters])
}

/// Returns the `AlgorithmIdentifier` of `rsaEncryption` (RFC 3279 section 2.3.1).
pub(crate) fn rsa_identifier() -> Vec<u8> {
    asn1::encode(asn1::SEQUENCE, &[&[6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1], &[asn1::NULL, 0]])
}

/// Why bytes were not read as a public key.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PublicKeyError {
    /// The bytes are not DER or do not have the structure.
    Malformed,
    /// The PEM label names something else.
    NotAPublicKey {
        /// The label of the block.
        label: String,
    },
}

impl fmt::Display for PublicKeyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed => formatter.write_str("malformed public key"),
            Self::NotAPublicKey { label } => write!(formatter, "a block of label {label} is no public key"),
        }
    }
}

impl std::error::Error for PublicKeyError {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Bounds;

    fn read(text: &str) -> PublicKey {
        let (blocks, problems) = pem::scan(text, &Bounds::default());
        assert!(problems.is_empty());
        PublicKey::from_pem_block(&blocks[0]).unwrap()
    }

    // Bindwright test throw-away
    const ED25519: &str = "-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEApcHYhYIGSuDfcYwkmzT5+dmZGQBooHDLCQnSumtXDCo=
-----END PUBLIC KEY-----
";
    const RSA_SPKI: &str = "-----BEGIN PUBLIC KEY-----
MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDCT0j/Lt+pEp5hK/Jl0nKzEN/+
MOHGFzhLLN6WNsOP8RNOV8ypOQxwpSoBWcsYGsIH/XalW/bJgp2GUwjByeCpkm1Z
kA00hsruLCJdnm3CSNPqOTAkDzdEGfimVS/z1SCmWrPVwqz+wQXXPTnPJ31S6XJK
l4y0cP2+0AYMFGMZlwIDAQAB
-----END PUBLIC KEY-----
";
    const RSA_PKCS1: &str = "-----BEGIN RSA PUBLIC KEY-----
MIGJAoGBAMJPSP8u36kSnmEr8mXScrMQ3/4w4cYXOEss3pY2w4/xE05XzKk5DHCl
KgFZyxgawgf9dqVb9smCnYZTCMHJ4KmSbVmQDTSGyu4sIl2ebcJI0+o5MCQPN0QZ
+KZVL/PVIKZas9XCrP7BBdc9Oc8nfVLpckqXjLRw/b7QBgwUYxmXAgMBAAE=
-----END RSA PUBLIC KEY-----
";

    #[test]
    fn both_containers_of_an_rsa_key_give_the_same_key() {
        let key = read(RSA_SPKI);
        assert_eq!(key, read(RSA_PKCS1));
        assert_eq!((key.algorithm(), key.bits(), key.exponent()), ("RSA", Some(1024), Some("65537")));
    }

    #[test]
    fn both_containers_are_written_and_told_apart() {
        let key = read(RSA_SPKI);
        assert_eq!(key.to_pem(), RSA_SPKI);
        assert_eq!(pem::encode("RSA PUBLIC KEY", key.pkcs1_der().unwrap()), RSA_PKCS1);
        assert_eq!(PublicKey::from_der(key.pkcs1_der().unwrap()), Ok(key.clone()));
        assert_eq!(PublicKey::from_der(key.spki_der()), Ok(key));
        assert_eq!(read(ED25519).pkcs1_der(), None);
        assert_eq!(PublicKey::from_der(&[0x30, 0]), Err(PublicKeyError::Malformed));
    }

    #[test]
    fn curves_are_called_as_people_call_them() {
        let on_curve = |oid: &[u8]| {
            let parameters = asn1::encode(asn1::OID, &[oid]);
            PublicKey::from_spki_der(&spki(&ec_identifier(&parameters), &[4; 65])).unwrap()
        };
        for (oid, curve, name) in [
            (&[0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7][..], "secp256r1", "P-256"),
            (&[0x2b, 0x81, 4, 0, 10], "secp256k1", "secp256k1"),
            (&[0x2b, 0x24, 3, 3, 2, 8, 1, 1, 7], "1.3.36.3.3.2.8.1.1.7", "brainpoolP256r1"),
            (&[0x2a, 3], "1.2.3", "1.2.3"),
        ] {
            let key = on_curve(oid);
            assert_eq!((key.curve(), key.curve_name()), (Some(curve), Some(name)));
        }
    }

    #[test]
    fn numbers_and_points_make_the_keys_they_were_taken_from() {
        let rsa = read(RSA_SPKI);
        let mut fields = asn1::only(rsa.key_bytes(), asn1::SEQUENCE).unwrap().fields().unwrap();
        let modulus = fields.expect(asn1::INTEGER).unwrap().unsigned().unwrap();
        assert_eq!(PublicKey::from_rsa_numbers(modulus, &[1, 0, 1]), Ok(rsa.clone()));
        assert_eq!(PublicKey::from_rsa_numbers(&[], &[1]), Err(PublicKeyError::Malformed));
        let edwards = read(ED25519);
        assert_eq!(PublicKey::from_ed25519(edwards.key_bytes()), Ok(edwards.clone()));
        assert_eq!(PublicKey::from_ed25519(&[1; 31]), Err(PublicKeyError::Malformed));
        for (curve, name, length) in
            [("P-256", "secp256r1", 32), ("P-384", "secp384r1", 48), ("P-521", "secp521r1", 66)]
        {
            let key = PublicKey::from_point(curve, &vec![1; length], &vec![2; length]).unwrap();
            assert_eq!(key.curve(), Some(name));
            assert!(PublicKey::from_point(curve, &vec![1; length - 1], &vec![2; length]).is_err());
        }
        assert!(PublicKey::from_point("P-224", &[1; 28], &[2; 28]).is_err());
    }

    #[test]
    fn edwards_key_has_a_size_and_no_curve() {
        let key = read(ED25519);
        assert_eq!((key.algorithm(), key.bits(), key.curve()), ("Ed25519", Some(256), None));
    }

    #[test]
    fn other_labels_and_other_structures_are_refused() {
        let (blocks, _) = pem::scan(&ED25519.replace("PUBLIC", "RSA PUBLIC"), &Bounds::default());
        assert_eq!(PublicKey::from_pem_block(&blocks[0]), Err(PublicKeyError::Malformed));
        let (blocks, _) = pem::scan(&ED25519.replace("PUBLIC", "PRIVATE"), &Bounds::default());
        let label = "PRIVATE KEY".to_owned();
        assert_eq!(PublicKey::from_pem_block(&blocks[0]), Err(PublicKeyError::NotAPublicKey { label }));
    }

    proptest! {
        #[test]
        fn any_change_is_read_without_panic(place: prop::sample::Index, byte: u8) {
            let mut der = read(RSA_SPKI).spki_der().to_vec();
            let place = place.index(der.len());
            der[place] = byte;
            if let Ok(key) = PublicKey::from_der(&der) {
                prop_assert_eq!(PublicKey::from_der(key.spki_der()), Ok(key));
            }
        }
    }
}
