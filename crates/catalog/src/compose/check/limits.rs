//! Values against what sources say: outside a limit is a warning with both sides, never a block.

use serde_json::Value;

use super::super::build::pointer;
use super::super::value::shown;
use crate::findings::{Findings, OUTSIDE_LIMITS, SOURCES_DISAGREE, set_sources};
use crate::model::{Claim, Limit, Parameter, Service, Source, Unit};
use crate::request::BindingRequest;
use crate::texts;

/// Checks a value of the right type.
pub(super) fn check(
    parameter: &Parameter,
    value: &Value,
    request: &BindingRequest,
    service: &Service,
    findings: &mut Findings,
) {
    let measured = Measured { value, unit: unit(parameter, request) };
    let Some(violated) = parameter.limits.iter().find(|limit| !measured.is_within(limit)) else { return };
    let claims: Vec<&Claim> = parameter.conflicts.iter().flat_map(|conflict| &conflict.claims).collect();
    let supported = claims.iter().any(|claim| measured.is_claimed(claim));
    let locale = findings.locale;
    let quantity = measured.text(parameter, request);
    let source = |id: &str| service.source(id);
    let finding = if supported {
        let said = |claim: &&Claim| said(source(&claim.source), &claim.text(locale), locale);
        let all: Vec<String> = claims.iter().map(said).collect();
        findings.add(
            SOURCES_DISAGREE,
            texts::parameters_sources_disagree_message(parameter.name.as_str(), quantity, all.join("; ")),
            texts::parameters_sources_disagree_help(),
        )
    } else {
        let range = texts::claim_says(violated.text(locale)).text(locale);
        let limit = said(source(&violated.source), &range, locale);
        findings.add(
            OUTSIDE_LIMITS,
            texts::parameters_outside_limits_message(parameter.name.as_str(), quantity, limit),
            texts::parameters_outside_limits_help(),
        )
    };
    let others = claims.iter().map(|claim| &claim.source).filter(|id| **id != violated.source);
    let ids = std::iter::once(&violated.source).chain(others);
    set_sources(finding, ids.filter_map(|id| source(id).map(Source::to_reference)));
    finding.pointer = Some(pointer(service, parameter));
}

/// A value and what it counts.
struct Measured<'a> {
    value: &'a Value,
    unit: Option<Unit>,
}

impl Measured<'_> {
    fn is_within(&self, limit: &Limit) -> bool {
        let length = |max: i64| self.value.as_str().is_none_or(|text| characters(text) <= max);
        limit.max_length.is_none_or(length) && self.fits(limit.min, limit.max, &limit.allowed, limit.unit)
    }

    fn is_claimed(&self, claim: &Claim) -> bool {
        if let Some(shown) = &claim.shown {
            let same_unit = self.unit.is_none() || claim.unit.is_none() || self.unit == claim.unit;
            return same_unit && shown == self.value;
        }
        if self.value.as_i64().is_some_and(|number| number < 1) {
            // A source that names only the largest value does not mean nothing or less.
            return false;
        }
        let says_something = claim.min.is_some() || claim.max.is_some() || !claim.allowed.is_empty();
        says_something && self.fits(claim.min, claim.max, &claim.allowed, claim.unit)
    }

    fn fits(&self, min: Option<i64>, max: Option<i64>, allowed: &[Value], unit: Option<Unit>) -> bool {
        if !allowed.is_empty() {
            // Of a list, each entry has to be one of them.
            let entries = self.value.as_array().map_or(std::slice::from_ref(self.value), Vec::as_slice);
            return entries.iter().all(|entry| allowed.contains(entry));
        }
        let Some(number) = self.number(unit) else { return true };
        min.is_none_or(|min| number >= min) && max.is_none_or(|max| number <= max)
    }

    /// Returns the number in the unit of a limit.
    fn number(&self, unit: Option<Unit>) -> Option<i64> {
        if self.value.is_u64() && !self.value.is_i64() {
            return Some(i64::MAX);
        }
        let number = self.value.as_i64()?;
        let days = |unit: Option<Unit>| unit.and_then(Unit::days).unwrap_or(1);
        if self.unit.is_none() {
            Some(number)
        } else {
            Some(number.saturating_mul(days(self.unit)) / days(unit))
        }
    }

    fn text(&self, parameter: &Parameter, request: &BindingRequest) -> String {
        let unit = parameter.unit_parameter.as_ref().and_then(|name| request.values.get(name)?.as_str());
        match unit {
            Some(unit) => format!("{} {unit}", shown(self.value)),
            None => shown(self.value),
        }
    }
}

/// Returns what the request says the number counts.
fn unit(parameter: &Parameter, request: &BindingRequest) -> Option<Unit> {
    match request.values.get(parameter.unit_parameter.as_ref()?)?.as_str()? {
        "DAYS" => Some(Unit::Days),
        "MONTHS" => Some(Unit::Months),
        "YEARS" => Some(Unit::Years),
        _ => None,
    }
}

fn said(source: Option<&Source>, what: &str, locale: bindwright_texts::Locale) -> String {
    let (title, date) = source.map_or(("", ""), |source| (source.title.as_str(), source.date()));
    texts::claim_by(title, what, date).text(locale)
}

fn characters(text: &str) -> i64 {
    i64::try_from(text.chars().count()).unwrap_or(i64::MAX)
}
