//! The nearest cause of a deviation, and what to do about it.

use bindwright_catalog::{Limit, ModeKind, Parameter, Prerequisite, Service, Unit};
use bindwright_report::SourceReference;
use serde_json::{Map, Value};

use super::asked::{Asked, Duration, Expected};
use super::findings::source_of;
use crate::texts;

/// What to do, and what that rests on.
#[derive(Default)]
pub(super) struct Cause {
    pub(super) help: String,
    pub(super) source: Option<SourceReference>,
    pub(super) other_sources: Vec<SourceReference>,
}

/// Returns why the credentials are of another kind: plan, place of the parameters, or the instance.
pub(super) fn of_credential_type(asked: &Asked<'_>) -> Cause {
    let (Some(service), Some(mode)) = (asked.service, asked.mode) else {
        return Cause {
            help: texts::comparison_credential_type_help().text(asked.locale),
            ..Cause::default()
        };
    };
    let source = source_of(service, &mode.source);
    let plan = asked.request.plan.as_deref();
    if let Some(plan) = plan.filter(|_| !service.offers(mode, plan)) {
        let help = texts::comparison_credential_type_help_plan(plan).text(asked.locale);
        return Cause { help, source, ..Cause::default() };
    }
    if mode.kind == ModeKind::Instance {
        let help = texts::comparison_credential_type_help_instance(asked.instance_parameters.to_string());
        return Cause { help: help.text(asked.locale), source, ..Cause::default() };
    }
    let Some(json) = shortest(asked, service) else {
        return Cause {
            help: texts::comparison_credential_type_help().text(asked.locale),
            source,
            ..Cause::default()
        };
    };
    let help = match &service.wrapper {
        _ if asked.credential_type().is_none() => texts::comparison_credential_type_help_unasked(json),
        Some(wrapper) => texts::comparison_credential_type_help_wrapper(json, wrapper.as_str()),
        None => texts::comparison_credential_type_help_top(json),
    };
    let help = help.text(asked.locale);
    let conditions = conditions(asked, service);
    let others = conditions.iter().filter_map(|condition| source_of(service, &condition.source));
    let other_sources = others.filter(|other| Some(other) != source.as_ref()).collect();
    Cause { help: with_conditions(asked, help, &conditions), source, other_sources }
}

/// Returns what the instance may lack for the mode, as the catalogue knows it.
fn conditions(asked: &Asked<'_>, service: &'static Service) -> Vec<&'static Prerequisite> {
    let is_certificate = matches!(asked.expected, Expected::Managed | Expected::Provided);
    let mode = asked.mode.map(|mode| &mode.id);
    let concerns = |condition: &&Prerequisite| {
        mode.is_some_and(|mode| condition.modes.is_empty() || condition.modes.contains(mode))
    };
    // A text that is named so says that nothing is needed.
    let is_demand = |condition: &&Prerequisite| !condition.text.as_str().ends_with("-nothing");
    service.prerequisites.iter().filter(concerns).filter(is_demand).filter(|_| is_certificate).collect()
}

fn with_conditions(asked: &Asked<'_>, help: String, conditions: &[&Prerequisite]) -> String {
    if conditions.is_empty() {
        return help;
    }
    let text = |condition: &&Prerequisite| {
        let text = condition.text.text(asked.locale);
        let json = condition.instance_parameters.as_ref().map(|json| Value::Object(json.clone()).to_string());
        [Some(text), json].into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    let texts: Vec<String> = conditions.iter().map(text).collect();
    texts::comparison_credential_type_then(help, texts.join(" ")).text(asked.locale)
}

/// Returns the shortest parameters JSON that asks for the kind of credentials, in the right place.
fn shortest(asked: &Asked<'_>, service: &Service) -> Option<String> {
    let parameter = asked.type_parameter()?;
    let listed = || parameter.limits.iter().find_map(|limit| limit.allowed.first());
    let word = asked.credential_type().map(Value::from).or_else(|| listed().cloned())?;
    Some(nested(service, parameter, word).to_string())
}

/// Writes a value at the place of its parameter.
fn nested(service: &Service, parameter: &Parameter, value: Value) -> Value {
    let keys = service.wrapper.as_deref().into_iter().chain(parameter.segments());
    keys.rev().fold(value, |inner, key| Value::Object(Map::from_iter([(key.to_owned(), inner)])))
}

/// Returns why a certificate came without the private key that SAP should have made.
pub(super) fn of_missing_key(asked: &Asked<'_>) -> String {
    let provided =
        asked.service.and_then(|service| service.modes.iter().find(|mode| mode.kind == ModeKind::Provided));
    match provided {
        Some(_) => texts::comparison_private_key_missing_help_provided().text(asked.locale),
        None => texts::comparison_private_key_missing_help().text(asked.locale),
    }
}

/// Returns why a certificate lives longer or shorter than asked for.
pub(super) fn of_lifetime(asked: &Asked<'_>, wanted: Duration, got: i64) -> Cause {
    let (Some(service), Some(parameter)) = (asked.service, asked.lifetime_parameter()) else {
        return Cause::default();
    };
    let limit = parameter.limits.iter().find(|limit| maximum_days(limit).is_some());
    let maximum = limit.and_then(maximum_days);
    let default = parameter.default.as_ref().and_then(Value::as_i64);
    let unit = parameter.unit_parameter.as_deref().unwrap_or_default();
    let text = if maximum == Some(got) && wanted.days() > got {
        texts::comparison_lifetime_help_clipped(got)
    } else if default == Some(got) {
        texts::comparison_lifetime_help_default(place(asked, service, parameter), got)
    } else if wanted.unit != Unit::Days && wanted.number == got {
        texts::comparison_lifetime_help_unit(unit)
    } else if maximum.is_some_and(|maximum| wanted.days() > maximum) {
        texts::comparison_lifetime_help_outside(
            limit.map(|limit| limit.text(asked.locale)).unwrap_or_default(),
        )
    } else {
        texts::comparison_lifetime_help()
    };
    let claims = parameter.conflicts.iter().flat_map(|conflict| &conflict.claims);
    let source = limit.map_or(parameter.source.as_str(), |limit| limit.source.as_str());
    let mut others: Vec<SourceReference> = Vec::new();
    for other in
        claims.filter(|claim| claim.source != source).filter_map(|claim| source_of(service, &claim.source))
    {
        if !others.contains(&other) {
            others.push(other);
        }
    }
    Cause { help: text.text(asked.locale), source: source_of(service, source), other_sources: others }
}

fn maximum_days(limit: &Limit) -> Option<i64> {
    limit.max?.checked_mul(limit.unit?.days()?)
}

/// Returns why the key has other bits than asked for.
pub(super) fn of_key_length(asked: &Asked<'_>, parameter: Option<&'static Parameter>, got: i64) -> Cause {
    let (Some(service), Some(parameter)) = (asked.service, parameter) else { return Cause::default() };
    let is_default = parameter.default.as_ref().and_then(Value::as_i64) == Some(got);
    let text = if is_default {
        texts::comparison_key_length_help_default(place(asked, service, parameter), got)
    } else {
        texts::comparison_key_length_help()
    };
    let help = text.text(asked.locale);
    Cause { help, source: source_of(service, &parameter.source), ..Cause::default() }
}

/// Returns the parameter with its value in its place, as JSON.
fn place(asked: &Asked<'_>, service: &Service, parameter: &Parameter) -> String {
    let value = asked.value(parameter).cloned().unwrap_or_default();
    nested(service, parameter, value).to_string()
}
