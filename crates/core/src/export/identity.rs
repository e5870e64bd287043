//! Whom files can be made for.

use bindwright_pki::{Certificate, PrivateKey, PublicKey};
use bindwright_texts::visible;

use super::names;
use crate::check::rules::certificate::name;
use crate::inspection::{Credentials, Inspection};

/// The most characters of a name that is shown.
const LABEL: usize = 80;

/// Credentials with what belongs to them, or a certificate and a key that came by themselves.
pub(crate) struct Identity<'a> {
    pub(crate) credentials: Option<&'a Credentials>,
    /// The client's certificate, then its issuers as far as they were given.
    pub(crate) certificates: Vec<Certificate>,
    pub(crate) key: Option<&'a PrivateKey>,
    /// For a person.
    pub(crate) label: String,
    /// For file names.
    pub(crate) stem: String,
}

impl Identity<'_> {
    pub(crate) fn has_material(&self) -> bool {
        self.key.is_some() || !self.certificates.is_empty()
    }

    /// Says whether key and certificate belong together; nothing speaks against it where the public half is unknown.
    pub(crate) fn key_fits(&self) -> bool {
        let leaf = self.certificates.first();
        let fits = leaf.and_then(|leaf| self.key?.matches(leaf));
        fits != Some(false)
    }
}

/// Which certificate and key belong to an identity, as indices.
struct Parts<'a> {
    credentials: Option<&'a Credentials>,
    leaf: Option<usize>,
    key: Option<usize>,
}

/// Returns everybody that the inputs identify: credentials first, then what came by itself.
pub(crate) fn all(inspection: &Inspection) -> Vec<Identity<'_>> {
    let mut parts: Vec<Parts<'_>> = Vec::new();
    let mut loose = Loose::new(inspection);
    for credentials in &inspection.identities {
        parts.push(loose.complete(credentials));
    }
    for leaf in std::mem::take(&mut loose.leaves) {
        let key = key_of(inspection, leaf);
        parts.push(Parts { credentials: None, leaf: Some(leaf), key });
    }
    // A key that fits nothing: it was meant for the only certificate without one, or stands alone.
    let is_used = |key: usize| {
        let is_same = |part: &Parts<'_>| part.key.is_some_and(|used| is_same_key(inspection, used, key));
        parts.iter().any(is_same)
    };
    let unused = (0..inspection.private_keys.len()).find(|key| !is_used(*key));
    if let Some(key) = unused {
        let mut without = parts.iter_mut().filter(|part| part.key.is_none() && part.leaf.is_some());
        if let (Some(only), None) = (without.next(), without.next()) {
            only.key = Some(key);
        } else if parts.is_empty() {
            parts.push(Parts { credentials: None, leaf: None, key: Some(key) });
        }
    }
    distinct(inspection, parts).into_iter().map(|parts| parts.identity(inspection)).collect()
}

/// Client certificates that came by themselves.
struct Loose<'a> {
    inspection: &'a Inspection,
    leaves: Vec<usize>,
}

impl<'a> Loose<'a> {
    fn new(inspection: &'a Inspection) -> Self {
        let of_credentials: Vec<usize> = inspection
            .identities
            .iter()
            .flat_map(|credentials| &credentials.certificates)
            .map(|index| inspection.first_equal(*index))
            .collect();
        let mut leaves: Vec<usize> = Vec::new();
        for index in inspection.own_client_certificates() {
            let first = inspection.first_equal(index);
            if !of_credentials.contains(&first) && !leaves.contains(&first) {
                leaves.push(first);
            }
        }
        Self { inspection, leaves }
    }

    /// Adds to credentials what they lack and what was brought along: the certificate of a key that hides it, the
    /// private key of a certificate of one's own.
    fn complete(&mut self, credentials: &'a Credentials) -> Parts<'a> {
        let mut leaf = credentials.leaf();
        if leaf.is_none() && credentials.uses_certificate() && self.leaves.len() == 1 {
            leaf = self.leaves.pop();
        }
        let key = credentials.private_key.or_else(|| key_of(self.inspection, leaf?));
        Parts { credentials: Some(credentials), leaf, key }
    }
}

fn key_of(inspection: &Inspection, leaf: usize) -> Option<usize> {
    let leaf = inspection.first_equal(leaf);
    let fits =
        |certificates: &Vec<usize>| certificates.iter().any(|index| inspection.first_equal(*index) == leaf);
    inspection.certificates_of_keys.iter().position(fits)
}

fn is_same_key(inspection: &Inspection, one: usize, other: usize) -> bool {
    let der = |index: usize| inspection.private_keys[index].value.public_key().map(PublicKey::spki_der);
    one == other || der(one).is_some() && der(one) == der(other)
}

/// Leaves out what was given twice.
fn distinct<'a>(inspection: &Inspection, all: Vec<Parts<'a>>) -> Vec<Parts<'a>> {
    let mark = |part: &Parts<'_>| {
        let address = part.credentials.map(|found| {
            let url = found.token_url.as_ref().and_then(|found| found.url.clone());
            (found.service, found.client_id.clone(), url)
        });
        (address, part.leaf.map(|leaf| inspection.first_equal(leaf)), part.key.is_some())
    };
    let mut seen = Vec::new();
    let mut kept = Vec::new();
    for part in all {
        let mark = mark(&part);
        if !seen.contains(&mark) {
            seen.push(mark);
            kept.push(part);
        }
    }
    kept
}

impl<'a> Parts<'a> {
    fn identity(self, inspection: &'a Inspection) -> Identity<'a> {
        let chain = self.leaf.map(|leaf| inspection.chain_from(leaf)).unwrap_or_default();
        let certificates: Vec<Certificate> =
            chain.into_iter().map(|index| inspection.certificates[index].value.clone()).collect();
        let found = self.credentials;
        let given = found.and_then(|found| found.name.clone());
        let label = given
            .clone()
            .or_else(|| certificates.first().map(name))
            .or_else(|| found.and_then(|found| found.client_id.clone()))
            .or_else(|| found.and_then(|found| found.service).map(str::to_owned))
            .unwrap_or_else(|| "key".to_owned());
        let service = found.and_then(|found| found.service).map(str::to_owned);
        let stem = names::stem(given.or(service).as_deref().unwrap_or(&label));
        Identity {
            credentials: found,
            certificates,
            key: self.key.map(|index| &inspection.private_keys[index].value),
            label: visible(&label).chars().take(LABEL).collect(),
            stem,
        }
    }
}
