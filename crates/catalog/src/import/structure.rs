//! The structure of parameters JSON: wrapper, nesting and the words of one service sent to another.
//!
//! Brokers do not refuse what stands in the wrong place; they ignore it, and a secret comes back.

use serde_json::{Map, Value};

use crate::findings::{Findings, WRONG_NESTING, WRONG_VOCABULARY};
use crate::json::path;
use crate::model::{Mode, ModeKind, Parameter, Service, catalog};
use crate::texts;

/// The JSON taken apart, as it should have been.
pub(super) struct Parts {
    /// What is inside the wrapper, or all of it where there is none.
    pub(super) inner: Map<String, Value>,
    /// What stands beside the wrapper.
    pub(super) extra: Map<String, Value>,
    /// Whether something had to be moved or replaced.
    pub(super) was_wrong: bool,
}

/// Takes the JSON apart and puts right what stands in the wrong place.
pub(super) fn take_apart(object: Map<String, Value>, service: &Service, findings: &mut Findings) -> Parts {
    let mut parts = match &service.wrapper {
        Some(wrapper) => wrapped(object, wrapper, service, findings),
        None => unwrapped(object, service, findings),
    };
    parts.was_wrong |= translate(&mut parts.inner, service, findings);
    parts.was_wrong |= relocate(&mut parts.inner, service, findings);
    parts
}

/// Returns the mode that fits best, or `None` where nothing speaks for any.
pub(super) fn mode<'a>(inner: &Map<String, Value>, service: &'a Service) -> Option<&'a Mode> {
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
    service.modes.iter().flat_map(|mode| &mode.parameters).filter(|parameter| parameter.fixed.is_some())
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

fn wrapped(
    mut object: Map<String, Value>,
    wrapper: &str,
    service: &Service,
    findings: &mut Findings,
) -> Parts {
    let mut inner = match object.shift_remove(wrapper) {
        Some(Value::Object(inner)) => inner,
        Some(other) => {
            object.insert(wrapper.to_owned(), other);
            Map::new()
        }
        None => Map::new(),
    };
    let strays: Vec<String> = object.keys().filter(|key| is_word_of(service, key)).cloned().collect();
    let was_wrong = !strays.is_empty();
    for key in strays {
        say_outside(&key, wrapper, service, findings);
        if let Some(value) = object.shift_remove(&key) {
            let mut moved = Map::new();
            moved.insert(key, value);
            path::merge(&mut inner, moved, "", &mut Vec::new());
        }
    }
    Parts { inner, extra: object, was_wrong }
}

fn unwrapped(mut object: Map<String, Value>, service: &Service, findings: &mut Findings) -> Parts {
    let wrappers = catalog().services.iter().filter_map(|other| other.wrapper.as_deref());
    let superfluous = wrappers.into_iter().find(|wrapper| {
        let inner = object.get(*wrapper).and_then(Value::as_object);
        inner.is_some_and(|inner| inner.keys().any(|key| is_word_of(service, key) || is_word(key)))
    });
    let Some(wrapper) = superfluous else {
        return Parts { inner: object, extra: Map::new(), was_wrong: false };
    };
    let name = service.name.text(findings.locale);
    let finding = findings.add(
        WRONG_NESTING,
        texts::parameters_wrong_nesting_superfluous(wrapper, name.as_str()),
        texts::parameters_wrong_nesting_superfluous_help(wrapper),
    );
    finding.pointer = Some(path::pointer([wrapper]));
    if let Some(Value::Object(inner)) = object.shift_remove(wrapper) {
        path::merge(&mut object, inner, "", &mut Vec::new());
    }
    Parts { inner: object, extra: Map::new(), was_wrong: true }
}

fn say_outside(key: &str, wrapper: &str, service: &Service, findings: &mut Findings) {
    let name = service.name.text(findings.locale);
    let finding = findings.add(
        WRONG_NESTING,
        texts::parameters_wrong_nesting_missing(key, wrapper, name),
        texts::parameters_wrong_nesting_missing_help(wrapper),
    );
    finding.pointer = Some(path::pointer([key]));
}

