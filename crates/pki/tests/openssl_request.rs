//! Certification requests between this crate and the `openssl` command.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "only the search for programs is used here")]
mod tools;

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use bindwright_pki::chain::SignatureStatus;
use bindwright_pki::{
    Bounds, CertificateRequest, CertificateTerms, HashAlgorithm, PrivateKey, RequestContent,
    RequestWriteError, SignatureAlgorithm, UnixTime, UnsignedCertificate, UnsignedRequest,
    ecdsa_signature_from_raw, pem,
};

/// Every key kind: its name, the arguments that make it, the hash that signs, and the algorithm.
const KINDS: &[(&str, &[&str], &str, SignatureAlgorithm)] = &[
    ("rsa", RSA, "-sha256", SignatureAlgorithm::RsaPkcs1(HashAlgorithm::Sha256)),
    ("rsa", RSA, "-sha384", SignatureAlgorithm::RsaPkcs1(HashAlgorithm::Sha384)),
    ("rsa", RSA, "-sha512", SignatureAlgorithm::RsaPkcs1(HashAlgorithm::Sha512)),
    ("p256", P256, "-sha256", SignatureAlgorithm::Ecdsa(HashAlgorithm::Sha256)),
    ("p384", P384, "-sha384", SignatureAlgorithm::Ecdsa(HashAlgorithm::Sha384)),
];
const RSA: &[&str] = &["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"];
const P256: &[&str] = &["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"];
const P384: &[&str] = &["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"];

/// A folder of one test, removed at its end.
struct Folder(PathBuf);

