//! Does the key that came back hold what was asked for?

use bindwright_catalog::{Mode, ModeKind, ParameterKind, catalog};
use bindwright_report::{CertificateReport, Identity, Report};
use bindwright_texts::{Locale, Message};
use serde_json::Value;

use super::wizard::Wizard;
use crate::format::{DAY, seconds};
use crate::texts;
use crate::view::state::ValueState;

/// One thing that was asked for, and what came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// What is compared.
    pub name: String,
    /// What was asked for.
    pub asked: String,
    /// What came back.
    pub got: String,
    /// Whether that is the same.
    pub state: ValueState,
}

/// Returns the PEM text of the certificate that the answers send along, if so.
pub fn own_certificate(wizard: &Wizard) -> Option<&str> {
    let mut parameters = wizard.parameters();
    let parameter = parameters.find(|parameter| parameter.kind == ParameterKind::Certificate)?;
    wizard.entry(&parameter.name)?.value.as_ref()?.as_str()
}

/// Compares the answers with a report; empty where the report holds no credentials.
///
/// `own` is the SHA-256 thumbprint of the certificate that was sent along, where it is known.
pub fn compare(wizard: &Wizard, report: &Report, own: Option<&str>, locale: Locale) -> Vec<Comparison> {
    let (Some(mode), Some(identity)) = (wizard.mode(), report.identities.first()) else { return Vec::new() };
    let leaf = identity.certificates.first().and_then(|index| report.certificates.get(*index as usize));
    let compared = [
        service(wizard, identity, locale),
        credential_type(wizard, mode, identity, locale),
        Some(certificate(mode, leaf, own, locale)),
        private_key(mode, identity, locale),
        leaf.and_then(|leaf| lifetime(wizard, leaf, locale)),
        leaf.and_then(|leaf| key_length(wizard, leaf, locale)),
    ];
    compared.into_iter().flatten().collect()
}

fn service(wizard: &Wizard, identity: &Identity, locale: Locale) -> Option<Comparison> {
    let asked = wizard.service()?;
    let name = |id: &String| catalog().service(id).map_or_else(|| id.clone(), |got| got.name.text(locale));
    let got = identity.service.as_ref().map_or_else(|| texts::compare_not_said().text(locale), name);
    let state = match &identity.service {
        Some(id) if *id == asked.id => ValueState::Success,
        Some(_) => ValueState::Error,
        None => ValueState::Information,
    };
    let asked = asked.name.text(locale);
    Some(Comparison { name: texts::compare_service().text(locale), asked, got, state })
}

fn credential_type(wizard: &Wizard, mode: &Mode, identity: &Identity, locale: Locale) -> Option<Comparison> {
    let asked = value(wizard, mode, "credential-type")?.as_str()?.to_owned();
    let got = identity.credential_type.clone();
    let state = if got.as_ref() == Some(&asked) { ValueState::Success } else { ValueState::Error };
    let got = got.unwrap_or_else(|| texts::compare_not_said().text(locale));
    Some(Comparison { name: texts::compare_credential_type().text(locale), asked, got, state })
}

fn certificate(
    mode: &Mode,
    leaf: Option<&CertificateReport>,
    own: Option<&str>,
    locale: Locale,
) -> Comparison {
    let present = if leaf.is_some() { texts::compare_present() } else { texts::compare_absent() };
    let (asked, got, state) = match (mode.kind, leaf) {
        (ModeKind::Managed, Some(_)) => (texts::compare_present(), present, ValueState::Success),
        (ModeKind::Managed, None) => (texts::compare_present(), present, ValueState::Error),
        (ModeKind::Provided, Some(leaf)) => match own {
            Some(own) if own == leaf.sha256 => (texts::compare_yours(), present, ValueState::Success),
            Some(_) => (texts::compare_yours(), texts::compare_another(), ValueState::Error),
            None => (texts::compare_yours(), present, ValueState::Information),
        },
        // With `hide-certificate` the answer holds none, and may be right all the same.
        (ModeKind::Provided, None) => (texts::compare_yours(), present, ValueState::Information),
        (_, None) => (texts::compare_absent(), present, ValueState::Success),
        (_, Some(_)) => (texts::compare_absent(), present, ValueState::Critical),
    };
    row(&texts::compare_certificate(), &asked, &got, state, locale)
}

fn private_key(mode: &Mode, identity: &Identity, locale: Locale) -> Option<Comparison> {
    let is_there = identity.private_key.is_some();
    let (asked, state) = match (mode.kind, is_there) {
        (ModeKind::Managed, true) => (texts::compare_present(), ValueState::Success),
        (ModeKind::Managed, false) => (texts::compare_present(), ValueState::Error),
        (ModeKind::Provided, false) => (texts::compare_with_you(), ValueState::Success),
        (ModeKind::Provided, true) => (texts::compare_with_you(), ValueState::Critical),
        _ => return None,
    };
    let got = if is_there { texts::compare_present() } else { texts::compare_absent() };
    Some(row(&texts::compare_private_key(), &asked, &got, state, locale))
}

fn lifetime(wizard: &Wizard, leaf: &CertificateReport, locale: Locale) -> Option<Comparison> {
    let mode = wizard.mode()?;
    let asked = value(wizard, mode, "validity")?.as_i64()?;
    let unit = value(wizard, mode, "validity-type");
    let days = match unit.as_ref().and_then(Value::as_str) {
        Some("MONTHS") => asked.saturating_mul(30),
        Some("YEARS") => asked.saturating_mul(365),
        _ => asked,
    };
    let got = (seconds(&leaf.not_after)? - seconds(&leaf.not_before)? + DAY / 2) / DAY;
    // Months and years differ in length, and brokers round: one day in thirty is no difference.
    let state = if (got - days).abs() <= 1 + days / 30 { ValueState::Success } else { ValueState::Critical };
    Some(row(
        &texts::compare_lifetime(),
        &texts::compare_days(days),
        &texts::compare_days(got),
        state,
        locale,
    ))
}

fn key_length(wizard: &Wizard, leaf: &CertificateReport, locale: Locale) -> Option<Comparison> {
    let asked = value(wizard, wizard.mode()?, "key-length")?.as_i64()?;
    let got = i64::from(leaf.public_key.bits?);
    let state = if got == asked { ValueState::Success } else { ValueState::Critical };
    Some(row(
        &texts::compare_key_length(),
        &texts::compare_bits(asked),
        &texts::compare_bits(got),
        state,
        locale,
    ))
}

/// Returns what was asked for: as entered, else what the mode always sends.
fn value(wizard: &Wizard, mode: &Mode, name: &str) -> Option<Value> {
    let parameter = mode.parameter(name)?;
    let entered = wizard.entry(&parameter.name).and_then(|entry| entry.value.clone());
    entered.or_else(|| parameter.fixed.clone())
}

fn row(name: &Message, asked: &Message, got: &Message, state: ValueState, locale: Locale) -> Comparison {
    Comparison { name: name.text(locale), asked: asked.text(locale), got: got.text(locale), state }
}
