use std::ops::Range;

use super::{Certificate, CertificateError, CertificateField, CertificateProblem};
use crate::algorithm::AlgorithmIdentifier;
use crate::asn1::{self, Element, Fields, Malformed};
use crate::time::{Civil, digits};
use crate::{DistinguishedName, Extension, ExtensionValue, PublicKey, UnixTime};

type Result<T> = std::result::Result<T, CertificateError>;

/// Reads a `Certificate` (RFC 5280 section 4.1).
pub(super) fn certificate(der: &[u8]) -> Result<Certificate> {
    let whole = CertificateField::Certificate;
    let mut outermost = Fields::new(der).map_err(at(whole))?;
    let element = outermost.expect(asn1::SEQUENCE).map_err(at(whole))?;
    if !outermost.is_finished() {
        return Err(CertificateError::TrailingData { bytes: outermost.rest().len() });
    }
    let mut fields = element.fields().map_err(at(whole))?;
    let signed = fields.expect(asn1::SEQUENCE).map_err(at(whole))?;
    let algorithm = algorithm(&mut fields)?;
    let signature =
        fields.expect(asn1::BIT_STRING).and_then(|bits| bits.octets_of_bit_string().map(|_| bits));
    let signature = signature.map_err(at(CertificateField::Signature))?;
    fields.finish().map_err(at(whole))?;

    let mut certificate = to_be_signed(&signed, &algorithm)?;
    // The first byte of a bit string's content counts its unused bits.
    certificate.signature = signature.offset + 1..signature.offset + signature.content.len();
    certificate.der = der.to_vec();
    Ok(certificate)
}

/// Reads a `TBSCertificate` (RFC 5280 section 4.1.2).
fn to_be_signed(signed: &Element<'_>, beside: &AlgorithmIdentifier<'_>) -> Result<Certificate> {
    let mut problems = Vec::new();
    let mut fields = signed.fields().map_err(at(CertificateField::Certificate))?;
    let version = version(&mut fields, &mut problems)?;
    let serial_number = serial_number(&mut fields)?;
    let inside = algorithm(&mut fields)?;
    let issuer = name(&mut fields, CertificateField::Issuer)?;
    let (not_before, not_after) = validity(&mut fields).map_err(at(CertificateField::Validity))?;
    let subject = name(&mut fields, CertificateField::Subject)?;
    let public_key = fields.read().and_then(|element| PublicKey::decode(&element));
    let public_key = public_key.map_err(at(CertificateField::PublicKey))?;
    if public_key.is_malformed() {
        problems.push(CertificateProblem::MalformedPublicKey);
    }
    unique_identifiers(&mut fields).map_err(at(CertificateField::UniqueIdentifier))?;
    let extensions = extensions(&mut fields, &mut problems).map_err(at(CertificateField::Extensions))?;
    fields.finish().map_err(at(CertificateField::Certificate))?;
    algorithms_agree(&inside, beside, &mut problems)?;

    Ok(Certificate {
        der: Vec::new(),
        signed: signed.offset + signed.content.len() - signed.whole.len()
            ..signed.offset + signed.content.len(),
        signature: 0..0,
        version,
        serial_number,
        signature_algorithm: beside.signature_name().map_err(at(CertificateField::SignatureAlgorithm))?,
        verifiable: beside.signature_algorithm(),
        issuer,
        subject,
        not_before,
        not_after,
        public_key,
        extensions,
        problems,
    })
}

fn at(field: CertificateField) -> impl Fn(Malformed) -> CertificateError {
    move |Malformed { offset }| CertificateError::Malformed { field, offset }
}

/// Section 4.1.2.1; version 1 is the default and is not to be encoded.
fn version(fields: &mut Fields<'_>, problems: &mut Vec<CertificateProblem>) -> Result<u8> {
    let field = CertificateField::Version;
    let Some(explicit) = fields.optional(asn1::context_constructed(0)).map_err(at(field))? else {
        return Ok(1);
    };
    let number = explicit.fields().and_then(|mut inside| inside.read_last()?.require(asn1::INTEGER)?.small());
    match number.map_err(at(field))? {
        0 => {
            problems.push(CertificateProblem::NotDistinguished { field });
            Ok(1)
        }
        1 => Ok(2),
        2 => Ok(3),
        number => Err(CertificateError::UnsupportedVersion { version: number.saturating_add(1) }),
    }
}

fn serial_number(fields: &mut Fields<'_>) -> Result<Range<usize>> {
    let serial_number = fields.expect(asn1::INTEGER).and_then(|element| element.integer().map(|_| element));
    let serial_number = serial_number.map_err(at(CertificateField::SerialNumber))?;
    Ok(serial_number.offset..serial_number.offset + serial_number.content.len())
}

