//! The parameters JSON: documented order and nesting, and nothing lost that a person asked for.

use serde_json::{Map, Value};

use super::check;
use super::secret::{cleaned, without_private_key};
use crate::findings::{Findings, NOT_IN_THIS_MODE, OVERRIDDEN, UNKNOWN_MODE, UNKNOWN_PARAMETER};
use crate::json::path;
use crate::model::{Mode, Parameter, ParameterKind, Service};
use crate::request::BindingRequest;
use crate::texts;

/// How many values of the JSON beside the form are told one by one; each says its whole path.
const UNKNOWN_AT_MOST: usize = 250;

/// Returns the parameters of a request.
pub(super) fn parameters(
    request: &BindingRequest,
    service: &Service,
    findings: &mut Findings,
) -> Map<String, Value> {
    let mode = service.mode(&request.mode);
    match mode {
        Some(mode) => check::mode(mode, request, service, findings),
        None if service.modes.is_empty() && request.mode.is_empty() => {}
        None => unknown_mode(request, service, findings),
    }
    let mut inner = Map::new();
    for parameter in mode.iter().flat_map(|mode| &mode.parameters) {
        if let Some(value) = value(parameter, request, service, findings) {
            path::insert(&mut inner, &parameter.segments(), value);
        }
    }
    add_unknown(request, service, mode, &mut inner, findings);
    let mut outer = Map::new();
    match &service.wrapper {
        Some(wrapper) if !inner.is_empty() => {
            outer.insert(wrapper.clone(), Value::Object(inner));
        }
        Some(_) => {}
        None => outer = inner,
    }
    merge_extra(request, service, mode, &mut outer, findings);
    outer
}

fn unknown_mode(request: &BindingRequest, service: &Service, findings: &mut Findings) {
    let known = list(service.modes.iter().map(|mode| mode.id.as_str()));
    let help = if known.is_empty() {
        texts::parameters_unknown_mode_not_documented()
    } else {
        texts::parameters_unknown_mode_help(known)
    };
    let name = service.name.text(findings.locale);
    findings.add(UNKNOWN_MODE, texts::parameters_unknown_mode_message(request.mode.as_str(), name), help);
}

/// Returns where a parameter stands in the finished JSON.
pub(super) fn pointer(service: &Service, parameter: &Parameter) -> String {
    path::pointer(service.wrapper.as_deref().into_iter().chain(parameter.segments()))
}

/// Returns what is written for a parameter of the mode, and finds what is wrong with it.
fn value(
    parameter: &Parameter,
    request: &BindingRequest,
    service: &Service,
    findings: &mut Findings,
) -> Option<Value> {
    let given = request.values.get(&parameter.name);
    if let Some(fixed) = &parameter.fixed {
        check::fixed(parameter, fixed, given, service, findings);
        return Some(fixed.clone());
    }
    let value = match given {
        Some(Value::String(text)) if parameter.kind == ParameterKind::Certificate => {
            check::certificate(parameter, text, service, findings)
        }
        Some(value) => {
            without_private_key(value, &pointer(service, parameter), findings).then(|| value.clone())
        }
        None => None,
    };
    match &value {
        Some(value) => check::value(parameter, value, request, service, findings),
        None if given.is_none() => check::missing(parameter, service, findings),
        None => {}
    }
    value
}

/// Adds values that the mode does not have; they are said, and kept.
fn add_unknown(
    request: &BindingRequest,
    service: &Service,
    mode: Option<&Mode>,
    inner: &mut Map<String, Value>,
    findings: &mut Findings,
) {
    for (name, value) in &request.values {
        if mode.is_some_and(|mode| mode.parameters.iter().any(|parameter| parameter.name == *name)) {
            continue;
        }
        let of_another_mode =
            service.modes.iter().flat_map(|mode| &mode.parameters).find(|other| other.name == *name);
        let segments = of_another_mode.map_or_else(|| name.split('.').collect(), Parameter::segments);
        let place = path::pointer(service.wrapper.as_deref().into_iter().chain(segments.iter().copied()));
        if without_private_key(value, &place, findings) {
            unknown(name, place, service, mode, findings);
            path::insert(inner, &segments, value.clone());
        }
    }
}

/// Merges the JSON that the form does not know; what both have stays as the form says.
fn merge_extra(
    request: &BindingRequest,
    service: &Service,
    mode: Option<&Mode>,
    outer: &mut Map<String, Value>,
    findings: &mut Findings,
) {
    let extra = cleaned(&request.extra, findings);
    let mut places: Vec<Vec<String>> = Vec::new();
    path::leaves(&extra, &mut Vec::new(), &mut |place, _| {
        if places.len() < UNKNOWN_AT_MOST {
            places.push(place.iter().map(|key| (*key).to_owned()).collect());
        }
    });
    let mut kept = Vec::new();
    path::merge(outer, extra, "", &mut kept);
    for place in kept {
        let message = texts::parameters_overridden_message(place.as_str());
        findings.add(OVERRIDDEN, message, texts::parameters_overridden_help()).pointer = Some(place);
    }
    for place in places {
        let place: Vec<&str> = place.iter().map(String::as_str).collect();
        if place.first().is_some_and(|first| service.other_keys.iter().any(|key| key == first)) {
            continue;
        }
        let inside = match (&service.wrapper, place.split_first()) {
            (Some(wrapper), Some((first, rest))) if first == wrapper => rest.join("."),
            (Some(_), _) => String::new(),
            (None, _) => place.join("."),
        };
        let known = mode.is_some_and(|mode| mode.parameters.iter().any(|parameter| parameter.name == inside));
        if !known {
            let name = if inside.is_empty() { place.join(".") } else { inside };
            unknown(&name, path::pointer(place), service, mode, findings);
        }
    }
}

/// Says that a name is not one of the mode's, and whose it is where another mode has it.
fn unknown(name: &str, place: String, service: &Service, mode: Option<&Mode>, findings: &mut Findings) {
    let locale = findings.locale;
    let owner = |other: &&Mode| other.parameters.iter().any(|parameter| parameter.name == name);
    let other = service.modes.iter().find(owner);
    let finding = match (other, mode) {
        (Some(other), Some(mode)) => findings.add(
            NOT_IN_THIS_MODE,
            texts::parameters_not_in_this_mode_message(name, mode.title.text(locale)),
            texts::parameters_not_in_this_mode_help(name, other.title.text(locale)),
        ),
        _ => findings.add(
            UNKNOWN_PARAMETER,
            texts::parameters_unknown_parameter_message(name),
            texts::parameters_unknown_parameter_help(),
        ),
    };
    let basis =
        other.and_then(|other| other.parameter(name)).and_then(|parameter| service.source(&parameter.source));
    finding.source = basis.map(crate::model::Source::to_reference);
    finding.pointer = Some(place);
}

/// Joins words with commas, for a sentence.
pub(super) fn list<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(", ")
}
