use x509_cert::Certificate;
use x509_cert::der::Encode as _;
use x509_cert::der::asn1::ObjectIdentifier;
use x509_cert::der::oid::db::DB;
use x509_cert::ext::pkix::name::GeneralName;
use x509_cert::ext::pkix::{
    AuthorityKeyIdentifier, BasicConstraints, ExtendedKeyUsage, KeyUsage, SubjectAltName,
    SubjectKeyIdentifier,
};

use crate::{Object, thumbprints};

/// Reads every certificate of a text.
pub fn parse(text: &str) -> Vec<Certificate> {
    Certificate::load_pem_chain(text.as_bytes()).unwrap_or_default()
}

/// Reports every certificate of a text, one JSON object in each line; to hash one, it is written again.
pub fn report(text: &str) -> String {
    let mut json = String::new();
    for certificate in &parse(text) {
        write(&mut json, certificate);
    }
    json
}

fn write(json: &mut String, certificate: &Certificate) {
    let signed = certificate.tbs_certificate();
    let mut object = Object::new(json);
    object.text("subject", &signed.subject().to_string());
    object.text("issuer", &signed.issuer().to_string());
    object.hex("serial", signed.serial_number().as_bytes());
    object.text("not_before", &signed.validity().not_before.to_string());
    object.text("not_after", &signed.validity().not_after.to_string());
    object.text("signature_algorithm", &name(&certificate.signature_algorithm().oid));
    let key = signed.subject_public_key_info();
    object.text("key_algorithm", &name(&key.algorithm.oid));
    object.number("key_bits", u32::try_from(key.subject_public_key.bit_len()).unwrap_or_default());
    let names: Option<SubjectAltName> = extension(certificate);
    object.list("alternative_names", names.iter().flat_map(|names| &names.0).map(general_name));
    let constraints: Option<BasicConstraints> = extension(certificate);
    object.text("ca", if constraints.is_some_and(|constraints| constraints.ca) { "yes" } else { "no" });
    let usage: Option<KeyUsage> = extension(certificate);
    object.list("key_usage", usage.iter().flat_map(|usage| usage.0).map(|usage| format!("{usage:?}")));
    let purposes: Option<ExtendedKeyUsage> = extension(certificate);
    object.list(
        "extended_key_usage",
        purposes.iter().flat_map(|purposes| &purposes.0).map(ToString::to_string),
    );
    let subject: Option<SubjectKeyIdentifier> = extension(certificate);
    object.hex(
        "subject_key_id",
        subject.as_ref().map(|identifier| identifier.0.as_bytes()).unwrap_or_default(),
    );
    let authority: Option<AuthorityKeyIdentifier> = extension(certificate);
    let authority = authority.and_then(|identifier| identifier.key_identifier);
    object.hex(
        "authority_key_id",
        authority.as_ref().map(|identifier| identifier.as_bytes()).unwrap_or_default(),
    );
    thumbprints(&mut object, &certificate.to_der().unwrap_or_default());
    object.finish();
}

fn extension<'a, T: x509_cert::der::oid::AssociatedOid + x509_cert::der::Decode<'a>>(
    certificate: &'a Certificate,
) -> Option<T> {
    let extensions = certificate.tbs_certificate().extensions()?;
    let found = extensions.iter().find(|extension| extension.extn_id == T::OID)?;
    T::from_der(found.extn_value.as_bytes()).ok()
}

fn name(oid: &ObjectIdentifier) -> String {
    DB.by_oid(oid).map_or_else(|| oid.to_string(), str::to_owned)
}

fn general_name(name: &GeneralName) -> String {
    match name {
        GeneralName::DnsName(name) => format!("DNS:{}", name.as_str()),
        GeneralName::Rfc822Name(name) => format!("email:{}", name.as_str()),
        GeneralName::UniformResourceIdentifier(name) => format!("URI:{}", name.as_str()),
        other => format!("{other:?}"),
    }
}
