use proptest::prelude::*;

use super::*;
use crate::test_material::{ISSUING_CA, LEAF, LEAF_KEY_PKCS1, P256_KEY_SEC1, ROOT, certificate, private_key};
use crate::{Certificate, ber, encoding};

/// A throw-away P-256 key under the password `secret`, made by keytool of OpenJDK 17.
const JKS: &str = "\
    /u3+7QAAAAIAAAABAAAAAQADb3duAAABofqqVm0AAAB/MH0wDgYKKwYBBAEqAhEBAQUABGu5AIQ9Svkjpcihz9ekUxSLgQ9KkKT0\
    AQ4dRxZyWUEEHYueb5cPz6Ey9r15aN/P2LkvOg6wVGtUj2b0EWZ4agk56/t1C8zA389pjFiHHim+u3fo+S/4/5UtVQzkrWG1Wr+8\
    l0SOzve2m6vL2QAAAAEABVguNTA5AAABaDCCAWQwggEKoAMCAQICCQDtnUFVQD8txTAKBggqhkjOPQQDAjAlMSMwIQYDVQQDExpC\
    aW5kd3JpZ2h0IHRlc3QgdGhyb3ctYXdheTAgFw0yNjExMjAyMDMzNDlaGA8yMTA5MDEwOTIwMzM0OVowJTEjMCEGA1UEAxMaQmlu\
    ZHdyaWdodCB0ZXN0IHRocm93LWF3YXkwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARAl43LloAmqXHHHrG71FdM1e69Gu7rbMiC\
    crDY+RfPASW86pTnMjx65u0ikTca84Q7tCWNqLoSDRdlSwyboArooyEwHzAdBgNVHQ4EFgQUWkIYJcXN0la24HAb6MX1ppKbwSQw\
    CgYIKoZIzj0EAwIDSAAwRQIgLu+PFvG/BGZvhDi8j8NxMxo3gba+1SokEYo8oiN66QMCIQCnJlGCBYTEKpbqpoFlZpeF0OahQcX6\
    p85pOZOW4BJn1ouNm/u7DnDmlTl6RZusa2Tla85E\
";

fn few_rounds() -> Bounds {
    Bounds { key_derivation_iterations: 1000, ..Bounds::default() }
}

fn read(bytes: &[u8], password: &str) -> Result<Keystore, KeystoreError> {
    Keystore::read(bytes, Some(&Password::from(password)), &few_rounds())
}

fn chain() -> Vec<Certificate> {
    [LEAF, ISSUING_CA, ROOT].map(certificate).to_vec()
}

fn written(profile: Pkcs12Profile) -> Vec<u8> {
    let key = private_key(LEAF_KEY_PKCS1).unwrap();
    let contents = Pkcs12Contents { alias: "throw-away", private_key: &key, certificates: &chain() };
    let randomness = Pkcs12Randomness {
        certificates_salt: [1; 16],
        certificates_iv: [2; 16],
        key_salt: [3; 16],
        key_iv: [4; 16],
        mac_salt: [5; 16],
    };
    write_pkcs12(&contents, profile, &Password::from("secret"), &randomness, 2).unwrap()
}

fn jks() -> Vec<u8> {
    use base64ct::Encoding as _;
    base64ct::Base64::decode_vec(JKS.trim()).unwrap()
}

/// Rewrites DER as NSS writes it: lengths left open, octet strings in pieces.
fn as_nss_writes(der: &[u8], depth: usize) -> Vec<u8> {
    let mut rewritten = Vec::new();
    for element in crate::asn1::Fields::new(der).unwrap() {
        let element = element.unwrap();
        let inner = match element.identifier {
            identifier if identifier & 0x20 != 0 && depth > 0 => as_nss_writes(element.content, depth - 1),
            crate::asn1::OCTET_STRING if element.content.len() > 100 => {
                let pieces = element.content.chunks(100);
                pieces.flat_map(|piece| crate::asn1::encode(crate::asn1::OCTET_STRING, &[piece])).collect()
            }
            _ => {
                rewritten.extend_from_slice(element.whole);
                continue;
            }
        };
        rewritten.extend([element.identifier | 0x20, 0x80]);
        rewritten.extend(inner);
        rewritten.extend([0, 0]);
    }
    rewritten
}

#[test]
fn what_is_written_is_read_back() {
    for profile in [Pkcs12Profile::Modern, Pkcs12Profile::Legacy] {
        let keystore = read(&written(profile), "secret").unwrap();
        let [entry] = keystore.entries() else { panic!("{:?}", keystore.entries()) };
        assert_eq!((entry.alias(), entry.kind()), (Some("throw-away"), EntryKind::PrivateKey));
        assert_eq!(entry.certificates(), chain());
        assert_eq!(entry.private_key().unwrap().matches(&chain()[0]), Some(true));
        assert_eq!(entry.local_key_id().map(encoding::hex), Some(chain()[0].sha1_hex()));
        assert_eq!((keystore.password(), keystore.problems()), (PasswordForm::AsGiven, &[][..]));
        assert_eq!(read(&written(profile), "Secret").unwrap_err(), KeystoreError::WrongPassword);
        assert_eq!(read(&written(profile), "").unwrap_err(), KeystoreError::WrongPassword);
    }
}

#[test]
fn lengths_left_open_and_strings_in_pieces_are_read() {
    for profile in [Pkcs12Profile::Modern, Pkcs12Profile::Legacy] {
        let der = written(profile);
        let nss = as_nss_writes(&der, 4);
        assert_ne!(nss, der);
        assert_eq!(Keystore::detect(&nss), Some(KeystoreFormat::Pkcs12));
        assert_eq!(ber::only(&nss).unwrap()[..], der);
        let keystore = read(&nss, "secret").unwrap();
        assert_eq!(keystore.entries()[0].certificates(), chain());
        assert!(keystore.mac().unwrap().verified);
    }
}

