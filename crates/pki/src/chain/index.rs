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
        let names: Vec<String> = certificates.iter().map(|each| each.subject().comparison_key()).collect();
        let rooted = rooted(certificates, &names);
        // Of twins the self-issued one makes the shorter chain, and one that leads to a root the better one.
        let rank = |index: usize| (certificates[index].is_self_issued(), rooted[index]);
        let key = |index: usize| (names[index].clone(), certificates[index].public_key().spki_der());
        let mut holders: HashMap<(String, &[u8]), usize> = HashMap::new();
        for index in 0..certificates.len() {
            let holder = holders.entry(key(index)).or_insert(index);
            if rank(index) > rank(*holder) {
                *holder = index;
            }
        }
        let holder = |index: usize| holders.get(&key(index)).copied().unwrap_or(index);
        let key_holder = (0..certificates.len()).map(holder).collect();
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

/// Says of each certificate whether the names of its issuers lead to a self-issued one.
fn rooted(certificates: &[Certificate], names: &[String]) -> Vec<bool> {
    let mut issued_by: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, certificate) in certificates.iter().enumerate() {
        issued_by.entry(certificate.issuer().comparison_key()).or_default().push(index);
    }
    let mut rooted: Vec<bool> = certificates.iter().map(Certificate::is_self_issued).collect();
    let mut open: Vec<usize> = (0..rooted.len()).filter(|index| rooted[*index]).collect();
    while let Some(issuer) = open.pop() {
        // Taken out, so that each name is followed once.
        for index in issued_by.remove(&names[issuer]).unwrap_or_default() {
            if !rooted[index] {
                rooted[index] = true;
                open.push(index);
            }
        }
    }
    rooted
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
