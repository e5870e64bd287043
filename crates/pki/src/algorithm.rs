use crate::asn1::{self, Element, Result};

/// An algorithm by object identifier and by the name of the RFC that registers it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AlgorithmName {
    /// Dotted object identifier.
    pub oid: String,
    /// Name such as `sha256WithRSAEncryption`, with the hash for RSASSA-PSS; the object identifier where there is none.
    pub name: String,
}

/// A hash function of the secure hash standard (FIPS 180-4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HashAlgorithm {
    /// 160 bits; broken, and still found on old roots.
    Sha1,
    /// 224 bits.
    Sha224,
    /// 256 bits.
    Sha256,
    /// 384 bits.
    Sha384,
    /// 512 bits.
    Sha512,
}

impl HashAlgorithm {
    /// Returns the name as FIPS 180-4 writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sha1 => "SHA-1",
            Self::Sha224 => "SHA-224",
            Self::Sha256 => "SHA-256",
            Self::Sha384 => "SHA-384",
            Self::Sha512 => "SHA-512",
        }
    }

    pub(crate) fn from_oid(oid: &str) -> Option<Self> {
        Some(match oid {
            "1.3.14.3.2.26" => Self::Sha1,
            "2.16.840.1.101.3.4.2.4" => Self::Sha224,
            "2.16.840.1.101.3.4.2.1" => Self::Sha256,
            "2.16.840.1.101.3.4.2.2" => Self::Sha384,
            "2.16.840.1.101.3.4.2.3" => Self::Sha512,
            _ => return None,
        })
    }
}

/// How a signature was made, as far as it can be verified here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SignatureAlgorithm {
    /// RSASSA-PKCS1-v1_5 (RFC 8017 section 8.2).
    RsaPkcs1(HashAlgorithm),
    /// RSASSA-PSS (RFC 8017 section 8.1) with the same hash for message and mask.
    RsaPss {
        /// Hash of the message and of the mask generation function.
        hash: HashAlgorithm,
        /// Length of the salt in bytes.
        salt_length: u32,
    },
    /// ECDSA (RFC 5758 section 3.2), the signature as a DER sequence.
    Ecdsa(HashAlgorithm),
    /// Ed25519 (RFC 8410 section 3).
    Ed25519,
}

/// `AlgorithmIdentifier` (RFC 5280 section 4.1.1.2), undecoded.
#[derive(Clone, Copy)]
pub(crate) struct AlgorithmIdentifier<'a> {
    pub(crate) oid: Element<'a>,
    pub(crate) parameters: Option<Element<'a>>,
    pub(crate) whole: &'a [u8],
}

impl<'a> AlgorithmIdentifier<'a> {
    pub(crate) fn decode(element: &Element<'a>) -> Result<Self> {
        let mut fields = element.require(asn1::SEQUENCE)?.fields()?;
        let oid = fields.expect(asn1::OID)?;
        let parameters = if fields.is_finished() { None } else { Some(fields.read_last()?) };
        Ok(Self { oid, parameters, whole: element.whole })
    }

    /// Returns OID and name of a signature algorithm.
    pub(crate) fn signature_name(&self) -> Result<AlgorithmName> {
        let oid = self.oid.oid()?;
        let name = match signature_name(&oid) {
            Some("RSASSA-PSS") => self.pss_name(),
            Some(name) => name.to_owned(),
            None => oid.clone(),
        };
        Ok(AlgorithmName { oid, name })
    }

