//! What is wrong with a single certificate.

mod expired;
mod expires_within_30_days;
mod expires_within_7_days;
mod is_ca;
mod lifetime;
mod lifetime_two_thirds_used;
mod no_client_auth;
mod not_readable;
mod not_yet_valid;
mod weak_key;
mod weak_signature;

pub(crate) use expired::Expired;
pub(crate) use expires_within_7_days::ExpiresWithin7Days;
pub(crate) use expires_within_30_days::ExpiresWithin30Days;
pub(crate) use is_ca::IsCa;
pub(crate) use lifetime_two_thirds_used::LifetimeTwoThirdsUsed;
pub(crate) use no_client_auth::NoClientAuth;
pub(crate) use not_readable::NotReadable;
pub(crate) use not_yet_valid::NotYetValid;
pub(crate) use weak_key::WeakKey;
pub(crate) use weak_signature::WeakSignature;

use bindwright_pki::Certificate;
use bindwright_texts::Message;

use crate::texts;

/// Returns the name that a certificate goes by in a message: the last common name, else the whole subject, else the
/// serial number.
pub(crate) fn name(certificate: &Certificate) -> String {
    let subject = certificate.subject();
    let common_name = subject.values("2.5.4.3").last().map(str::to_owned);
    let whole = || Some(subject.rfc4514()).filter(|text| !text.is_empty());
    common_name.or_else(whole).unwrap_or_else(|| certificate.serial_number_hex())
}

/// Returns a span of time in the largest unit that it fills: days, hours or minutes.
pub(crate) fn span(seconds: i64) -> Message {
    match seconds {
        86_400.. => texts::span_days(seconds / 86_400),
        3_600.. => texts::span_hours(seconds / 3_600),
        _ => texts::span_minutes(seconds / 60),
    }
}
