use proptest::prelude::*;
use signature::Signer as _;

use super::*;
use crate::test_material::{self as material, private_key};
use crate::{Certificate, HashAlgorithm};

const SUBJECT: [(&str, &str); 3] =
    [("2.5.4.6", "DE"), ("2.5.4.10", "Bindwright test throw-away, Ltd. ü"), ("2.5.4.3", "leaf")];

fn subject() -> Vec<Vec<(String, String)>> {
    SUBJECT.iter().map(|(oid, value)| vec![((*oid).to_owned(), (*value).to_owned())]).collect()
}

fn content() -> RequestContent {
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    RequestContent {
        subject: subject(),
        subject_alternative_names: owned(&[
            "DNS:leaf.example",
            "email:leaf@example",
            "URI:https://leaf.example/",
            "IP:2001:db8::1",
            "IP:192.0.2.1",
        ]),
        key_usage: owned(&["digital_signature", "decipher_only"]),
        extended_key_usage: owned(&["1.3.6.1.5.5.7.3.2", "2.999.4294967296"]),
    }
}

fn public_key(text: &str) -> PublicKey {
    private_key(text).unwrap().public_key().unwrap().clone()
}

/// Signs as `crypto.subtle` does: both numbers one after the other.
fn p256_raw(message: &[u8]) -> Vec<u8> {
    let key = private_key(material::P256_KEY_SEC1).unwrap();
    // The scalar stands behind two headers and the version (RFC 5915 section 3).
    let key = p256::ecdsa::SigningKey::from_slice(&key.secret_der()[7..39]).unwrap();
    let signature: p256::ecdsa::Signature = key.sign(message);
    signature.to_bytes().to_vec()
}

fn p256_request(content: &RequestContent) -> CertificateRequest {
    let key = public_key(material::P256_KEY_SEC1);
    let algorithm = SignatureAlgorithm::Ecdsa(HashAlgorithm::Sha256);
    let unsigned = UnsignedRequest::new(content, &key, algorithm).unwrap();
    unsigned.sign(|message| ecdsa_signature_from_raw(&p256_raw(message)).ok_or(())).unwrap()
}

#[test]
fn what_is_written_is_read_back() {
    let content = content();
    let request = p256_request(&content);
    assert_eq!(request, CertificateRequest::from_pem_block(&material::block(&request.to_pem())).unwrap());
    assert_eq!(request.subject().relative_names(), content.subject);
    assert_eq!(request.public_key(), &public_key(material::P256_KEY_SEC1));
    assert_eq!(request.subject_alternative_names(), content.subject_alternative_names);
    assert_eq!(request.key_usage().unwrap(), content.key_usage);
    assert_eq!(request.extended_key_usage().unwrap(), content.extended_key_usage);
    assert_eq!(request.attributes(), ["1.2.840.113549.1.9.14"]);
    assert_eq!((request.version(), request.problems()), (1, &[][..]));
    assert_eq!(request.signature_algorithm().name, "ecdsa-with-SHA256");
    assert_eq!(request.verify(&Bounds::default()), SignatureStatus::Verified);
}

#[test]
fn nothing_is_asked_for_without_extensions() {
    let request = p256_request(&RequestContent { subject: subject(), ..RequestContent::default() });
    assert_eq!((request.attributes().len(), request.extensions().len()), (0, 0));
    let names = vec!["DNS:leaf.example".to_owned()];
    let request =
        p256_request(&RequestContent { subject_alternative_names: names, ..RequestContent::default() });
    assert!(request.subject().is_empty() && request.extensions()[0].critical());
}

#[test]
fn edwards_key_signs_as_it_is() {
    let key = private_key(material::ED25519_KEY).unwrap();
    let seed = key.secret_der().last_chunk::<32>().unwrap();
    let signer = ed25519_dalek::SigningKey::from_bytes(seed);
    let unsigned =
        UnsignedRequest::new(&content(), key.public_key().unwrap(), SignatureAlgorithm::Ed25519).unwrap();
    let request = unsigned.sign(|message| Ok::<_, ()>(signer.sign(message).to_vec())).unwrap();
    assert_eq!(request.verify(&Bounds::default()), SignatureStatus::Verified);
}

#[test]
fn signature_of_another_key_is_refused() {
    let algorithm = SignatureAlgorithm::Ecdsa(HashAlgorithm::Sha256);
    let unsigned =
        || UnsignedRequest::new(&content(), &public_key(material::P256_KEY_SEC1), algorithm).unwrap();
    let other = ecdsa_signature_from_raw(&p256_raw(b"something else")).unwrap();
    assert_eq!(unsigned().with_signature(&other), Err(RequestWriteError::WrongSignature));
    // The raw form is no DER.
    let raw = p256_raw(unsigned().to_be_signed());
    assert_eq!(unsigned().with_signature(&raw), Err(RequestWriteError::WrongSignature));
    assert_eq!(unsigned().sign(|_| Err("cancelled")), Err(RequestSigningError::Callback("cancelled")));
}

