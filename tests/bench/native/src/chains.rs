use std::time::Duration;

use bindwright_bench_reports::bindwright;
use bindwright_pki::Certificate;
use bindwright_pki::chain::{self, SignatureStatus};
use rustls_pki_types::{CertificateDer, UnixTime};
use webpki::{EndEntityCert, KeyUsage, anchor_from_trusted_cert};
use x509_parser::prelude::{FromDer as _, X509Certificate};

use crate::clock::{Candidate, Results};
use crate::material::{Material, NOW};

/// Measures signatures: a chain of three certificates, and ten thousand of one issuer.
pub fn measure(results: &mut Results, material: &Material) {
    let chain = bindwright::parse(&material.chain);
    let leaves = bindwright::parse(&material.leaves);
    assert!(verified(&chain) && verified(&chain[..2]));
    results.measure("verify a chain of three, parsed", 1, three(&chain));
    assert!(
        chain::arrange(&leaves).signature.iter().skip(1).all(|status| *status == SignatureStatus::Verified)
    );
    let count = u32::try_from(leaves.len()).unwrap_or(1);
    results.measure("verify 10,000 leaves, parsed", count, of_one_issuer(&leaves));
}

fn verified(chain: &[Certificate]) -> bool {
    chain::arrange(chain).signature.first() == Some(&SignatureStatus::Verified)
}

fn three(chain: &[Certificate]) -> Vec<Candidate<'_>> {
    let read: Vec<_> = chain.iter().map(|each| x509(each.der())).collect();
    let ders: Vec<_> = chain.iter().map(|each| CertificateDer::from(each.der())).collect();
    vec![
        Candidate::new("bindwright", move || chain::arrange(chain)),
        Candidate::new("x509-parser (ring)", move || {
            let links = [(0, 1), (1, 2), (2, 2)];
            assert!(
                links.iter().all(|(one, issuer)| read[*one]
                    .verify_signature(Some(read[*issuer].public_key()))
                    .is_ok())
            );
        }),
        Candidate::new("rustls-webpki (ring)", move || {
            let anchors = [anchor_from_trusted_cert(&ders[2]).expect("fixture")];
            let leaf = EndEntityCert::try_from(&ders[0]).expect("fixture");
            let now = UnixTime::since_unix_epoch(Duration::from_secs(NOW.unsigned_abs()));
            let algorithms = webpki::ALL_VERIFICATION_ALGS;
            let path = leaf.verify_for_usage(
                algorithms,
                &anchors,
                &ders[1..2],
                now,
                KeyUsage::client_auth(),
                None,
                None,
            );
            assert!(path.is_ok());
        }),
        #[cfg(feature = "openssl")]
        libssl(chain),
    ]
}

#[cfg(feature = "openssl")]
fn libssl(chain: &[Certificate]) -> Candidate<'_> {
    use openssl::stack::Stack;
    use openssl::x509::store::X509StoreBuilder;
    use openssl::x509::verify::X509VerifyParam;
    use openssl::x509::{X509, X509StoreContext};

    let read: Vec<_> = chain.iter().map(|each| X509::from_der(each.der()).expect("fixture")).collect();
    let mut store = X509StoreBuilder::new().expect("memory");
    store.add_cert(read[2].clone()).expect("fixture");
    let mut parameters = X509VerifyParam::new().expect("memory");
    parameters.set_time(NOW);
    store.set_param(&parameters).expect("memory");
    let store = store.build();
    let mut others = Stack::new().expect("memory");
    others.push(read[1].clone()).expect("memory");
    Candidate::new("openssl", move || {
        let mut context = X509StoreContext::new().expect("memory");
        assert!(context.init(&store, &read[0], &others, |context| context.verify_cert()).expect("memory"));
    })
}

fn of_one_issuer(certificates: &[Certificate]) -> Vec<Candidate<'_>> {
    let read: Vec<_> = certificates.iter().map(|each| x509(each.der())).collect();
    vec![
        Candidate::new("bindwright", move || chain::arrange(certificates)),
        Candidate::new("x509-parser (ring)", move || {
            let key = read[0].public_key();
            assert!(read[1..].iter().all(|leaf| leaf.verify_signature(Some(key)).is_ok()));
        }),
    ]
}

fn x509(der: &[u8]) -> X509Certificate<'_> {
    X509Certificate::from_der(der).expect("fixture").1
}
