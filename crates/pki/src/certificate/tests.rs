use super::*;
use crate::test_material::{self as material, certificate};

fn leaf_values() -> Vec<(String, String)> {
    let leaf = certificate(material::LEAF);
    let name = |extension: &Extension| extension.name().unwrap_or(extension.oid()).to_owned();
    leaf.extensions().iter().map(|extension| (name(extension), extension.value_text())).collect()
}

#[test]
fn fields_are_what_openssl_prints() {
    let leaf = certificate(material::LEAF);
    assert_eq!(leaf.version(), 3);
    assert_eq!(leaf.serial_number_hex(), "102030405060708");
    assert_eq!(leaf.signature_algorithm().name, "ecdsa-with-SHA256");
    assert_eq!(leaf.issuer().rfc4514(), "CN=Bindwright test throw-away issuing CA");
    assert_eq!(leaf.subject().rfc4514(), "CN=leaf,O=Bindwright test throw-away\\, Ltd.,C=DE");
    assert_eq!(leaf.not_before().to_rfc3339(), "2026-11-20T16:04:19Z");
    assert_eq!(leaf.not_after().to_rfc3339(), "2126-10-27T16:04:19Z");
    assert_eq!((leaf.public_key().algorithm(), leaf.public_key().bits()), ("RSA", Some(1024)));
    assert_eq!(leaf.sha1_hex(), "4aac011f5e39f2390b27fde6316834edb29e6a51");
    assert_eq!(leaf.sha256_hex(), "010c4bfde1b1cdd65134579fd03afea88d7bb320ad96d76c29f5cb6a770757ef");
    assert_eq!(leaf.x5t_s256(), "AQxL_eGxzdZRNFef0Dr-qI17syCtltdsKfXLancHV-8");
    assert_eq!(leaf.problems(), []);
}

#[test]
fn extensions_are_written_in_the_words_of_their_rfc() {
    let expected = [
        ("basicConstraints", "cA=FALSE"),
        ("keyUsage", "digital_signature, key_encipherment"),
        ("extKeyUsage", "clientAuth, 1.2.3.4"),
        (
            "subjectAltName",
            "DNS:leaf.example, email:leaf@example, URI:https://leaf.example/, IP:2001:db8::1, RID:1.2.3.4, \
             DirName:CN=Bindwright test throw-away, otherName:1.2.3.4:0c0178",
        ),
        ("subjectKeyIdentifier", "9b4c103002336729122f4614c8f34b53fc2aa8b8"),
        ("authorityKeyIdentifier", "keyIdentifier=7b3d0b1467439000da4d0188adeb170d35e42eb1"),
        ("certificatePolicies", "1.2.3.4, 1.3.5.8 (http://cps.example/, notice)"),
        (
            "cRLDistributionPoints",
            "URI:http://crl.example/; reasons=keyCompromise, cACompromise; \
             cRLIssuer=DirName:CN=Bindwright test throw-away",
        ),
        ("authorityInfoAccess", "ocsp URI:http://ocsp.example/, caIssuers URI:http://ca.example/"),
        ("1.2.3.4.5", "0c07756e6b6e6f776e"),
    ];
    let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(leaf_values(), expected);
}

#[test]
fn constraints_of_a_ca_are_decoded() {
    let ca = certificate(material::ISSUING_CA);
    assert_eq!((ca.is_ca(), ca.path_length()), (true, Some(0)));
    assert_eq!(ca.key_usage(), Some(&["key_cert_sign", "crl_sign"][..]));
    let value = |oid| ca.extensions().iter().find(|e| e.oid() == oid).map(|e| (e.critical(), e.value_text()));
    let subtrees = "permittedSubtrees=DNS:example; excludedSubtrees=IP:10.0.0.0/8".to_owned();
    assert_eq!(value("2.5.29.30"), Some((true, subtrees)));
    let constraints = "requireExplicitPolicy=1; inhibitPolicyMapping=0".to_owned();
    assert_eq!(value("2.5.29.36"), Some((false, constraints)));
    assert_eq!(value("2.5.29.54"), Some((false, "2".to_owned())));
    assert_eq!(value("2.5.29.33"), Some((false, "1.2.3=1.2.4".to_owned())));
}

