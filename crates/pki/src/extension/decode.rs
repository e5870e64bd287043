use std::borrow::Cow;

use super::general_name;
use super::{AccessDescription, DistributionPoint, ExtensionValue, PolicyInformation};
use crate::asn1::{self, Element, Fields, Malformed, Result};
use crate::name::string;
use crate::{DistinguishedName, encoding};

/// Bits of `KeyUsage` in order (RFC 5280 section 4.2.1.3), by the names of the report.
pub(crate) const KEY_USAGES: [&str; 9] = [
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
];

/// Bits of `ReasonFlags` in order (RFC 5280 section 4.2.1.13).
const REASONS: [&str; 9] = [
    "unused",
    "keyCompromise",
    "cACompromise",
    "affiliationChanged",
    "superseded",
    "cessationOfOperation",
    "certificateHold",
    "privilegeWithdrawn",
    "aACompromise",
];

/// Decodes the value of an extension by its object identifier.
pub(super) fn value(oid: &str, der: &[u8]) -> Result<ExtensionValue> {
    use ExtensionValue as Value;
    Ok(match oid {
        "2.5.29.19" => basic_constraints(sequence(der)?)?,
        "2.5.29.15" => Value::KeyUsage(named_bits(&asn1::only(der, asn1::BIT_STRING)?, &KEY_USAGES)?),
        "2.5.29.37" => Value::ExtendedKeyUsage(at_least_one(sequence(der)?, |element| {
            element.require(asn1::OID)?.oid()
        })?),
        "2.5.29.17" => Value::SubjectAlternativeName(general_name::list(sequence(der)?)?),
        "2.5.29.18" => Value::IssuerAlternativeName(general_name::list(sequence(der)?)?),
        "2.5.29.14" => Value::SubjectKeyIdentifier(asn1::only(der, asn1::OCTET_STRING)?.content.to_vec()),
        "2.5.29.35" => authority_key_identifier(sequence(der)?)?,
        "2.5.29.32" => Value::CertificatePolicies(at_least_one(sequence(der)?, policy)?),
        "2.5.29.33" => Value::PolicyMappings(at_least_one(sequence(der)?, policy_mapping)?),
        "2.5.29.36" => policy_constraints(sequence(der)?)?,
        "2.5.29.54" => Value::InhibitAnyPolicy(asn1::only(der, asn1::INTEGER)?.small()?),
        "2.5.29.30" => name_constraints(sequence(der)?)?,
        "2.5.29.31" => Value::CrlDistributionPoints(at_least_one(sequence(der)?, distribution_point)?),
        "2.5.29.46" => Value::FreshestCrl(at_least_one(sequence(der)?, distribution_point)?),
        "1.3.6.1.5.5.7.1.1" => Value::AuthorityInformationAccess(at_least_one(sequence(der)?, access)?),
        "1.3.6.1.5.5.7.1.11" => Value::SubjectInformationAccess(at_least_one(sequence(der)?, access)?),
        "1.3.6.1.4.1.11129.2.4.2" => timestamps(asn1::only(der, asn1::OCTET_STRING)?.content)?,
        _ => Value::Unknown,
    })
}

fn sequence(der: &[u8]) -> Result<Fields<'_>> {
    asn1::only(der, asn1::SEQUENCE)?.fields()
}

fn at_least_one<T>(fields: Fields<'_>, read: fn(&Element<'_>) -> Result<T>) -> Result<Vec<T>> {
    let empty = Malformed { offset: fields.offset() };
    let list: Vec<T> = fields.map(|element| read(&element?)).collect::<Result<_>>()?;
    if list.is_empty() { Err(empty) } else { Ok(list) }
}

fn basic_constraints(mut fields: Fields<'_>) -> Result<ExtensionValue> {
    let is_ca = fields.optional(asn1::BOOLEAN)?.map(|is_ca| is_ca.boolean()).transpose()?;
    let path_length = fields.optional(asn1::INTEGER)?.map(|length| length.small()).transpose()?;
    fields.finish()?;
    Ok(ExtensionValue::BasicConstraints { is_ca: is_ca.unwrap_or(false), path_length })
}

fn named_bits(element: &Element<'_>, names: &[&'static str]) -> Result<Vec<&'static str>> {
    let (bytes, _) = element.bit_string()?;
    let is_set = |index: usize| bytes.get(index / 8).is_some_and(|byte| byte & (0x80 >> (index % 8)) != 0);
    Ok(names.iter().enumerate().filter(|(index, _)| is_set(*index)).map(|(_, name)| *name).collect())
}

fn authority_key_identifier(mut fields: Fields<'_>) -> Result<ExtensionValue> {
    let key_identifier = fields.optional(asn1::context(0))?.map(|identifier| identifier.content.to_vec());
    let issuer = match fields.optional(asn1::context_constructed(1))? {
        Some(names) => general_name::list(names.fields()?)?,
        None => Vec::new(),
    };
    let serial_number = match fields.optional(asn1::context(2))? {
        Some(number) => Some(encoding::integer_hex(number.integer()?)),
        None => None,
    };
    fields.finish()?;
    Ok(ExtensionValue::AuthorityKeyIdentifier { key_identifier, issuer, serial_number })
}