    /// Returns the algorithm when it is one that can be verified here.
    pub(crate) fn signature_algorithm(&self) -> Option<SignatureAlgorithm> {
        use HashAlgorithm::{Sha1, Sha224, Sha256, Sha384, Sha512};
        Some(match self.oid.oid().ok()?.as_str() {
            "1.2.840.113549.1.1.5" | "1.3.14.3.2.29" => SignatureAlgorithm::RsaPkcs1(Sha1),
            "1.2.840.113549.1.1.14" => SignatureAlgorithm::RsaPkcs1(Sha224),
            "1.2.840.113549.1.1.11" => SignatureAlgorithm::RsaPkcs1(Sha256),
            "1.2.840.113549.1.1.12" => SignatureAlgorithm::RsaPkcs1(Sha384),
            "1.2.840.113549.1.1.13" => SignatureAlgorithm::RsaPkcs1(Sha512),
            "1.2.840.113549.1.1.10" => pss(self.parameters.as_ref()).ok()?.verifiable()?,
            "1.2.840.10045.4.1" => SignatureAlgorithm::Ecdsa(Sha1),
            "1.2.840.10045.4.3.1" => SignatureAlgorithm::Ecdsa(Sha224),
            "1.2.840.10045.4.3.2" => SignatureAlgorithm::Ecdsa(Sha256),
            "1.2.840.10045.4.3.3" => SignatureAlgorithm::Ecdsa(Sha384),
            "1.2.840.10045.4.3.4" => SignatureAlgorithm::Ecdsa(Sha512),
            "1.3.101.112" => SignatureAlgorithm::Ed25519,
            _ => return None,
        })
    }

    fn pss_name(&self) -> String {
        match pss(self.parameters.as_ref()).ok().and_then(|parameters| parameters.hash) {
            Some(hash) => format!("RSASSA-PSS with {}", hash.name()),
            None => "RSASSA-PSS".to_owned(),
        }
    }
}

/// `RSASSA-PSS-params` (RFC 8017 appendix A.2.3); OpenSSL's salts of up to 470 bytes do not fit a `u8`.
struct PssParameters {
    hash: Option<HashAlgorithm>,
    mask_hash: Option<HashAlgorithm>,
    salt_length: u32,
    trailer_field: u32,
}

impl PssParameters {
    fn verifiable(&self) -> Option<SignatureAlgorithm> {
        let hash = self.hash?;
        let usual = self.mask_hash == Some(hash) && self.trailer_field == 1;
        usual.then_some(SignatureAlgorithm::RsaPss { hash, salt_length: self.salt_length })
    }
}

fn pss(parameters: Option<&Element<'_>>) -> Result<PssParameters> {
    let (sha1, salt_length, trailer_field) = (Some(HashAlgorithm::Sha1), 20, 1);
    let mut pss = PssParameters { hash: sha1, mask_hash: sha1, salt_length, trailer_field };
    let Some(parameters) = parameters else { return Ok(pss) };
    let mut fields = parameters.require(asn1::SEQUENCE)?.fields()?;
    if let Some(hash) = fields.optional(asn1::context_constructed(0))? {
        pss.hash = hash_of(&hash.fields()?.read_last()?)?;
    }
    if let Some(mask) = fields.optional(asn1::context_constructed(1))? {
        pss.mask_hash = mask_hash_of(&mask.fields()?.read_last()?)?;
    }
    if let Some(salt_length) = fields.optional(asn1::context_constructed(2))? {
        pss.salt_length = salt_length.fields()?.read_last()?.require(asn1::INTEGER)?.small()?;
    }
    if let Some(trailer_field) = fields.optional(asn1::context_constructed(3))? {
        pss.trailer_field = trailer_field.fields()?.read_last()?.require(asn1::INTEGER)?.small()?;
    }
    fields.finish()?;
    Ok(pss)
}

fn hash_of(element: &Element<'_>) -> Result<Option<HashAlgorithm>> {
    let oid = AlgorithmIdentifier::decode(element)?.oid.oid()?;
    Ok(HashAlgorithm::from_oid(&oid))
}

fn mask_hash_of(element: &Element<'_>) -> Result<Option<HashAlgorithm>> {
    let mask = AlgorithmIdentifier::decode(element)?;
    let is_mgf1 = mask.oid.oid()? == "1.2.840.113549.1.1.8";
    match mask.parameters {
        Some(hash) if is_mgf1 => hash_of(&hash),
        _ => Ok(None),
    }
}