/// Replaces the credential type of another service by this service's word for the same thing.
fn translate(inner: &mut Map<String, Value>, service: &Service, findings: &mut Findings) -> bool {
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
    let Some((other, kind)) = owner(&given, inner, service) else { return false };
    let Some(mode) = service.modes.iter().find(|mode| mode.kind == kind) else { return false };
    let own = mode.parameters.iter().find(|parameter| parameter.segments() == place);
    let word = own.and_then(|parameter| {
        parameter.fixed.clone().or_else(|| parameter.choices().first().map(|choice| choice.value.clone()))
    });
    let Some(word) = word else { return false };
    let locale = findings.locale;
    let shown = word.as_str().unwrap_or_default().to_owned();
    let finding = findings.add(
        WRONG_VOCABULARY,
        texts::parameters_wrong_vocabulary_message(given, other.name.text(locale), service.name.text(locale)),
        texts::parameters_wrong_vocabulary_help(shown),
    );
    finding.pointer =
        Some(path::pointer(service.wrapper.as_deref().into_iter().chain(place.iter().copied())));
    path::insert(inner, &place, word);
    true
}

/// Returns the service whose word a credential type is, and what the JSON means there.
fn owner(word: &str, inner: &Map<String, Value>, service: &Service) -> Option<(&'static Service, ModeKind)> {
    let says = |mode: &&Mode| {
        mode.parameters.iter().any(|parameter| parameter.fixed.as_ref().is_some_and(|fixed| fixed == word))
    };
    let others = catalog().services.iter().filter(|other| other.id != service.id);
    others.into_iter().find_map(|other| Some((other, mode(inner, other).filter(says)?.kind)))
}

/// Moves values that stand where another service has them: `validity` beside the type for Identity, inside `x509` for
/// the others.
fn relocate(inner: &mut Map<String, Value>, service: &Service, findings: &mut Findings) -> bool {
    let mut moves: Vec<(Vec<String>, &Parameter)> = Vec::new();
    path::leaves(inner, &mut Vec::new(), &mut |place, _| {
        if parameters(service).any(|parameter| parameter.segments() == place)
            || !stands_elsewhere(place, service)
        {
            return;
        }
        let target =
            parameters(service).find(|parameter| Some(parameter.short_name()) == place.last().copied());
        if let Some(target) = target {
            moves.push((place.iter().map(|key| (*key).to_owned()).collect(), target));
        }
    });
    let was_wrong = !moves.is_empty();
    for (from, target) in moves {
        let from: Vec<&str> = from.iter().map(String::as_str).collect();
        let finding = findings.add(
            WRONG_NESTING,
            texts::parameters_wrong_nesting_place(from.join("."), target.name.as_str()),
            texts::parameters_wrong_nesting_place_help(target.name.as_str()),
        );
        finding.pointer =
            Some(path::pointer(service.wrapper.as_deref().into_iter().chain(from.iter().copied())));
        if let Some(value) =
            path::take(inner, &from).filter(|_| path::find(inner, &target.segments()).is_none())
        {
            path::insert(inner, &target.segments(), value);
        }
    }
    was_wrong
}

fn parameters(service: &Service) -> impl Iterator<Item = &Parameter> {
    service.modes.iter().flat_map(|mode| &mode.parameters)
}

/// Says whether another service has a parameter at this place.
fn stands_elsewhere(place: &[&str], service: &Service) -> bool {
    let others = catalog().services.iter().filter(|other| other.id != service.id);
    others.flat_map(parameters).any(|parameter| parameter.segments() == place)
}

/// Says whether a top-level key is one of the service's own.
fn is_word_of(service: &Service, key: &str) -> bool {
    parameters(service).any(|parameter| parameter.segments().first() == Some(&key))
}

/// Says whether any service has a parameter that begins with this key.
fn is_word(key: &str) -> bool {
    catalog().services.iter().any(|service| is_word_of(service, key))
}