fn policy(element: &Element<'_>) -> Result<PolicyInformation> {
    let mut fields = element.require(asn1::SEQUENCE)?.fields()?;
    let oid = fields.expect(asn1::OID)?.oid()?;
    let qualifiers = match fields.optional(asn1::SEQUENCE)? {
        Some(qualifiers) => at_least_one(qualifiers.fields()?, policy_qualifier)?,
        None => Vec::new(),
    };
    fields.finish()?;
    Ok(PolicyInformation { oid, qualifiers })
}

fn policy_qualifier(element: &Element<'_>) -> Result<String> {
    let mut fields = element.require(asn1::SEQUENCE)?.fields()?;
    let oid = fields.expect(asn1::OID)?.oid()?;
    let qualifier = fields.read_last()?;
    match oid.as_str() {
        "1.3.6.1.5.5.7.2.1" => owned(&qualifier),
        "1.3.6.1.5.5.7.2.2" => user_notice(&qualifier),
        _ => Ok(oid),
    }
}

fn owned(element: &Element<'_>) -> Result<String> {
    string(element).map(Cow::into_owned).ok_or_else(|| element.malformed())
}

/// `UserNotice`: an optional reference that is left out, and an optional text.
fn user_notice(element: &Element<'_>) -> Result<String> {
    let mut fields = element.require(asn1::SEQUENCE)?.fields()?;
    fields.optional(asn1::SEQUENCE)?;
    if fields.is_finished() {
        return Ok(String::new());
    }
    let text = fields.read_last()?;
    owned(&text)
}

fn policy_mapping(element: &Element<'_>) -> Result<(String, String)> {
    let mut fields = element.require(asn1::SEQUENCE)?.fields()?;
    let issuer_domain = fields.expect(asn1::OID)?.oid()?;
    let subject_domain = fields.read_last()?.require(asn1::OID)?.oid()?;
    Ok((issuer_domain, subject_domain))
}

fn policy_constraints(mut fields: Fields<'_>) -> Result<ExtensionValue> {
    let require_explicit_policy =
        fields.optional(asn1::context(0))?.map(|count| count.small()).transpose()?;
    let inhibit_policy_mapping = fields.optional(asn1::context(1))?.map(|count| count.small()).transpose()?;
    fields.finish()?;
    Ok(ExtensionValue::PolicyConstraints { require_explicit_policy, inhibit_policy_mapping })
}

fn name_constraints(mut fields: Fields<'_>) -> Result<ExtensionValue> {
    let mut subtrees = |number| match fields.optional(asn1::context_constructed(number))? {
        Some(list) => at_least_one(list.fields()?, subtree),
        None => Ok(Vec::new()),
    };
    let (permitted, excluded) = (subtrees(0)?, subtrees(1)?);
    fields.finish()?;
    Ok(ExtensionValue::NameConstraints { permitted, excluded })
}

/// `GeneralSubtree`; RFC 5280 does not use the depths that may follow the base.
fn subtree(element: &Element<'_>) -> Result<String> {
    let base = element.require(asn1::SEQUENCE)?.fields()?.read()?;
    general_name::subtree_base(&base)
}

fn distribution_point(element: &Element<'_>) -> Result<DistributionPoint> {
    let mut fields = element.require(asn1::SEQUENCE)?.fields()?;
    let names = match fields.optional(asn1::context_constructed(0))? {
        Some(name) => distribution_point_name(&name.fields()?.read_last()?)?,
        None => Vec::new(),
    };
    let reasons = match fields.optional(asn1::context(1))? {
        Some(reasons) => named_bits(&reasons, &REASONS)?,
        None => Vec::new(),
    };
    let issuers = match fields.optional(asn1::context_constructed(2))? {
        Some(names) => general_name::list(names.fields()?)?,
        None => Vec::new(),
    };
    fields.finish()?;
    Ok(DistributionPoint { names, reasons, issuers })
}

fn distribution_point_name(element: &Element<'_>) -> Result<Vec<String>> {
    match element.identifier {
        0xa0 => general_name::list(element.fields()?),
        0xa1 => {
            let relative = Element { identifier: asn1::SET, ..*element };
            Ok(vec![DistinguishedName::relative(&relative)?.rfc4514()])
        }
        _ => Err(element.malformed()),
    }
}

fn access(element: &Element<'_>) -> Result<AccessDescription> {
    let mut fields = element.require(asn1::SEQUENCE)?.fields()?;
    let method = fields.expect(asn1::OID)?.oid()?;
    Ok(AccessDescription { method, location: general_name::one(&fields.read_last()?)? })
}

/// `SignedCertificateTimestampList` (RFC 6962 section 3.3): lengths of two bytes before the list and each item.
fn timestamps(bytes: &[u8]) -> Result<ExtensionValue> {
    let list = prefixed(bytes).filter(|(_, rest)| rest.is_empty()).map(|(list, _)| list);
    let mut left = list.ok_or(Malformed { offset: 0 })?;
    let mut count = 0;
    while !left.is_empty() {
        (_, left) = prefixed(left).ok_or(Malformed { offset: 0 })?;
        count += 1;
    }
    Ok(ExtensionValue::SignedCertificateTimestamps { count })
}

fn prefixed(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<2>()?;
    rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))
}
