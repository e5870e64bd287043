//! Chains of certificates that are made here: cross-signed ones, long ones, and very many.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use ::signature::Signer as _;
use proptest::prelude::*;

use super::*;
use crate::asn1::{self, encode};

/// What a test certificate says.
#[derive(Clone, Copy, Debug)]
struct Made {
    subject: u16,
    key: u8,
    issuer: u16,
    issuer_key: u8,
    serial: u16,
    /// The path length of an authority.
    authority: Option<Option<u8>>,
    key_identifiers: bool,
}

impl Made {
    fn root(subject: u16, key: u8) -> Self {
        let authority = Some(None);
        Self { subject, key, issuer: subject, issuer_key: key, serial: 1, authority, key_identifiers: true }
    }

    fn below(issuer: Self, subject: u16, key: u8) -> Self {
        Self { subject, key, issuer: issuer.subject, issuer_key: issuer.key, ..issuer }
    }

    fn leaf(issuer: Self, subject: u16) -> Self {
        Self { authority: None, ..Self::below(issuer, subject, 200) }
    }

    /// Writes the certificate with its signature.
    fn signed(self) -> Certificate {
        self.finish(|message| {
            let signature: p256::ecdsa::Signature = signing_key(self.issuer_key).sign(message);
            crate::ecdsa_signature_from_raw(&signature.to_bytes()).unwrap()
        })
    }

    /// Writes the certificate with a signature that has to be settled elsewhere.
    fn unsigned(self) -> Certificate {
        self.finish(|_| vec![0x30, 0])
    }

    fn finish(self, sign: impl FnOnce(&[u8]) -> Vec<u8>) -> Certificate {
        let algorithm = encode(asn1::SEQUENCE, &[&[6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2]]);
        let time = |text: &[u8]| encode(0x17, &[text]);
        let validity = encode(asn1::SEQUENCE, &[&time(b"260101000000Z"), &time(b"460101000000Z")]);
        let signed = encode(
            asn1::SEQUENCE,
            &[
                &[0xa0, 3, 2, 1, 2],
                &encode(asn1::INTEGER, &[&[1], &self.serial.to_be_bytes()]),
                &algorithm,
                &name(self.issuer),
                &validity,
                &name(self.subject),
                &public_key(self.key),
                &encode(asn1::context_constructed(3), &[&encode(asn1::SEQUENCE, &[&self.extensions()])]),
            ],
        );
        let signature = encode(asn1::BIT_STRING, &[&[0], &sign(&signed)]);
        Certificate::from_der(&encode(asn1::SEQUENCE, &[&signed, &algorithm, &signature])).unwrap()
    }

    fn extensions(self) -> Vec<u8> {
        let mut extensions = match self.authority {
            None => extension(19, &[0x30, 0]),
            Some(None) => extension(19, &[0x30, 3, 1, 1, 0xff]),
            Some(Some(length)) => extension(19, &[0x30, 6, 1, 1, 0xff, 2, 1, length]),
        };
        if self.key_identifiers {
            extensions.extend(extension(14, &[4, 1, self.key]));
            extensions.extend(extension(35, &[0x30, 3, 0x80, 1, self.issuer_key]));
        }
        extensions
    }
}

fn signing_key(number: u8) -> p256::ecdsa::SigningKey {
    p256::ecdsa::SigningKey::from_slice(&[number; 32]).unwrap()
}

/// Points are computed once: ten thousand certificates have two keys.
fn public_key(number: u8) -> Vec<u8> {
    thread_local!(static KNOWN: RefCell<HashMap<u8, Vec<u8>>> = RefCell::default());
    KNOWN.with_borrow_mut(|known| known.entry(number).or_insert_with(|| computed_public_key(number)).clone())
}

fn computed_public_key(number: u8) -> Vec<u8> {
    let point = signing_key(number).verifying_key().to_sec1_point(false);
    let curve = [6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7];
    crate::public_key::spki(&crate::public_key::ec_identifier(&curve), point.as_bytes())
}

fn name(number: u16) -> Vec<u8> {
    let text = format!("Bindwright test throw-away {number}");
    let attribute = encode(asn1::SEQUENCE, &[&[6, 3, 0x55, 4, 3], &encode(0x0c, &[text.as_bytes()])]);
    encode(asn1::SEQUENCE, &[&encode(asn1::SET, &[&attribute])])
}

fn extension(number: u8, value: &[u8]) -> Vec<u8> {
    encode(asn1::SEQUENCE, &[&[6, 3, 0x55, 0x1d, number], &encode(asn1::OCTET_STRING, &[value])])
}