impl Folder {
    /// Makes the folder; `None` where there is no `openssl`.
    fn new(name: &str) -> Option<Self> {
        if !tools::is_there("openssl", name, "apt-get install openssl") {
            return None;
        }
        let folder = std::env::temp_dir().join(format!("bindwright-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Some(Self(folder))
    }

    fn openssl(&self, arguments: &[&str]) -> Output {
        let output = Command::new("openssl").args(arguments).current_dir(&self.0).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        output
    }

    #[allow(clippy::disallowed_methods, reason = "a test may write files")]
    fn write(&self, name: &str, bytes: &[u8]) {
        fs::write(self.0.join(name), bytes).unwrap();
    }

    #[allow(clippy::disallowed_methods, reason = "a test may read files")]
    fn blocks(&self, name: &str) -> Vec<pem::Block> {
        let text = fs::read_to_string(self.0.join(name)).unwrap();
        let (blocks, problems) = pem::scan(&text, &Bounds::default());
        assert_eq!(problems, []);
        blocks
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn content() -> RequestContent {
    let pair = |oid: &str, value: &str| vec![(oid.to_owned(), value.to_owned())];
    RequestContent {
        subject: vec![pair("2.5.4.6", "DE"), pair("2.5.4.3", "Bindwright test throw-away")],
        subject_alternative_names: vec!["DNS:leaf.example".to_owned(), "IP:192.0.2.1".to_owned()],
        key_usage: vec!["digital_signature".to_owned(), "key_agreement".to_owned()],
        extended_key_usage: vec!["1.3.6.1.5.5.7.3.2".to_owned()],
    }
}

#[test]
fn openssl_verifies_what_is_written() {
    let Some(folder) = Folder::new("request") else { return };
    for (kind, arguments, hash, algorithm) in KINDS {
        folder.openssl(&[&["genpkey", "-out", "key.pem"], *arguments].concat());
        let key = PrivateKey::from_pem_block(&folder.blocks("key.pem")[0]).unwrap();
        let unsigned = UnsignedRequest::new(&content(), key.public_key().unwrap(), *algorithm).unwrap();
        let request = unsigned.sign(|message| {
            folder.write("message", message);
            Ok::<_, ()>(folder.openssl(&["dgst", hash, "-sign", "key.pem", "message"]).stdout)
        });
        let request = request.unwrap();
        folder.write("request.pem", request.to_pem().as_bytes());
        folder.openssl(&["req", "-in", "request.pem", "-verify", "-noout"]);
        let printed =
            folder.openssl(&["req", "-in", "request.pem", "-noout", "-text", "-nameopt", "RFC2253"]).stdout;
        let printed = String::from_utf8(printed).unwrap();
        for expected in [
            "Subject: CN=Bindwright test throw-away,C=DE",
            "DNS:leaf.example, IP Address:192.0.2.1",
            "Digital Signature, Key Agreement",
            "TLS Web Client Authentication",
        ] {
            assert!(printed.contains(expected), "{kind} {hash}: {expected} is not in {printed}");
        }
    }
}

#[test]
fn openssl_verifies_certificates_that_sign_themselves() {
    let Some(folder) = Folder::new("self-signed") else { return };
    let terms = CertificateTerms {
        serial_number: [0xff; 20],
        not_before: UnixTime::from_rfc3339("2026-11-20T12:00:00Z").unwrap(),
        not_after: UnixTime::from_rfc3339("2051-01-01T00:00:00Z").unwrap(),
    };
    for (kind, arguments, hash, algorithm) in KINDS {
        folder.openssl(&[&["genpkey", "-out", "key.pem"], *arguments].concat());
        let key = PrivateKey::from_pem_block(&folder.blocks("key.pem")[0]).unwrap();
        let key = key.public_key().unwrap();
        let unsigned = UnsignedCertificate::self_signed(&content(), key, *algorithm, &terms).unwrap();
        folder.write("message", unsigned.to_be_signed());
        let signature = folder.openssl(&["dgst", hash, "-sign", "key.pem", "message"]).stdout;
        let mut changed = signature.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert_eq!(unsigned.clone().with_signature(&changed).unwrap_err(), RequestWriteError::WrongSignature);
        let certificate = unsigned.with_signature(&signature).unwrap();
        assert_eq!(certificate.not_after(), terms.not_after);
        folder.write("certificate.pem", pem::encode("CERTIFICATE", certificate.der()).as_bytes());
        folder.openssl(&[
            "verify",
            "-check_ss_sig",
            "-CAfile",
            "certificate.pem",
            "-purpose",
            "sslclient",
            "-attime",
            "1795176000",
            "certificate.pem",
        ]);
        let printed = folder.openssl(&["x509", "-in", "certificate.pem", "-noout", "-text"]).stdout;
        let printed = String::from_utf8(printed).unwrap();
        for expected in
            ["Version: 3", "7f:ff:ff", "Jan  1 00:00:00 2051", "CA:FALSE", "TLS Web Client Authentication"]
        {
            assert!(printed.contains(expected), "{kind} {hash}: {expected} is not in {printed}");
        }
    }
}

#[test]
fn what_openssl_writes_is_read_and_verified() {
    let Some(folder) = Folder::new("foreign-request") else { return };
    for (kind, arguments, hash, algorithm) in KINDS {
        folder.openssl(&[&["genpkey", "-out", "key.pem"], *arguments].concat());
        let subject = ["-subj", "/C=DE/CN=Bindwright test throw-away", "-addext"];
        let names = ["subjectAltName=DNS:leaf.example", "-addext", "extendedKeyUsage=clientAuth"];
        let whole =
            [&["req", "-new", "-key", "key.pem", "-out", "request.pem", hash], &subject[..], &names].concat();
        folder.openssl(&whole);
        let request = CertificateRequest::from_pem_block(&folder.blocks("request.pem")[0]).unwrap();
        let key = PrivateKey::from_pem_block(&folder.blocks("key.pem")[0]).unwrap();
        assert_eq!(request.public_key(), key.public_key().unwrap(), "{kind}");
        assert_eq!(request.subject().rfc4514(), "CN=Bindwright test throw-away,C=DE");
        assert_eq!(request.subject_alternative_names(), ["DNS:leaf.example"]);
        assert_eq!(request.extended_key_usage().unwrap(), ["1.3.6.1.5.5.7.3.2"]);
        assert_eq!(request.signature_check().unwrap().algorithm(), *algorithm);
        assert_eq!(request.verify(&Bounds::default()), SignatureStatus::Verified);
    }
}

#[test]
fn raw_signature_is_the_one_openssl_wrote() {
    let Some(folder) = Folder::new("raw-signature") else { return };
    folder.openssl(&[&["genpkey", "-out", "key.pem"], P384].concat());
    folder.write("message", b"Bindwright test throw-away");
    let der = folder.openssl(&["dgst", "-sha384", "-sign", "key.pem", "message"]).stdout;
    // Two integers of a P-384 signature: header, number, header, number.
    let (first, rest) = der[4..].split_at(usize::from(der[3]));
    let raw: Vec<u8> = [first, &rest[2..]].into_iter().flat_map(filled).collect();
    assert_eq!(ecdsa_signature_from_raw(&raw), Some(der));
}

/// Fills a number up to the length of the field of P-384.
fn filled(number: &[u8]) -> Vec<u8> {
    let significant = number.strip_prefix(&[0]).unwrap_or(number);
    [vec![0; 48 - significant.len()].as_slice(), significant].concat()
}
