use bindwright_bench_reports::{bindwright, x509_cert, x509_parser};

use crate::export;

export!(parse, |input| calls::count(bindwright::parse(calls::text(input)).len()));
export!(report, |input| bindwright::report(calls::text(input)).into_bytes());
export!(report_x509_parser, |input| x509_parser::report(calls::text(input)).into_bytes());
export!(report_x509_cert, |input| x509_cert::report(calls::text(input)).into_bytes());
export!(verify, calls::verify);
export!(keep, calls::keep);
export!(open_checks, calls::open_checks);
export!(key_match, calls::key_match);
export!(encrypted_key, calls::encrypted_key);
export!(keystore, calls::keystore);

mod calls {
    use std::cell::RefCell;

    use bindwright_bench_reports::bindwright;
    use bindwright_pki::chain::{self, Plan, SignatureStatus};
    use bindwright_pki::keystore::Keystore;
    use bindwright_pki::{Bounds, Certificate, EncryptedPrivateKey, Password, PrivateKey, pem};

    /// As the material was protected.
    const PASSWORD: &str = "throw-away";

    thread_local! {
        static CERTIFICATES: RefCell<Vec<Certificate>> = const { RefCell::new(Vec::new()) };
    }

    pub fn text(input: &[u8]) -> &str {
        std::str::from_utf8(input).unwrap_or_default()
    }

    pub fn count(number: usize) -> Vec<u8> {
        u32::try_from(number).unwrap_or_default().to_le_bytes().to_vec()
    }

    /// Reads certificates, verifies every signature among them, and counts those that are right.
    pub fn verify(input: &[u8]) -> Vec<u8> {
        let arrangement = chain::arrange(&bindwright::parse(text(input)));
        count(arrangement.signature.iter().filter(|status| **status == SignatureStatus::Verified).count())
    }

    /// Reads certificates and keeps them for [`open_checks`].
    pub fn keep(input: &[u8]) -> Vec<u8> {
        let certificates = bindwright::parse(text(input));
        let number = certificates.len();
        CERTIFICATES.set(certificates);
        count(number)
    }

    /// Writes the open checks of what was kept: number of the issuer, then key, message and signature with their lengths.
    pub fn open_checks(_: &[u8]) -> Vec<u8> {
        CERTIFICATES.with_borrow(|certificates| {
            let mut output = Vec::with_capacity(certificates.len() * 2048);
            for open in Plan::new(certificates, &Bounds::default()).open_checks() {
                output.extend(count(open.issuer));
                for bytes in
                    [open.check.public_key().spki_der(), open.check.message(), open.check.signature()]
                {
                    output.extend(count(bytes.len()));
                    output.extend_from_slice(bytes);
                }
            }
            output
        })
    }

    /// Reads a private key and a certificate from one text, and says whether they belong together.
    pub fn key_match(input: &[u8]) -> Vec<u8> {
        let (blocks, _) = pem::scan(text(input), &Bounds::default());
        let key = blocks.iter().find_map(|block| PrivateKey::from_pem_block(block).ok());
        let certificate = blocks.iter().find_map(|block| Certificate::from_pem_block(block).ok());
        let matches = key.zip(certificate).and_then(|(key, certificate)| key.matches(&certificate));
        count(usize::from(matches == Some(true)))
    }

    pub fn encrypted_key(input: &[u8]) -> Vec<u8> {
        let key = EncryptedPrivateKey::from_der(input).ok();
        let key = key.and_then(|key| key.open(&Password::from(PASSWORD), &Bounds::default()).ok());
        count(usize::from(key.is_some()))
    }

    pub fn keystore(input: &[u8]) -> Vec<u8> {
        let keystore = Keystore::read(input, Some(&Password::from(PASSWORD)), &Bounds::default());
        count(keystore.map(|keystore| keystore.entries().len()).unwrap_or_default())
    }
}
