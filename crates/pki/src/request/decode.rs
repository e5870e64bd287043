use super::{CertificateRequest, RequestError};
use crate::algorithm::AlgorithmIdentifier;
use crate::asn1::{self, Element, Fields, Malformed};
use crate::certificate::extension_list;
use crate::{CertificateProblem, DistinguishedName, Extension, PublicKey};

/// `extensionRequest` (RFC 2985 section 5.4.2), and the number Microsoft used for it before.
const EXTENSION_REQUESTS: [&str; 2] = ["1.2.840.113549.1.9.14", "1.3.6.1.4.1.311.2.1.14"];

impl From<Malformed> for RequestError {
    fn from(Malformed { offset }: Malformed) -> Self {
        Self::Malformed { offset }
    }
}

/// Reads a `CertificationRequest` (RFC 2986 section 4.2).
pub(super) fn request(der: &[u8]) -> Result<CertificateRequest, RequestError> {
    let mut outermost = Fields::new(der)?;
    let element = outermost.expect(asn1::SEQUENCE)?;
    if !outermost.is_finished() {
        return Err(RequestError::TrailingData { bytes: outermost.rest().len() });
    }
    let mut fields = element.fields()?;
    let info = fields.expect(asn1::SEQUENCE)?;
    let algorithm = AlgorithmIdentifier::decode(&fields.expect(asn1::SEQUENCE)?)?;
    let signature = fields.expect(asn1::BIT_STRING)?;
    signature.octets_of_bit_string()?;
    fields.finish()?;

    let mut inside = info.fields()?;
    let version = inside.expect(asn1::INTEGER)?.small()?.saturating_add(1);
    let subject = DistinguishedName::decode(&inside.read()?)?;
    let public_key = PublicKey::decode(&inside.read()?)?;
    // Some programs leave the empty set of attributes out.
    let attributes = inside.optional(asn1::context_constructed(0))?;
    inside.finish()?;
    let mut problems = Vec::new();
    if public_key.is_malformed() {
        problems.push(CertificateProblem::MalformedPublicKey);
    }
    let attributes = attributes.map(|set| self::attributes(&set, &mut problems)).transpose()?;
    let (attributes, extensions) = attributes.unwrap_or_default();

    let end = info.offset + info.content.len();
    Ok(CertificateRequest {
        der: der.to_vec(),
        signed: end - info.whole.len()..end,
        // The first byte of a bit string's content counts its unused bits.
        signature: signature.offset + 1..signature.offset + signature.content.len(),
        version,
        subject,
        public_key,
        attributes,
        extensions,
        signature_algorithm: algorithm.signature_name()?,
        verifiable: algorithm.signature_algorithm(),
        problems,
    })
}

/// Reads the object identifiers of all attributes, and the extensions that are asked for.
fn attributes(
    set: &Element<'_>,
    problems: &mut Vec<CertificateProblem>,
) -> asn1::Result<(Vec<String>, Vec<Extension>)> {
    let (mut attributes, mut extensions) = (Vec::new(), Vec::new());
    for attribute in set.fields()? {
        let mut fields = attribute?.require(asn1::SEQUENCE)?.fields()?;
        let oid = fields.expect(asn1::OID)?.oid()?;
        let values = fields.read_last()?.require(asn1::SET)?;
        if EXTENSION_REQUESTS.contains(&oid.as_str()) {
            for list in values.fields()? {
                extensions.extend(extension_list(&list?, problems)?);
            }
        }
        attributes.push(oid);
    }
    Ok((attributes, extensions))
}
