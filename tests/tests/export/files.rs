//! Keys, certificates and keystores, read by openssl and keytool.

use bindwright_core::{ExportOptions, Profile};

use crate::folder::{Folder, PASSWORD, exported, fixture, wanted};
use crate::tools::{is_there, run};

const OPENSSL: &str = "apt-get install openssl";
const KEYS: &[&str] = &["keys/xsuaa-managed.json", "keys/xsuaa-ec.json", "keys/identity-generated.json"];

/// Runs openssl and returns what it says.
fn openssl(arguments: &[&str]) -> String {
    // A friendly name that is not ASCII comes out as Latin-1.
    String::from_utf8_lossy(&run("openssl", arguments, &[])).into_owned()
}

fn pack(file: &str) -> Folder {
    let folder = Folder::new();
    for profile in [Profile::Pem, Profile::Pkcs12, Profile::Pkcs12Legacy] {
        let options = ExportOptions { alias: Some("Schlüssel 1".to_owned()), ..wanted(profile) };
        let made = exported(&fixture(file), &options);
        assert!(made.description.diagnostics.is_empty());
        folder.write_all(&made);
    }
    folder
}

#[test]
fn openssl_reads_every_form_of_key_and_certificate() {
    if !is_there("openssl", "openssl_reads_every_form_of_key_and_certificate", OPENSSL) {
        return;
    }
    for file in KEYS {
        let folder = pack(file);
        let path = |name: &str| folder.path(name);
        let public = openssl(&["x509", "-in", &path("certificate.pem"), "-noout", "-pubkey"]);
        for name in ["key.pem", "key-pkcs8.pem", "key-and-chain.pem", "chain-and-key.pem"] {
            assert_eq!(openssl(&["pkey", "-in", &path(name), "-pubout"]), public, "{name}");
        }
        let password = format!("pass:{PASSWORD}");
        let encrypted = ["pkey", "-in", &path("key-encrypted.pem"), "-passin", &password, "-pubout"];
        assert_eq!(openssl(&encrypted), public);
        assert!(openssl(&["asn1parse", "-in", &path("key-encrypted.pem")]).contains("PBKDF2"));
        let der = ["x509", "-inform", "DER", "-in", &path("certificate.der"), "-noout", "-pubkey"];
        assert_eq!(openssl(&der), public);
        let chain = ["crl2pkcs7", "-nocrl", "-certfile", &path("certificate-and-chain.pem")];
        let bag = run("openssl", &chain, &[]);
        let subjects = |bag: &[u8]| run("openssl", &["pkcs7", "-print_certs", "-noout"], bag);
        let ours = run("openssl", &["pkcs7", "-inform", "DER", "-in", &path("certificates.p7b")], &[]);
        assert_eq!(subjects(&ours), subjects(&bag));
    }
}

#[test]
fn openssl_and_keytool_read_both_keystores() {
    let name = "openssl_and_keytool_read_both_keystores";
    let has_keytool =
        is_there("keytool", &format!("{name} with keytool"), "apt-get install default-jre-headless");
    if !is_there("openssl", name, OPENSSL) {
        return;
    }
    let password = format!("pass:{PASSWORD}");
    for file in KEYS {
        let folder = pack(file);
        let all = folder.names();
        let keystores: Vec<String> = all.into_iter().filter(|name| name.ends_with(".p12")).collect();
        assert_eq!(keystores.len(), 2, "{keystores:?}");
        let public = openssl(&["x509", "-in", &folder.path("certificate.pem"), "-noout", "-pubkey"]);
        for keystore in &keystores {
            let path = folder.path(keystore);
            let read = |more: &[&str]| {
                openssl(&[&["pkcs12", "-in", &path, "-passin", &password, "-nodes"][..], more].concat())
            };
            let key = folder.write("out.pem", read(&["-nocerts"]).as_bytes());
            assert_eq!(openssl(&["pkey", "-in", &key, "-pubout"]), public, "{keystore}");
            let certificates = read(&["-nokeys"]);
            assert_eq!(certificates.matches("BEGIN CERTIFICATE").count(), 3, "{keystore}");
            assert!(certificates.contains("friendlyName"), "{certificates}");
            if has_keytool {
                let list = ["-list", "-v", "-keystore", &path, "-storepass", PASSWORD];
                let list = String::from_utf8(run("keytool", &list, &[])).unwrap();
                assert!(list.contains("PrivateKeyEntry") && list.contains("chain length: 3"), "{list}");
            }
        }
    }
}

/// Pain point 6: a header value must not hold line breaks.
#[test]
fn a_certificate_for_a_header_has_no_line_break() {
    let made = exported(&fixture(KEYS[0]), &wanted(Profile::Pem));
    let index = made.description.files.iter().position(|file| file.id == "certificate-base64").unwrap();
    let text = String::from_utf8(made.contents[index].0.to_vec()).unwrap();
    assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte)), "{text}");
    if is_there("openssl", "a_certificate_for_a_header_has_no_line_break with openssl", OPENSSL) {
        let der = run("openssl", &["base64", "-d", "-A"], text.as_bytes());
        assert!(!run("openssl", &["x509", "-inform", "DER", "-noout", "-subject"], &der).is_empty());
    }
}

/// Pain point 10: a keystore without a password cannot be had by mistake, and every reader gets a format it knows.
#[test]
fn there_is_a_file_for_every_reader() {
    let folder = pack(KEYS[0]);
    let names = folder.names();
    for ending in [".pem", ".p12", ".der", ".p7b"] {
        assert!(names.iter().any(|name| name.ends_with(ending)), "{ending}");
    }
    let empty = ExportOptions { password: Some("".into()), ..wanted(Profile::Pkcs12) };
    let refused = exported(&fixture(KEYS[0]), &empty);
    assert!(refused.contents.is_empty());
    assert_eq!(refused.description.diagnostics[0].code, "export/empty-password");
}
