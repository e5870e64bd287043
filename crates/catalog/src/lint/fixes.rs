//! The changes that put values right: types, words in another case, certificates, what has no effect.

use bindwright_report::Diagnostic;
use bindwright_texts::Message;
use serde_json::Value;

use crate::compose::certificate::{Problem, normalise};
use crate::findings::{
    CERTIFICATE_FORM, CERTIFICATE_REPAIRED, CERTIFICATE_UNREADABLE, Code, Findings, NOT_IN_THIS_MODE,
    NOT_IN_THIS_PLAN, OUTSIDE_LIMITS, SEVERAL_CERTIFICATES, SOURCES_DISAGREE, WRONG_TYPE,
};
use crate::import::{Import, Taken, parameters_of};
use crate::json::{json_value, path};
use crate::model::{Parameter, ParameterKind, Service, Source};
use crate::texts;

const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
const END: &str = "-----END CERTIFICATE";
/// How many findings get a fix at once.
const AT_MOST: usize = 500;
/// What is about a value that can be put right by itself.
const FIXABLE: [Code; 8] = [
    NOT_IN_THIS_MODE,
    NOT_IN_THIS_PLAN,
    WRONG_TYPE,
    OUTSIDE_LIMITS,
    SOURCES_DISAGREE,
    SEVERAL_CERTIFICATES,
    CERTIFICATE_REPAIRED,
    CERTIFICATE_FORM,
];
/// A mark of quotation that copying from a page left before the END line.
const STRAY: &str = "\n>-----END";

/// Adds a fix to every finding about a value that has exactly one.
pub(super) fn set(service: &Service, taken: &Taken<'_>, findings: &mut Findings) {
    let locale = findings.locale;
    let can_have_one = |finding: &&mut Diagnostic| {
        FIXABLE.iter().any(|code| code.code == finding.code) && finding.fix.is_none()
    };
    for finding in findings.all().iter_mut().filter(can_have_one).take(AT_MOST) {
        let Some(pointer) = &finding.pointer else { continue };
        let Some(place) = taken.layout.exact(pointer) else { continue };
        let written = || json_value(&taken.reading.json()[place.value.clone()]);
        let parameters: Vec<&Parameter> = parameters_of(service)
            .filter(|parameter| self::pointer(service, parameter) == *pointer)
            .collect();
        let code = finding.code.as_str();
        let name = pointer.rsplit('/').next().unwrap_or_default();
        let (title, changes) = if code == NOT_IN_THIS_MODE.code || code == NOT_IN_THIS_PLAN.code {
            (texts::lint_fix_remove(name), vec![(place.removal.clone(), String::new())])
        } else {
            let Some((title, value)) = written().and_then(|value| right(code, &value, &parameters)) else {
                continue;
            };
            (title, vec![(place.value.clone(), value.to_string())])
        };
        finding.fix = Some(taken.reading.fix(&title, changes, locale));
    }
}

/// Returns what should stand in the place of a value.
fn right(code: &str, value: &Value, parameters: &[&Parameter]) -> Option<(Message, Value)> {
    let written = |value: Value| Some((texts::lint_fix_write(value.to_string()), value));
    if code == WRONG_TYPE.code {
        return written(parameters.iter().find_map(|parameter| converted(parameter.kind, value))?);
    }
    if code == OUTSIDE_LIMITS.code || code == SOURCES_DISAGREE.code {
        return written(in_other_case(value.as_str()?, parameters)?);
    }
    let text = value.as_str()?;
    if code == SEVERAL_CERTIFICATES.code {
        let all = normalise(text).text?;
        let end = all.find("\n-----BEGIN ").unwrap_or(all.len());
        return Some((texts::lint_fix_first_certificate(), Value::from(&all[..end])));
    }
    if code == CERTIFICATE_REPAIRED.code || code == CERTIFICATE_FORM.code {
        let normalised = normalise(&text.replace(STRAY, "\n-----END")).text?;
        return (normalised != text).then(|| (texts::lint_fix_certificate(), Value::from(normalised)));
    }
    None
}

