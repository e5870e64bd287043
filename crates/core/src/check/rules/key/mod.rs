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

use bindwright_texts::Message;

use crate::material::{LockedKind, LockedMaterial, LockedReason};
use crate::texts;

/// Says what is locked and why, in one sentence.
pub(crate) fn locked_message(material: &LockedMaterial) -> Message {
    let LockedMaterial { kind, scheme, reason } = material;
    let alias = |alias: &Option<String>| alias.clone().unwrap_or_default();
    match (kind, reason) {
        (LockedKind::PrivateKey, LockedReason::NoPassword) => texts::key_password_required_message(scheme),
        (LockedKind::PrivateKey, LockedReason::WrongPassword | LockedReason::OtherPassword) => {
            texts::key_wrong_password_message(scheme)
        }
        (LockedKind::PrivateKey, LockedReason::Damaged) => texts::key_not_readable_ciphertext(scheme),
        (LockedKind::PrivateKey, _) => texts::key_unsupported_encryption_message(scheme),
        (LockedKind::EntryKey { alias: name }, LockedReason::NoPassword) => {
            texts::keystore_password_required_entry(alias(name), scheme)
        }
        (LockedKind::EntryKey { alias: name }, LockedReason::WrongPassword) => {
            texts::keystore_wrong_password_entry(alias(name), scheme)
        }
        (LockedKind::EntryKey { alias: name }, LockedReason::OtherPassword) => {
            texts::keystore_other_password_message(alias(name), scheme)
        }
        (LockedKind::Keystore { format }, LockedReason::NoPassword) => {
            texts::keystore_password_required_message(format.name(), scheme)
        }
        (LockedKind::Keystore { format }, LockedReason::WrongPassword) => {
            texts::keystore_wrong_password_message(format.name(), scheme)
        }
        (_, LockedReason::OtherPassword) => texts::keystore_other_password_part(scheme),
        (_, LockedReason::Damaged) => texts::keystore_not_readable_part(scheme),
        _ => texts::keystore_unsupported_message(scheme),
    }
}
