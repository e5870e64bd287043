//! Extensions in the words of their RFC: ASN.1 field names, which are the same in every language.

use super::{AccessDescription, DistributionPoint, ExtensionValue, PolicyInformation};
use crate::encoding;

/// Returns the name of an extension in its RFC.
pub(super) fn extension_name(oid: &str) -> Option<&'static str> {
    Some(match oid {
        "2.5.29.9" => "subjectDirectoryAttributes",
        "2.5.29.14" => "subjectKeyIdentifier",
        "2.5.29.15" => "keyUsage",
        "2.5.29.16" => "privateKeyUsagePeriod",
        "2.5.29.17" => "subjectAltName",
        "2.5.29.18" => "issuerAltName",
        "2.5.29.19" => "basicConstraints",
        "2.5.29.30" => "nameConstraints",
        "2.5.29.31" => "cRLDistributionPoints",
        "2.5.29.32" => "certificatePolicies",
        "2.5.29.33" => "policyMappings",
        "2.5.29.35" => "authorityKeyIdentifier",
        "2.5.29.36" => "policyConstraints",
        "2.5.29.37" => "extKeyUsage",
        "2.5.29.46" => "freshestCRL",
        "2.5.29.54" => "inhibitAnyPolicy",
        "1.3.6.1.5.5.7.1.1" => "authorityInfoAccess",
        "1.3.6.1.5.5.7.1.3" => "qcStatements",
        "1.3.6.1.5.5.7.1.11" => "subjectInfoAccess",
        "1.3.6.1.5.5.7.1.24" => "tlsFeature",
        "1.3.6.1.5.5.7.48.1.5" => "ocspNoCheck",
        "1.3.6.1.4.1.11129.2.4.2" => "signedCertificateTimestampList",
        "1.3.6.1.4.1.11129.2.4.3" => "precertificatePoison",
        "2.16.840.1.113730.1.1" => "netscapeCertType",
        "2.16.840.1.113730.1.13" => "netscapeComment",
        _ => return None,
    })
}

/// Writes the value of an extension; `None` where it was not decoded.
pub(super) fn value(value: &ExtensionValue) -> Option<String> {
    use ExtensionValue as Value;
    Some(match value {
        Value::BasicConstraints { is_ca, path_length } => basic_constraints(*is_ca, *path_length),
        Value::KeyUsage(uses) => uses.join(", "),
        Value::ExtendedKeyUsage(purposes) => {
            joined(purposes, |oid| purpose_name(oid).unwrap_or(oid).to_owned())
        }
        Value::SubjectAlternativeName(names) | Value::IssuerAlternativeName(names) => names.join(", "),
        Value::SubjectKeyIdentifier(identifier) => encoding::hex(identifier),
        Value::AuthorityKeyIdentifier { key_identifier, issuer, serial_number } => fields(&[
            ("keyIdentifier", key_identifier.as_deref().map(encoding::hex)),
            ("authorityCertIssuer", some(issuer.join(", "))),
            ("authorityCertSerialNumber", serial_number.clone()),
        ]),
        Value::CertificatePolicies(policies) => joined(policies, policy),
        Value::PolicyMappings(pairs) => joined(pairs, |(issuer, subject)| format!("{issuer}={subject}")),
        Value::PolicyConstraints { require_explicit_policy, inhibit_policy_mapping } => fields(&[
            ("requireExplicitPolicy", require_explicit_policy.map(|count| count.to_string())),
            ("inhibitPolicyMapping", inhibit_policy_mapping.map(|count| count.to_string())),
        ]),
        Value::InhibitAnyPolicy(count) => count.to_string(),
        Value::NameConstraints { permitted, excluded } => fields(&[
            ("permittedSubtrees", some(permitted.join(", "))),
            ("excludedSubtrees", some(excluded.join(", "))),
        ]),
        Value::CrlDistributionPoints(points) | Value::FreshestCrl(points) => {
            joined(points, distribution_point)
        }
        Value::AuthorityInformationAccess(list) | Value::SubjectInformationAccess(list) => {
            joined(list, access)
        }
        Value::SignedCertificateTimestamps { count } => count.to_string(),
        Value::Unknown | Value::Malformed => return None,
    })
}

fn basic_constraints(is_ca: bool, path_length: Option<u32>) -> String {
    let is_ca = if is_ca { "TRUE" } else { "FALSE" };
    fields(&[
        ("cA", some(is_ca.to_owned())),
        ("pathLenConstraint", path_length.map(|length| length.to_string())),
    ])
}

fn policy(policy: &PolicyInformation) -> String {
    match policy.qualifiers.as_slice() {
        [] => policy.oid.clone(),
        qualifiers => format!("{} ({})", policy.oid, qualifiers.join(", ")),
    }
}

fn distribution_point(point: &DistributionPoint) -> String {
    let more =
        fields(&[("reasons", some(point.reasons.join(", "))), ("cRLIssuer", some(point.issuers.join(", ")))]);
    let parts = [point.names.join(", "), more];
    parts.into_iter().filter_map(some).collect::<Vec<_>>().join("; ")
}

fn access(access: &AccessDescription) -> String {
    let method = match access.method.as_str() {
        "1.3.6.1.5.5.7.48.1" => "ocsp",
        "1.3.6.1.5.5.7.48.2" => "caIssuers",
        "1.3.6.1.5.5.7.48.3" => "timeStamping",
        "1.3.6.1.5.5.7.48.5" => "caRepository",
        method => method,
    };
    format!("{method} {}", access.location)
}

/// Returns the name of a purpose (RFC 5280 section 4.2.1.12).
fn purpose_name(oid: &str) -> Option<&'static str> {
    Some(match oid {
        "2.5.29.37.0" => "anyExtendedKeyUsage",
        "1.3.6.1.5.5.7.3.1" => "serverAuth",
        "1.3.6.1.5.5.7.3.2" => "clientAuth",
        "1.3.6.1.5.5.7.3.3" => "codeSigning",
        "1.3.6.1.5.5.7.3.4" => "emailProtection",
        "1.3.6.1.5.5.7.3.8" => "timeStamping",
        "1.3.6.1.5.5.7.3.9" => "OCSPSigning",
        _ => return None,
    })
}

fn fields(fields: &[(&str, Option<String>)]) -> String {
    let present =
        fields.iter().filter_map(|(name, value)| value.as_ref().map(|value| format!("{name}={value}")));
    present.collect::<Vec<_>>().join("; ")
}

fn some(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

fn joined<T>(items: &[T], write: impl Fn(&T) -> String) -> String {
    items.iter().map(write).collect::<Vec<_>>().join(", ")
}
