//! What is wrong with a private key.

mod does_not_match_certificate;
mod jwk_not_readable;
mod not_readable;
mod other_format;
mod password_required;
mod pkcs8_rsa;
mod secret_in_jwk;
mod unsupported_encryption;
mod wrong_password;

pub(crate) use does_not_match_certificate::DoesNotMatchCertificate;
pub(crate) use jwk_not_readable::JwkNotReadable;
pub(crate) use not_readable::NotReadable;
pub(crate) use other_format::OtherFormat;
pub(crate) use password_required::PasswordRequired;
pub(crate) use pkcs8_rsa::Pkcs8Rsa;
pub(crate) use secret_in_jwk::SecretInJwk;
pub(crate) use unsupported_encryption::UnsupportedEncryption;
pub(crate) use wrong_password::WrongPassword;