fn chains(certificates: &[Certificate]) -> Vec<Vec<usize>> {
    arrange(certificates).chains.into_iter().map(|chain| chain.certificates).collect()
}

#[test]
fn cross_signed_authority_leads_to_the_root_that_is_there() {
    let (first, second) = (Made::root(1, 1), Made::root(2, 2));
    // The same name and key, certified by both roots.
    let (by_first, by_second) = (Made::below(first, 3, 3), Made::below(second, 3, 3));
    let leaf = Made::leaf(by_first, 4).signed();
    let [first, second, by_first, by_second] = [first, second, by_first, by_second].map(Made::signed);
    let arrangement = arrange(&[leaf.clone(), by_first.clone(), first.clone()]);
    assert_eq!(arrangement.chains[0].certificates, [0, 1, 2]);
    assert!(arrangement.chains[0].complete);
    assert_eq!(chains(&[leaf.clone(), by_second.clone(), second]), [[0, 1, 2]]);
    // Both paths are there: each certificate stands in one of the chains, and the leaf's ends in a root.
    let all = [leaf, by_second, by_first, first];
    let arrangement = arrange(&all);
    assert_eq!(arrangement.signature[0], SignatureStatus::Verified);
    assert!(
        arrangement
            .chains
            .iter()
            .any(|chain| chain.certificates == [2, 3] || chain.certificates == [0, 2, 3])
    );
    let mut seen: Vec<usize> =
        arrangement.chains.iter().flat_map(|chain| chain.certificates.clone()).collect();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen, [0, 1, 2, 3]);
}

#[test]
fn leaf_of_a_cross_signed_authority_takes_the_path_that_is_complete() {
    let (first, second) = (Made::root(1, 1), Made::root(2, 2));
    let (by_first, by_second) = (Made::below(first, 3, 3), Made::below(second, 3, 3));
    let leaf = Made::leaf(by_first, 4).signed();
    let [first, by_first, by_second] = [first, by_first, by_second].map(Made::signed);
    // The second root is missing, whatever stands first.
    for certificates in [
        [leaf.clone(), by_second.clone(), by_first.clone(), first.clone()],
        [leaf, by_first, by_second, first],
    ] {
        let chains = arrange(&certificates).chains;
        let own = chains.iter().find(|chain| chain.certificates[0] == 0).unwrap();
        assert!(own.complete, "{chains:?}");
    }
}

#[test]
fn cross_signed_root_ends_in_itself() {
    let (new, old) = (Made::root(1, 1), Made::root(2, 2));
    let cross = Made::below(old, 1, 1);
    let leaf = Made::leaf(new, 3).signed();
    let [new, old, cross] = [new, old, cross].map(Made::signed);
    let arrangement = arrange(&[leaf, cross, new, old]);
    assert_eq!(arrangement.chains[0].certificates, [0, 2]);
    assert_eq!(arrangement.issued_by, [Some(2), Some(3), Some(2), Some(3)]);
}

#[test]
fn missing_issuer_is_named_by_subject_and_key() {
    let root = Made::root(1, 7);
    let authority = Made::below(root, 2, 8);
    let certificates = [Made::leaf(authority, 3).signed(), authority.signed()];
    let chain = &arrange(&certificates).chains[0];
    let missing = chain.missing_issuer(&certificates).unwrap();
    assert_eq!((missing.certificate, missing.key_id.as_deref()), (1, Some("07")));
    assert_eq!(missing.subject.rfc4514(), "CN=Bindwright test throw-away 1");
    let certificates = [root.signed()];
    assert_eq!(arrange(&certificates).chains[0].missing_issuer(&certificates), None);
}

#[test]
fn path_length_counts_the_authorities_below() {
    let root = Made { authority: Some(Some(1)), ..Made::root(1, 1) };
    let upper = Made::below(root, 2, 2);
    let lower = Made { authority: Some(None), ..Made::below(upper, 3, 3) };
    let faults = |certificates: &[Made]| {
        let certificates: Vec<Certificate> = certificates.iter().map(|made| made.signed()).collect();
        arrange(&certificates).chains[0].faults(&certificates)
    };
    assert_eq!(faults(&[Made::leaf(upper, 9), upper, root]), []);
    let found = faults(&[Made::leaf(lower, 9), lower, upper, root]);
    assert_eq!(found, [ChainFault::PathTooLong { certificate: 3, allowed: 1, found: 2 }]);
}

