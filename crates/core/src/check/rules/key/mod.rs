//! What is wrong with a private key.

mod does_not_match_certificate;
mod not_readable;
mod password_required;
mod pkcs8_rsa;

pub(crate) use does_not_match_certificate::DoesNotMatchCertificate;
pub(crate) use not_readable::NotReadable;
pub(crate) use password_required::PasswordRequired;
pub(crate) use pkcs8_rsa::Pkcs8Rsa;
