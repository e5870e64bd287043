//! Whether a server may accept a certificate from a TLS client: values only, the texts are elsewhere.

use crate::{Certificate, CertificateProblem, ExtensionValue, UnixTime};

const CLIENT_AUTH: &str = "1.3.6.1.5.5.7.3.2";
const ANY_PURPOSE: &str = "2.5.29.37.0";
/// Basic constraints, key usage and extended key usage: unread, they would look like absent.
const JUDGED_EXTENSIONS: [&str; 3] = ["2.5.29.19", "2.5.29.15", "2.5.29.37"];
/// What is asked for today (NIST SP 800-131A, RFC 9325 section 4.5).
const USUAL_RSA_BITS: u32 = 2048;
/// What no TLS library takes any more, at any level of security.
const LEAST_RSA_BITS: u32 = 1024;
/// The curves of the signature schemes of TLS 1.3 (RFC 8446 section 4.2.3).
const TLS_CURVES: [&str; 3] = ["secp256r1", "secp384r1", "secp521r1"];

/// Whether a certificate can be used by a TLS client, and what speaks against it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usability {
    /// The worst of the reasons.
    pub verdict: UsabilityVerdict,
    /// What speaks against it, most fundamental first; empty for a certificate that is usable.
    pub reasons: Vec<UsabilityReason>,
}

/// Whether a certificate can be used by a TLS client; a later one is worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UsabilityVerdict {
    /// Nothing speaks against it.
    Usable,
    /// Some servers refuse it.
    Doubtful,
    /// Servers have to refuse it.
    Unusable,
}

/// One thing that speaks against a certificate of a TLS client.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum UsabilityReason {
    /// Its validity has not begun (RFC 5280 section 6.1.3).
    NotYetValid {
        /// The moment that was asked about.
        now: UnixTime,
        /// First second of validity.
        not_before: UnixTime,
    },
    /// Its validity is over (RFC 5280 section 6.1.3).
    Expired {
        /// The moment that was asked about.
        now: UnixTime,
        /// Last second of validity.
        not_after: UnixTime,
    },
    /// The key usage is there and does not allow to sign (RFC 8446 section 4.4.2.2).
    KeyUsageWithoutSignature {
        /// What it allows, in the words of [`Certificate::key_usage`].
        key_usage: Vec<&'static str>,
    },
    /// Purposes are named, and neither `clientAuth` nor any purpose is among them (RFC 5280 section 4.2.1.12).
    PurposeWithoutClientAuth {
        /// The purposes as dotted object identifiers.
        purposes: Vec<String>,
    },
    /// Any purpose is allowed and `clientAuth` is not named, which a server may refuse (RFC 5280 section 4.2.1.12).
    OnlyAnyPurpose,
    /// It is the certificate of a certification authority, which some servers refuse from a client.
    CertificationAuthority,
    /// An extension that decides does not have its structure.
    MalformedExtension {
        /// Dotted object identifier.
        oid: String,
    },
    /// An extension is critical and not known here; a server that does not know it has to refuse the certificate
    /// (RFC 5280 section 4.2).
    UnknownCriticalExtension {
        /// Dotted object identifier.
        oid: String,
    },
    /// The version is not 3 (RFC 8446 section 4.4.2.2).
    OldVersion {
        /// The version as people count it.
        version: u8,
    },
    /// What stands in the place of the public key is not one.
    MalformedPublicKey,
    /// The key is of an algorithm that makes no signatures, or that TLS no longer has.
    KeyWithoutSignature {
        /// The algorithm in the words of [`crate::PublicKey::algorithm`].
        algorithm: String,
    },
    /// The key is of an algorithm or on a curve that few servers support.
    UncommonKey {
        /// The algorithm in the words of [`crate::PublicKey::algorithm`].
        algorithm: String,
        /// The curve in the words of [`crate::PublicKey::curve`].
        curve: Option<String>,
    },
    /// The RSA key is too small.
    SmallKey {
        /// Its size.
        bits: u32,
        /// What is asked for.
        least: u32,
    },
    /// The issuer signed with a hash that is broken.
    WeakSignature {
        /// The name of the signature algorithm.
        algorithm: String,
    },
}

impl UsabilityReason {
    /// Returns what the reason alone makes of the certificate.
    pub fn verdict(&self) -> UsabilityVerdict {
        match self {
            Self::SmallKey { bits, .. } if *bits >= LEAST_RSA_BITS => UsabilityVerdict::Doubtful,
            Self::WeakSignature { algorithm } if !is_message_digest(algorithm) => UsabilityVerdict::Doubtful,
            Self::OnlyAnyPurpose
            | Self::CertificationAuthority
            | Self::UnknownCriticalExtension { .. }
            | Self::OldVersion { .. }
            | Self::UncommonKey { .. } => UsabilityVerdict::Doubtful,
            Self::NotYetValid { .. }
            | Self::Expired { .. }
            | Self::KeyUsageWithoutSignature { .. }
            | Self::PurposeWithoutClientAuth { .. }
            | Self::MalformedExtension { .. }
            | Self::MalformedPublicKey
            | Self::KeyWithoutSignature { .. }
            | Self::SmallKey { .. }
            | Self::WeakSignature { .. } => UsabilityVerdict::Unusable,
        }
    }
}

