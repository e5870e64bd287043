//! Keys, keystores and requests, described.

use bindwright_pki::keystore::EntryKind;
use bindwright_pki::{PrivateKey, PrivateKeyFormat, PublicKey};
use bindwright_report::{
    KeystoreEntry, KeystoreReport, Locked, PrivateKeyReport, PublicKeyEntry, RequestReport,
    SignatureAlgorithmReport,
};
use bindwright_texts::Locale;

use super::certificates;
use crate::check::rules::locked::locked_message;
use crate::inspection::{Inspection, Located};
use crate::material::{self, EntryFacts, KeystoreFacts, LockedMaterial, RequestFacts};

pub(super) fn private_keys(inspection: &Inspection) -> Vec<PrivateKeyReport> {
    let keys = inspection.private_keys.iter().zip(&inspection.certificates_of_keys);
    keys.map(|(found, certificates)| private_key(found, certificates)).collect()
}

fn private_key(found: &Located<PrivateKey>, certificates: &[usize]) -> PrivateKeyReport {
    let key = &found.value;
    PrivateKeyReport {
        format: format_name(key.format()).to_owned(),
        algorithm: key.algorithm().to_owned(),
        bits: key.bits(),
        curve: key.curve().map(str::to_owned),
        encrypted: key.was_encrypted(),
        spki_sha256: key.public_key().map(PublicKey::spki_sha256_hex),
        certificates: certificates.iter().map(|index| *index as u32).collect(),
        input: found.place.input.map(|index| index as u32),
    }
}

fn format_name(format: PrivateKeyFormat) -> &'static str {
    match format {
        PrivateKeyFormat::Pkcs1 => "pkcs1",
        PrivateKeyFormat::Sec1 => "sec1",
        PrivateKeyFormat::TraditionalDsa => "traditional-dsa",
        _ => "pkcs8",
    }
}

pub(super) fn public_key(found: &Located<PublicKey>) -> PublicKeyEntry {
    let key = &found.value;
    PublicKeyEntry {
        algorithm: key.algorithm().to_owned(),
        bits: key.bits(),
        curve: key.curve().map(str::to_owned),
        spki_sha256: key.spki_sha256_hex(),
    }
}

pub(super) fn keystore(found: &Located<KeystoreFacts>) -> KeystoreReport {
    let KeystoreFacts { format, mac, encryption, entries } = &found.value;
    KeystoreReport {
        format: material::format_name(*format).to_owned(),
        mac: mac.as_ref().map(|mac| mac.algorithm.clone()),
        mac_verified: mac.as_ref().map(|mac| mac.verified),
        mac_iterations: mac.as_ref().map(|mac| mac.iterations),
        encryption: encryption.clone(),
        input: found.place.input.map(|index| index as u32),
        entries: entries.iter().map(entry).collect(),
    }
}

fn entry(entry: &EntryFacts) -> KeystoreEntry {
    let kind = match entry.kind {
        EntryKind::PrivateKey => "private-key",
        EntryKind::Certificate => "certificate",
        EntryKind::RevocationList => "revocation-list",
        _ => "secret",
    };
    KeystoreEntry {
        alias: entry.alias.clone(),
        kind: kind.to_owned(),
        certificates: entry.certificates.iter().map(|index| *index as u32).collect(),
        private_key: entry.private_key.map(|index| index as u32),
    }
}

pub(super) fn requests(inspection: &Inspection) -> Vec<RequestReport> {
    inspection.requests.iter().map(|found| request(inspection, found)).collect()
}

fn request(inspection: &Inspection, found: &Located<RequestFacts>) -> RequestReport {
    let RequestFacts { request, signature } = &found.value;
    let algorithm = request.signature_algorithm();
    let same = |key: &PublicKey| key.is_same_key(request.public_key());
    let certificates = inspection.certificates.iter().enumerate();
    let certificates = certificates.filter(|(_, found)| same(found.value.public_key()));
    let mut keys = inspection.private_keys.iter();
    RequestReport {
        subject: request.subject().rfc4514(),
        public_key: certificates::public_key(request.public_key()),
        signature_algorithm: SignatureAlgorithmReport {
            oid: algorithm.oid.clone(),
            name: algorithm.name.clone(),
        },
        signature: certificates::signature(*signature),
        subject_alternative_names: request.subject_alternative_names().to_vec(),
        key_usage: request.key_usage().unwrap_or_default().iter().map(|name| (*name).to_owned()).collect(),
        extended_key_usage: request.extended_key_usage().unwrap_or_default().to_vec(),
        certificates: certificates.map(|(index, _)| index as u32).collect(),
        private_key: keys
            .position(|found| found.value.public_key().is_some_and(same))
            .map(|index| index as u32),
        input: found.place.input.map(|index| index as u32),
    }
}

pub(super) fn locked(found: &Located<LockedMaterial>, locale: Locale) -> Locked {
    let material = &found.value;
    Locked {
        kind: material.kind.name().to_owned(),
        reason: locked_message(material).text(locale),
        scheme: material.scheme.clone(),
        wants_password: material.reason.wants_password(),
        input: found.place.input.map(|index| index as u32),
    }
}
