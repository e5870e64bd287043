use bindwright_pki::{Bounds, Certificate, pem};

use crate::Object;

/// Reads every certificate of a text.
pub fn parse(text: &str) -> Vec<Certificate> {
    let (blocks, _) = pem::scan(text, &Bounds::default());
    blocks.iter().filter_map(|block| Certificate::from_pem_block(block).ok()).collect()
}

/// Reports every certificate of a text, one JSON object in each line.
pub fn report(text: &str) -> String {
    let mut json = String::new();
    for certificate in &parse(text) {
        write(&mut json, certificate);
    }
    json
}

/// Reports one certificate.
pub fn of(certificate: &Certificate) -> String {
    let mut json = String::new();
    write(&mut json, certificate);
    json
}

fn write(json: &mut String, certificate: &Certificate) {
    let mut object = Object::new(json);
    object.text("subject", &certificate.subject().rfc4514());
    object.text("issuer", &certificate.issuer().rfc4514());
    object.text("serial", &certificate.serial_number_hex());
    object.text("not_before", &certificate.not_before().to_rfc3339());
    object.text("not_after", &certificate.not_after().to_rfc3339());
    object.text("signature_algorithm", &certificate.signature_algorithm().name);
    object.text("key_algorithm", certificate.public_key().algorithm());
    object.number("key_bits", certificate.public_key().bits().unwrap_or_default());
    object.list("alternative_names", certificate.subject_alternative_names());
    object.text("ca", if certificate.is_ca() { "yes" } else { "no" });
    object.list("key_usage", certificate.key_usage().unwrap_or_default());
    object.list("extended_key_usage", certificate.extended_key_usage().unwrap_or_default());
    object.text("subject_key_id", &certificate.subject_key_id().unwrap_or_default());
    object.text("authority_key_id", &certificate.authority_key_id().unwrap_or_default());
    object.text("sha1", &certificate.sha1_hex());
    object.text("sha256", &certificate.sha256_hex());
    object.finish();
}
