//! How certificates belong together.

mod missing_intermediate;
mod out_of_order;
mod signature_failed;

pub(crate) use missing_intermediate::MissingIntermediate;
pub(crate) use out_of_order::OutOfOrder;
pub(crate) use signature_failed::SignatureFailed;

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

fn names(inspection: &Inspection, indices: &[usize]) -> String {
    let names: Vec<String> =
        indices.iter().map(|index| name(&inspection.certificates[*index].value)).collect();
    names.join(" <- ")
}
