//! Certificate bags between this crate and the `openssl` and `keytool` commands.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "only the search for programs is used here")]
mod tools;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use bindwright_pki::{Bounds, Certificate, CertificateBag, pem};

/// A folder of one test, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("bindwright-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    /// Runs a command; `None` where it is not installed.
    fn run(&self, program: &str, install: &str, arguments: &[&str]) -> Option<String> {
        if !tools::is_there(program, "certificate bag", install) {
            return None;
        }
        let output = Command::new(program).args(arguments).current_dir(&self.0).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert!(output.status.success(), "{arguments:?}: {}{}", text(&output.stdout), text(&output.stderr));
        Some(text(&output.stdout))
    }

    fn openssl(&self, arguments: &[&str]) -> Option<String> {
        self.run("openssl", "apt-get install openssl", arguments)
    }

    #[allow(clippy::disallowed_methods, reason = "a test may write files")]
    fn write(&self, name: &str, bytes: &[u8]) {
        fs::write(self.0.join(name), bytes).unwrap();
    }

    #[allow(clippy::disallowed_methods, reason = "a test may read files")]
    fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.0.join(name)).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The chain among the fixtures, as text and read.
#[allow(clippy::disallowed_methods, reason = "a test may read files")]
fn chain() -> (String, Vec<Certificate>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/pem/chain.pem");
    let text = fs::read_to_string(path).unwrap();
    let (blocks, _) = pem::scan(&text, &Bounds::default());
    let certificates = blocks.iter().map(|block| Certificate::from_pem_block(block).unwrap()).collect();
    (text, certificates)
}

#[test]
fn openssl_and_keytool_read_what_is_written() {
    let folder = Folder::new("bag");
    let (_, certificates) = chain();
    let bag = CertificateBag::new(certificates.clone());
    folder.write("bag.p7b", &bag.to_der());
    folder.write("bag.pem", bag.to_pem().as_bytes());
    for arguments in [["-in", "bag.p7b", "-inform", "DER"], ["-in", "bag.pem", "-inform", "PEM"]] {
        let all = [&["pkcs7", "-print_certs"], &arguments[..]].concat();
        let Some(printed) = folder.openssl(&all) else { return };
        let (blocks, _) = pem::scan(&printed, &Bounds::default());
        let read: Vec<_> = blocks.iter().map(|block| Certificate::from_pem_block(block).unwrap()).collect();
        assert_eq!(read, certificates);
    }
    if let Some(printed) = folder.run(
        "keytool",
        "apt-get install default-jre-headless",
        &["-printcert", "-rfc", "-file", "bag.p7b"],
    ) {
        let (blocks, _) = pem::scan(&printed, &Bounds::default());
        assert_eq!(blocks.len(), certificates.len(), "{printed}");
    }
}

#[test]
fn what_openssl_writes_is_read() {
    let folder = Folder::new("foreign-bag");
    let (text, certificates) = chain();
    folder.write("chain.pem", text.as_bytes());
    let write = ["crl2pkcs7", "-nocrl", "-certfile", "chain.pem", "-outform", "DER", "-out", "bag.p7b"];
    if folder.openssl(&write).is_none() {
        return;
    }
    let bag = CertificateBag::from_der(&folder.bytes("bag.p7b"), &Bounds::default()).unwrap();
    assert_eq!((bag.certificates(), bag.problems()), (certificates.as_slice(), &[][..]));
    // A streamed message has indefinite lengths, content and a signer.
    let key = [
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-keyout",
        "key.pem",
    ];
    let subject = ["-subj", "/CN=Bindwright test throw-away", "-out", "own.pem"];
    folder.openssl(&[&key[..], &subject].concat());
    let sign = [
        "cms",
        "-sign",
        "-in",
        "chain.pem",
        "-signer",
        "own.pem",
        "-inkey",
        "key.pem",
        "-certfile",
        "chain.pem",
    ];
    let stream = ["-stream", "-nodetach", "-binary", "-outform", "DER", "-out", "signed.p7m"];
    folder.openssl(&[&sign[..], &stream].concat());
    let bag = CertificateBag::from_der(&folder.bytes("signed.p7m"), &Bounds::default()).unwrap();
    assert_eq!((bag.certificates().len(), bag.signers()), (certificates.len() + 1, 1));
    assert_eq!(bag.problems().len(), 1, "{:?}", bag.problems());
}
