//! Who issued whom: certificates in issuing order, and what their signatures say (RFC 5280 section 6.1).
//!
//! Signatures can be settled here ([`arrange`]) or elsewhere: [`Plan::open_checks`] hands out what is to be verified
//! and [`Plan::arrange`] takes the verdicts.

mod faults;
mod index;
mod paths;
mod signature;

pub use faults::{ChainFault, MissingIssuer};
pub use signature::SignatureCheck;

use crate::{Bounds, Certificate};
use index::Index;

/// How the certificates of an input belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// For each certificate the index of its issuer, when name and signature fit; a self-signed one points to itself.
    pub issued_by: Vec<Option<usize>>,
    /// For each certificate what is known about its signature.
    pub signature: Vec<SignatureStatus>,
    /// For each certificate the index of the first equal one, when it is a repetition.
    pub duplicate_of: Vec<Option<usize>>,
    /// One chain for each certificate that issued no other one, in file order.
    pub chains: Vec<Chain>,
    /// Whether signatures or chains were left open because a bound was reached.
    pub bound_reached: bool,
}

/// Certificates in issuing order, without repetitions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// Indices, end entity first. Where an algorithm is not verified, names and key identifiers alone make the link.
    pub certificates: Vec<usize>,
    /// Whether it ends in a self-signed certificate.
    pub complete: bool,
    /// Whether a self-signed root is part of it.
    pub self_signed_root: bool,
    /// Whether the input holds these certificates in another order; what an earlier chain shares does not count.
    pub out_of_order: bool,
}

/// What is known about the signature of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SignatureStatus {
    /// The issuer's key fits.
    Verified,
    /// A certificate with the issuer's name is there, and its key does not fit.
    Failed,
    /// The issuer is not there, the algorithm is not one that is verified, or a bound was reached.
    NotChecked,
}

/// A signature that waits for its verdict.
#[derive(Clone, Copy, Debug)]
pub struct OpenCheck<'a> {
    /// Index of the certificate that carries the signature.
    pub certificate: usize,
    /// Index of the certificate whose key may have made it.
    pub issuer: usize,
    /// What is to be verified.
    pub check: SignatureCheck<'a>,
}

/// Arranges certificates and verifies their signatures, within the default bounds.
pub fn arrange(certificates: &[Certificate]) -> Arrangement {
    arrange_within(certificates, &Bounds::default())
}

/// Arranges certificates and verifies their signatures.
pub fn arrange_within(certificates: &[Certificate], bounds: &Bounds) -> Arrangement {
    Plan::new(certificates, bounds).arrange(|open| open.check.settle(bounds))
}

/// Which certificate may have issued which one, by name and key identifier.
pub struct Plan<'a> {
    certificates: &'a [Certificate],
    bounds: Bounds,
    index: Index,
}

impl<'a> Plan<'a> {
    /// Looks for the possible issuers of each certificate; takes time linear in their number.
    pub fn new(certificates: &'a [Certificate], bounds: &Bounds) -> Self {
        Self { certificates, bounds: bounds.clone(), index: Index::new(certificates) }
    }

    /// Returns the signatures that may have to be verified, the likeliest issuer of each certificate first.
    pub fn open_checks(&self) -> Vec<OpenCheck<'a>> {
        let unique = (0..self.certificates.len()).filter(|index| self.index.duplicate_of[*index].is_none());
        let checks = unique.flat_map(|certificate| self.checks(certificate));
        checks.take(self.bounds.signature_checks).collect()
    }

    /// Arranges the certificates; `settle` is asked until one issuer of a certificate fits.
    pub fn arrange(&self, mut settle: impl FnMut(&OpenCheck<'a>) -> SignatureStatus) -> Arrangement {
        let count = self.certificates.len();
        let mut arrangement = Arrangement {
            issued_by: vec![None; count],
            signature: vec![SignatureStatus::NotChecked; count],
            duplicate_of: self.index.duplicate_of.clone(),
            chains: Vec::new(),
            bound_reached: false,
        };
        let mut left = self.bounds.signature_checks;
        for certificate in 0..count {
            let (status, issuer) = match self.index.duplicate_of[certificate] {
                Some(first) => of_duplicate(&arrangement, certificate, first),
                None => self.find_issuer(certificate, &mut left, &mut settle, &mut arrangement.bound_reached),
            };
            arrangement.signature[certificate] = status;
            arrangement.issued_by[certificate] = issuer;
        }
        paths::chains(self, &mut arrangement);
        arrangement
    }

    fn find_issuer(
        &self,
        certificate: usize,
        left: &mut usize,
        settle: &mut impl FnMut(&OpenCheck<'a>) -> SignatureStatus,
        bound_reached: &mut bool,
    ) -> (SignatureStatus, Option<usize>) {
        let candidates = self.index.candidates(self.certificates, certificate);
        let mut status = SignatureStatus::NotChecked;
        let bound = self.bounds.signature_checks_per_certificate.min(*left);
        for (number, open) in self.checks_among(certificate, candidates).enumerate() {
            if number >= bound {
                *bound_reached = true;
                return (SignatureStatus::NotChecked, None);
            }
            *left -= 1;
            match (settle(&open), number) {
                (SignatureStatus::Verified, _) => return (SignatureStatus::Verified, Some(open.issuer)),
                (verdict, 0) => status = verdict,
                (SignatureStatus::NotChecked, _) => status = SignatureStatus::NotChecked,
                (SignatureStatus::Failed, _) => {}
            }
        }
        (status, None)
    }

    fn checks(&self, certificate: usize) -> impl Iterator<Item = OpenCheck<'a>> {
        let candidates = self.index.candidates(self.certificates, certificate);
        let bound = self.bounds.signature_checks_per_certificate;
        self.checks_among(certificate, candidates).take(bound)
    }

    fn checks_among(
        &self,
        certificate: usize,
        candidates: impl Iterator<Item = usize>,
    ) -> impl Iterator<Item = OpenCheck<'a>> {
        let certificates = self.certificates;
        candidates.filter_map(move |issuer| {
            let check = SignatureCheck::new(&certificates[certificate], &certificates[issuer])?;
            Some(OpenCheck { certificate, issuer, check })
        })
    }
}

/// A repetition is what the first one is; a self-signed one points to itself.
fn of_duplicate(
    arrangement: &Arrangement,
    certificate: usize,
    first: usize,
) -> (SignatureStatus, Option<usize>) {
    let issuer =
        arrangement.issued_by[first].map(|issuer| if issuer == first { certificate } else { issuer });
    (arrangement.signature[first], issuer)
}

#[cfg(test)]
mod mesh_tests;
#[cfg(test)]
mod tests;
