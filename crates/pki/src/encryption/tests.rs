use super::*;

fn sequence(der: &[u8]) -> AlgorithmIdentifier<'_> {
    AlgorithmIdentifier::decode(&asn1::only(der, asn1::SEQUENCE).unwrap()).unwrap()
}

#[test]
fn what_was_encrypted_is_decrypted_with_the_same_password_only() {
    let encrypted = encrypt_pbes2_aes256(b"throw-away", b"secret", &[7; 16], &[9; 16], 3);
    let algorithm = sequence(&encrypted.algorithm);
    let open = |password| decrypt_pbes(&algorithm, &encrypted.ciphertext, password, &Bounds::default());
    assert_eq!(&**open(b"secret").unwrap(), b"throw-away");
    assert_eq!(open(b"Secret").unwrap_err(), DecryptionError::WrongPassword);
}
