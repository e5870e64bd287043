use super::{Arrangement, Chain, Plan, SignatureStatus};

/// Writes the chains of an arrangement whose issuers are known.
pub(super) fn chains(plan: &Plan<'_>, arrangement: &mut Arrangement) {
    let issuers = links(plan, arrangement);
    let mut is_issuer = vec![false; issuers.len()];
    for (certificate, issuer) in issuers.iter().enumerate() {
        if let Some(issuer) = issuer.filter(|issuer| *issuer != certificate) {
            is_issuer[issuer] = true;
        }
    }
    let unique = |index: &usize| plan.index.duplicate_of[*index].is_none();
    let heads = (0..issuers.len()).filter(unique).filter(|index| !is_issuer[*index]);
    // Certificates that issued each other in a circle have no head: the first one that is left over begins.
    let left_over = (0..issuers.len()).filter(unique).filter(|index| is_issuer[*index]);
    let mut used = vec![false; issuers.len()];
    let mut chains: Vec<Option<Chain>> = vec![None; issuers.len()];
    for head in heads.chain(left_over) {
        if used[head] && is_issuer[head] {
            continue;
        }
        let bound = plan.bounds.signature_checks_per_certificate;
        let (chain, ended) = chain(head, &issuers, &mut used, bound);
        arrangement.bound_reached |= !ended;
        chains[head] = Some(chain);
    }
    arrangement.chains = chains.into_iter().flatten().collect();
}

/// Returns the issuer of each certificate; where the signature cannot tell, name and key identifier do.
fn links(plan: &Plan<'_>, arrangement: &Arrangement) -> Vec<Option<usize>> {
    let link = |certificate: usize| match arrangement.signature[certificate] {
        SignatureStatus::Verified => arrangement.issued_by[certificate],
        SignatureStatus::Failed => None,
        SignatureStatus::NotChecked => plan.index.likeliest(plan.certificates, certificate),
    };
    (0..plan.certificates.len()).map(link).collect()
}

/// Follows the issuers from an end entity; says whether the end was reached within the bound.
fn chain(head: usize, issuers: &[Option<usize>], used: &mut [bool], bound: usize) -> (Chain, bool) {
    let mut certificates = vec![head];
    let mut own = Vec::new();
    let mut current = head;
    let (complete, ended) = loop {
        if !used[current] {
            own.push(current);
        }
        used[current] = true;
        match issuers[current] {
            Some(issuer) if issuer == current => break (true, true),
            Some(issuer) if certificates.contains(&issuer) => break (false, true),
            Some(_) if certificates.len() >= bound => break (false, false),
            Some(issuer) => {
                certificates.push(issuer);
                current = issuer;
            }
            None => break (false, true),
        }
    };
    let out_of_order = !own.is_sorted();
    (Chain { certificates, complete, self_signed_root: complete, out_of_order }, ended)
}
