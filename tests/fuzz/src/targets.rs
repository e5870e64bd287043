//! What is done with each input of a fuzzer: read it, use what came out, and check what holds for every input.
//!
//! The native tests include this file and replay the seeds with it (`tests/tests/fuzz_seeds.rs`).

use bindwright_core::{Input, Options, UnixTime};
use bindwright_pki::keystore::{Keystore, KeystoreFormat};
use bindwright_pki::{
    Bounds, Certificate, CertificateBag, CertificateRequest, EncryptedPrivateKey, Extension, Password,
    PrivateKey, PrivateKeyFormat, PublicKey, chain, pem,
};
use bindwright_texts::Locale;

/// One thing that is fuzzed.
pub type Target = fn(&[u8]);

/// Every target with its name, which is also the name of the folder of its seeds.
pub static TARGETS: &[(&str, Target)] = &[
    ("pem", pem),
    ("certificate", certificate),
    ("private_key", private_key),
    ("pkcs7", pkcs7),
    ("pkcs12", pkcs12),
    ("jks", jks),
    ("request", request),
    ("inspect", inspect),
];

/// Bounds that keep one input quick, so that a slow one is a finding.
fn bounds() -> Bounds {
    Bounds { key_derivation_iterations: 10_000, scrypt_bytes: 1 << 20, ..Bounds::default() }
}

/// A text: spans lie inside it, and what is written again reads the same.
pub fn pem(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (blocks, problems) = pem::scan(&text, &bounds());
    let spans = blocks.iter().map(pem::Block::span).chain(problems.iter().map(|problem| problem.span));
    for span in spans {
        assert!(text.get(span.start..span.end).is_some(), "{span:?} is not a part of the text");
    }
    for block in blocks.iter().filter(|block| !block.der().is_empty()) {
        let written = pem::encode(block.label(), block.der());
        let (again, problems) = pem::scan(&written, &bounds());
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(again.len(), 1);
        assert_eq!((again[0].label(), again[0].der()), (block.label(), block.der()));
    }
}

/// A certificate in DER: its bytes are kept, and everything about it can be asked.
pub fn certificate(data: &[u8]) {
    let Ok(certificate) = Certificate::from_der(data) else { return };
    assert_eq!(certificate.der(), data);
    let _ = (certificate.subject().rfc4514(), certificate.issuer().rfc4514());
    let _ = (certificate.serial_number_hex(), certificate.not_before(), certificate.not_after());
    let _ = (certificate.subject_alternative_names(), certificate.certificate_policies());
    let _: Vec<_> = certificate.extensions().iter().map(Extension::value_text).collect();
    let arrangement = chain::arrange_within(&[certificate.clone(), certificate], &bounds());
    assert_eq!(arrangement.duplicate_of, [None, Some(0)]);
}

/// A private or public key in DER: what is written in any form reads as the same key.
pub fn private_key(data: &[u8]) {
    if let Ok(key) = PublicKey::from_spki_der(data) {
        assert_eq!(key.spki_der(), data);
    }
    let _ = PublicKey::from_pkcs1_der(data);
    if let Ok(locked) = EncryptedPrivateKey::from_der(data) {
        let _ = locked.open(&Password::from("throw-away"), &bounds());
    }
    let Ok(key) = PrivateKey::from_der(data) else { return };
    for format in [PrivateKeyFormat::Pkcs8, PrivateKeyFormat::Pkcs1, PrivateKeyFormat::Sec1] {
        let Ok(written) = key.to_der(format) else { continue };
        let again = PrivateKey::from_der(&written).expect("what was written is read");
        assert_eq!(again.public_key().is_some(), key.public_key().is_some());
        if let (Some(again), Some(key)) = (again.public_key(), key.public_key()) {
            assert_eq!(again.spki_sha256_hex(), key.spki_sha256_hex());
        }
    }
}

/// A bag of certificates (PKCS #7): what is written again holds the same certificates.
pub fn pkcs7(data: &[u8]) {
    let Ok(bag) = CertificateBag::from_der(data, &bounds()) else { return };
    let again = CertificateBag::from_der(&bag.to_der(), &bounds()).expect("what was written is read");
    assert_eq!(again.certificates(), bag.certificates());
}

/// A keystore of PKCS #12, without a password and with the one of the seeds.
pub fn pkcs12(data: &[u8]) {
    let _ = Keystore::read(data, None, &bounds());
    keystore(data);
}

/// A keystore of Java, as [`pkcs12`].
pub fn jks(data: &[u8]) {
    let Ok(open) = Keystore::read(data, None, &bounds()) else { return };
    if open.format() == KeystoreFormat::Pkcs12 {
        return;
    }
    assert_eq!(open.private_keys().count(), 0, "keys of Java are locked");
    keystore(data);
}

fn keystore(data: &[u8]) {
    let Ok(keystore) = Keystore::read(data, Some(&Password::from("throw-away")), &bounds()) else { return };
    let keys = keystore.private_keys().count();
    let certificates: usize = keystore.entries().iter().map(|entry| entry.certificates().len()).sum();
    assert!(keys <= keystore.entries().len() && keystore.certificates().len() <= certificates);
}

/// A certification request (PKCS #10).
pub fn request(data: &[u8]) {
    let Ok(request) = CertificateRequest::from_der(data) else { return };
    assert_eq!(request.der(), data);
    let _ = (request.subject().rfc4514(), request.subject_alternative_names(), request.problems());
    let _ = request.verify(&bounds());
}

/// Whatever a person pastes: there is a report, its places lie inside the input, and its indices inside its lists.
pub fn inspect(data: &[u8]) {
    let options = Options::new(UnixTime::from_seconds(1_795_176_000), Locale::ENGLISH);
    let bounds = bindwright_core::Bounds { formats: bounds(), ..options.bounds };
    let options = Options { passwords: vec![Password::from("throw-away")], bounds, ..options };
    let input = Input { name: None, bytes: data.to_vec().into() };
    let report = bindwright_core::inspect(vec![input], &options);
    let places = report.diagnostics.iter().map(|finding| (finding.input, finding.span));
    for (input, span) in places.chain(report.repairs.iter().map(|repair| (repair.input, repair.span))) {
        assert!(input.is_none_or(|input| (input as usize) < report.inputs.len()));
        let length = input.map_or(data.len(), |input| report.inputs[input as usize].bytes as usize);
        let is_inside = span.is_none_or(|span| span.start <= span.end && span.end as usize <= length);
        assert!(is_inside, "{span:?} of {length}");
    }
    let is_certificate = |index: &u32| (*index as usize) < report.certificates.len();
    for identity in &report.identities {
        assert!(identity.certificates.iter().all(is_certificate));
        assert!(identity.private_key.is_none_or(|index| (index as usize) < report.private_keys.len()));
    }
    assert!(report.chains.iter().flat_map(|chain| &chain.certificates).all(is_certificate));
    assert!(serde_json::to_string(&report).is_ok());
}
