use super::*;
use crate::test_material::{self as material, private_key};

fn spki(text: &str) -> Option<String> {
    private_key(text).unwrap().public_key().map(PublicKey::spki_sha256_hex)
}

#[test]
fn public_half_is_the_one_openssl_derives() {
    for (text, expected) in [
        (material::P256_KEY_SEC1, "8fd05a0ee582b9757ca4485d0d26a0656646192fdc87c4ba0adb6560379b98f4"),
        (material::P256_KEY_PKCS8, "8fd05a0ee582b9757ca4485d0d26a0656646192fdc87c4ba0adb6560379b98f4"),
        (material::P384_KEY_SEC1, "11364192cd9b971d65e9d70e1d9c45aaeb0f98c689046de3653b5c48bb5d63a1"),
        (material::P521_KEY_SEC1, "cddc4e096fd770671d339317b9d03feff2da6e1d219a81b34c5db5a935af2e53"),
        (material::ED25519_KEY, "c7f674ab42733101b7a5aac5dc91d18d119370cb11410e4961eb7964bd159825"),
    ] {
        assert_eq!(spki(text).as_deref(), Some(expected));
    }
    assert_eq!(spki(material::LEAF_KEY_PKCS1), spki(material::LEAF_KEY_PKCS8));
}

#[test]
fn containers_are_told_apart_with_and_without_label() {
    for (text, format, algorithm, bits, curve) in [
        (material::LEAF_KEY_PKCS1, PrivateKeyFormat::Pkcs1, "RSA", 1024, None),
        (material::LEAF_KEY_PKCS8, PrivateKeyFormat::Pkcs8, "RSA", 1024, None),
        (material::P256_KEY_SEC1, PrivateKeyFormat::Sec1, "EC", 256, Some("secp256r1")),
        (material::P521_KEY_SEC1, PrivateKeyFormat::Sec1, "EC", 521, Some("secp521r1")),
        (material::ED25519_KEY, PrivateKeyFormat::Pkcs8, "Ed25519", 256, None),
    ] {
        let by_label = private_key(text).unwrap();
        let by_structure = PrivateKey::from_der(material::block(text).der()).unwrap();
        for key in [by_label, by_structure] {
            assert_eq!((key.format(), key.algorithm(), key.bits()), (format, algorithm, Some(bits)));
            assert_eq!(key.curve(), curve);
        }
    }
}

#[test]
fn key_belongs_to_its_certificate_and_to_no_other() {
    let leaf = material::certificate(material::LEAF);
    assert_eq!(private_key(material::LEAF_KEY_PKCS1).unwrap().matches(&leaf), Some(true));
    assert_eq!(private_key(material::P256_KEY_SEC1).unwrap().matches(&leaf), Some(false));
    let elliptic = material::certificate(material::P256_SHA512);
    assert_eq!(private_key(material::P256_KEY_PKCS8).unwrap().matches(&elliptic), Some(true));
}

#[test]
fn algorithm_known_by_name_only_has_no_public_half() {
    let key = private_key(material::ED448_KEY).unwrap();
    assert_eq!((key.algorithm(), key.bits()), ("Ed448", Some(456)));
    assert!(key.public_key().is_none());
    assert_eq!(key.matches(&material::certificate(material::ED448)), None);
}

#[test]
fn encrypted_keys_are_named_and_not_read() {
    let scheme = |text| match private_key(text) {
        Err(PrivateKeyError::Encrypted { scheme }) => scheme,
        other => panic!("{other:?}"),
    };
    assert_eq!(scheme(material::P256_KEY_ENCRYPTED), "PBES2");
    assert_eq!(scheme(material::LEAF_KEY_LEGACY_ENCRYPTED), "AES-128-CBC");
}

#[test]
fn point_of_another_scalar_is_refused() {
    let mut der = material::block(material::P256_KEY_SEC1).der().to_vec();
    // Version and header take seven bytes: this is the last byte of the scalar.
    der[7 + 31] ^= 1;
    let expected = PrivateKeyError::PublicKeyMismatch { algorithm: "EC".to_owned() };
    assert_eq!(PrivateKey::from_der(&der).unwrap_err(), expected);
}

#[test]
fn scalar_of_zero_is_out_of_range() {
    let mut der = material::block(material::P256_KEY_SEC1).der().to_vec();
    der[7..7 + 32].fill(0);
    let expected = PrivateKeyError::OutOfRange { algorithm: "EC".to_owned() };
    assert_eq!(PrivateKey::from_der(&der).unwrap_err(), expected);
}

#[test]
fn foreign_containers_are_named() {
    for label in ["OPENSSH PRIVATE KEY", "PGP PRIVATE KEY BLOCK", "CERTIFICATE"] {
        let text = pem::encode(label, &[0; 32]);
        let expected = PrivateKeyError::NotAPrivateKey { label: label.to_owned() };
        assert_eq!(private_key(&text).unwrap_err(), expected);
    }
}

#[test]
fn secrets_are_not_shown() {
    let key = private_key(material::ED25519_KEY).unwrap();
    assert_eq!(format!("{key:?}"), "PrivateKey([elided])");
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read_without_panic(bytes: Vec<u8>) {
        let _ = PrivateKey::from_der(&bytes);
    }

    #[test]
    fn any_change_of_a_key_is_read_without_panic(place in 0usize..138, byte: u8) {
        for text in [material::P256_KEY_PKCS8, material::LEAF_KEY_PKCS1, material::ED25519_KEY] {
            let mut der = material::block(text).der().to_vec();
            let length = der.len();
            der[place % length] = byte;
            let _ = PrivateKey::from_der(&der);
        }
    }
}
