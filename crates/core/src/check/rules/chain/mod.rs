//! How certificates belong together.

mod cannot_sign_certificates;
mod cross_signed;
mod duplicate_certificate;
mod key_identifier_mismatch;
mod longer_than_approuter_takes;
mod missing_intermediate;
mod not_an_authority;
mod out_of_order;
mod outlives_issuer;
mod path_too_long;
mod several_clients;
mod signature_failed;
mod signature_not_checked;
mod unrelated_certificate;

pub(crate) use cannot_sign_certificates::CannotSignCertificates;
pub(crate) use cross_signed::CrossSigned;
pub(crate) use duplicate_certificate::DuplicateCertificate;
pub(crate) use key_identifier_mismatch::KeyIdentifierMismatch;
pub(crate) use longer_than_approuter_takes::LongerThanApprouterTakes;
pub(crate) use missing_intermediate::MissingIntermediate;
pub(crate) use not_an_authority::NotAnAuthority;
pub(crate) use out_of_order::OutOfOrder;
pub(crate) use outlives_issuer::OutlivesIssuer;
pub(crate) use path_too_long::PathTooLong;
pub(crate) use several_clients::SeveralClients;
pub(crate) use signature_failed::SignatureFailed;
pub(crate) use signature_not_checked::SignatureNotChecked;
pub(crate) use unrelated_certificate::UnrelatedCertificate;

use bindwright_pki::chain::ChainFault;

use crate::Inspection;
use crate::check::rules::certificate::name;
use crate::inspection::Bundle;

/// Returns the certificates of a bundle in issuing order, where they are one chain and nothing else.
fn chain_of(inspection: &Inspection, bundle: &Bundle) -> Option<Vec<usize>> {
    let given = distinct(inspection, &bundle.certificates);
    let mut ends = inspection.issued_none(&given);
    let (Some(end), None) = (ends.next(), ends.next()) else { return None };
    let chain = path(inspection, end, &given);
    (chain.len() > 1 && chain.len() == given.len()).then_some(chain)
}

/// Follows issuers among `given`, from a certificate upwards.
fn path(inspection: &Inspection, first: usize, given: &[usize]) -> Vec<usize> {
    let mut path = vec![first];
    loop {
        let last = path[path.len() - 1];
        match inspection.issuer_among(last, given) {
            Some(issuer) if !path.contains(&issuer) => path.push(issuer),
            _ => return path,
        }
    }
}

/// Returns the indices without repetitions of one certificate, the first place of each.
fn distinct(inspection: &Inspection, indices: &[usize]) -> Vec<usize> {
    let mut seen = vec![false; inspection.certificates.len()];
    let is_new = |index: &usize| !std::mem::replace(&mut seen[inspection.first_equal(*index)], true);
    indices.iter().copied().filter(is_new).collect()
}

/// Returns what keeps chains from being accepted although their signatures fit.
fn faults(inspection: &Inspection) -> impl Iterator<Item = &ChainFault> {
    inspection.chain_faults.iter()
}

fn names(inspection: &Inspection, indices: &[usize], separator: &str) -> String {
    let names: Vec<String> =
        indices.iter().map(|index| name(&inspection.certificates[*index].value)).collect();
    names.join(separator)
}
