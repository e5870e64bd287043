//! What is wrong with a single certificate.

mod authorities;
mod client_auth_ends;
mod clock_skew;
mod duplicate_extension;
mod ends_within_asked_days;
mod expired;
mod expires_within_30_days;
mod expires_within_7_days;
mod is_ca;
mod issuer_listed;
mod issuer_not_listed;
mod key_cannot_sign;
mod key_usage_without_signature;
mod lifetime;
mod lifetime_two_thirds_used;
mod malformed_extension;
mod malformed_public_key;
mod no_client_auth;
mod no_expiry;
mod not_readable;
mod not_yet_valid;
mod old_version;
mod only_any_purpose;
mod self_signed;
mod serial_number_out_of_range;
mod signature_algorithm_mismatch;
mod uncommon_key;
mod unknown_critical_extension;
mod weak_key;
mod weak_rsa_exponent;
mod weak_signature;

pub(crate) use client_auth_ends::ClientAuthEnds;
pub(crate) use clock_skew::ClockSkew;
pub(crate) use duplicate_extension::DuplicateExtension;
pub(crate) use ends_within_asked_days::EndsWithinAskedDays;
pub(crate) use expired::Expired;
pub(crate) use expires_within_7_days::ExpiresWithin7Days;
pub(crate) use expires_within_30_days::ExpiresWithin30Days;
pub(crate) use is_ca::IsCa;
pub(crate) use issuer_listed::IssuerListed;
pub(crate) use issuer_not_listed::IssuerNotListed;
pub(crate) use key_cannot_sign::KeyCannotSign;
pub(crate) use key_usage_without_signature::KeyUsageWithoutSignature;
pub(crate) use lifetime_two_thirds_used::LifetimeTwoThirdsUsed;
pub(crate) use malformed_extension::MalformedExtension;
pub(crate) use malformed_public_key::MalformedPublicKey;
pub(crate) use no_client_auth::NoClientAuth;
pub(crate) use no_expiry::NoExpiry;
pub(crate) use not_readable::NotReadable;
pub(crate) use not_yet_valid::NotYetValid;
pub(crate) use old_version::OldVersion;
pub(crate) use only_any_purpose::OnlyAnyPurpose;
pub(crate) use self_signed::SelfSigned;
pub(crate) use serial_number_out_of_range::SerialNumberOutOfRange;
pub(crate) use signature_algorithm_mismatch::SignatureAlgorithmMismatch;
pub(crate) use uncommon_key::UncommonKey;
pub(crate) use unknown_critical_extension::UnknownCriticalExtension;
pub(crate) use weak_key::WeakKey;
pub(crate) use weak_rsa_exponent::WeakRsaExponent;
pub(crate) use weak_signature::WeakSignature;

use bindwright_pki::{Certificate, CertificateProblem, Extension, UsabilityReason, client_usability};
use bindwright_report::Severity;
use bindwright_texts::Message;

use crate::check::Findings;
use crate::inspection::{Inspection, Located};
use crate::texts;

/// Returns the name that a certificate goes by in a message: the last common name, else the whole subject, else the
/// serial number.
pub(crate) fn name(certificate: &Certificate) -> String {
    let subject = certificate.subject();
    let common_name = subject.values("2.5.4.3").last().map(std::borrow::Cow::into_owned);
    let whole = || Some(subject.rfc4514()).filter(|text| !text.is_empty());
    common_name.or_else(whole).unwrap_or_else(|| certificate.serial_number_hex())
}

/// Returns what speaks against each certificate that a client presents, whatever the time; that of an authority has a
/// rule of its own.
fn client_reasons(
    inspection: &Inspection,
) -> impl Iterator<Item = (usize, &Located<Certificate>, UsabilityReason)> {
    let is_end = |index: &usize| !inspection.certificates[*index].value.is_ca();
    inspection.client_certificates().into_iter().filter(is_end).flat_map(|index| {
        let found = &inspection.certificates[index];
        let reasons = client_usability(&found.value, found.value.not_before()).reasons;
        reasons.into_iter().map(move |reason| (index, found, reason))
    })
}

/// Reports every extension that a rule calls faulty, as gravely as it says; its message takes the names of certificate
/// and extension.
fn report_extensions(
    inspection: &Inspection,
    findings: &mut Findings,
    fault: impl Fn(&CertificateProblem) -> Option<(Severity, String)>,
    message: impl Fn(String, String) -> Message,
    help: impl Fn() -> Message,
) {
    for (index, found) in inspection.distinct_certificates() {
        for (severity, oid) in found.value.problems().iter().filter_map(&fault) {
            let message = message(name(&found.value), extension_name(&found.value, &oid));
            findings.report_as(severity, &found.place, message, help()).about(index);
        }
    }
}

/// Returns what an extension goes by in a message: its registered name, else its object identifier.
fn extension_name(certificate: &Certificate, oid: &str) -> String {
    let known = certificate.extensions().iter().find(|extension| extension.oid() == oid);
    known.and_then(Extension::name).unwrap_or(oid).to_owned()
}

/// Returns a span of time in the largest unit that it fills: days, hours or minutes.
pub(crate) fn span(seconds: i64) -> Message {
    match seconds {
        86_400.. => texts::span_days(seconds / 86_400),
        3_600.. => texts::span_hours(seconds / 3_600),
        _ => texts::span_minutes(seconds / 60),
    }
}
