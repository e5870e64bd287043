//! Keystores between this crate and the commands `openssl` and `keytool`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(clippy::disallowed_methods, reason = "a test reads and writes files")]

mod tools;

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use bindwright_pki::keystore::{
    EntryKey, EntryKind, Keystore, KeystoreError, KeystoreFormat, KeystoreProblem, LockReason, PasswordForm,
    Pkcs12Contents, Pkcs12Profile, Pkcs12Randomness, write_pkcs12,
};
use bindwright_pki::{Bounds, Certificate, Password, PrivateKey, PrivateKeyFormat, pem};
use tools::run;

const OPENSSL: &str = "apt-get install openssl";
const KEYTOOL: &str = "apt-get install default-jre-headless";
const ALIAS: &str = "throw-away Ω";
const PASSWORD: &str = "throw-away";
const RANDOMNESS: Pkcs12Randomness = Pkcs12Randomness {
    certificates_salt: [1; 16],
    certificates_iv: [2; 16],
    key_salt: [3; 16],
    key_iv: [4; 16],
    mac_salt: [5; 16],
};

const P256: &[&str] = &["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"];
const KINDS: &[&[&str]] = &[
    &["-newkey", "rsa:2048"],
    P256,
    &["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384"],
    &["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-521"],
    &["-newkey", "ed25519"],
];

