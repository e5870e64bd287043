use bindwright_bench_reports::{bindwright, x509_cert, x509_parser};
use serde_json::Value;

use crate::clock::{Candidate, Results};
use crate::material::Material;

/// Measures parsing and the full report.
pub fn measure(results: &mut Results, material: &Material) {
    let leaf = material.leaf.as_str();
    results.measure("parse, one leaf", 1, parsing(leaf));
    results.measure("full report, one leaf", 1, reporting(leaf));
    for (scenario, text) in [("the Mozilla roots", &material.roots), ("10,000 leaves", &material.leaves)] {
        let count = u32::try_from(bindwright::parse(text).len()).unwrap_or(1);
        assert_eq!(bindwright::report(text).lines().count(), x509_parser::report(text).lines().count());
        results.measure(&format!("full report, {scenario}"), count, reporting(text));
    }
    results.measure("three-certificate service key, full report", 1, service_key(&material.service_key));
}

fn parsing(text: &str) -> Vec<Candidate<'_>> {
    vec![
        Candidate::new("bindwright", || bindwright::parse(text)),
        Candidate::new("x509-parser", || x509_parser::parse(text)),
        Candidate::new("x509-cert", || x509_cert::parse(text)),
        #[cfg(feature = "openssl")]
        Candidate::new("openssl", || openssl::x509::X509::stack_from_pem(text.as_bytes())),
    ]
}

fn reporting(text: &str) -> Vec<Candidate<'_>> {
    vec![
        Candidate::new("bindwright", || bindwright::report(text)),
        Candidate::new("x509-parser", || x509_parser::report(text)),
        Candidate::new("x509-cert", || x509_cert::report(text)),
        #[cfg(feature = "openssl")]
        Candidate::new("openssl", || libssl::report(text)),
    ]
}

fn service_key(text: &str) -> Vec<Candidate<'_>> {
    let chain = move || {
        let value: Value = serde_json::from_str(text).expect("fixture");
        value["certificate"].as_str().expect("fixture").to_owned()
    };
    vec![
        Candidate::new("bindwright", move || bindwright::report(&chain())),
        Candidate::new("x509-parser", move || x509_parser::report(&chain())),
        Candidate::new("x509-cert", move || x509_cert::report(&chain())),
        #[cfg(feature = "openssl")]
        Candidate::new("openssl", move || libssl::report(&chain())),
    ]
}

#[cfg(feature = "openssl")]
mod libssl {
    use bindwright_bench_reports::Object;
    use openssl::asn1::Asn1TimeRef;
    use openssl::hash::MessageDigest;
    use openssl::x509::{X509, X509NameRef, X509Ref};

    pub fn report(text: &str) -> String {
        let mut json = String::new();
        for certificate in X509::stack_from_pem(text.as_bytes()).unwrap_or_default() {
            write(&mut json, &certificate);
        }
        json
    }

    /// Its safe interface tells neither usages nor constraints.
    fn write(json: &mut String, certificate: &X509Ref) {
        let mut object = Object::new(json);
        object.text("subject", &name(certificate.subject_name()));
        object.text("issuer", &name(certificate.issuer_name()));
        let serial = certificate
            .serial_number()
            .to_bn()
            .and_then(|serial| serial.to_hex_str().map(|hex| hex.to_string()));
        object.text("serial", &serial.unwrap_or_default());
        object.text("not_before", &time(certificate.not_before()));
        object.text("not_after", &time(certificate.not_after()));
        let algorithm = certificate.signature_algorithm().object().nid();
        object.text("signature_algorithm", algorithm.short_name().unwrap_or_default());
        let key = certificate.public_key();
        object.number("key_bits", key.map(|key| key.bits()).unwrap_or_default());
        let names = certificate.subject_alt_names();
        let names = names.iter().flatten().filter_map(|name| name.dnsname().or_else(|| name.email()));
        object.list("alternative_names", names);
        object
            .hex("subject_key_id", certificate.subject_key_id().map(|id| id.as_slice()).unwrap_or_default());
        object.hex(
            "authority_key_id",
            certificate.authority_key_id().map(|id| id.as_slice()).unwrap_or_default(),
        );
        for (name, digest) in [("sha1", MessageDigest::sha1()), ("sha256", MessageDigest::sha256())] {
            object.hex(name, &certificate.digest(digest).expect("memory"));
        }
        object.finish();
    }

    fn name(name: &X509NameRef) -> String {
        let entry = |entry: &openssl::x509::X509NameEntryRef| {
            let key = entry.object().nid().short_name().unwrap_or_default();
            Some(format!("{key}={}", entry.data().to_string().ok()?))
        };
        name.entries().filter_map(entry).collect::<Vec<_>>().join(",")
    }

    fn time(time: &Asn1TimeRef) -> String {
        time.to_string()
    }
}