/// Returns the registered name of a signature algorithm.
fn signature_name(oid: &str) -> Option<&'static str> {
    Some(match oid {
        "1.2.840.113549.1.1.2" => "md2WithRSAEncryption",
        "1.2.840.113549.1.1.4" => "md5WithRSAEncryption",
        "1.2.840.113549.1.1.5" => "sha1WithRSAEncryption",
        "1.3.14.3.2.29" => "sha1WithRSASignature",
        "1.2.840.113549.1.1.14" => "sha224WithRSAEncryption",
        "1.2.840.113549.1.1.11" => "sha256WithRSAEncryption",
        "1.2.840.113549.1.1.12" => "sha384WithRSAEncryption",
        "1.2.840.113549.1.1.13" => "sha512WithRSAEncryption",
        "1.2.840.113549.1.1.10" => "RSASSA-PSS",
        "1.2.840.10040.4.3" => "dsa-with-sha1",
        "2.16.840.1.101.3.4.3.1" => "dsa-with-sha224",
        "2.16.840.1.101.3.4.3.2" => "dsa-with-sha256",
        "1.2.840.10045.4.1" => "ecdsa-with-SHA1",
        "1.2.840.10045.4.3.1" => "ecdsa-with-SHA224",
        "1.2.840.10045.4.3.2" => "ecdsa-with-SHA256",
        "1.2.840.10045.4.3.3" => "ecdsa-with-SHA384",
        "1.2.840.10045.4.3.4" => "ecdsa-with-SHA512",
        "1.3.101.112" => "Ed25519",
        "1.3.101.113" => "Ed448",
        "2.16.840.1.101.3.4.3.17" => "ML-DSA-44",
        "2.16.840.1.101.3.4.3.18" => "ML-DSA-65",
        "2.16.840.1.101.3.4.3.19" => "ML-DSA-87",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sequence(parts: &[&[u8]]) -> Vec<u8> {
        asn1::encode(asn1::SEQUENCE, parts)
    }

    fn pss_identifier(salt_length: &[u8]) -> Vec<u8> {
        let sha256 = sequence(&[&[6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1]]);
        let mgf1 = sequence(&[&[6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 8], &sha256]);
        let parameters = sequence(&[
            &asn1::encode(asn1::context_constructed(0), &[&sha256]),
            &asn1::encode(asn1::context_constructed(1), &[&mgf1]),
            &asn1::encode(asn1::context_constructed(2), &[&asn1::encode(asn1::INTEGER, &[salt_length])]),
        ]);
        sequence(&[&[6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 10], &parameters])
    }

    fn decode(der: &[u8]) -> AlgorithmIdentifier<'_> {
        AlgorithmIdentifier::decode(&asn1::only(der, asn1::SEQUENCE).unwrap()).unwrap()
    }

    #[test]
    fn salt_longer_than_a_byte_is_read() {
        let der = pss_identifier(&[0x01, 0xde]);
        let expected = SignatureAlgorithm::RsaPss { hash: HashAlgorithm::Sha256, salt_length: 478 };
        assert_eq!(decode(&der).signature_algorithm(), Some(expected));
        assert_eq!(decode(&der).signature_name().unwrap().name, "RSASSA-PSS with SHA-256");
    }

    #[test]
    fn absent_parameters_mean_sha1() {
        let der = sequence(&[&[6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 10]]);
        let expected = SignatureAlgorithm::RsaPss { hash: HashAlgorithm::Sha1, salt_length: 20 };
        assert_eq!(decode(&der).signature_algorithm(), Some(expected));
    }

    #[test]
    fn unknown_algorithm_is_named_by_its_number() {
        let der = sequence(&[&[6, 2, 0x2a, 3]]);
        assert_eq!(decode(&der).signature_name().unwrap().name, "1.2.3");
        assert_eq!(decode(&der).signature_algorithm(), None);
    }
}