/// A folder of one test, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("bindwright-keystores-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    fn write(&self, name: &str, bytes: &[u8]) -> String {
        fs::write(self.0.join(name), bytes).unwrap();
        self.path(name)
    }

    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.0.join(name)).unwrap()
    }

    /// Runs keytool on a store of this folder with the password of these tests.
    fn keytool(&self, store: &str, arguments: &[&str]) -> Vec<u8> {
        let path = self.path(store);
        run("keytool", &[arguments, &["-keystore", &path, "-storepass", PASSWORD, "-noprompt"]].concat(), &[])
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A throw-away key and a chain of two as text.
fn pair(kind: &[&str]) -> String {
    // Tests run beside each other, each one with a folder of its own.
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let folder = Folder::new(&format!("pair-{}", NEXT.fetch_add(1, Ordering::Relaxed)));
    let (key, root_key, root) = (folder.path("key"), folder.path("root-key"), folder.path("root"));
    let subject = |name: &str| format!("/O=Bindwright test throw-away/CN={name}");
    let request = ["req", "-x509", "-nodes", "-days", "30", "-out"];
    let root_subject = subject("root");
    run(
        "openssl",
        &[&request[..], &[&root, "-keyout", &root_key, "-subj", &root_subject], P256].concat(),
        &[],
    );
    let leaf_subject = subject("leaf");
    let issuer = ["-", "-keyout", &key, "-subj", &leaf_subject, "-CA", &root, "-CAkey", &root_key];
    let leaf = run("openssl", &[&request[..], &issuer, kind].concat(), &[]);
    String::from_utf8([folder.read("key"), leaf, folder.read("root")].concat()).unwrap()
}

fn key_and_certificates(text: &str) -> (PrivateKey, Vec<Certificate>) {
    let (blocks, _) = pem::scan(text, &Bounds::default());
    let key = blocks.iter().find_map(|block| PrivateKey::from_pem_block(block).ok()).unwrap();
    let certificates = blocks.iter().filter_map(|block| Certificate::from_pem_block(block).ok()).collect();
    (key, certificates)
}

fn open(bytes: &[u8], password: &str) -> Result<Keystore, KeystoreError> {
    Keystore::read(bytes, Some(&Password::from(password)), &Bounds::default())
}

/// Has openssl put key and chain into a keystore.
fn exported(text: &str, password: &str, more: &[&str]) -> Vec<u8> {
    let pass = format!("pass:{password}");
    let arguments = ["pkcs12", "-export", "-name", ALIAS, "-passout", &pass];
    run("openssl", &[&arguments, more].concat(), text.as_bytes())
}

fn spki(key: &PrivateKey) -> &[u8] {
    key.public_key().unwrap().spki_der()
}

fn assert_holds(keystore: &Keystore, key: &PrivateKey, certificates: &[Certificate], what: &str) {
    let [entry] = keystore.entries() else { panic!("{what}: {:?}", keystore.entries()) };
    assert_eq!(entry.kind(), EntryKind::PrivateKey, "{what}");
    assert_eq!(entry.certificates(), certificates, "{what}");
    assert_eq!(spki(entry.private_key().unwrap()), spki(key), "{what}");
    assert_eq!(keystore.problems(), [], "{what}");
    assert!(!keystore.has_locked_parts(), "{what}");
}

#[test]
fn reads_every_encryption_that_openssl_writes() {
    if !tools::is_there("openssl", "reads_every_encryption_that_openssl_writes", OPENSSL) {
        return;
    }
    let text = pair(P256);
    let (key, certificates) = key_and_certificates(&text);
    let schemes = [
        "PBE-SHA1-3DES",
        "PBE-SHA1-2DES",
        "PBE-SHA1-RC2-128",
        "PBE-SHA1-RC2-40",
        "PBE-MD5-DES",
        "des-ede3-cbc",
        "aes-128-cbc",
        "aes-192-cbc",
        "aes-256-cbc",
        "NONE",
    ];
    for scheme in schemes {
        let bytes = exported(&text, PASSWORD, &["-legacy", "-certpbe", scheme, "-keypbe", scheme]);
        let keystore = open(&bytes, PASSWORD).unwrap();
        assert_holds(&keystore, &key, &certificates, scheme);
        assert_eq!(keystore.entries()[0].alias(), Some(ALIAS), "{scheme}");
        assert_eq!(keystore.encryption().len(), usize::from(scheme != "NONE"), "{scheme}");
        assert_eq!(open(&bytes, "wrong").unwrap_err(), KeystoreError::WrongPassword, "{scheme}");
    }
    for arguments in [&["-legacy"][..], &[], &["-noiter"], &["-nomaciter"], &["-descert", "-legacy"]] {
        let bytes = exported(&text, PASSWORD, arguments);
        assert_holds(&open(&bytes, PASSWORD).unwrap(), &key, &certificates, &arguments.concat());
    }
}

#[test]
fn names_the_encryption_that_is_not_read() {
    if !tools::is_there("openssl", "names_the_encryption_that_is_not_read", OPENSSL) {
        return;
    }
    let text = pair(P256);
    let rc4 = "pbeWithSHAAnd128BitRC4".to_owned();
    let scheme = "PBE-SHA1-RC4-128";
    let bytes = exported(&text, PASSWORD, &["-legacy", "-certpbe", scheme, "-keypbe", "NONE"]);
    let keystore = open(&bytes, PASSWORD).unwrap();
    let reason = LockReason::Unsupported;
    assert_eq!(keystore.problems(), [KeystoreProblem::LockedContents { scheme: rc4.clone(), reason }]);
    let certificates = text.split_inclusive("-----END PRIVATE KEY-----\n").last().unwrap();
    let bytes = exported(certificates, PASSWORD, &["-legacy", "-certpbe", scheme, "-nokeys"]);
    assert_eq!(open(&bytes, PASSWORD).unwrap_err(), KeystoreError::Unsupported { algorithm: rc4 });
}

#[test]
fn reads_every_integrity_check_that_openssl_writes() {
    if !tools::is_there("openssl", "reads_every_integrity_check_that_openssl_writes", OPENSSL) {
        return;
    }
    let text = pair(P256);
    let (key, certificates) = key_and_certificates(&text);
    for hash in ["SHA-1", "SHA-224", "SHA-256", "SHA-384", "SHA-512"] {
        let bytes = exported(&text, PASSWORD, &["-macalg", &hash.replace("SHA-", "sha")]);
        let keystore = open(&bytes, PASSWORD).unwrap();
        assert_holds(&keystore, &key, &certificates, hash);
        let mac = keystore.mac().unwrap();
        assert_eq!((mac.algorithm.clone(), mac.verified), (format!("HMAC-{hash}"), true));
        // The digest ends 14 bytes before the end: salt and rounds follow it.
        let mut damaged = bytes.clone();
        let digest = damaged.len() - 16;
        damaged[digest] ^= 1;
        let failed = KeystoreError::IntegrityCheckFailed { algorithm: mac.algorithm.clone() };
        assert_eq!(open(&damaged, PASSWORD).unwrap_err(), failed);
    }
    let bytes = exported(&text, PASSWORD, &["-nomac"]);
    let keystore = open(&bytes, PASSWORD).unwrap();
    assert_holds(&keystore, &key, &certificates, "no MAC");
    assert_eq!(keystore.mac(), None);
    assert_eq!(open(&bytes, "wrong").unwrap_err(), KeystoreError::WrongPassword);
}

#[test]
fn reads_every_password() {
    if !tools::is_there("openssl", "reads_every_password", OPENSSL) {
        return;
    }
    let text = pair(P256);
    let (key, certificates) = key_and_certificates(&text);
    for password in ["", "a", "pässwörd Ω", "\u{1f511} key", &"long".repeat(50)] {
        for more in [&["-legacy"][..], &[]] {
            let bytes = exported(&text, password, more);
            assert_holds(&open(&bytes, password).unwrap(), &key, &certificates, password);
        }
    }
    let empty = exported(&text, "", &[]);
    assert_eq!(open(&empty, "").unwrap().password(), PasswordForm::Empty);
    let none = exported(&text, "", &["-certpbe", "NONE", "-keypbe", "NONE", "-nomac"]);
    assert_eq!(open(&none, "anything").unwrap().password(), PasswordForm::NotNeeded);
}

#[test]
fn without_a_password_what_lies_open_is_listed() {
    if !tools::is_there("openssl", "without_a_password_what_lies_open_is_listed", OPENSSL) {
        return;
    }
    let text = pair(P256);
    let (_, certificates) = key_and_certificates(&text);
    let listed = |bytes: &[u8]| Keystore::read(bytes, None, &Bounds::default()).unwrap();
    let open = listed(&exported(&text, PASSWORD, &["-certpbe", "NONE"]));
    assert_eq!(open.certificates(), certificates.iter().collect::<Vec<_>>());
    let Some(EntryKey::Locked { scheme, reason }) = open.entries()[0].key() else { panic!("key is open") };
    assert_eq!(*reason, LockReason::NoPassword);
    assert_eq!(scheme, "PBES2: PBKDF2 with HMAC-SHA-256, AES-256-CBC");
    assert!(!open.mac().unwrap().verified);
    let closed = listed(&exported(&text, PASSWORD, &[]));
    assert!(closed.certificates().is_empty() && closed.has_locked_parts());
    assert_eq!(closed.password(), PasswordForm::NotGiven);
}

#[test]
fn rounds_are_bounded_over_the_file() {
    if !tools::is_there("openssl", "rounds_are_bounded_over_the_file", OPENSSL) {
        return;
    }
    let bytes = exported(&pair(P256), PASSWORD, &["-iter", "1000"]);
    let password = Password::from(PASSWORD);
    // Integrity check, certificates and key ask for a thousand rounds each.
    let read = |key_derivation_iterations| {
        let bounds = Bounds { key_derivation_iterations, ..Bounds::default() };
        Keystore::read(&bytes, Some(&password), &bounds).err()
    };
    assert_eq!(read(3000), None);
    assert_eq!(read(2999), Some(KeystoreError::TooManyIterations { iterations: 1000, limit: 2999 }));
}

fn written(key: &PrivateKey, certificates: &[Certificate], profile: Pkcs12Profile) -> Vec<u8> {
    let contents = Pkcs12Contents { alias: ALIAS, private_key: key, certificates };
    write_pkcs12(&contents, profile, &Password::from(PASSWORD), &RANDOMNESS, 2048).unwrap()
}

#[test]
fn openssl_and_this_crate_read_what_is_written() {
    if !tools::is_there("openssl", "openssl_and_this_crate_read_what_is_written", OPENSSL) {
        return;
    }
    for kind in KINDS {
        let (key, certificates) = key_and_certificates(&pair(kind));
        for profile in [Pkcs12Profile::Modern, Pkcs12Profile::Legacy] {
            let bytes = written(&key, &certificates, profile);
            assert_holds(&open(&bytes, PASSWORD).unwrap(), &key, &certificates, &kind.concat());
            let pass = format!("pass:{PASSWORD}");
            let printed = run("openssl", &["pkcs12", "-nodes", "-passin", &pass], &bytes);
            let (their_key, their_certificates) = key_and_certificates(&String::from_utf8_lossy(&printed));
            assert_eq!(spki(&their_key), spki(&key), "{kind:?}");
            assert_eq!(their_certificates, certificates, "{kind:?}");
        }
    }
}

#[test]
fn a_key_of_another_container_is_written_too() {
    if !tools::is_there("openssl", "a_key_of_another_container_is_written_too", OPENSSL) {
        return;
    }
    let text = pair(P256);
    let (key, certificates) = key_and_certificates(&text);
    let sec1 = run("openssl", &["ec"], text.as_bytes());
    let (sec1, _) = key_and_certificates(&String::from_utf8(sec1).unwrap());
    assert_eq!(sec1.format(), PrivateKeyFormat::Sec1);
    let bytes = written(&sec1, &certificates, Pkcs12Profile::Modern);
    assert_holds(&open(&bytes, PASSWORD).unwrap(), &key, &certificates, "SEC1");
}

#[test]
fn keytool_reads_what_is_written() {
    let test = "keytool_reads_what_is_written";
    if !tools::is_there("openssl", test, OPENSSL) || !tools::is_there("keytool", test, KEYTOOL) {
        return;
    }
    let folder = Folder::new("keytool-reads");
    for (number, kind) in KINDS.iter().take(2).enumerate() {
        let (key, certificates) = key_and_certificates(&pair(kind));
        for profile in [Pkcs12Profile::Modern, Pkcs12Profile::Legacy] {
            let name = format!("{number}{profile:?}.p12");
            folder.write(&name, &written(&key, &certificates, profile));
            let printed = folder.keytool(&name, &["-list", "-rfc"]);
            let printed = String::from_utf8_lossy(&printed);
            assert!(printed.contains("PrivateKeyEntry"), "{printed}");
            let (blocks, _) = pem::scan(&printed, &Bounds::default());
            let theirs: Vec<_> = blocks.iter().filter_map(|b| Certificate::from_pem_block(b).ok()).collect();
            assert_eq!(theirs, certificates, "{printed}");
            // Listing does not open the key; converting does.
            let store = folder.path(&name);
            let again = format!("again-{name}");
            let arguments = [
                "-importkeystore",
                "-srckeystore",
                &store,
                "-srcstorepass",
                PASSWORD,
                "-deststoretype",
                "JKS",
            ];
            folder_import(&folder, &again, &arguments);
            let keystore = open(&folder.read(&again), PASSWORD).unwrap();
            assert_holds(&keystore, &key, &certificates, &name);
        }
    }
}

fn folder_import(folder: &Folder, store: &str, arguments: &[&str]) {
    let path = folder.path(store);
    let destination = ["-destkeystore", &path, "-deststorepass", PASSWORD, "-noprompt"];
    run("keytool", &[arguments, &destination].concat(), &[]);
}

#[test]
fn reads_what_keytool_writes() {
    let test = "reads_what_keytool_writes";
    if !tools::is_there("openssl", test, OPENSSL) || !tools::is_there("keytool", test, KEYTOOL) {
        return;
    }
    let folder = Folder::new("keytool-writes");
    let text = pair(P256);
    let (key, certificates) = key_and_certificates(&text);
    let source = folder.write("source.p12", &exported(&text, PASSWORD, &[]));
    let root = folder.write("root.der", certificates[1].der());
    let formats =
        [("JKS", KeystoreFormat::Jks), ("JCEKS", KeystoreFormat::Jceks), ("PKCS12", KeystoreFormat::Pkcs12)];
    for (kind, format) in formats {
        let arguments =
            ["-importkeystore", "-srckeystore", &source, "-srcstorepass", PASSWORD, "-deststoretype", kind];
        folder_import(&folder, kind, &arguments);
        assert_holds(&open(&folder.read(kind), PASSWORD).unwrap(), &key, &certificates, kind);
        folder.keytool(kind, &["-importcert", "-alias", "trusted", "-file", &root, "-storetype", kind]);
        let bytes = folder.read(kind);
        let keystore = open(&bytes, PASSWORD).unwrap();
        assert_eq!(keystore.format(), format);
        assert!(keystore.mac().unwrap().verified, "{kind}");
        let trusted = keystore.entries().iter().find(|entry| entry.alias() == Some("trusted")).unwrap();
        assert_eq!(trusted.kind(), EntryKind::Certificate, "{kind}");
        assert_eq!(trusted.certificates(), &certificates[1..], "{kind}");
        assert_eq!(keystore.private_keys().map(spki).collect::<Vec<_>>(), [spki(&key)], "{kind}");
        assert_eq!(open(&bytes, "wrong").unwrap_err(), KeystoreError::WrongPassword, "{kind}");
    }
}

#[test]
fn a_key_with_a_password_of_its_own_stays_closed() {
    let test = "a_key_with_a_password_of_its_own_stays_closed";
    if !tools::is_there("keytool", test, KEYTOOL) {
        return;
    }
    let folder = Folder::new("own-password");
    for kind in ["JKS", "JCEKS"] {
        let name = "CN=Bindwright test throw-away";
        let make =
            ["-genkeypair", "-alias", "own", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", name];
        folder.keytool(kind, &[&make[..], &["-storetype", kind, "-keypass", "another"]].concat());
        let keystore = open(&folder.read(kind), PASSWORD).unwrap();
        let [entry] = keystore.entries() else { panic!("{:?}", keystore.entries()) };
        let Some(EntryKey::Locked { reason, .. }) = entry.key() else { panic!("{:?}", entry.key()) };
        assert_eq!((*reason, entry.certificates().len()), (LockReason::OtherPassword, 1), "{kind}");
        // Without a password the certificates can be read; nothing is checked.
        let listed = Keystore::read(&folder.read(kind), None, &Bounds::default()).unwrap();
        assert_eq!(listed.certificates(), keystore.certificates());
        assert!(!listed.mac().unwrap().verified && listed.has_locked_parts());
    }
}

#[test]
fn a_secret_of_a_jceks_file_hides_nothing() {
    let test = "a_secret_of_a_jceks_file_hides_nothing";
    if !tools::is_there("keytool", test, KEYTOOL) {
        return;
    }
    let folder = Folder::new("secrets");
    for alias in ["one", "two", "three"] {
        let make =
            ["-genseckey", "-alias", alias, "-keyalg", "AES", "-keysize", "128", "-storetype", "JCEKS"];
        folder.keytool("store", &make);
    }
    let name = "CN=Bindwright test throw-away";
    let make = ["-genkeypair", "-alias", "own", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", name];
    folder.keytool("store", &[&make[..], &["-storetype", "JCEKS"]].concat());
    let keystore = open(&folder.read("store"), PASSWORD).unwrap();
    let count = |kind| keystore.entries().iter().filter(|entry| entry.kind() == kind).count();
    assert_eq!((count(EntryKind::Secret), count(EntryKind::PrivateKey)), (3, 1));
    assert_eq!((keystore.private_keys().count(), keystore.problems()), (1, &[][..]));
}
