use super::derivation::Derivation;
use super::*;
use crate::encoding;
use proptest::prelude::*;

fn identifier(der: &[u8]) -> AlgorithmIdentifier<'_> {
    AlgorithmIdentifier::decode(&asn1::only(der, asn1::SEQUENCE).unwrap()).unwrap()
}

fn open(encrypted: &Encrypted, password: &[u8]) -> Result<Vec<u8>, DecryptionError> {
    let algorithm = identifier(&encrypted.algorithm);
    let plain = decrypt_pbes(&algorithm, &encrypted.ciphertext, password, &Bounds::default());
    plain.map(|plain| plain.to_vec())
}

/// Writes PBES2 with scrypt (RFC 7914 section 7.1) and AES-128-CBC.
fn with_scrypt(cost: &[u8], block_size: u8, parallelization: u8) -> Vec<u8> {
    let sequence = |parts: &[&[u8]]| asn1::encode(asn1::SEQUENCE, parts);
    let octets = |bytes: &[u8]| asn1::encode(asn1::OCTET_STRING, &[bytes]);
    let oid = |bytes: &[u8]| asn1::encode(asn1::OID, &[bytes]);
    let number = |bytes: &[u8]| encoding::der_integer(bytes);
    let parameters =
        sequence(&[&octets(b"salt"), &number(cost), &number(&[block_size]), &number(&[parallelization])]);
    let derivation = sequence(&[&oid(&[0x2b, 6, 1, 4, 1, 0xda, 0x47, 4, 11]), &parameters]);
    let cipher = sequence(&[&oid(&[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 1, 2]), &octets(&[0; 16])]);
    let pbes2 = oid(&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 13]);
    sequence(&[&pbes2, &sequence(&[&derivation, &cipher])])
}

/// `pbeWithSHAAnd128BitRC4` (RFC 7292 appendix C) without parameters.
const RC4: [u8; 14] = [0x30, 12, 6, 10, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12, 1, 1];

fn error(algorithm: &[u8], ciphertext: &[u8]) -> DecryptionError {
    decrypt_pbes(&identifier(algorithm), ciphertext, b"secret", &Bounds::default()).unwrap_err()
}

#[test]
fn what_was_encrypted_is_decrypted_with_the_same_password_only() {
    let encrypted = encrypt_pbes2_aes256(b"throw-away", b"secret", &[7; 16], &[9; 16], 3);
    assert_eq!(open(&encrypted, b"secret").unwrap(), b"throw-away");
    assert_eq!(open(&encrypted, b"Secret"), Err(DecryptionError::WrongPassword));
}

#[test]
fn scheme_is_described_without_a_password() {
    let encrypted = encrypt_pbes2_aes256(b"throw-away", b"secret", &[7; 16], &[9; 16], 600_000);
    let scheme = EncryptionScheme::describe(&identifier(&encrypted.algorithm)).unwrap();
    assert_eq!((scheme.name.as_str(), scheme.iterations), ("PBES2", Some(600_000)));
    assert_eq!(scheme.key_derivation.as_deref(), Some("PBKDF2 with HMAC-SHA-256"));
    assert_eq!(scheme.cipher.as_deref(), Some("AES-256-CBC"));
    assert!(scheme.is_supported);
}

#[test]
fn unsupported_schemes_are_named() {
    let mut encrypted = encrypt_pbes2_aes256(b"throw-away", b"secret", &[7; 16], &[9; 16], 1);
    let private_key = |algorithm: &[u8]| {
        let password = Password::from("secret");
        decrypt_private_key(&identifier(algorithm), &[0; 16], &password, &Bounds::default()).unwrap_err()
    };
    let name = |algorithm: &[u8]| match private_key(algorithm) {
        DecryptionError::Unsupported { oid: Some(oid), name } => (oid, name),
        other => panic!("{other}"),
    };
    assert!(!EncryptionScheme::describe(&identifier(&RC4)).unwrap().is_supported);
    let place = encrypted.algorithm.len() - 2 - 16 - 1;
    assert_eq!(encrypted.algorithm[place], 42);
    encrypted.algorithm[place] = 46;
    let gcm = ("2.16.840.1.101.3.4.1.46".to_owned(), "AES-256-GCM".to_owned());
    assert_eq!(name(&encrypted.algorithm), gcm);
    let scheme = EncryptionScheme::describe(&identifier(&encrypted.algorithm)).unwrap();
    assert_eq!((scheme.is_supported, scheme.cipher.as_deref()), (false, Some("AES-256-GCM")));
    assert_eq!(name(&RC4), ("1.2.840.113549.1.12.1.1".to_owned(), "pbeWithSHAAnd128BitRC4".to_owned()));
    assert_eq!(name(&[0x30, 4, 6, 2, 0x2a, 3]), ("1.2.3".to_owned(), "1.2.3".to_owned()));
}

