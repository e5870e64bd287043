use bindwright_bench_reports::bindwright;
use bindwright_pki::keystore::Keystore;
use bindwright_pki::{Bounds, Certificate, EncryptedPrivateKey, Password};
use p12_keystore::{KeyStore, Pkcs12ImportPolicy};
use x509_parser::prelude::{FromDer as _, X509Certificate};
use x509_parser::public_key::PublicKey;

use crate::clock::{Candidate, Results};
use crate::material::{Material, PASSWORD, private_key};

/// Measures private keys and keystores.
pub fn measure(results: &mut Results, material: &Material) {
    results.measure("key match, from PEM", 1, matching(material));
    results.measure("key match, read before", 1, matching_values(material));
    results.measure("encrypted PKCS#8", 1, encrypted(&material.encrypted_key));
    results.measure("PKCS#12, modern", 1, keystore(&material.modern));
    results.measure("PKCS#12, legacy", 1, keystore(&material.legacy));
}

/// Reads key and certificate and compares them; the plain way looks for the modulus in both, and nothing else.
fn matching(material: &Material) -> Vec<Candidate<'_>> {
    let (key, leaf) = (material.key.as_str(), material.leaf.as_str());
    vec![
        Candidate::new("bindwright", || {
            let certificates = bindwright::parse(leaf);
            assert_eq!(private_key(key).matches(&certificates[0]), Some(true));
        }),
        Candidate::new("modulus compare", || {
            let decode = |text: &str| ::x509_parser::pem::parse_x509_pem(text.as_bytes()).expect("fixture").1;
            let (key, leaf) = (decode(key), decode(leaf));
            let (_, certificate) = X509Certificate::from_der(&leaf.contents).expect("fixture");
            assert_eq!(modulus_of_certificate(&certificate), modulus_of_key(&key.contents));
        }),
        #[cfg(feature = "openssl")]
        Candidate::new("openssl", || {
            let key = openssl::pkey::PKey::private_key_from_pem(key.as_bytes()).expect("fixture");
            let leaf = openssl::x509::X509::from_pem(leaf.as_bytes()).expect("fixture");
            assert!(key.public_eq(&leaf.public_key().expect("fixture")));
        }),
    ]
}

/// Compares what was read before.
fn matching_values(material: &Material) -> Vec<Candidate<'_>> {
    let key = private_key(&material.key);
    let certificate: Certificate = bindwright::parse(&material.leaf).remove(0);
    let (key_der, leaf_der) = (key.secret_der().to_vec(), certificate.der().to_vec());
    vec![
        Candidate::new("bindwright", move || assert_eq!(key.matches(&certificate), Some(true))),
        Candidate::new("modulus compare", move || {
            let (_, certificate) = X509Certificate::from_der(&leaf_der).expect("fixture");
            assert_eq!(modulus_of_certificate(&certificate), modulus_of_key(&key_der));
        }),
    ]
}

fn modulus_of_certificate<'a>(certificate: &'a X509Certificate<'_>) -> Vec<u8> {
    match certificate.public_key().parsed() {
        Ok(PublicKey::RSA(key)) => key.modulus.to_vec(),
        _ => Vec::new(),
    }
}

/// Takes the second number of an `RSAPrivateKey` (RFC 8017 appendix A.1.2) of 2048 bits, where it always stands.
fn modulus_of_key(der: &[u8]) -> Vec<u8> {
    der[11..268].to_vec()
}

fn encrypted(der: &[u8]) -> Vec<Candidate<'_>> {
    vec![
        Candidate::new("bindwright", || {
            let key = EncryptedPrivateKey::from_der(der).expect("just written");
            key.open(&Password::from(PASSWORD), &Bounds::default()).expect("just written")
        }),
        #[cfg(feature = "openssl")]
        Candidate::new("openssl", || {
            openssl::pkey::PKey::private_key_from_pkcs8_passphrase(der, PASSWORD.as_bytes())
                .expect("just written")
        }),
    ]
}

fn keystore(bytes: &[u8]) -> Vec<Candidate<'_>> {
    vec![
        Candidate::new("bindwright", || {
            Keystore::read(bytes, Some(&Password::from(PASSWORD)), &Bounds::default()).expect("just written")
        }),
        Candidate::new("p12-keystore", || {
            KeyStore::from_pkcs12(bytes, PASSWORD, Pkcs12ImportPolicy::Strict).expect("just written")
        }),
        #[cfg(feature = "openssl")]
        Candidate::new("openssl", || {
            let store = openssl::pkcs12::Pkcs12::from_der(bytes).expect("just written");
            store.parse2(PASSWORD).expect("just written")
        }),
    ]
}
