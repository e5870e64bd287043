use x509_parser::der_parser::oid::Oid;
use x509_parser::extensions::{ExtendedKeyUsage, GeneralName, KeyUsage, ParsedExtension};
use x509_parser::objects::{oid_registry, oid2sn};
use x509_parser::pem::Pem;
use x509_parser::prelude::X509Certificate;
use x509_parser::public_key::PublicKey;

use crate::{Object, thumbprints};

/// Counts the certificates of a text that are read.
pub fn parse(text: &str) -> usize {
    blocks(text).filter(|block| block.parse_x509().is_ok()).count()
}

/// Reports every certificate of a text, one JSON object in each line.
pub fn report(text: &str) -> String {
    let mut json = String::new();
    for block in blocks(text) {
        if let Ok(certificate) = block.parse_x509() {
            write(&mut json, &certificate, &block.contents);
        }
    }
    json
}

fn blocks(text: &str) -> impl Iterator<Item = Pem> {
    Pem::iter_from_buffer(text.as_bytes()).filter_map(Result::ok)
}

fn write(json: &mut String, certificate: &X509Certificate<'_>, der: &[u8]) {
    let mut object = Object::new(json);
    object.text("subject", &certificate.subject().to_string());
    object.text("issuer", &certificate.issuer().to_string());
    object.text("serial", &certificate.raw_serial_as_string());
    object.text("not_before", &certificate.validity().not_before.to_string());
    object.text("not_after", &certificate.validity().not_after.to_string());
    object.text("signature_algorithm", &name(&certificate.signature_algorithm.algorithm));
    let (algorithm, bits) = key(certificate);
    object.text("key_algorithm", algorithm);
    object.number("key_bits", u32::try_from(bits).unwrap_or_default());
    object.list("alternative_names", alternative_names(certificate));
    object.text("ca", if certificate.is_ca() { "yes" } else { "no" });
    object.list(
        "key_usage",
        certificate.key_usage().ok().flatten().map(|usage| usages(usage.value)).unwrap_or_default(),
    );
    let purposes = certificate.extended_key_usage().ok().flatten();
    object.list("extended_key_usage", purposes.map(|usage| purposes_of(usage.value)).unwrap_or_default());
    let (subject, authority) = key_identifiers(certificate);
    object.hex("subject_key_id", subject);
    object.hex("authority_key_id", authority);
    thumbprints(&mut object, der);
    object.finish();
}

fn name(oid: &Oid<'_>) -> String {
    oid2sn(oid, oid_registry()).map_or_else(|_| oid.to_id_string(), str::to_owned)
}

fn key(certificate: &X509Certificate<'_>) -> (&'static str, usize) {
    match certificate.public_key().parsed() {
        Ok(PublicKey::RSA(key)) => ("RSA", key.key_size()),
        Ok(PublicKey::EC(key)) => ("EC", key.key_size()),
        _ => ("other", 0),
    }
}

fn alternative_names(certificate: &X509Certificate<'_>) -> Vec<String> {
    let names = certificate.subject_alternative_name().ok().flatten();
    names
        .map(|names| names.value.general_names.iter().map(GeneralName::to_string).collect())
        .unwrap_or_default()
}

fn usages(usage: &KeyUsage) -> Vec<&'static str> {
    [
        (usage.digital_signature(), "digital_signature"),
        (usage.non_repudiation(), "content_commitment"),
        (usage.key_encipherment(), "key_encipherment"),
        (usage.data_encipherment(), "data_encipherment"),
        (usage.key_agreement(), "key_agreement"),
        (usage.key_cert_sign(), "key_cert_sign"),
        (usage.crl_sign(), "crl_sign"),
    ]
    .into_iter()
    .filter_map(|(is_set, name)| is_set.then_some(name))
    .collect()
}

fn purposes_of(usage: &ExtendedKeyUsage<'_>) -> Vec<String> {
    let known = [
        (usage.client_auth, "1.3.6.1.5.5.7.3.2"),
        (usage.server_auth, "1.3.6.1.5.5.7.3.1"),
        (usage.email_protection, "1.3.6.1.5.5.7.3.4"),
        (usage.code_signing, "1.3.6.1.5.5.7.3.3"),
    ];
    let known = known.into_iter().filter(|(is_set, _)| *is_set).map(|(_, oid)| oid.to_owned());
    known.chain(usage.other.iter().map(Oid::to_id_string)).collect()
}

fn key_identifiers<'a>(certificate: &'a X509Certificate<'_>) -> (&'a [u8], &'a [u8]) {
    let (mut subject, mut authority): (&[u8], &[u8]) = (&[], &[]);
    for extension in certificate.extensions() {
        match extension.parsed_extension() {
            ParsedExtension::SubjectKeyIdentifier(identifier) => subject = identifier.0,
            ParsedExtension::AuthorityKeyIdentifier(identifier) => {
                authority =
                    identifier.key_identifier.as_ref().map(|identifier| identifier.0).unwrap_or_default();
            }
            _ => {}
        }
    }
    (subject, authority)
}
