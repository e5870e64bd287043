use std::collections::HashMap;

use crate::{Certificate, ExtensionValue};

/// Certificates by subject, and in each subject by key; two certificates with the same subject and key (a root and
/// its cross-signed twin) verify the same signatures and are checked once.
pub(super) struct Index {
    pub(super) duplicate_of: Vec<Option<usize>>,
    subjects: HashMap<String, Subject>,
    /// For each certificate the certificate that stands for its subject and key.
    key_holder: Vec<usize>,
}

#[derive(Default)]
struct Subject {
    /// Certificates that stand for a key, in file order.
    keys: Vec<usize>,
    by_key_identifier: HashMap<Vec<u8>, Vec<usize>>,
}

impl Index {
    pub(super) fn new(certificates: &[Certificate]) -> Self {
        let duplicate_of = duplicates(certificates);
        let mut holders: HashMap<(String, &[u8]), usize> = HashMap::new();
        let mut key_holder: Vec<usize> = (0..certificates.len()).collect();
        for (index, certificate) in certificates.iter().enumerate() {
            let subject = certificate.subject().comparison_key();
            let holder = holders.entry((subject, certificate.public_key().spki_der())).or_insert(index);
            // Of twins the self-issued one makes the shorter chain.
            if certificate.is_self_issued() && !certificates[*holder].is_self_issued() {
                *holder = index;
            }
        }
        for (index, certificate) in certificates.iter().enumerate() {
            let key = (certificate.subject().comparison_key(), certificate.public_key().spki_der());
            key_holder[index] = holders.get(&key).copied().unwrap_or(index);
        }
        let mut subjects: HashMap<String, Subject> = HashMap::new();
        for ((name, _), holder) in holders {
            let subject = subjects.entry(name).or_default();
            subject.keys.push(holder);
            if let Some(identifier) = key_identifier(&certificates[holder]) {
                subject.by_key_identifier.entry(identifier.to_vec()).or_default().push(holder);
            }
        }
        for subject in subjects.values_mut() {
            subject.keys.sort_unstable();
            subject.by_key_identifier.values_mut().for_each(|keys| keys.sort_unstable());
        }
        Self { duplicate_of, subjects, key_holder }
    }

    /// Returns possible issuers by name: the certificate itself when it is self-issued, then those whose key
    /// identifier is the one asked for (RFC 5280 section 4.2.1.1), then the others.
    pub(super) fn candidates<'i>(
        &'i self,
        certificates: &'i [Certificate],
        certificate: usize,
    ) -> impl Iterator<Item = usize> + use<'i> {
        let wanted = authority_key_identifier(&certificates[certificate]);
        let subject = self.subjects.get(&certificates[certificate].issuer().comparison_key());
        let own = self.key_holder[certificate];
        let itself = certificates[certificate].is_self_issued().then_some(certificate);
        let fitting = subject.zip(wanted).and_then(|(subject, wanted)| subject.by_key_identifier.get(wanted));
        let all = subject.map(|subject| subject.keys.as_slice()).unwrap_or_default();
        let fits = move |index: usize| wanted.is_some() && key_identifier(&certificates[index]) == wanted;
        let fitting = fitting.into_iter().flatten().copied();
        let others = all.iter().copied().filter(move |index| !fits(*index));
        itself.into_iter().chain(fitting.chain(others).filter(move |index| itself.is_none() || *index != own))
    }

    /// Returns the issuer that name and key identifier allow, when the signature cannot tell.
    pub(super) fn likeliest(&self, certificates: &[Certificate], certificate: usize) -> Option<usize> {
        let issuer = self.candidates(certificates, certificate).next()?;
        let wanted = authority_key_identifier(&certificates[certificate]);
        let identifier = key_identifier(&certificates[issuer]);
        let allowed = wanted.is_none() || identifier.is_none() || wanted == identifier;
        allowed.then_some(issuer)
    }
}

fn duplicates(certificates: &[Certificate]) -> Vec<Option<usize>> {
    let mut first = HashMap::new();
    let indices = certificates.iter().enumerate();
    indices
        .map(|(index, certificate)| {
            let known = *first.entry(certificate.der()).or_insert(index);
            (known != index).then_some(known)
        })
        .collect()
}

fn key_identifier(certificate: &Certificate) -> Option<&[u8]> {
    certificate.find(|value| match value {
        ExtensionValue::SubjectKeyIdentifier(identifier) => Some(identifier.as_slice()),
        _ => None,
    })
}

fn authority_key_identifier(certificate: &Certificate) -> Option<&[u8]> {
    certificate.find(|value| match value {
        ExtensionValue::AuthorityKeyIdentifier { key_identifier, .. } => key_identifier.as_deref(),
        _ => None,
    })
}
