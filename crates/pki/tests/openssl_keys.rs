//! Private keys between this crate and the `openssl` command: every kind, every form, every scheme of encryption.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod tools;

use bindwright_pki::{
    Bounds, DecryptionError, EncryptedPrivateKey, EncryptionParameters, KeySupport, OpenPrivateKeyError,
    Password, PrivateKey, PrivateKeyFormat, pem,
};
use tools::run;

const INSTALL: &str = "apt-get install openssl";
const PASSWORD: &str = "throw-away Ω";
const PARAMETERS: EncryptionParameters =
    EncryptionParameters { salt: [7; 16], iv: [9; 16], iterations: 2048 };

/// Kinds that are checked: name, arguments of `genpkey`, the container older than PKCS #8.
const KINDS: &[(&str, &[&str], Option<PrivateKeyFormat>)] = &[
    ("RSA", &["RSA", "-pkeyopt", "rsa_keygen_bits:1024"], Some(PrivateKeyFormat::Pkcs1)),
    ("P-256", &["EC", "-pkeyopt", "ec_paramgen_curve:P-256"], Some(PrivateKeyFormat::Sec1)),
    ("P-384", &["EC", "-pkeyopt", "ec_paramgen_curve:P-384"], Some(PrivateKeyFormat::Sec1)),
    ("P-521", &["EC", "-pkeyopt", "ec_paramgen_curve:P-521"], Some(PrivateKeyFormat::Sec1)),
    ("Ed25519", &["ED25519"], None),
];

/// Kinds that are recognised by name.
const NAMED: &[(&str, &[&str], KeySupport)] = &[
    (
        "EC",
        &["EC", "-pkeyopt", "ec_paramgen_curve:secp256k1"],
        KeySupport::NameOnly { name: Some("secp256k1") },
    ),
    (
        "EC",
        &["EC", "-pkeyopt", "ec_paramgen_curve:brainpoolP384r1"],
        KeySupport::NameOnly { name: Some("brainpoolP384r1") },
    ),
    ("X25519", &["X25519"], KeySupport::NameOnly { name: Some("X25519") }),
    ("X448", &["X448"], KeySupport::NameOnly { name: Some("X448") }),
    ("Ed448", &["ED448"], KeySupport::NameOnly { name: Some("Ed448") }),
    ("RSA-PSS", &["RSA-PSS", "-pkeyopt", "rsa_keygen_bits:1024"], KeySupport::Checked),
    (
        "RSA",
        &["RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-pkeyopt", "rsa_keygen_primes:3"],
        KeySupport::MultiPrimeRsa,
    ),
];

fn is_there(test: &str) -> bool {
    tools::is_there("openssl", test, INSTALL)
}

fn generated(arguments: &[&str]) -> Vec<u8> {
    run("openssl", &[&["genpkey", "-outform", "PEM", "-algorithm"], arguments].concat(), &[])
}

fn block(text: &[u8]) -> pem::Block {
    let (mut blocks, problems) = pem::scan(std::str::from_utf8(text).unwrap(), &Bounds::default());
    assert_eq!(problems, []);
    blocks.pop().unwrap()
}

fn read(text: &[u8]) -> PrivateKey {
    PrivateKey::from_pem_block(&block(text)).unwrap()
}

fn spki(key: &PrivateKey) -> Option<Vec<u8>> {
    key.public_key().map(|key| key.spki_der().to_vec())
}

/// Has openssl derive the public half of a key.
fn spki_of_openssl(key: &[u8], more: &[&str]) -> Vec<u8> {
    run("openssl", &[&["pkey", "-pubout", "-outform", "DER"], more].concat(), key)
}

fn pass(option: &str) -> [String; 2] {
    [option.to_owned(), format!("pass:{PASSWORD}")]
}

/// Has openssl write a key in another form, with the password where one is asked for.
fn written(command: &[&str], key: &[u8]) -> Vec<u8> {
    let password = pass("-passout");
    let password = password.each_ref().map(String::as_str);
    run("openssl", &[command, &password].concat(), key)
}

fn opened(text: &[u8]) -> EncryptedPrivateKey {
    let block = block(text);
    assert!(PrivateKey::from_pem_block(&block).is_err());
    EncryptedPrivateKey::from_pem_block(&block).unwrap()
}

