//! What is wrong with a service key or binding as a whole.

mod credential_type_not_x509;
mod expiry_disagrees;
mod missing_certurl;
mod private_key_missing;
mod secret_and_certificate;

pub(crate) use credential_type_not_x509::CredentialTypeNotX509;
pub(crate) use expiry_disagrees::ExpiryDisagrees;
pub(crate) use missing_certurl::MissingCerturl;
pub(crate) use private_key_missing::PrivateKeyMissing;
pub(crate) use secret_and_certificate::SecretAndCertificate;
