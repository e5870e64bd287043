//! Makes entries of the bags of a PKCS#12 file, where keys and certificates lie side by side.

use std::collections::HashMap;

use super::{Entry, EntryKey, EntryKind};
use crate::Certificate;

/// Certificates that are followed from issuer to issuer for one key.
const CHAIN_LENGTH: usize = 32;

/// Bytes of certificates that are copied from key to key, beyond those of the file four times over: many keys may
/// share one chain, and a hostile file must not grow without end.
const COPIED_BYTES: usize = 16 * 1024 * 1024;

/// One bag.
pub(super) struct Item {
    pub(super) alias: Option<String>,
    pub(super) local_key_id: Option<Vec<u8>>,
    /// Java marks certificates that stand for themselves.
    pub(super) trusted: bool,
    pub(super) content: Content,
}

pub(super) enum Content {
    Key(EntryKey),
    Certificate(Box<Certificate>),
    Secret,
    RevocationList,
}

/// Puts each key together with its certificate and the issuers; what is left stands for itself.
pub(super) fn entries(items: Vec<Item>) -> Vec<Entry> {
    let chains: Vec<Vec<usize>> = {
        let certificates = CertificateLookup::new(&items);
        let mut left = items.iter().map(size).sum::<usize>() * 4 + COPIED_BYTES;
        items.iter().map(|item| affordable(certificates.chain(item), &items, &mut left)).collect()
    };
    let mut claimed = vec![false; items.len()];
    for chain in &chains {
        for (position, index) in chain.iter().enumerate() {
            let stands_alone = position > 0 && items.get(*index).is_some_and(|item| item.trusted);
            if let Some(claimed) = claimed.get_mut(*index).filter(|_| !stands_alone) {
                *claimed = true;
            }
        }
    }
    let of_chain: Vec<OfChain> = chains.iter().map(|chain| OfChain::new(&items, chain)).collect();
    let parts = items.into_iter().zip(of_chain).zip(claimed);
    parts.filter_map(|((item, of_chain), claimed)| entry(item, of_chain, claimed)).collect()
}

/// Cuts a chain where copying it would be too much; what is cut stands for itself.
fn affordable(mut chain: Vec<usize>, items: &[Item], left: &mut usize) -> Vec<usize> {
    let afforded = chain.iter().take_while(|index| {
        let rest = items.get(**index).and_then(|item| left.checked_sub(size(item)));
        *left = rest.unwrap_or(*left);
        rest.is_some()
    });
    let afforded = afforded.count();
    chain.truncate(afforded);
    chain
}

/// Bytes that are copied with a certificate.
fn size(item: &Item) -> usize {
    let names = item.alias.as_ref().map_or(0, String::len) + item.local_key_id.as_ref().map_or(0, Vec::len);
    names + certificate(item).map_or(0, |certificate| certificate.der().len())
}

/// The certificates of a key, with name and id of the first.
struct OfChain {
    certificates: Vec<Certificate>,
    alias: Option<String>,
    local_key_id: Option<Vec<u8>>,
}

impl OfChain {
    fn new(items: &[Item], chain: &[usize]) -> Self {
        let items = || chain.iter().filter_map(|index| items.get(*index));
        let certificates = items().filter_map(certificate).cloned().collect();
        let alias = items().next().and_then(|item| item.alias.clone());
        let local_key_id = items().next().and_then(|item| item.local_key_id.clone());
        Self { certificates, alias, local_key_id }
    }
}

fn entry(item: Item, of_chain: OfChain, claimed: bool) -> Option<Entry> {
    let alias = item.alias.or(of_chain.alias);
    let local_key_id = item.local_key_id.or(of_chain.local_key_id);
    let (kind, certificates, key) = match item.content {
        Content::Key(key) => (EntryKind::PrivateKey, of_chain.certificates, Some(key)),
        Content::Certificate(_) if claimed => return None,
        Content::Certificate(certificate) => (EntryKind::Certificate, vec![*certificate], None),
        Content::Secret => (EntryKind::Secret, Vec::new(), None),
        Content::RevocationList => (EntryKind::RevocationList, Vec::new(), None),
    };
    Some(Entry { alias, local_key_id, kind, certificates, key })
}

fn certificate(item: &Item) -> Option<&Certificate> {
    match &item.content {
        Content::Certificate(certificate) => Some(certificate),
        _ => None,
    }
}

/// The certificates by what they are looked for with, so that many keys stay linear.
struct CertificateLookup<'a> {
    items: &'a [Item],
    by_local_key_id: HashMap<&'a [u8], usize>,
    by_public_key: HashMap<&'a [u8], usize>,
    by_alias: HashMap<&'a str, usize>,
    /// Of each certificate the one that its issuer is named in.
    issuers: Vec<Option<usize>>,
}

impl<'a> CertificateLookup<'a> {
    fn new(items: &'a [Item]) -> Self {
        let mut found = Self {
            items,
            by_local_key_id: HashMap::new(),
            by_public_key: HashMap::new(),
            by_alias: HashMap::new(),
            issuers: Vec::new(),
        };
        let mut by_subject = HashMap::new();
        for (index, item) in items.iter().enumerate() {
            let Some(certificate) = certificate(item) else { continue };
            if let Some(id) = item.local_key_id.as_deref().filter(|id| !id.is_empty()) {
                found.by_local_key_id.entry(id).or_insert(index);
            }
            if let Some(alias) = item.alias.as_deref() {
                found.by_alias.entry(alias).or_insert(index);
            }
            found.by_public_key.entry(certificate.public_key().key_bytes()).or_insert(index);
            by_subject.entry(certificate.subject().comparison_key()).or_insert(index);
        }
        let issuer = |item: &Item| {
            let issuer = certificate(item)?.issuer().comparison_key();
            by_subject.get(&issuer).copied()
        };
        found.issuers = items.iter().map(issuer).collect();
        found
    }

    /// Returns the certificate of a key and its issuers.
    fn chain(&self, item: &Item) -> Vec<usize> {
        let Content::Key(key) = &item.content else { return Vec::new() };
        let mut chain = Vec::new();
        let mut next = self.own(item, key);
        while let Some(index) = next.filter(|index| chain.len() < CHAIN_LENGTH && !chain.contains(index)) {
            chain.push(index);
            next = self.issuers.get(index).copied().flatten();
        }
        chain
    }

    /// The key itself decides; the id, and for a closed key the name, where it does not.
    fn own(&self, item: &Item, key: &EntryKey) -> Option<usize> {
        let public_key = match key {
            EntryKey::Open(key) => key.public_key(),
            _ => None,
        };
        let by_id = item.local_key_id.as_deref().and_then(|id| self.by_local_key_id.get(id));
        if let Some(public_key) = public_key {
            let belongs = |index: &&usize| {
                let certificate = self.items.get(**index).and_then(certificate);
                certificate.is_some_and(|certificate| public_key.is_same_key(certificate.public_key()))
            };
            return by_id
                .filter(belongs)
                .or_else(|| self.by_public_key.get(public_key.key_bytes()).filter(belongs))
                .copied();
        }
        by_id.or_else(|| item.alias.as_deref().and_then(|alias| self.by_alias.get(alias))).copied()
    }
}
