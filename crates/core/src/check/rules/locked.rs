//! What the rules about encrypted material share.

use bindwright_texts::Message;

use crate::Inspection;
use crate::check::Findings;
use crate::material::{LockedKind, LockedMaterial, LockedReason};
use crate::texts;

/// Which encrypted material a rule is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Area {
    /// Private keys that stand alone.
    Key,
    /// Keystores and the keys in them.
    Keystore,
}

/// Reports everything of an area that stays closed for a reason.
pub(super) fn report(
    inspection: &Inspection,
    findings: &mut Findings,
    area: Area,
    reason: LockedReason,
    help: impl Fn() -> Message,
) {
    for found in &inspection.locked {
        let own = if found.value.kind == LockedKind::PrivateKey { Area::Key } else { Area::Keystore };
        if own == area && found.value.reason == reason {
            findings.report(&found.place, locked_message(&found.value), help());
        }
    }
}

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