#[test]
fn signature_algorithms_have_names() {
    for (text, name) in [
        (material::RSA_SHA512, "sha512WithRSAEncryption"),
        (material::PSS_SHA384, "RSASSA-PSS with SHA-384"),
        (material::ED448, "Ed448"),
    ] {
        assert_eq!(certificate(text).signature_algorithm().name, name);
    }
}

#[test]
fn every_cut_is_refused_and_says_where() {
    let der = material::block(material::LEAF).der().to_vec();
    for length in 0..der.len() {
        assert!(Certificate::from_der(&der[..length]).is_err(), "{length}");
    }
    let longer = [der.as_slice(), &[0, 0]].concat();
    assert_eq!(Certificate::from_der(&longer), Err(CertificateError::TrailingData { bytes: 2 }));
    let label = "PUBLIC KEY".to_owned();
    let other = material::block(&pem::encode(&label, &der));
    assert_eq!(Certificate::from_pem_block(&other), Err(CertificateError::NotACertificate { label }));
}

#[test]
fn certificates_may_stand_one_behind_the_other() {
    let (leaf, root) = (certificate(material::LEAF), certificate(material::PSS_SHA384));
    let both = [leaf.der(), root.der()].concat();
    let count = |bytes: &[u8], pem_blocks| {
        let bounds = Bounds { pem_blocks, ..Bounds::default() };
        Certificate::all_from_der(bytes, &bounds).map(|all| all.len())
    };
    assert_eq!((count(&both, 9), count(&both, 1)), (Ok(2), Ok(1)));
    assert!(count(&both[..both.len() - 1], 9).is_err());
}

#[test]
fn trusted_certificate_ends_where_the_certificate_does() {
    let der = material::block(material::LEAF).der().to_vec();
    let trusted = pem::encode("TRUSTED CERTIFICATE", &[der.as_slice(), &[0x30, 0]].concat());
    assert_eq!(certificate(&trusted).der(), der);
}

/// Replaces the first occurrence of bytes by others of the same length.
fn patched(text: &str, from: &[u8], to: &[u8]) -> Certificate {
    let mut der = material::block(text).der().to_vec();
    let place = der.windows(from.len()).position(|window| window == from).unwrap();
    der[place..place + to.len()].copy_from_slice(to);
    Certificate::from_der(&der).unwrap()
}

#[test]
fn fault_of_one_extension_is_a_problem_and_not_the_end() {
    let oid = |oid: &str| oid.to_owned();
    // The key usage becomes an octet string inside.
    let malformed = patched(material::LEAF, &[0x04, 0x04, 0x03, 0x02, 0x05, 0xa0], &[0x04, 0x04, 0x04, 0x02]);
    assert_eq!(malformed.problems(), [CertificateProblem::MalformedExtension { oid: oid("2.5.29.15") }]);
    assert_eq!(malformed.key_usage(), None);
    // Key usage and basic constraints get the same number.
    let doubled = patched(material::ISSUING_CA, &[0x55, 0x1d, 0x0f], &[0x55, 0x1d, 0x13]);
    assert!(doubled.problems().contains(&CertificateProblem::DuplicateExtension { oid: oid("2.5.29.19") }));
}

#[test]
fn different_algorithms_inside_and_beside_are_a_problem() {
    let sha256 = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 0x0b];
    let sha384 = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 0x0c];
    let certificate = patched(material::RSA_SHA256, &sha256, &sha384);
    let [problem] = certificate.problems() else { panic!("{:?}", certificate.problems()) };
    let (signed, unsigned) = ("1.2.840.113549.1.1.12".to_owned(), "1.2.840.113549.1.1.11".to_owned());
    assert_eq!(*problem, CertificateProblem::SignatureAlgorithmMismatch { signed, unsigned });
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read_without_panic(bytes: Vec<u8>) {
        let _ = Certificate::from_der(&bytes);
    }

    #[test]
    fn any_change_is_read_without_panic(place: usize, byte: u8) {
        let mut der = material::block(material::LEAF).der().to_vec();
        let length = der.len();
        der[place % length] = byte;
        if let Ok(certificate) = Certificate::from_der(&der) {
            for extension in certificate.extensions() {
                let _ = extension.value_text();
            }
            proptest::prop_assert_eq!(certificate.der(), &der[..]);
        }
    }
}