#[test]
fn a_key_is_not_written_with_the_certificate_of_another() {
    let randomness = Pkcs12Randomness {
        certificates_salt: [0; 16],
        certificates_iv: [0; 16],
        key_salt: [0; 16],
        key_iv: [0; 16],
        mac_salt: [0; 16],
    };
    let key = private_key(P256_KEY_SEC1).unwrap();
    let write = |certificates: &[Certificate]| {
        let contents = Pkcs12Contents { alias: "", private_key: &key, certificates };
        write_pkcs12(&contents, Pkcs12Profile::Modern, &Password::from(""), &randomness, 1).unwrap_err()
    };
    assert_eq!(write(&chain()), Pkcs12WriteError::OtherKey);
    assert_eq!(write(&[]), Pkcs12WriteError::NoCertificate);
}

#[test]
fn what_follows_the_end_is_said() {
    let bytes = [written(Pkcs12Profile::Modern), vec![0; 3]].concat();
    let keystore = read(&bytes, "secret").unwrap();
    assert_eq!(keystore.problems(), [KeystoreProblem::TrailingData { bytes: 3 }]);
}

#[test]
fn a_java_keystore_is_read_and_damage_is_told_from_a_wrong_password() {
    let keystore = read(&jks(), "secret").unwrap();
    let [entry] = keystore.entries() else { panic!("{:?}", keystore.entries()) };
    assert_eq!((keystore.format(), entry.alias()), (KeystoreFormat::Jks, Some("own")));
    assert_eq!(entry.private_key().unwrap().matches(&entry.certificates()[0]), Some(true));
    assert_eq!(read(&jks(), "wrong").unwrap_err(), KeystoreError::WrongPassword);
    let mut damaged = jks();
    *damaged.last_mut().unwrap() ^= 1;
    let algorithm = "SHA-1 digest".to_owned();
    assert_eq!(read(&damaged, "secret").unwrap_err(), KeystoreError::IntegrityCheckFailed { algorithm });
    assert_eq!(read(&[], "secret").unwrap_err(), KeystoreError::NotAKeystore);
}

#[test]
fn secrets_are_not_shown() {
    let shown = format!("{:?}", read(&jks(), "secret").unwrap().into_entries());
    assert_eq!(shown, "[Entry(PrivateKey, [elided])]");
}

/// Reads with and without the password; what is opened with it has passed its check, where there is one.
fn survives(bytes: &[u8]) -> Result<(), TestCaseError> {
    let _ = Keystore::read(bytes, None, &few_rounds());
    for password in ["secret", ""] {
        if let Ok(keystore) = read(bytes, password) {
            prop_assert!(keystore.mac().is_none_or(|mac| mac.verified));
        }
    }
    Ok(())
}

fn samples() -> [Vec<u8>; 4] {
    let modern = written(Pkcs12Profile::Modern);
    [as_nss_writes(&modern, 4), modern, written(Pkcs12Profile::Legacy), jks()]
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_panic(bytes: Vec<u8>) {
        survives(&bytes)?;
        for start in [&[0x30, 0x80, 2, 1, 3, 0x30][..], &[0xfe, 0xed, 0xfe, 0xed], &[0xce; 4]] {
            survives(&[start, &bytes].concat())?;
        }
    }

    #[test]
    fn damaged_keystores_are_read_without_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        end: prop::sample::Index,
    ) {
        for mut bytes in samples() {
            for (at, value) in &changes {
                let at = at.index(bytes.len());
                bytes[at] = *value;
            }
            survives(&bytes)?;
            bytes.truncate(end.index(bytes.len()));
            survives(&bytes)?;
        }
    }
}

/// Bags of this many closed keys that name the certificate before them as theirs.
fn many_keys(count: usize) -> Vec<u8> {
    use crate::asn1::encode;
    let oid = |rest: &[u8]| encode(6, &[&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1], rest]);
    let bag = |kind: u8, value: &[u8]| {
        let id = encode(0x30, &[&oid(&[9, 21]), &encode(0x31, &[&encode(4, &[b"id"])])]);
        encode(0x30, &[&oid(&[12, 10, 1, kind]), &encode(0xa0, &[value]), &encode(0x31, &[&id])])
    };
    let octets = encode(0xa0, &[&encode(4, &[chain()[0].der()])]);
    let certificate = bag(3, &encode(0x30, &[&oid(&[9, 22, 1]), &octets]));
    let key = bag(2, &encode(0x30, &[&encode(0x30, &[&oid(&[5, 13])]), &encode(4, &[&[0; 16]])]));
    let data = |content: &[u8]| encode(0x30, &[&oid(&[7, 1]), &encode(0xa0, &[&encode(4, &[content])])]);
    let bags = encode(0x30, &[&certificate, &key.repeat(count)]);
    encode(0x30, &[&[2, 1, 3], &data(&encode(0x30, &[&data(&bags)]))])
}

#[test]
fn many_keys_do_not_multiply_one_certificate_without_end() {
    let count = 60_000;
    let keystore = Keystore::read(&many_keys(count), None, &few_rounds()).unwrap();
    let with_certificate = keystore.entries().iter().filter(|entry| !entry.certificates().is_empty());
    let with_certificate = with_certificate.count();
    assert_eq!(keystore.entries().len(), count);
    assert!((10_000..50_000).contains(&with_certificate), "{with_certificate}");
}
