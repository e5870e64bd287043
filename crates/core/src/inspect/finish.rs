//! What can be said only when everything has been read: who issued whom, and which key belongs where.

use std::collections::{HashMap, HashSet};
use std::mem;

use bindwright_pki::chain::ChainFault;
use bindwright_pki::{Certificate, PrivateKey, chain};

use super::collector::Collector;
use crate::inspection::{Inspection, Located};
use crate::token::{Keys, Pasted, Token};

impl Collector<'_> {
    pub(crate) fn finish(mut self) -> Inspection {
        let tokens = self.settled_tokens();
        let certificates: Vec<Certificate> =
            self.certificates.iter().map(|found| found.value.clone()).collect();
        let arrangement = chain::arrange_within(&certificates, &self.options.bounds.formats);
        let chain_faults = faults(&arrangement, &certificates);
        let certificates_of_keys = belonging(&certificates, &self.private_keys);
        let mut has_private_key = vec![false; certificates.len()];
        for index in certificates_of_keys.iter().flatten() {
            has_private_key[*index] = true;
        }
        let mut inspection = Inspection {
            now: self.options.now,
            inputs: self.inputs,
            repairs: self.repairs,
            problems: self.problems,
            certificates: self.certificates,
            private_keys: self.private_keys,
            public_keys: self.public_keys,
            requests: self.requests,
            keystores: self.keystores,
            locked: self.locked,
            tokens,
            forwarded: self.forwarded,
            bundles: self.bundles,
            identities: Vec::new(),
            explanations: self.explanations,
            arrangement,
            chain_faults,
            certificates_of_keys,
            has_private_key,
            trusted: self.trusted,
            parameters: self.parameters,
        };
        for mut credentials in self.identities {
            let of_key = credentials.private_key.map_or(&[][..], |key| &inspection.certificates_of_keys[key]);
            credentials.certificates = leaf_first(&inspection, &credentials.certificates, of_key);
            inspection.identities.push(credentials);
        }
        inspection
    }

    /// Settles the signatures of tokens with everything that was pasted along.
    fn settled_tokens(&mut self) -> Vec<Located<Token>> {
        let tokens = std::mem::take(&mut self.tokens);
        let keys = Keys {
            public_keys: &self.public_keys,
            of_sets: &self.keys_of_sets,
            certificates: &self.certificates,
        };
        let bounds = &self.options.bounds.formats;
        let settled = |found: Located<Pasted>| Located {
            value: found.value.settled(&keys, bounds),
            place: found.place,
        };
        tokens.into_iter().map(settled).collect()
    }
}

/// Orders certificates that were delivered together: the end entity, its issuers one after the other, the rest.
fn leaf_first(inspection: &Inspection, given: &[usize], of_key: &[usize]) -> Vec<usize> {
    let mut rest = given.to_vec();
    let mut ordered = Vec::with_capacity(given.len());
    let mut next = leaf(inspection, given, of_key);
    while let Some(index) = next {
        rest.retain(|other| *other != index);
        ordered.push(index);
        next = inspection.issuer_among(index, &rest);
    }
    ordered.extend(rest);
    ordered
}

/// Returns the certificate that issued none of the others; of several the one that the key belongs to, else the first.
///
/// A key that fits an authority of the chain does not make that authority the client.
fn leaf(inspection: &Inspection, given: &[usize], of_key: &[usize]) -> Option<usize> {
    let matching = inspection.issued_none(given).find(|index| of_key.contains(index));
    matching.or_else(|| inspection.issued_none(given).next()).or_else(|| given.first().copied())
}

/// Returns the faults of all chains; chains share their upper parts, so each fault of a certificate is kept once.
fn faults(arrangement: &chain::Arrangement, certificates: &[Certificate]) -> Vec<ChainFault> {
    let mut seen = HashSet::new();
    let all = arrangement.chains.iter().flat_map(|chain| chain.faults(certificates));
    all.filter(|fault| seen.insert((mem::discriminant(fault), subject_of(fault)))).collect()
}

/// Returns the certificate that a fault is about.
fn subject_of(fault: &ChainFault) -> Option<usize> {
    match fault {
        ChainFault::NotAnAuthority { certificate }
        | ChainFault::KeyUsageWithoutCertificateSigning { certificate }
        | ChainFault::PathTooLong { certificate, .. }
        | ChainFault::KeyIdentifierMismatch { certificate, .. } => Some(*certificate),
        _ => None,
    }
}

/// Returns for each private key the certificates with its public half, in the order of the input.
fn belonging(certificates: &[Certificate], keys: &[Located<PrivateKey>]) -> Vec<Vec<usize>> {
    let mut by_key: HashMap<Vec<u8>, Vec<usize>> = HashMap::new();
    for (index, certificate) in certificates.iter().enumerate() {
        by_key.entry(certificate.public_key().spki_der().to_vec()).or_default().push(index);
    }
    let of_key = |key: &Located<PrivateKey>| by_key.get(key.value.public_key()?.spki_der()).cloned();
    keys.iter().map(|key| of_key(key).unwrap_or_default()).collect()
}