/// Returns a value as the type that is expected, where nothing of it is lost.
fn converted(kind: ParameterKind, value: &Value) -> Option<Value> {
    match (kind, value) {
        (ParameterKind::Integer, Value::String(text)) => text.trim().parse::<i64>().ok().map(Value::from),
        (ParameterKind::Integer, Value::Number(number)) => {
            let number = number.as_f64().filter(|number| number.fract() == 0.0 && number.abs() < 1e15)?;
            Some(Value::from(number as i64))
        }
        (ParameterKind::Boolean, Value::String(text)) => {
            text.trim().to_ascii_lowercase().parse::<bool>().ok().map(Value::from)
        }
        (ParameterKind::BooleanText, Value::Bool(flag)) => Some(Value::from(flag.to_string())),
        (ParameterKind::Text | ParameterKind::Choice, Value::Number(number)) => {
            Some(Value::from(number.to_string()))
        }
        (ParameterKind::Text | ParameterKind::Choice, Value::Bool(flag)) => {
            Some(Value::from(flag.to_string()))
        }
        (ParameterKind::TextList, Value::String(text)) => Some(Value::from(vec![text.as_str()])),
        _ => None,
    }
}

/// Returns the listed value that differs in case only.
fn in_other_case(text: &str, parameters: &[&Parameter]) -> Option<Value> {
    let choices = parameters.iter().flat_map(|parameter| parameter.choices());
    let mut fitting = choices.map(|choice| choice.value).filter(|value| {
        value.as_str().is_some_and(|known| known != text && known.eq_ignore_ascii_case(text.trim()))
    });
    fitting.next()
}

/// Finds certificates whose lines are not as services want them, although they can be read here.
pub(super) fn certificates(service: &Service, import: &Import, findings: &mut Findings) {
    let mode = import.mode.as_deref().and_then(|mode| service.mode(mode));
    let parameters = mode.iter().flat_map(|mode| &mode.parameters);
    for parameter in parameters.filter(|parameter| parameter.kind == ParameterKind::Certificate) {
        let Some(text) = import.values.get(&parameter.name).and_then(Value::as_str) else { continue };
        let Some(message) = odd(&parameter.name, text) else { continue };
        let finding = findings.add(CERTIFICATE_FORM, message, texts::lint_certificate_form_help());
        finding.pointer = Some(pointer(service, parameter));
        finding.source = service.source(&parameter.source).map(Source::to_reference);
        // What a fix makes readable is not called unreadable as well.
        let place = pointer(service, parameter);
        findings.remove(|finding| {
            finding.code == CERTIFICATE_UNREADABLE.code && finding.pointer.as_deref() == Some(place.as_str())
        });
    }
}

fn odd(name: &str, text: &str) -> Option<Message> {
    let cleaned = text.replace(STRAY, "\n-----END");
    let normalised = normalise(&cleaned);
    if normalised.text.is_none() || normalised.problems.contains(&Problem::Unreadable) {
        return None;
    }
    if cleaned != text {
        return Some(texts::lint_certificate_stray(name));
    }
    let text = text.replace("\\r", "").replace("\\n", "\n");
    let follows = |mark: &str| {
        text.match_indices(mark).all(|(index, _)| text[index + mark.len()..].starts_with(['\n', '\r']))
    };
    let precedes = text.match_indices(END).all(|(index, _)| text[..index].ends_with('\n'));
    if !follows(BEGIN) || !precedes {
        return Some(texts::lint_certificate_breaks(name));
    }
    let is_closed = |(index, _): (usize, &str)| text[index + END.len()..].starts_with("-----");
    (!text.match_indices(END).all(is_closed)).then(|| texts::lint_certificate_dashes(name))
}

fn pointer(service: &Service, parameter: &Parameter) -> String {
    path::pointer(service.wrapper.as_deref().into_iter().chain(parameter.segments()))
}