/// Opens a key with its password and with others, and compares it with what openssl says.
fn check_opening(text: &[u8], expected: &[u8], case: &str) {
    let encrypted = opened(text);
    assert!(encrypted.scheme().is_supported, "{case}: {:?}", encrypted.scheme());
    let key = encrypted.open(&Password::from(PASSWORD), &Bounds::default());
    let key = key.unwrap_or_else(|error| panic!("{case}: {error}"));
    assert_eq!(spki(&key).unwrap(), expected, "{case}");
    for wrong in ["", "throw-away", "throw-away Ω "] {
        let error = encrypted.open(&Password::from(wrong), &Bounds::default()).unwrap_err();
        assert_eq!(
            error,
            OpenPrivateKeyError::Decryption(DecryptionError::WrongPassword),
            "{case}: {wrong:?}"
        );
    }
}

#[test]
fn pkcs8_that_openssl_encrypts_is_opened() {
    if !is_there("pkcs8_that_openssl_encrypts_is_opened") {
        return;
    }
    for (kind, arguments, _) in KINDS {
        let key = generated(arguments);
        let expected = spki_of_openssl(&key, &[]);
        for prf in ["hmacWithSHA1", "hmacWithSHA224", "hmacWithSHA256", "hmacWithSHA384", "hmacWithSHA512"] {
            for cipher in ["aes-128-cbc", "aes-192-cbc", "aes-256-cbc", "des-ede3-cbc"] {
                let text = written(&["pkcs8", "-topk8", "-v2", cipher, "-v2prf", prf, "-iter", "100"], &key);
                check_opening(&text, &expected, &format!("{kind} {prf} {cipher}"));
                let scheme = opened(&text).scheme().clone();
                assert_eq!((scheme.name.as_str(), scheme.iterations), ("PBES2", Some(100)));
                assert_eq!(scheme.cipher.unwrap().to_lowercase(), cipher);
            }
        }
        let text = written(&["pkcs8", "-topk8", "-scrypt", "-scrypt_N", "1024"], &key);
        check_opening(&text, &expected, &format!("{kind} scrypt"));
    }
}

#[test]
fn pkcs8_of_old_schemes_is_opened() {
    if !is_there("pkcs8_of_old_schemes_is_opened") {
        return;
    }
    let key = generated(KINDS[1].1);
    let expected = spki_of_openssl(&key, &[]);
    for scheme in [
        "PBE-MD5-DES",
        "PBE-SHA1-DES",
        "PBE-MD5-RC2-64",
        "PBE-SHA1-RC2-64",
        "PBE-SHA1-3DES",
        "PBE-SHA1-2DES",
        "PBE-SHA1-RC2-128",
        "PBE-SHA1-RC2-40",
    ] {
        let arguments =
            ["pkcs8", "-topk8", "-v1", scheme, "-provider", "legacy", "-provider", "default", "-iter", "50"];
        check_opening(&written(&arguments, &key), &expected, scheme);
    }
    for cipher in ["rc2-cbc", "rc2-40-cbc", "rc2-64-cbc", "des-cbc"] {
        let arguments = ["pkcs8", "-topk8", "-v2", cipher, "-provider", "legacy", "-provider", "default"];
        check_opening(&written(&arguments, &key), &expected, cipher);
    }
}

#[test]
fn schemes_that_are_not_read_are_named() {
    if !is_there("schemes_that_are_not_read_are_named") {
        return;
    }
    let key = generated(KINDS[1].1);
    let legacy = ["-provider", "legacy", "-provider", "default"];
    for (arguments, name, part) in [
        (&["-v1", "PBE-SHA1-RC4-128"], "pbeWithSHAAnd128BitRC4", "pbeWithSHAAnd128BitRC4"),
        (&["-v2", "camellia-256-cbc"], "PBES2", "Camellia-256-CBC"),
    ] {
        let text = written(&[&["pkcs8", "-topk8"], &arguments[..], &legacy].concat(), &key);
        let encrypted = opened(&text);
        assert_eq!((encrypted.scheme().name.as_str(), encrypted.scheme().is_supported), (name, false));
        let error = encrypted.open(&Password::from(PASSWORD), &Bounds::default()).unwrap_err();
        let OpenPrivateKeyError::Decryption(DecryptionError::Unsupported { name, .. }) = &error else {
            panic!("{error}");
        };
        assert_eq!(name, part);
    }
}

#[test]
fn old_pem_that_openssl_encrypts_is_opened() {
    if !is_there("old_pem_that_openssl_encrypts_is_opened") {
        return;
    }
    for (kind, arguments, _) in KINDS.iter().filter(|(_, _, older)| older.is_some()) {
        let key = generated(arguments);
        let expected = spki_of_openssl(&key, &[]);
        let command = if *kind == "RSA" { &["rsa", "-traditional"][..] } else { &["ec"] };
        for cipher in
            ["-aes-128-cbc", "-aes-192-cbc", "-aes-256-cbc", "-des-ede3-cbc", "-des-cbc", "-rc2-cbc"]
        {
            let provider = ["-provider", "legacy", "-provider", "default", cipher];
            let text = written(&[command, &provider].concat(), &key);
            assert!(text.windows(9).any(|word| word == b"DEK-Info:"), "{kind} {cipher}");
            check_opening(&text, &expected, &format!("{kind} {cipher}"));
        }
    }
}

