//! What is wrong with a service key or binding as a whole.

mod attested;
mod carriage_returns_in_certificate;
mod certificate_missing;
mod certificate_used_twice;
mod credential_type_not_x509;
mod empty_secret;
mod expire_together;
mod expiry_disagrees;
mod instance_secret;
mod many_subject_names;
mod missing_certurl;
mod not_a_client_certificate;
mod pinned_and_unpinned;
mod private_key_missing;
mod secret_and_certificate;
mod too_large_for_environment;
mod unpinned;

pub(crate) use attested::Attested;
pub(crate) use carriage_returns_in_certificate::CarriageReturnsInCertificate;
pub(crate) use certificate_missing::CertificateMissing;
pub(crate) use certificate_used_twice::CertificateUsedTwice;
pub(crate) use credential_type_not_x509::CredentialTypeNotX509;
pub(crate) use empty_secret::EmptySecret;
pub(crate) use expire_together::ExpireTogether;
pub(crate) use expiry_disagrees::{ExpiryDisagrees, agree};
pub(crate) use instance_secret::InstanceSecret;
pub(crate) use many_subject_names::ManySubjectNames;
pub(crate) use missing_certurl::MissingCerturl;
pub(crate) use not_a_client_certificate::NotAClientCertificate;
pub(crate) use pinned_and_unpinned::PinnedAndUnpinned;
pub(crate) use private_key_missing::PrivateKeyMissing;
pub(crate) use secret_and_certificate::SecretAndCertificate;
pub(crate) use too_large_for_environment::TooLargeForEnvironment;
pub(crate) use unpinned::Unpinned;
