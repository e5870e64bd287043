use super::Chain;
use crate::{Certificate, DistinguishedName};

/// What keeps a chain from being accepted although its signatures fit (RFC 5280 section 6.1.4).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ChainFault {
    /// A certificate issued another one and is not that of an authority (RFC 5280 section 6.1.4 (k)).
    NotAnAuthority {
        /// Index of the certificate.
        certificate: usize,
    },
    /// A certificate issued another one and its key usage does not allow that (RFC 5280 section 6.1.4 (n)).
    KeyUsageWithoutCertificateSigning {
        /// Index of the certificate.
        certificate: usize,
    },
    /// More authorities stand below a certificate than it allows (RFC 5280 section 6.1.4 (m)).
    PathTooLong {
        /// Index of the certificate that bounds the path.
        certificate: usize,
        /// How many authorities it allows below it.
        allowed: u32,
        /// How many there are, without those that issued themselves.
        found: u32,
    },
    /// The key identifier that a certificate asks for is not its issuer's (RFC 5280 section 4.2.1.1). The signature
    /// may fit all the same, and some libraries refuse the chain.
    KeyIdentifierMismatch {
        /// Index of the certificate.
        certificate: usize,
        /// Index of its issuer.
        issuer: usize,
        /// The identifier that is asked for, hex.
        wanted: String,
        /// The issuer's own, hex.
        found: String,
    },
}

/// The certificate that an incomplete chain goes on with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingIssuer<'a> {
    /// Index of the certificate whose issuer is missing.
    pub certificate: usize,
    /// The subject to look for.
    pub subject: &'a DistinguishedName,
    /// The subject key identifier to look for, hex; `None` where the certificate does not name one.
    pub key_id: Option<String>,
}

impl Chain {
    /// Returns the faults of a chain in the order of its certificates; validity and signatures are judged elsewhere.
    ///
    /// `certificates` are those that were arranged.
    pub fn faults(&self, certificates: &[Certificate]) -> Vec<ChainFault> {
        let mut faults = Vec::new();
        let mut authorities_below = 0;
        for (position, pair) in self.certificates.windows(2).enumerate() {
            let [index, issuer_index] = *pair else { continue };
            let (Some(certificate), Some(issuer)) = (certificates.get(index), certificates.get(issuer_index))
            else {
                continue;
            };
            // The end entity does not count, nor who issued itself (RFC 5280 section 6.1.4 (l)).
            authorities_below += u32::from(position > 0 && !certificate.is_self_issued());
            faults.extend(key_identifier_mismatch(certificate, index, issuer, issuer_index));
            faults.extend(authority(issuer, issuer_index));
            let allowed = issuer.path_length().filter(|allowed| authorities_below > *allowed);
            faults.extend(allowed.map(|allowed| ChainFault::PathTooLong {
                certificate: issuer_index,
                allowed,
                found: authorities_below,
            }));
        }
        faults
    }

    /// Returns what an incomplete chain lacks; `None` for a complete one.
    pub fn missing_issuer<'a>(&self, certificates: &'a [Certificate]) -> Option<MissingIssuer<'a>> {
        let last = self.certificates.last().filter(|_| !self.complete)?;
        let certificate = certificates.get(*last)?;
        let (subject, key_id) = (certificate.issuer(), certificate.authority_key_id());
        Some(MissingIssuer { certificate: *last, subject, key_id })
    }
}

/// Certificates of version 1 cannot say that they are an authority, and some old roots are.
fn authority(issuer: &Certificate, index: usize) -> Vec<ChainFault> {
    let old_root = issuer.version() == 1 && issuer.is_self_issued();
    let not_an_authority = !issuer.is_ca() && !old_root;
    let cannot_sign = issuer.key_usage().is_some_and(|uses| !uses.contains(&"key_cert_sign"));
    let first = not_an_authority.then_some(ChainFault::NotAnAuthority { certificate: index });
    let second = cannot_sign.then_some(ChainFault::KeyUsageWithoutCertificateSigning { certificate: index });
    first.into_iter().chain(second).collect()
}

fn key_identifier_mismatch(
    certificate: &Certificate,
    index: usize,
    issuer: &Certificate,
    issuer_index: usize,
) -> Option<ChainFault> {
    let wanted = certificate.authority_key_id()?;
    let found = issuer.subject_key_id().filter(|found| *found != wanted)?;
    Some(ChainFault::KeyIdentifierMismatch { certificate: index, issuer: issuer_index, wanted, found })
}