#[test]
fn who_is_no_authority_issues_nothing() {
    let root = Made::root(1, 1);
    let leaf = Made { key: 5, ..Made::leaf(root, 2) };
    let below = Made::leaf(leaf, 3);
    let certificates = [below.signed(), leaf.signed(), root.signed()];
    let faults = arrange(&certificates).chains[0].faults(&certificates);
    assert_eq!(faults, [ChainFault::NotAnAuthority { certificate: 1 }]);
}

#[test]
fn key_identifier_of_another_issuer_is_said() {
    let root = Made::root(1, 1);
    let leaf = Made::leaf(root, 2);
    // Extensions ask for key 9 and key 1 signs.
    let claimed = Made { issuer_key: 9, ..leaf };
    let certificate = claimed.finish(|message| {
        let signature: p256::ecdsa::Signature = signing_key(1).sign(message);
        crate::ecdsa_signature_from_raw(&signature.to_bytes()).unwrap()
    });
    let certificates = [certificate, root.signed()];
    let arrangement = arrange(&certificates);
    assert_eq!(arrangement.signature[0], SignatureStatus::Verified);
    let (wanted, found) = ("09".to_owned(), "01".to_owned());
    let expected = ChainFault::KeyIdentifierMismatch { certificate: 0, issuer: 1, wanted, found };
    assert_eq!(arrangement.chains[0].faults(&certificates), [expected]);
}

/// Arranges and counts how often a signature was asked about; the keys decide without cryptography.
fn counted(made: &[Made]) -> (Arrangement, usize) {
    let certificates: Vec<Certificate> = made.iter().map(|made| made.unsigned()).collect();
    let count = Cell::new(0);
    let arrangement = Plan::new(&certificates, &Bounds::default()).arrange(|open| {
        count.set(count.get() + 1);
        let fits = made[open.certificate].issuer_key == made[open.issuer].key;
        if fits { SignatureStatus::Verified } else { SignatureStatus::Failed }
    });
    (arrangement, count.get())
}

#[test]
fn ten_thousand_leaves_of_one_issuer_are_checked_once_each() {
    let root = Made::root(1, 1);
    let leaves = (0..10_000).map(|serial| Made { serial, key: 200, ..Made::leaf(root, 2) });
    let made: Vec<Made> = leaves.chain([root]).collect();
    let (arrangement, checks) = counted(&made);
    assert_eq!(checks, 10_001);
    assert_eq!(arrangement.chains.len(), 10_000);
    assert!(arrangement.chains.iter().all(|chain| chain.complete && chain.certificates.len() == 2));
}

#[test]
fn mesh_of_authorities_that_certify_each_other_ends() {
    let authority = |number: u8| Made::root(u16::from(number), number);
    let pairs = (1..=20).flat_map(|one| (1..=20).map(move |other| (one, other)));
    let mesh = pairs.map(|(one, other)| Made::below(authority(one), u16::from(other), other));
    let made: Vec<Made> = mesh.chain([Made::leaf(authority(20), 99)]).collect();
    let (arrangement, checks) = counted(&made);
    assert_eq!((checks, arrangement.bound_reached), (401, false));
    let own = arrangement.chains.iter().find(|chain| chain.certificates[0] == 400).unwrap();
    assert!(own.complete);
}

#[test]
fn issuers_of_one_name_are_tried_up_to_the_bound() {
    let without = |number: u8| Made { key_identifiers: false, ..Made::root(1, number) };
    let mut made: Vec<Made> = (1..=199).map(without).collect();
    made.push(Made { issuer_key: 199, ..Made::leaf(without(199), 2) });
    let (arrangement, checks) = counted(&made);
    assert_eq!(arrangement.issued_by[199], Some(198));
    assert!(checks <= 199 + 199, "{checks}");
}

proptest! {
    #[test]
    fn chains_are_the_same_in_any_order(order in Just((0..6).collect::<Vec<usize>>()).prop_shuffle()) {
        let root = Made::root(1, 1);
        let authority = Made::below(root, 2, 2);
        let other = Made::below(root, 3, 3);
        let made = [Made::leaf(authority, 4), Made::leaf(other, 5), Made::leaf(authority, 6), authority, other, root];
        let shuffled: Vec<Made> = order.iter().map(|index| made[*index]).collect();
        let (arrangement, _) = counted(&shuffled);
        let mut named: Vec<Vec<usize>> = arrangement
            .chains
            .iter()
            .map(|chain| chain.certificates.iter().map(|index| order[*index]).collect())
            .collect();
        named.sort_unstable();
        prop_assert_eq!(named, [[0, 3, 5], [1, 4, 5], [2, 3, 5]]);
    }
}
