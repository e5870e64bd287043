use proptest::prelude::*;

use super::*;
use crate::test_material::{self as material, certificate};

fn bag() -> CertificateBag {
    CertificateBag::new(vec![
        certificate(material::LEAF),
        certificate(material::ISSUING_CA),
        certificate(material::ROOT),
    ])
}

fn read(bytes: &[u8]) -> Result<CertificateBag, CertificateBagError> {
    CertificateBag::from_der(bytes, &Bounds::default())
}

/// Writes the same element with an indefinite length (X.690 section 8.1.3.6).
fn indefinite(identifier: u8, parts: &[&[u8]]) -> Vec<u8> {
    [&[identifier, 0x80], parts.concat().as_slice(), &[0, 0]].concat()
}

/// A `SignedData` with these sets and an element behind the content, wrapped by `wrap`.
fn signed_data(
    certificates: &[u8],
    lists: &[u8],
    signers: &[u8],
    wrap: fn(u8, &[&[u8]]) -> Vec<u8>,
) -> Vec<u8> {
    let content = wrap(asn1::SEQUENCE, &[&asn1::encode(asn1::OID, &[DATA])]);
    let parts = [&[2, 1, 1, 0x31, 0][..], &content, certificates, lists, signers];
    let explicit = wrap(asn1::context_constructed(0), &[&wrap(asn1::SEQUENCE, &parts)]);
    wrap(asn1::SEQUENCE, &[&asn1::encode(asn1::OID, &[SIGNED_DATA]), &explicit])
}

#[test]
fn what_is_written_is_read_back_in_order() {
    assert_eq!(read(&bag().to_der()), Ok(bag()));
    let block = material::block(&bag().to_pem());
    assert_eq!(CertificateBag::from_pem_block(&block, &Bounds::default()), Ok(bag()));
    assert_eq!(read(&CertificateBag::default().to_der()), Ok(CertificateBag::default()));
}

#[test]
fn label_of_a_certificate_is_tolerated_and_others_are_refused() {
    let bounds = Bounds::default();
    let text = bag().to_pem().replace("PKCS7", "CERTIFICATE");
    assert_eq!(CertificateBag::from_pem_block(&material::block(&text), &bounds), Ok(bag()));
    let other = material::block(&text.replace("CERTIFICATE", "PUBLIC KEY"));
    let label = "PUBLIC KEY".to_owned();
    assert_eq!(CertificateBag::from_pem_block(&other, &bounds), Err(CertificateBagError::NotABag { label }));
    let leaf = material::block(material::LEAF);
    let refused = CertificateBag::from_pem_block(&leaf, &bounds);
    assert!(matches!(refused, Err(CertificateBagError::Malformed { .. })), "{refused:?}");
}

#[test]
fn indefinite_lengths_are_read_and_said() {
    let ders: Vec<Vec<u8>> = bag().certificates().iter().map(|each| each.der().to_vec()).collect();
    let certificates = indefinite(asn1::context_constructed(0), &[&ders.concat()]);
    let read = read(&signed_data(&certificates, &[], &[0x31, 0], indefinite)).unwrap();
    assert_eq!(read.problems(), [CertificateBagProblem::NotDistinguished]);
    assert_eq!(read.into_certificates(), bag().into_certificates());
}

#[test]
fn revocation_lists_and_signers_are_counted() {
    let lists = asn1::encode(asn1::context_constructed(1), &[&[0x30, 0, 0x30, 0]]);
    let read = read(&signed_data(&[], &lists, &[0x31, 2, 0x30, 0], asn1::encode)).unwrap();
    assert_eq!((read.revocation_lists(), read.signers(), read.certificates().len()), (2, 1, 0));
}

#[test]
fn what_is_no_certificate_hides_no_other() {
    let leaf = certificate(material::LEAF);
    let set = asn1::encode(asn1::context_constructed(0), &[&[0xa1, 0, 0x30, 0], leaf.der()]);
    let read = read(&signed_data(&set, &[], &[0x31, 0], asn1::encode)).unwrap();
    assert_eq!(read.certificates(), [leaf]);
    let [first, second] = read.problems() else { panic!("{:?}", read.problems()) };
    assert_eq!(first, &CertificateBagProblem::NoCertificate { index: 0 });
    assert!(matches!(second, CertificateBagProblem::UnreadableCertificate { index: 1, .. }));
}

#[test]
fn other_content_is_named() {
    let der = [&[0x30, 15, 6, 9][..], &DATA[..8], &[3, 0xa0, 2, 0x30, 0]].concat();
    let content_type = "1.2.840.113549.1.7.3".to_owned();
    assert_eq!(read(&der), Err(CertificateBagError::NotSignedData { content_type }));
}

#[test]
fn bounds_are_held_and_said() {
    let der = bag().to_der();
    let within = |bounds: Bounds| CertificateBag::from_der(&der, &bounds);
    let refused = within(Bounds { pem_blocks: 2, ..Bounds::default() });
    assert_eq!(refused, Err(CertificateBagError::TooManyCertificates { bound: 2 }));
    let refused = within(Bounds { input_bytes: 100, ..Bounds::default() });
    assert_eq!(refused, Err(CertificateBagError::TooLong { bound: 100 }));
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes);
    }

    #[test]
    fn any_change_is_read_without_panic(place: prop::sample::Index, byte: u8) {
        let mut der = bag().to_der();
        let place = place.index(der.len());
        der[place] = byte;
        if let Ok(bag) = read(&der) {
            prop_assert!(bag.certificates().len() + bag.problems().len() >= 1);
        }
    }

    #[test]
    fn any_order_survives(order in Just(vec![0, 1, 2]).prop_shuffle()) {
        let certificates: Vec<_> = order.into_iter().map(|index: usize| bag().certificates()[index].clone()).collect();
        let bag = CertificateBag::new(certificates);
        prop_assert_eq!(read(&bag.to_der()), Ok(bag));
    }
}
