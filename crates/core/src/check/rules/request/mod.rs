//! What is wrong with a certificate request.

mod no_certificate;
mod not_readable;
mod signature_failed;

pub(crate) use no_certificate::NoCertificate;
pub(crate) use not_readable::NotReadable;
pub(crate) use signature_failed::SignatureFailed;
