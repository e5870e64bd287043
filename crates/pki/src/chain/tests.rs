use super::*;
use crate::test_material::{self as material, certificate};

fn arranged(texts: &[&str]) -> Arrangement {
    let certificates: Vec<Certificate> = texts.iter().map(|text| certificate(text)).collect();
    arrange(&certificates)
}

const ROOT: &str = material::ROOT;
const CA: &str = material::ISSUING_CA;
const LEAF: &str = material::LEAF;

#[test]
fn chain_is_found_in_any_order() {
    for (texts, chain, out_of_order) in [
        ([LEAF, CA, ROOT], [0, 1, 2], false),
        ([ROOT, CA, LEAF], [2, 1, 0], true),
        ([LEAF, ROOT, CA], [0, 2, 1], true),
    ] {
        let arrangement = arranged(&texts);
        let certificates = chain.to_vec();
        let expected = Chain { certificates, complete: true, self_signed_root: true, out_of_order };
        assert_eq!(arrangement.chains, [expected]);
        assert_eq!(arrangement.signature, [SignatureStatus::Verified; 3]);
        assert_eq!(arrangement.issued_by[chain[2]], Some(chain[2]));
    }
}

#[test]
fn missing_issuer_leaves_the_chain_incomplete() {
    let arrangement = arranged(&[LEAF, CA]);
    assert_eq!(arrangement.signature, [SignatureStatus::Verified, SignatureStatus::NotChecked]);
    assert_eq!(arrangement.issued_by, [Some(1), None]);
    assert!(!arrangement.chains[0].complete && !arrangement.chains[0].self_signed_root);
}

#[test]
fn repetitions_are_removed_from_chains() {
    let arrangement = arranged(&[LEAF, CA, CA, LEAF, ROOT, ROOT]);
    assert_eq!(arrangement.chains.len(), 1);
    assert_eq!(arrangement.chains[0].certificates, [0, 1, 4]);
    assert_eq!(arrangement.duplicate_of, [None, None, Some(1), Some(0), None, Some(4)]);
    assert_eq!(arrangement.issued_by, [Some(1), Some(4), Some(4), Some(1), Some(4), Some(5)]);
}

#[test]
fn unrelated_certificates_have_chains_of_their_own() {
    let arrangement = arranged(&[LEAF, CA, ROOT, material::ED25519]);
    let chains: Vec<_> = arrangement.chains.iter().map(|chain| chain.certificates.clone()).collect();
    assert_eq!(chains, [vec![0, 1, 2], vec![3]]);
    assert!(arrangement.chains.iter().all(|chain| !chain.out_of_order && chain.complete));
}

#[test]
fn every_algorithm_is_verified() {
    for text in [
        material::RSA_SHA1,
        material::RSA_SHA256,
        material::RSA_SHA384,
        material::RSA_SHA512,
        material::PSS_SHA256,
        material::PSS_SHA384,
        material::P256_SHA1,
        material::P256_SHA512,
        material::P384_SHA384,
        material::P384_SHA512,
        material::P521_SHA256,
        material::P521_SHA512,
        material::ED25519,
    ] {
        let name = certificate(text).signature_algorithm().name.clone();
        assert_eq!(arranged(&[text]).signature, [SignatureStatus::Verified], "{name}");

        let mut der = material::block(text).der().to_vec();
        *der.last_mut().unwrap() ^= 1;
        let damaged = arrange(&[Certificate::from_der(&der).unwrap()]);
        assert_eq!(damaged.signature, [SignatureStatus::Failed], "{name}");
        assert_eq!(damaged.issued_by, [None]);
    }
}

#[test]
fn algorithm_that_is_not_verified_is_linked_by_name() {
    let arrangement = arranged(&[material::ED448]);
    assert_eq!(arrangement.signature, [SignatureStatus::NotChecked]);
    assert_eq!(arrangement.issued_by, [None]);
    assert!(arrangement.chains[0].complete);
}

#[test]
fn issuer_of_the_same_name_and_another_key_fails() {
    let mut der = material::block(ROOT).der().to_vec();
    let key = material::block(CA).der().to_vec();
    let point = |der: &[u8]| der.windows(3).position(|window| window == [0x42, 0x00, 0x04]).unwrap() + 3;
    let (to, from) = (point(&der), point(&key));
    der[to..to + 64].copy_from_slice(&key[from..from + 64]);
    let impostor = Certificate::from_der(&der).unwrap();
    let arrangement = arrange(&[certificate(CA), impostor]);
    assert_eq!(arrangement.signature, [SignatureStatus::Failed, SignatureStatus::Failed]);
    assert_eq!(arrangement.chains.len(), 2);
}

#[test]
fn bounds_are_held_and_said() {
    let certificates = [certificate(LEAF), certificate(CA), certificate(ROOT)];
    let arrangement = arrange_within(&certificates, &Bounds { signature_checks: 1, ..Bounds::default() });
    assert_eq!(arrangement.signature[0], SignatureStatus::Verified);
    assert_eq!(arrangement.signature[1], SignatureStatus::NotChecked);
    assert!(arrangement.bound_reached);
    let arrangement =
        arrange_within(&[certificate(material::RSA_SHA256)], &Bounds { rsa_bits: 1023, ..Bounds::default() });
    assert_eq!(arrangement.signature, [SignatureStatus::NotChecked]);
}

#[test]
fn checks_that_are_settled_elsewhere_give_the_same_arrangement() {
    let certificates = [certificate(CA), certificate(LEAF), certificate(ROOT)];
    let bounds = Bounds::default();
    let plan = Plan::new(&certificates, &bounds);
    let open = plan.open_checks();
    let pairs: Vec<_> = open.iter().map(|open| (open.certificate, open.issuer)).collect();
    assert_eq!(pairs, [(0, 2), (1, 0), (2, 2)]);
    let settled = plan.arrange(|open| {
        assert!(pairs.contains(&(open.certificate, open.issuer)));
        open.check.settle(&bounds)
    });
    assert_eq!(settled, arrange(&certificates));
}
