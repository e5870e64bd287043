//! What is wrong with a keystore.

mod entry_not_readable;
mod integrity_check_failed;
mod no_integrity_check;
mod not_readable;
mod old_encryption;
mod other_password;
mod password_required;
mod trailing_data;
mod unsupported;
mod wrong_password;

pub(crate) use entry_not_readable::EntryNotReadable;
pub(crate) use integrity_check_failed::IntegrityCheckFailed;
pub(crate) use no_integrity_check::NoIntegrityCheck;
pub(crate) use not_readable::NotReadable;
pub(crate) use old_encryption::OldEncryption;
pub(crate) use other_password::OtherPassword;
pub(crate) use password_required::PasswordRequired;
pub(crate) use trailing_data::TrailingData;
pub(crate) use unsupported::Unsupported;
pub(crate) use wrong_password::WrongPassword;