#[test]
fn changed_request_does_not_verify() {
    let mut der = p256_request(&content()).der().to_vec();
    let place = der.windows(4).position(|window| window == b"leaf").unwrap();
    der[place] = b'L';
    let request = CertificateRequest::from_der(&der).unwrap();
    assert_eq!(request.verify(&Bounds::default()), SignatureStatus::Failed);
}

#[test]
fn algorithm_has_to_fit_the_key() {
    let key = public_key(material::P256_KEY_SEC1);
    for algorithm in [
        SignatureAlgorithm::RsaPkcs1(HashAlgorithm::Sha256),
        SignatureAlgorithm::Ecdsa(HashAlgorithm::Sha1),
        SignatureAlgorithm::Ed25519,
    ] {
        let refused = UnsignedRequest::new(&content(), &key, algorithm);
        assert_eq!(refused, Err(RequestWriteError::SignatureAlgorithm { key: "EC".to_owned() }));
    }
}

#[test]
fn what_cannot_be_written_is_named() {
    let key = public_key(material::P256_KEY_SEC1);
    let refused = |change: fn(&mut RequestContent)| {
        let mut content = content();
        change(&mut content);
        UnsignedRequest::new(&content, &key, SignatureAlgorithm::Ecdsa(HashAlgorithm::Sha256)).unwrap_err()
    };
    let country = RequestWriteError::AttributeValue { oid: "2.5.4.6".to_owned() };
    assert_eq!(refused(|content| content.subject[0][0].1 = "Germany".to_owned()), country);
    let none = |text: &str| RequestWriteError::NoObjectIdentifier { text: text.to_owned() };
    assert_eq!(refused(|content| content.subject[0][0].0 = "CN".to_owned()), none("CN"));
    assert_eq!(refused(|content| content.extended_key_usage = vec!["1.40.1".to_owned()]), none("1.40.1"));
    assert_eq!(refused(|content| content.extended_key_usage = vec!["1.2.+3".to_owned()]), none("1.2.+3"));
    for name in ["leaf.example", "DNS:", "DNS:lüaf.example", "IP:1.2.3", "RID:1.2.3"] {
        let content = RequestContent { subject_alternative_names: vec![name.to_owned()], ..content() };
        let algorithm = SignatureAlgorithm::Ecdsa(HashAlgorithm::Sha256);
        let name = name.to_owned();
        let refused = Err(RequestWriteError::AlternativeName { name });
        assert_eq!(UnsignedRequest::new(&content, &key, algorithm), refused);
    }
    let usage = RequestWriteError::KeyUsage { name: "signing".to_owned() };
    assert_eq!(refused(|content| content.key_usage = vec!["signing".to_owned()]), usage);
}

#[test]
fn raw_signatures_become_minimal_integers() {
    let mut raw = [0u8; 64];
    (raw[31], raw[32]) = (0x7f, 0x80);
    let der = ecdsa_signature_from_raw(&raw).unwrap();
    assert_eq!(der[..8], [0x30, 38, 2, 1, 0x7f, 2, 33, 0]);
    assert_eq!(ecdsa_signature_from_raw(&[0; 64]).unwrap(), [0x30, 6, 2, 1, 0, 2, 1, 0]);
    assert_eq!(ecdsa_signature_from_raw(&[1; 63]), None);
}

#[test]
fn challenge_password_is_not_shown() {
    let request = p256_request(&content());
    let subject = "CN=leaf,O=Bindwright test throw-away\\, Ltd. ü,C=DE";
    let shown = format!("CertificateRequest({subject}, {} bytes [elided])", request.der().len());
    assert_eq!(format!("{request:?}"), shown);
}

#[test]
fn certificates_are_no_requests() {
    let der = material::block(material::LEAF);
    assert!(matches!(CertificateRequest::from_der(der.der()), Err(RequestError::Malformed { .. })));
    let label = "CERTIFICATE".to_owned();
    assert_eq!(CertificateRequest::from_pem_block(&der), Err(RequestError::NotARequest { label }));
    assert!(Certificate::from_der(p256_request(&content()).der()).is_err());
    let mut longer = p256_request(&content()).der().to_vec();
    longer.push(0);
    assert_eq!(CertificateRequest::from_der(&longer), Err(RequestError::TrailingData { bytes: 1 }));
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = CertificateRequest::from_der(&bytes);
    }

    #[test]
    fn any_change_is_read_without_panic(place: prop::sample::Index, byte: u8) {
        let mut der = p256_request(&content()).der().to_vec();
        let place = place.index(der.len());
        der[place] = byte;
        if let Ok(request) = CertificateRequest::from_der(&der) {
            let _ = (request.verify(&Bounds::default()), request.subject_alternative_names());
        }
    }

    #[test]
    fn any_subject_survives(value in "[^\\p{C}]{1,20}", arcs in prop::collection::vec(any::<u32>(), 1..5)) {
        let oid = arcs.iter().fold("2.5".to_owned(), |oid, arc| format!("{oid}.{arc}"));
        let subject = vec![vec![(oid, value)]];
        let fits = !matches!(subject[0][0].0.as_str(), "2.5.4.5" | "2.5.4.6");
        prop_assume!(fits);
        let request = p256_request(&RequestContent { subject: subject.clone(), ..RequestContent::default() });
        prop_assert_eq!(request.subject().relative_names(), subject);
    }
}