/// Judges whether a TLS client can use the certificate at this moment; its chain is judged elsewhere.
pub fn client_usability(certificate: &Certificate, now: UnixTime) -> Usability {
    let mut reasons = Vec::new();
    reasons.extend(validity(certificate, now));
    reasons.extend(uses(certificate));
    reasons.extend(extensions(certificate));
    reasons.extend(key(certificate));
    reasons.extend(weak_signature(certificate));
    let verdict = reasons.iter().map(UsabilityReason::verdict).max().unwrap_or(UsabilityVerdict::Usable);
    Usability { verdict, reasons }
}

fn validity(certificate: &Certificate, now: UnixTime) -> Option<UsabilityReason> {
    let (not_before, not_after) = (certificate.not_before(), certificate.not_after());
    if now > not_after {
        return Some(UsabilityReason::Expired { now, not_after });
    }
    (now < not_before).then_some(UsabilityReason::NotYetValid { now, not_before })
}

/// Absent extensions allow everything.
fn uses(certificate: &Certificate) -> Vec<UsabilityReason> {
    let mut reasons = Vec::new();
    if let Some(key_usage) = certificate.key_usage().filter(|uses| !uses.contains(&"digital_signature")) {
        reasons.push(UsabilityReason::KeyUsageWithoutSignature { key_usage: key_usage.to_vec() });
    }
    if let Some(purposes) = certificate.extended_key_usage() {
        let names = |purpose: &str| purposes.iter().any(|known| known == purpose);
        if !names(CLIENT_AUTH) && names(ANY_PURPOSE) {
            reasons.push(UsabilityReason::OnlyAnyPurpose);
        } else if !names(CLIENT_AUTH) {
            reasons.push(UsabilityReason::PurposeWithoutClientAuth { purposes: purposes.to_vec() });
        }
    }
    if certificate.is_ca() {
        reasons.push(UsabilityReason::CertificationAuthority);
    }
    reasons
}

fn extensions(certificate: &Certificate) -> Vec<UsabilityReason> {
    let version = certificate.version();
    let old = (version != 3).then_some(UsabilityReason::OldVersion { version });
    let found = certificate.extensions().iter().filter_map(|extension| {
        let oid = extension.oid().to_owned();
        match extension.value() {
            ExtensionValue::Malformed if JUDGED_EXTENSIONS.contains(&extension.oid()) => {
                Some(UsabilityReason::MalformedExtension { oid })
            }
            ExtensionValue::Unknown if extension.critical() => {
                Some(UsabilityReason::UnknownCriticalExtension { oid })
            }
            _ => None,
        }
    });
    found.chain(old).collect()
}

fn key(certificate: &Certificate) -> Option<UsabilityReason> {
    if certificate.problems().contains(&CertificateProblem::MalformedPublicKey) {
        return Some(UsabilityReason::MalformedPublicKey);
    }
    let key = certificate.public_key();
    let algorithm = key.algorithm().to_owned();
    let uncommon = |algorithm, curve: Option<&str>| {
        Some(UsabilityReason::UncommonKey { algorithm, curve: curve.map(str::to_owned) })
    };
    match (key.algorithm(), key.curve()) {
        ("RSA" | "RSA-PSS", _) => {
            let bits = key.bits().filter(|bits| *bits < USUAL_RSA_BITS)?;
            Some(UsabilityReason::SmallKey { bits, least: USUAL_RSA_BITS })
        }
        ("EC", Some(curve)) if TLS_CURVES.contains(&curve) => None,
        ("Ed25519", _) => None,
        // DSA left with TLS 1.3 and was given up before (RFC 8446 section 4.2.3); X25519 and X448 only agree on keys.
        ("DSA" | "X25519" | "X448", _) => Some(UsabilityReason::KeyWithoutSignature { algorithm }),
        (_, curve) => uncommon(algorithm, curve),
    }
}

/// RFC 9155: MD5 and SHA-1 no longer sign in TLS; libraries still differ over SHA-1 in certificates.
fn weak_signature(certificate: &Certificate) -> Option<UsabilityReason> {
    let name = &certificate.signature_algorithm().name;
    let is_sha1 = ["sha1", "sha-1"].iter().any(|hash| name.to_ascii_lowercase().contains(hash));
    let is_weak = is_sha1 || is_message_digest(name);
    is_weak.then(|| UsabilityReason::WeakSignature { algorithm: name.clone() })
}

/// Says whether the hash is MD2 or MD5, with which anyone can make a second certificate.
fn is_message_digest(algorithm: &str) -> bool {
    algorithm.starts_with("md")
}

#[cfg(test)]
mod tests;
