use super::*;
use crate::test_material::{self as material, private_key};
use crate::{Bounds, DecryptionError, Password, asn1};

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
fn primes_of_another_modulus_are_refused() {
    for text in [material::LEAF_KEY_PKCS1, material::LEAF_KEY_PKCS8] {
        let mut der = material::block(text).der().to_vec();
        // Inside the modulus, which begins after 10 to 40 bytes and has 128.
        der[100] ^= 1;
        let expected = PrivateKeyError::PublicKeyMismatch { algorithm: "RSA".to_owned() };
        assert_eq!(PrivateKey::from_der(&der).unwrap_err(), expected);
    }
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

const PARAMETERS: EncryptionParameters = EncryptionParameters { salt: [7; 16], iv: [9; 16], iterations: 1 };

/// Every key of the material, with the containers it can be written in.
const WRITTEN: &[(&str, &[PrivateKeyFormat])] = &[
    (material::LEAF_KEY_PKCS1, &[PrivateKeyFormat::Pkcs1, PrivateKeyFormat::Pkcs8]),
    (material::LEAF_KEY_PKCS8, &[PrivateKeyFormat::Pkcs1, PrivateKeyFormat::Pkcs8]),
    (material::P256_KEY_SEC1, &[PrivateKeyFormat::Sec1, PrivateKeyFormat::Pkcs8]),
    (material::P256_KEY_PKCS8, &[PrivateKeyFormat::Sec1, PrivateKeyFormat::Pkcs8]),
    (material::P384_KEY_SEC1, &[PrivateKeyFormat::Sec1, PrivateKeyFormat::Pkcs8]),
    (material::P521_KEY_SEC1, &[PrivateKeyFormat::Sec1, PrivateKeyFormat::Pkcs8]),
    (material::ED25519_KEY, &[PrivateKeyFormat::Pkcs8]),
    (material::ED448_KEY, &[PrivateKeyFormat::Pkcs8]),
];

fn encrypted(text: &str) -> EncryptedPrivateKey {
    EncryptedPrivateKey::from_pem_block(&material::block(text)).unwrap()
}

fn open(key: &EncryptedPrivateKey, password: &str) -> Result<PrivateKey, OpenPrivateKeyError> {
    key.open(&Password::from(password), &Bounds::default())
}

#[test]
fn encrypted_keys_are_opened_with_their_password_only() {
    for (text, expected, algorithm) in [
        (material::P256_KEY_ENCRYPTED, material::P256_KEY_PKCS8, None),
        (material::LEAF_KEY_LEGACY_ENCRYPTED, material::LEAF_KEY_PKCS1, Some("RSA")),
    ] {
        let locked = encrypted(text);
        assert_eq!((locked.algorithm(), locked.scheme().is_supported), (algorithm, true));
        let opened = open(&locked, "test").unwrap();
        assert_eq!(opened.public_key(), private_key(expected).unwrap().public_key());
        let wrong = OpenPrivateKeyError::Decryption(DecryptionError::WrongPassword);
        assert_eq!(open(&locked, "Test").unwrap_err(), wrong);
    }
}

#[test]
fn an_unknown_cipher_is_named_and_not_tried() {
    let text = material::LEAF_KEY_LEGACY_ENCRYPTED.replace("AES-128-CBC", "CAMELLIA-256-CBC");
    let locked = encrypted(&text);
    assert_eq!(
        (locked.scheme().is_supported, locked.scheme().cipher.as_deref()),
        (false, Some("CAMELLIA-256-CBC"))
    );
    let unsupported = DecryptionError::Unsupported { oid: None, name: "CAMELLIA-256-CBC".to_owned() };
    assert_eq!(open(&locked, "test").unwrap_err(), OpenPrivateKeyError::Decryption(unsupported));
}

#[test]
fn a_changed_vector_or_a_cut_body_is_damage() {
    let cut = material::LEAF_KEY_LEGACY_ENCRYPTED.replace("E4DB\n", "E4\n");
    let mut der = material::block(material::P256_KEY_ENCRYPTED).der().to_vec();
    let last = der.len() - 1;
    der[last] ^= 0x80;
    let changed = EncryptedPrivateKey::from_der(&der).unwrap();
    for locked in [encrypted(&cut), changed] {
        let damaged = OpenPrivateKeyError::Decryption(DecryptionError::Damaged);
        assert_eq!(open(&locked, "test").unwrap_err(), damaged);
    }
    assert!(EncryptedPrivateKey::from_der(&der[..last]).is_err());
}

#[test]
fn keys_in_the_clear_are_not_taken_for_encrypted_ones() {
    for (text, _) in WRITTEN {
        assert!(EncryptedPrivateKey::from_pem_block(&material::block(text)).is_err());
        assert!(EncryptedPrivateKey::from_der(material::block(text).der()).is_err());
    }
}

#[test]
fn every_form_of_every_key_is_read_back() {
    for (text, formats) in WRITTEN {
        let key = private_key(text).unwrap();
        let pkcs8 = key.to_der(PrivateKeyFormat::Pkcs8).unwrap();
        for format in *formats {
            let written = PrivateKey::from_der(&key.to_der(*format).unwrap()).unwrap();
            assert_eq!((written.format(), written.public_key()), (*format, key.public_key()));
            assert_eq!(*written.to_der(PrivateKeyFormat::Pkcs8).unwrap(), *pkcs8);
        }
        let encrypted = key.to_encrypted_pkcs8_der(&Password::from("test"), &PARAMETERS).unwrap();
        let opened = open(&EncryptedPrivateKey::from_der(&encrypted).unwrap(), "test").unwrap();
        assert_eq!(opened.secret_der(), &**pkcs8);
    }
}

#[test]
fn forms_of_other_algorithms_are_refused() {
    let all = [
        PrivateKeyFormat::Pkcs1,
        PrivateKeyFormat::Sec1,
        PrivateKeyFormat::Pkcs8,
        PrivateKeyFormat::TraditionalDsa,
    ];
    for (text, formats) in WRITTEN {
        let key = private_key(text).unwrap();
        for format in all.into_iter().filter(|format| !formats.contains(format)) {
            let algorithm = key.algorithm().to_owned();
            let expected = WritePrivateKeyError::NoSuchForm { algorithm, format };
            assert_eq!(key.to_der(format).unwrap_err(), expected);
        }
    }
}

/// `OneAsymmetricKey` of version 1 with the public half, as ring writes it: OpenSSL refuses it.
#[test]
fn public_half_beside_an_edwards_key_is_left_out() {
    let key = private_key(material::ED25519_KEY).unwrap();
    let first = key.to_der(PrivateKeyFormat::Pkcs8).unwrap();
    let public = asn1::encode(asn1::context(1), &[&[0], key.public_key().unwrap().key_bytes()]);
    let second = asn1::encode(asn1::SEQUENCE, &[&[asn1::INTEGER, 1, 1], &first[5..], &public]);
    let read = PrivateKey::from_der(&second).unwrap();
    assert_eq!(*read.to_der(PrivateKeyFormat::Pkcs8).unwrap(), *first);
}

#[test]
fn scalar_without_its_leading_zeros_gets_them_back() {
    let mut scalar = [0; 32];
    scalar[31] = 5;
    let curve = [6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7];
    let sec1 = |scalar: &[u8]| {
        let (scalar, curve) = (asn1::encode(asn1::OCTET_STRING, &[scalar]), asn1::encode(0xa0, &[&curve]));
        let der = asn1::encode(asn1::SEQUENCE, &[&[asn1::INTEGER, 1, 1], &scalar, &curve]);
        PrivateKey::from_der(&der).unwrap().to_der(PrivateKeyFormat::Pkcs8).unwrap()
    };
    assert_eq!(*sec1(&scalar), *sec1(&scalar[31..]));
    assert_eq!(*sec1(&scalar), *sec1(&[&[0; 3][..], &scalar].concat()));
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

    #[test]
    fn no_other_password_opens_a_key(password in ".{0,12}") {
        proptest::prop_assume!(password != "test");
        for text in [material::P256_KEY_ENCRYPTED, material::LEAF_KEY_LEGACY_ENCRYPTED] {
            proptest::prop_assert!(open(&encrypted(text), &password).is_err());
        }
    }

    #[test]
    fn any_bytes_are_no_encrypted_key_or_are_opened_without_panic(
        bytes: Vec<u8>,
        place: proptest::sample::Index,
        byte: u8,
    ) {
        let bounds = Bounds { key_derivation_iterations: 2048, scrypt_bytes: 1 << 20, ..Bounds::default() };
        let mut changed = material::block(material::P256_KEY_ENCRYPTED).der().to_vec();
        let place = place.index(changed.len());
        changed[place] = byte;
        for der in [bytes, changed] {
            if let Ok(key) = EncryptedPrivateKey::from_der(&der) {
                let _ = key.open(&Password::from("test"), &bounds);
            }
        }
    }

    #[test]
    fn any_key_that_is_read_is_written_and_read_again(place: proptest::sample::Index, byte: u8) {
        for (text, _) in WRITTEN {
            let mut der = material::block(text).der().to_vec();
            let place = place.index(der.len());
            der[place] = byte;
            let Ok(key) = PrivateKey::from_der(&der) else { continue };
            let _ = key.support();
            let written = key.to_der(PrivateKeyFormat::Pkcs8).unwrap();
            let again = PrivateKey::from_der(&written).unwrap();
            proptest::prop_assert_eq!(again.public_key(), key.public_key());
            proptest::prop_assert_eq!(again.algorithm(), key.algorithm());
        }
    }

    #[test]
    fn any_scalar_and_any_seed_keep_their_key_in_every_form(secret: [u8; 32]) {
        let seed = asn1::encode(asn1::OCTET_STRING, &[&secret]);
        let identifier = [0x30, 5, 6, 3, 0x2b, 0x65, 0x70];
        let ed25519 = asn1::encode(
            asn1::SEQUENCE,
            &[&[asn1::INTEGER, 1, 0], &identifier, &asn1::encode(asn1::OCTET_STRING, &[&seed])],
        );
        let key = PrivateKey::from_der(&ed25519).unwrap();
        proptest::prop_assert_eq!(&**key.to_der(PrivateKeyFormat::Pkcs8).unwrap(), &ed25519[..]);
        let curve = asn1::encode(0xa0, &[&[6, 5, 0x2b, 0x81, 4, 0, 34]]);
        let sec1 = asn1::encode(asn1::SEQUENCE, &[&[asn1::INTEGER, 1, 1], &seed, &curve]);
        let key = PrivateKey::from_der(&sec1).unwrap();
        let pkcs8 = PrivateKey::from_der(&key.to_der(PrivateKeyFormat::Pkcs8).unwrap()).unwrap();
        let again = PrivateKey::from_der(&pkcs8.to_der(PrivateKeyFormat::Sec1).unwrap()).unwrap();
        proptest::prop_assert_eq!(again.public_key(), key.public_key());
    }
}