#[test]
fn every_form_of_every_kind_is_the_one_of_openssl() {
    if !is_there("every_form_of_every_kind_is_the_one_of_openssl") {
        return;
    }
    for (kind, arguments, older) in KINDS {
        let text = generated(arguments);
        let pkcs8 = run("openssl", &["pkcs8", "-topk8", "-nocrypt", "-outform", "DER"], &text);
        let key = read(&text);
        assert_eq!(*key.to_der(PrivateKeyFormat::Pkcs8).unwrap(), pkcs8, "{kind}");
        let Some(older) = *older else { continue };
        let command = if *kind == "RSA" { &["rsa", "-traditional"][..] } else { &["ec"] };
        let expected = run("openssl", &[command, &["-outform", "DER"]].concat(), &text);
        assert_eq!(*key.to_der(older).unwrap(), expected, "{kind}");
        let from_older = PrivateKey::from_der(&expected).unwrap();
        assert_eq!(from_older.format(), older);
        assert_eq!(*from_older.to_der(PrivateKeyFormat::Pkcs8).unwrap(), pkcs8, "{kind}");
        let pem = pem::encode_secret(older.label(), &expected, pem::Layout::Lines);
        assert_eq!(spki_of_openssl(pem.as_bytes(), &[]), spki(&key).unwrap());
    }
}

#[test]
fn openssl_opens_what_is_encrypted_here() {
    if !is_there("openssl_opens_what_is_encrypted_here") {
        return;
    }
    let [option, value] = pass("-passin");
    for (kind, arguments, _) in KINDS {
        let key = read(&generated(arguments));
        let der = key.to_encrypted_pkcs8_der(&Password::from(PASSWORD), &PARAMETERS).unwrap();
        let text = pem::encode("ENCRYPTED PRIVATE KEY", &der);
        check_opening(text.as_bytes(), &spki(&key).unwrap(), kind);
        assert_eq!(spki_of_openssl(text.as_bytes(), &[&option, &value]), spki(&key).unwrap(), "{kind}");
    }
}

#[test]
fn dsa_key_moves_into_pkcs8() {
    if !is_there("dsa_key_moves_into_pkcs8") {
        return;
    }
    let parameters = run("openssl", &["dsaparam", "-genkey", "1024"], &[]);
    let traditional = run("openssl", &["dsa", "-outform", "DER"], &parameters);
    let expected = run("openssl", &["pkcs8", "-topk8", "-nocrypt", "-outform", "DER"], &parameters);
    let key = PrivateKey::from_der(&traditional).unwrap();
    assert_eq!(key.support(), KeySupport::NameOnly { name: Some("DSA") });
    assert_eq!(*key.to_der(PrivateKeyFormat::Pkcs8).unwrap(), expected);
    let public = spki_of_openssl(&parameters, &[]);
    assert_eq!(spki(&key).unwrap(), public);
    // Nothing of the public half stands in PKCS #8: it is derived.
    assert_eq!(spki(&PrivateKey::from_der(&expected).unwrap()).unwrap(), public);
}

#[test]
fn what_is_not_checked_is_named_and_written_again() {
    if !is_there("what_is_not_checked_is_named_and_written_again") {
        return;
    }
    for (algorithm, arguments, support) in NAMED {
        let text = generated(arguments);
        let key = read(&text);
        assert_eq!((key.algorithm(), key.support()), (*algorithm, *support));
        if let Some(public) = spki(&key) {
            assert_eq!(public, spki_of_openssl(&text, &[]), "{support:?}");
        }
        let expected = run("openssl", &["pkcs8", "-topk8", "-nocrypt", "-outform", "DER"], &text);
        assert_eq!(*key.to_der(PrivateKeyFormat::Pkcs8).unwrap(), expected, "{support:?}");
        let encrypted = written(&["pkcs8", "-topk8"], &text);
        let again = opened(&encrypted).open(&Password::from(PASSWORD), &Bounds::default()).unwrap();
        assert_eq!(again.secret_der(), expected, "{support:?}");
        assert_eq!(spki(&again).is_some(), !matches!(*algorithm, "X448" | "Ed448"), "{support:?}");
    }
}
