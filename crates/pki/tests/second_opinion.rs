//! What this crate reads of every certificate among the fixtures is what x509-cert reads of it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::{Path, PathBuf};

use bindwright_pki::{Bounds, Certificate, pem};
use x509_cert::der::{Decode as _, Encode as _};

/// PEM files of the fixtures that hold certificates.
fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/certificates");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "pem"));
    files.sort();
    files
}

#[test]
#[allow(clippy::disallowed_methods)] // A test may read files.
fn reads_what_x509_cert_reads() {
    let mut compared = 0;
    for path in files() {
        let text = fs::read_to_string(&path).unwrap();
        let (blocks, _) = pem::scan(&text, &Bounds::default());
        for block in blocks.iter().filter(|block| block.label() == "CERTIFICATE") {
            let Ok(theirs) = x509_cert::Certificate::from_der(block.der()) else { continue };
            let ours = Certificate::from_der(block.der()).unwrap();
            compare(&ours, &theirs, &path);
            compared += 1;
        }
    }
    assert!(compared >= 15, "only {compared} certificates were compared");
}

fn compare(ours: &Certificate, theirs: &x509_cert::Certificate, path: &Path) {
    let theirs = theirs.tbs_certificate();
    let path = path.display();
    let serial: String = theirs.serial_number().as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(ours.serial_number_hex(), serial.trim_start_matches('0'), "{path}");
    let validity = theirs.validity();
    let seconds = |time: x509_cert::time::Time| time.to_unix_duration().as_secs().cast_signed();
    assert_eq!(ours.not_before().seconds(), seconds(validity.not_before), "{path}");
    assert_eq!(ours.not_after().seconds(), seconds(validity.not_after), "{path}");
    assert_eq!(ours.signature_algorithm().oid, theirs.signature().oid.to_string(), "{path}");
    let key = theirs.subject_public_key_info().to_der().unwrap();
    assert_eq!(ours.public_key().spki_der(), key, "{path}");
    let extensions = theirs.extensions().map(Vec::as_slice).unwrap_or_default();
    let named: Vec<_> = extensions.iter().map(|each| (each.extn_id.to_string(), each.critical)).collect();
    let read: Vec<_> =
        ours.extensions().iter().map(|each| (each.oid().to_string(), each.critical())).collect();
    assert_eq!(read, named, "{path}");
    for (name, other) in [(ours.subject(), theirs.subject()), (ours.issuer(), theirs.issuer())] {
        let parts = |name: &x509_cert::name::Name| {
            name.iter_rdn()
                .map(|part| part.iter().map(|pair| pair.oid.to_string()).collect())
                .collect::<Vec<Vec<_>>>()
        };
        let read: Vec<Vec<String>> = name
            .relative_names()
            .iter()
            .map(|part| part.iter().map(|(oid, _)| oid.clone()).collect())
            .collect();
        assert_eq!(read, parts(other), "{path}");
    }
}