fn algorithm<'a>(fields: &mut Fields<'a>) -> Result<AlgorithmIdentifier<'a>> {
    let element = fields.expect(asn1::SEQUENCE);
    element
        .and_then(|element| AlgorithmIdentifier::decode(&element))
        .map_err(at(CertificateField::SignatureAlgorithm))
}

fn name(fields: &mut Fields<'_>, field: CertificateField) -> Result<DistinguishedName> {
    fields.read().and_then(|element| DistinguishedName::decode(&element)).map_err(at(field))
}

/// Section 4.1.1.2: both identifiers have to be the same.
fn algorithms_agree(
    inside: &AlgorithmIdentifier<'_>,
    beside: &AlgorithmIdentifier<'_>,
    problems: &mut Vec<CertificateProblem>,
) -> Result<()> {
    if inside.whole != beside.whole {
        let oid = |identifier: &AlgorithmIdentifier<'_>| {
            identifier.oid.oid().map_err(at(CertificateField::SignatureAlgorithm))
        };
        let (signed, unsigned) = (oid(inside)?, oid(beside)?);
        problems.push(CertificateProblem::SignatureAlgorithmMismatch { signed, unsigned });
    }
    Ok(())
}

fn validity(fields: &mut Fields<'_>) -> asn1::Result<(UnixTime, UnixTime)> {
    let mut validity = fields.expect(asn1::SEQUENCE)?.fields()?;
    Ok((time(&validity.read()?)?, time(&validity.read_last()?)?))
}

/// Section 4.1.2.5: `YYMMDDHHMMSSZ` of the years 1950 to 2049, or `YYYYMMDDHHMMSSZ`.
fn time(element: &Element<'_>) -> asn1::Result<UnixTime> {
    let (year_digits, length) = match element.identifier {
        0x17 => (2, 13),
        0x18 => (4, 15),
        _ => return Err(element.malformed()),
    };
    let text = element.content;
    let whole = text.len() == length && text.ends_with(b"Z");
    whole.then(|| civil(text, year_digits)).flatten().ok_or_else(|| element.malformed())
}

fn civil(text: &[u8], year_digits: usize) -> Option<UnixTime> {
    let year = match (digits(text, 0, year_digits)?, year_digits) {
        (year @ 0..=49, 2) => 2000 + year,
        (year, 2) => 1900 + year,
        (year, _) => year,
    };
    let pair = |index: usize| digits(text, year_digits + 2 * index, 2);
    let (month, day, hour, minute, second) = (pair(0)?, pair(1)?, pair(2)?, pair(3)?, pair(4)?);
    UnixTime::from_civil(Civil { year, month, day, hour, minute, second })
}

/// Section 4.1.2.8; they are not used by anyone and only checked to be bit strings.
fn unique_identifiers(fields: &mut Fields<'_>) -> asn1::Result<()> {
    for number in [1, 2] {
        if let Some(identifier) = fields.optional(asn1::context(number))? {
            identifier.bit_string()?;
        }
    }
    Ok(())
}

/// Section 4.1.2.9.
fn extensions(
    fields: &mut Fields<'_>,
    problems: &mut Vec<CertificateProblem>,
) -> asn1::Result<Vec<Extension>> {
    let Some(explicit) = fields.optional(asn1::context_constructed(3))? else { return Ok(Vec::new()) };
    extension_list(&explicit.fields()?.read_last()?, problems)
}

/// Reads `Extensions`, which a certification request holds, too (RFC 5280 section 4.1.2.9, RFC 2985 section 5.4.2).
pub(crate) fn extension_list(
    list: &Element<'_>,
    problems: &mut Vec<CertificateProblem>,
) -> asn1::Result<Vec<Extension>> {
    let list = list.require(asn1::SEQUENCE)?;
    let mut extensions: Vec<Extension> = Vec::with_capacity(12);
    for element in list.fields()? {
        let extension = extension(&element?, problems)?;
        let oid = extension.oid().to_owned();
        if *extension.value() == ExtensionValue::Malformed {
            problems.push(CertificateProblem::MalformedExtension { oid: oid.clone() });
        }
        if extensions.iter().any(|known| known.oid() == oid) {
            problems.push(CertificateProblem::DuplicateExtension { oid });
        }
        extensions.push(extension);
    }
    Ok(extensions)
}

fn extension(element: &Element<'_>, problems: &mut Vec<CertificateProblem>) -> asn1::Result<Extension> {
    let mut fields = element.require(asn1::SEQUENCE)?.fields()?;
    let oid = fields.expect(asn1::OID)?;
    let critical = fields.optional(asn1::BOOLEAN)?.map(|critical| critical.boolean()).transpose()?;
    if critical == Some(false) {
        problems.push(CertificateProblem::NotDistinguished { field: CertificateField::Extensions });
    }
    let value = fields.read_last()?.require(asn1::OCTET_STRING)?;
    Ok(Extension::decode(oid.oid()?, critical.unwrap_or(false), value.content))
}
