//! What can be measured: length of life, length of the key, the end, and where tokens come from.

use bindwright_catalog::{Parameter, Unit};
use bindwright_pki::UnixTime;
use bindwright_report::Outcome;
use bindwright_texts::Locale;
use serde_json::Value;

use super::{Compared, agreed};
use crate::compare::asked::{Asked, Duration, Expected};
use crate::compare::cause;
use crate::compare::findings::{Findings, KEY_LENGTH, LIFETIME};
use crate::compare::returned::Returned;
use crate::report::identities::expires_at;
use crate::texts;

const DAY: i64 = 24 * 60 * 60;

/// Compares the length of life with what the certificate says; what was left to the service is only shown.
pub(super) fn lifetime(
    asked: &Asked<'_>,
    returned: &Returned<'_>,
    findings: &mut Findings,
) -> Option<Compared> {
    let leaf = returned.leaf().filter(|_| asked.expected == Expected::Managed)?;
    let got = days(leaf.not_before(), leaf.not_after());
    let shown = texts::compare_days(got).text(asked.locale);
    let Some(wanted) = asked.lifetime() else {
        let default = asked.lifetime_parameter().and_then(default_number);
        let outcome = default.map_or(Outcome::Unknown, |days| same_or_unknown(is_near(got, days)));
        return Some(Compared::new(None, Some(shown), outcome));
    };
    let outcome = agreed(is_near(got, wanted.days()));
    if outcome == Outcome::Different {
        let cause = cause::of_lifetime(asked, wanted, got);
        let message = texts::comparison_lifetime_message(got, duration(wanted, asked.locale));
        let finding = findings.add(LIFETIME, &returned.place(), &message, cause.help);
        finding.source = cause.source.or_else(|| finding.source.take());
        finding.other_sources = cause.other_sources;
    }
    Some(Compared::new(Some(duration(wanted, asked.locale)), Some(shown), outcome))
}

/// Returns whole days; issuers begin some minutes early and end some seconds early.
fn days(from: UnixTime, to: UnixTime) -> i64 {
    (to.seconds().saturating_sub(from.seconds())).saturating_add(DAY / 2).div_euclid(DAY)
}

/// Says whether two lengths are one: months and years differ in length, and issuers round.
fn is_near(got: i64, wanted: i64) -> bool {
    got.saturating_sub(wanted).saturating_abs() <= 1 + wanted / 30
}

fn same_or_unknown(same: bool) -> Outcome {
    if same { Outcome::Same } else { Outcome::Unknown }
}

fn default_number(parameter: &'static Parameter) -> Option<i64> {
    parameter.default.as_ref().and_then(Value::as_i64)
}

fn duration(duration: Duration, locale: Locale) -> String {
    match duration.unit {
        Unit::Months => texts::compare_months(duration.number),
        Unit::Years => texts::compare_years(duration.number),
        _ => texts::compare_days(duration.number),
    }
    .text(locale)
}

/// Compares the bits of the key; what was left to the service is only shown.
pub(super) fn key_length(
    asked: &Asked<'_>,
    returned: &Returned<'_>,
    findings: &mut Findings,
) -> Option<Compared> {
    let leaf = returned.leaf().filter(|_| asked.expected == Expected::Managed)?;
    let got = i64::from(leaf.public_key().bits()?);
    let shown = texts::compare_bits(got).text(asked.locale);
    let parameter = asked.parameter("key-length");
    let Some(wanted) = parameter.and_then(|parameter| asked.value(parameter)?.as_i64()) else {
        let default = parameter.and_then(default_number);
        let outcome = default.map_or(Outcome::Unknown, |bits| same_or_unknown(bits == got));
        return Some(Compared::new(None, Some(shown), outcome));
    };
    let outcome = agreed(got == wanted);
    if outcome == Outcome::Different {
        let cause = cause::of_key_length(asked, parameter, got);
        let message = texts::comparison_key_length_message(got, wanted.to_string());
        let finding = findings.add(KEY_LENGTH, &returned.place(), &message, cause.help);
        finding.source = cause.source.or_else(|| finding.source.take());
    }
    Some(Compared::new(Some(texts::compare_bits(wanted).text(asked.locale)), Some(shown), outcome))
}

/// Shows when it ends; that it has ended is a finding of the report.
pub(super) fn expiry(
    _asked: &Asked<'_>,
    returned: &Returned<'_>,
    _findings: &mut Findings,
) -> Option<Compared> {
    let of_leaf = returned.leaf().map(bindwright_pki::Certificate::not_after);
    let stated = || expires_at(returned.inspection, returned.credentials?);
    let end = of_leaf.or_else(stated)?;
    let outcome = agreed(end > returned.inspection.now);
    Some(Compared::new(None, Some(end.to_rfc3339()), outcome))
}

/// Shows the host that tokens come from, and the field that it stands in.
pub(super) fn token_endpoint(
    asked: &Asked<'_>,
    returned: &Returned<'_>,
    _findings: &mut Findings,
) -> Option<Compared> {
    let credentials = returned.credentials?;
    let rule = asked.service.and_then(|service| service.token_endpoint.as_ref());
    let field = rule.and_then(|rule| match asked.expected {
        Expected::Managed | Expected::Provided => rule.certificate_base.as_deref(),
        Expected::Secret => rule.secret_base.as_deref(),
        Expected::Nothing | Expected::Unknown => None,
    });
    let found = credentials.token_url.as_ref();
    let host = found.and_then(|found| crate::inspect::host(found.url.as_deref()?)).map(str::to_owned);
    if field.is_none() && host.is_none() {
        return None;
    }
    let is_field = found.is_some_and(|found| field == Some(found.origin.field()));
    let outcome = same_or_unknown(host.is_some() && is_field);
    Some(Compared::new(field.map(|field| texts::compare_host_of(field).text(asked.locale)), host, outcome))
}
