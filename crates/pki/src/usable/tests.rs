use proptest::prelude::*;

use super::*;
use crate::test_material::{self as material, certificate};

/// A moment inside the validity of the material.
const NOW: UnixTime = UnixTime::from_seconds(1_800_000_000);

fn usability(text: &str) -> Usability {
    client_usability(&certificate(text), NOW)
}

/// Replaces bytes of the leaf and judges it; a signature is not looked at.
fn changed(text: &str, from: &[u8], to: &[u8]) -> Vec<UsabilityReason> {
    let mut der = material::block(text).der().to_vec();
    let place = der.windows(from.len()).position(|window| window == from).unwrap();
    der[place..place + to.len()].copy_from_slice(to);
    client_usability(&Certificate::from_der(&der).unwrap(), NOW).reasons
}

#[test]
fn leaf_with_a_small_key_is_doubtful() {
    let reasons = vec![UsabilityReason::SmallKey { bits: 1024, least: 2048 }];
    assert_eq!(usability(material::LEAF), Usability { verdict: UsabilityVerdict::Doubtful, reasons });
}

#[test]
fn validity_ends_with_its_last_second() {
    let leaf = certificate(material::LEAF);
    let at = |seconds: i64| {
        let reasons = client_usability(&leaf, UnixTime::from_seconds(seconds)).reasons;
        reasons.first().cloned().filter(|reason| reason.verdict() == UsabilityVerdict::Unusable)
    };
    let (first, last) = (leaf.not_before().seconds(), leaf.not_after().seconds());
    assert!(matches!(at(first - 1), Some(UsabilityReason::NotYetValid { .. })));
    assert_eq!((at(first), at(last)), (None, None));
    assert!(matches!(at(last + 1), Some(UsabilityReason::Expired { .. })));
}

#[test]
fn key_usage_has_to_allow_signatures() {
    // digitalSignature and keyEncipherment, then keyEncipherment alone.
    let reasons = changed(material::LEAF, &[0x03, 0x02, 0x05, 0xa0], &[0x03, 0x02, 0x05, 0x20]);
    let key_usage = vec!["key_encipherment"];
    assert!(reasons.contains(&UsabilityReason::KeyUsageWithoutSignature { key_usage }), "{reasons:?}");
}

#[test]
fn purposes_have_to_name_the_client_when_they_are_there() {
    let client = [0x06, 0x08, 0x2b, 6, 1, 5, 5, 7, 3, 2];
    let server = [0x06, 0x08, 0x2b, 6, 1, 5, 5, 7, 3, 1];
    let reasons = changed(material::LEAF, &client, &server);
    let purposes = vec!["1.3.6.1.5.5.7.3.1".to_owned(), "1.2.3.4".to_owned()];
    assert!(reasons.contains(&UsabilityReason::PurposeWithoutClientAuth { purposes }), "{reasons:?}");
    let any = [0x06, 0x04, 0x55, 0x1d, 0x25, 0x00, 0x06, 0x02, 0x2a, 0x03];
    assert!(changed(material::LEAF, &client, &any).contains(&UsabilityReason::OnlyAnyPurpose));
    // No extensions at all: everything is allowed, and the version is an old one.
    let reasons = usability(material::P256_SHA512).reasons;
    assert!(
        reasons.iter().all(|reason| matches!(reason, UsabilityReason::OldVersion { version: 1 })),
        "{reasons:?}"
    );
}

#[test]
fn malformed_extension_is_not_an_absent_one() {
    let reasons = changed(material::LEAF, &[0x03, 0x02, 0x05, 0xa0], &[0x03, 0x02, 0x05, 0xa1]);
    let oid = "2.5.29.15".to_owned();
    assert!(reasons.contains(&UsabilityReason::MalformedExtension { oid }), "{reasons:?}");
}

#[test]
fn authority_is_doubtful_and_lacks_the_usage() {
    let Usability { verdict, reasons } = usability(material::ISSUING_CA);
    assert_eq!(verdict, UsabilityVerdict::Unusable);
    let key_usage = vec!["key_cert_sign", "crl_sign"];
    assert!(reasons.contains(&UsabilityReason::KeyUsageWithoutSignature { key_usage }));
    assert!(reasons.contains(&UsabilityReason::CertificationAuthority));
}

#[test]
fn signature_of_a_broken_hash_is_weak() {
    let weak = |text| {
        let found = usability(text).reasons.into_iter();
        found.filter(|reason| matches!(reason, UsabilityReason::WeakSignature { .. })).count()
    };
    assert_eq!((weak(material::RSA_SHA1), weak(material::P256_SHA1)), (1, 1));
    assert_eq!(
        (weak(material::RSA_SHA512), weak(material::PSS_SHA256), weak(material::P521_SHA512)),
        (0, 0, 0)
    );
    let md5 = UsabilityReason::WeakSignature { algorithm: "md5WithRSAEncryption".to_owned() };
    assert_eq!(md5.verdict(), UsabilityVerdict::Unusable);
    let sha1 = UsabilityReason::WeakSignature { algorithm: "sha1WithRSAEncryption".to_owned() };
    assert_eq!(sha1.verdict(), UsabilityVerdict::Doubtful);
}

#[test]
fn rare_keys_are_doubtful() {
    let reasons = usability(material::ED448).reasons;
    let ed448 = UsabilityReason::UncommonKey { algorithm: "Ed448".to_owned(), curve: None };
    assert!(reasons.contains(&ed448), "{reasons:?}");
    assert!(
        !usability(material::ED25519)
            .reasons
            .iter()
            .any(|r| matches!(r, UsabilityReason::UncommonKey { .. }))
    );
}

proptest! {
    #[test]
    fn verdict_is_the_worst_reason(seconds: i64, place: prop::sample::Index, byte: u8) {
        let mut der = material::block(material::LEAF).der().to_vec();
        let place = place.index(der.len());
        der[place] = byte;
        if let Ok(certificate) = Certificate::from_der(&der) {
            let Usability { verdict, reasons } = client_usability(&certificate, UnixTime::from_seconds(seconds));
            prop_assert!(reasons.iter().all(|reason| reason.verdict() <= verdict));
            prop_assert_eq!(reasons.is_empty(), verdict == UsabilityVerdict::Usable);
        }
    }
}
