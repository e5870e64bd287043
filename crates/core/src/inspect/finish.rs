//! What can be said only when everything has been read: who issued whom, and which key belongs where.

use std::collections::{HashMap, HashSet};

use bindwright_pki::{Certificate, PrivateKey, chain};

use super::collector::Collector;
use crate::inspection::{Inspection, Located};

impl Collector<'_> {
    pub(crate) fn finish(self) -> Inspection {
        let certificates: Vec<Certificate> =
            self.certificates.iter().map(|found| found.value.clone()).collect();
        let arrangement = chain::arrange_within(&certificates, &self.options.bounds.formats);
        let mut certificates_by_key: HashMap<Vec<u8>, Vec<usize>> = HashMap::new();
        for (index, certificate) in certificates.iter().enumerate() {
            certificates_by_key.entry(certificate.public_key().spki_der().to_vec()).or_default().push(index);
        }
        let public_halves = self.private_keys.iter().filter_map(|key| key.value.public_key());
        let public_halves = public_halves.map(|public| public.spki_der().to_vec()).collect();
        let mut inspection = Inspection {
            now: self.options.now,
            inputs: self.inputs,
            repairs: self.repairs,
            problems: self.problems,
            certificates: self.certificates,
            private_keys: self.private_keys,
            public_keys: self.public_keys,
            locked: self.locked,
            bundles: self.bundles,
            identities: Vec::new(),
            arrangement,
            certificates_by_key,
            public_halves,
        };
        for mut credentials in self.identities {
            let key = credentials.private_key.map(|index| &inspection.private_keys[index]);
            credentials.certificates = leaf_first(&inspection, &credentials.certificates, key);
            inspection.identities.push(credentials);
        }
        inspection
    }
}

/// Orders certificates that were delivered together: the end entity, its issuers one after the other, the rest.
fn leaf_first(inspection: &Inspection, given: &[usize], key: Option<&Located<PrivateKey>>) -> Vec<usize> {
    let mut rest = given.to_vec();
    let mut ordered = Vec::with_capacity(given.len());
    let mut next = leaf(inspection, given, key);
    while let Some(index) = next {
        rest.retain(|other| *other != index);
        ordered.push(index);
        next = inspection.issuer_among(index, &rest);
    }
    ordered.extend(rest);
    ordered
}

/// Returns the certificate that the key belongs to, else the first one that issued none of the others.
fn leaf(inspection: &Inspection, given: &[usize], key: Option<&Located<PrivateKey>>) -> Option<usize> {
    let of_key = key.map_or(&[][..], |key| inspection.certificates_of_key(&key.value));
    let issuers: HashSet<usize> = given.iter().filter_map(|index| inspection.issuer_of(*index)).collect();
    let matching = given.iter().find(|index| of_key.contains(index));
    let issued_none = || given.iter().find(|index| !issuers.contains(&inspection.first_equal(**index)));
    matching.or_else(issued_none).or_else(|| given.first()).copied()
}
