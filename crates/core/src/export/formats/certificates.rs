//! Certificates in binary form.

use bindwright_pki::CertificateBag;

use super::{joined, material, whole};
use crate::export::registry::{Context, Made};

pub(crate) fn der(context: &Context<'_>) -> Vec<Made> {
    let bytes = joined(&[context.identity.certificates[0].der()]);
    material("certificate.der", "application/pkix-cert", bytes, 0..1, false)
}

pub(crate) fn bag(context: &Context<'_>) -> Vec<Made> {
    let bag = CertificateBag::new(context.identity.certificates.clone());
    let bytes = joined(&[bag.to_der()]);
    material("certificates.p7b", "application/x-pkcs7-certificates", bytes, whole(context), false)
}