#[test]
fn bounds_are_said() {
    let bounds = Bounds { key_derivation_iterations: 1000, ..Bounds::default() };
    let encrypted = encrypt_pbes2_aes256(b"throw-away", b"secret", &[7; 16], &[9; 16], 1001);
    let opened = decrypt_pbes(&identifier(&encrypted.algorithm), &encrypted.ciphertext, b"secret", &bounds);
    assert_eq!(opened.unwrap_err(), DecryptionError::TooManyIterations { asked: 1001, bound: 1000 });
    let asked = 128 * (1 << 20) * 8;
    let expected = DecryptionError::TooMuchMemory { asked, bound: Bounds::default().scrypt_bytes };
    assert_eq!(error(&with_scrypt(&[0x10, 0, 0], 8, 1), &[0; 16]), expected);
    assert!(matches!(
        error(&with_scrypt(&[0xff; 9], 255, 255), &[0; 16]),
        DecryptionError::TooMuchMemory { .. }
    ));
}

#[test]
fn parameters_that_no_writer_makes_are_damage() {
    for algorithm in
        [with_scrypt(&[3], 8, 1), with_scrypt(&[0], 8, 1), with_scrypt(&[16], 0, 1), with_scrypt(&[16], 8, 0)]
    {
        assert_eq!(error(&algorithm, &[0; 16]), DecryptionError::Damaged, "{algorithm:x?}");
    }
    let encrypted = encrypt_pbes2_aes256(b"throw-away", b"secret", &[7; 16], &[9; 16], 1);
    for length in [0, 1, 15] {
        assert_eq!(error(&encrypted.algorithm, &vec![0; length]), DecryptionError::Damaged);
    }
}

#[test]
fn the_end_of_a_sequence_that_changed_is_damage_and_not_a_wrong_password() {
    let plain = asn1::encode(asn1::SEQUENCE, &[&[asn1::INTEGER, 1, 0], &[7; 200]]);
    let mut encrypted = encrypt_pbes2_aes256(&plain, b"secret", &[7; 16], &[9; 16], 1);
    let last = encrypted.ciphertext.len() - 1;
    encrypted.ciphertext[last] ^= 1;
    assert_eq!(open(&encrypted, b"secret"), Err(DecryptionError::Damaged));
    assert_eq!(open(&encrypted, b"other"), Err(DecryptionError::WrongPassword));
}

#[test]
fn keys_are_those_of_the_published_vectors() {
    let mut key = [0; 20];
    // RFC 6070 section 2.
    pbkdf2(HashAlgorithm::Sha1, b"password", b"salt", 2, &mut key);
    assert_eq!(encoding::hex(&key), "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957");
    // RFC 7914 section 12.
    let scrypt = Derivation::Scrypt { salt: b"NaCl", cost: 1024, block_size: 8, parallelization: 16 };
    let key = scrypt.derive(b"password", 8, &Bounds::default()).unwrap();
    assert_eq!(encoding::hex(&key), "fdbabe1c9d347200");
}

#[test]
fn passwords_are_not_shown() {
    assert_eq!(format!("{:?}", Password::from("secret")), "Password([elided])");
}

proptest! {
    #[test]
    fn every_cipher_decrypts_what_it_encrypts(plain: Vec<u8>, key in any::<[u8; 32]>(), iv in any::<[u8; 16]>()) {
        let rc2 = [40, 64, 128].map(|effective_bits| Cipher::Rc2 { effective_bits });
        let others = [Cipher::Aes128, Cipher::Aes192, Cipher::Aes256, Cipher::TripleDes, Cipher::Des];
        for cipher in others.into_iter().chain(rc2) {
            let (key, iv) = (&key[..cipher.key_length()], &iv[..cipher.block_length()]);
            let ciphertext = cipher.encrypt(key, iv, &plain).unwrap();
            prop_assert_eq!(&**cipher.decrypt(key, iv, &ciphertext).unwrap(), &plain[..]);
        }
    }

    #[test]
    fn any_change_of_an_identifier_is_read_without_panic(place: prop::sample::Index, byte: u8, cost in 0u8..64) {
        let encrypted = encrypt_pbes2_aes256(&[], b"secret", &[7; 16], &[9; 16], 1);
        let bounds = Bounds { key_derivation_iterations: 1000, scrypt_bytes: 1 << 16, ..Bounds::default() };
        for mut algorithm in [encrypted.algorithm, with_scrypt(&[cost], 1, 1)] {
            let place = place.index(algorithm.len());
            algorithm[place] = byte;
            let decoded = asn1::only(&algorithm, asn1::SEQUENCE).and_then(|e| AlgorithmIdentifier::decode(&e));
            if let Ok(decoded) = decoded {
                let _ = EncryptionScheme::describe(&decoded);
                let _ = decrypt_pbes(&decoded, &[0; 16], b"secret", &bounds);
            }
        }
    }
}
