//! The words of parameters JSON: which mode they mean, and those of one service sent to another.

use std::cmp::Reverse;

use serde_json::{Map, Value};

use super::layout::{Layout, Names, json_string};
use super::reading::Reading;
use super::vocabulary::{is_near, parameters};
use crate::findings::{Findings, UNKNOWN_CREDENTIAL_TYPE, WRONG_VOCABULARY};
use crate::json::path;
use crate::model::{Mode, ModeKind, Parameter, Service, catalog};
use crate::texts;

/// Returns the mode that fits best, or `None` where nothing speaks for any.
pub(crate) fn mode<'a>(inner: &Map<String, Value>, service: &'a Service) -> Option<&'a Mode> {
    let mut best: Option<(i32, &Mode)> = None;
    for mode in &service.modes {
        let Some(score) = score(mode, inner) else { continue };
        if best.is_none_or(|(known, _)| score > known) {
            best = Some((score, mode));
        }
    }
    best.map(|(_, mode)| mode)
}

/// Returns the parameters whose value tells the modes of a service apart.
pub(super) fn discriminators(service: &Service) -> impl Iterator<Item = &Parameter> {
    parameters(service).filter(|parameter| parameter.fixed.is_some())
}

/// Returns how well a mode fits, or `None` where it does not.
fn score(mode: &Mode, inner: &Map<String, Value>) -> Option<i32> {
    let mut score = 0;
    let mut speaks_for_it =
        inner.is_empty() && mode.parameters.iter().all(|parameter| parameter.fixed.is_none());
    for parameter in &mode.parameters {
        match (path::find(inner, &parameter.segments()), &parameter.fixed) {
            (Some(value), Some(fixed)) if value != fixed => return None,
            (Some(_), _) => {
                speaks_for_it = true;
                score += 2;
            }
            (None, None) if parameter.required => score -= 3,
            (None, _) => {}
        }
    }
    speaks_for_it.then_some(score)
}

/// Replaces the credential type of another service by this service's word for the same thing.
pub(super) fn translate(
    inner: &mut Map<String, Value>,
    service: &Service,
    reading: &Reading<'_>,
    layout: &Layout,
    names: Names,
    findings: &mut Findings,
) -> bool {
    let Some(parameter) = discriminators(service).next() else { return false };
    let place = parameter.segments();
    let Some(given) = path::find(inner, &place).and_then(Value::as_str).map(str::to_owned) else {
        return false;
    };
    let is_own = |parameter: &Parameter| {
        parameter.segments() == place && parameter.accepts(&Value::from(given.as_str()))
    };
    if service.modes.iter().flat_map(|mode| &mode.parameters).any(is_own) {
        return false;
    }
    if names == Names::Corrected && correct(inner, &given, parameter, service, reading, layout, findings) {
        return true;
    }
    let Some((other, kind)) = owner(&given, inner, service) else { return false };
    let brings = service.modes.iter().find(|mode| mode.kind == ModeKind::Provided).filter(|mode| {
        let mut required =
            mode.parameters.iter().filter(|parameter| parameter.required && parameter.fixed.is_none());
        required.any(|parameter| path::find(inner, &parameter.segments()).is_some())
    });
    // The values stand where this service reads them already; by a certificate among them the two are told apart.
    let kind = match (kind, brings) {
        (ModeKind::Managed, Some(_)) => ModeKind::Provided,
        (kind, _) => kind,
    };
    let Some(mode) = service.modes.iter().find(|mode| mode.kind == kind) else { return false };
    let own = mode.parameters.iter().find(|parameter| parameter.segments() == place);
    let word = own.and_then(|parameter| {
        parameter.fixed.clone().or_else(|| parameter.choices().first().map(|choice| choice.value.clone()))
    });
    let Some(word) = word else { return false };
    let locale = findings.locale;
    let shown = word.as_str().unwrap_or_default().to_owned();
    let pointer = path::pointer(service.wrapper.as_deref().into_iter().chain(place.iter().copied()));
    let fix = layout.exact(&pointer).map(|written| {
        let title = texts::lint_fix_write(json_string(&shown));
        reading.fix(&title, vec![(written.value.clone(), word.to_string())], locale)
    });
    let finding = findings.add(
        WRONG_VOCABULARY,
        texts::parameters_wrong_vocabulary_message(given, other.name.text(locale), service.name.text(locale)),
        texts::parameters_wrong_vocabulary_help(shown.as_str()),
    );
    finding.pointer = Some(pointer);
    finding.fix = fix;
    path::insert(inner, &place, word);
    true
}

/// Replaces a misspelt credential type, where exactly one is near.
fn correct(
    inner: &mut Map<String, Value>,
    given: &str,
    parameter: &Parameter,
    service: &Service,
    reading: &Reading<'_>,
    layout: &Layout,
    findings: &mut Findings,
) -> bool {
    let Some(word) = near_word(given, service) else { return false };
    let place = parameter.segments();
    let pointer = path::pointer(service.wrapper.as_deref().into_iter().chain(place.iter().copied()));
    let (locale, shown) = (findings.locale, json_string(word));
    let name = service.name.text(locale);
    let message =
        texts::parameters_unknown_credential_type_message(parameter.name.as_str(), json_string(given), name);
    let fix = layout.exact(&pointer).map(|written| {
        let title = texts::lint_fix_write(shown.as_str());
        reading.fix(&title, vec![(written.value.clone(), shown.clone())], locale)
    });
    let help = texts::parameters_unknown_credential_type_help(word);
    let finding = findings.add(UNKNOWN_CREDENTIAL_TYPE, message, help);
    finding.pointer = Some(pointer);
    finding.fix = fix;
    path::insert(inner, &place, Value::from(word));
    true
}

/// Returns the credential type that is meant, where exactly one is near.
fn near_word<'a>(text: &str, service: &'a Service) -> Option<&'a str> {
    let words = || discriminators(service).filter_map(|parameter| parameter.fixed.as_ref()?.as_str());
    if let Some(word) = words().find(|word| word.eq_ignore_ascii_case(text.trim())) {
        return Some(word);
    }
    let mut near = words().filter(|word| is_near(text, word));
    let first = near.next()?;
    near.all(|other| other == first).then_some(first)
}

/// Returns the service whose word a credential type is, and what the JSON means there.
///
/// Many take over the words of another service; the one with the most ways to get credentials is where they come from.
fn owner(word: &str, inner: &Map<String, Value>, service: &Service) -> Option<(&'static Service, ModeKind)> {
    let says = |mode: &&Mode| {
        mode.parameters.iter().any(|parameter| parameter.fixed.as_ref().is_some_and(|fixed| fixed == word))
    };
    let others = catalog().services.iter().filter(|other| other.id != service.id);
    let knowing = others.filter_map(|other| Some((other, mode(inner, other).filter(says)?.kind)));
    knowing.min_by_key(|(other, _)| Reverse(other.modes.len()))
}
