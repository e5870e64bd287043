//! Parameters JSON read back into a request: what a form knows becomes values, everything else is kept.

mod structure;

use bindwright_report::{Diagnostic, Span};
use bindwright_texts::{Locale, Message};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::compose::certificate::{Problem, normalise};
use crate::compose::{compose_parameters, secret};
use crate::findings::{
    DUPLICATE_KEY, Findings, MISSING, NO_CREDENTIAL_TYPE, NOT_AN_OBJECT, NOT_JSON, UNKNOWN_CREDENTIAL_TYPE,
};
use crate::json::{Cause, Fault, json_text, path, plain};
use crate::model::{Mode, Parameter, ParameterKind, Service, catalog};
use crate::request::BindingRequest;
use crate::texts;

/// Longest text that is read, in UTF-8 bytes.
const BYTES: usize = 32 * 1024 * 1024;

/// Parameters JSON, read back into the parts of a request.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Import {
    /// Id of the mode it fits; absent where nothing says which.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub mode: Option<String>,
    /// Full parameter name to value.
    #[cfg_attr(feature = "codegen", ts(type = "Record<string, unknown>"))]
    pub values: Map<String, Value>,
    /// What the service's form does not know, from the top level.
    #[cfg_attr(feature = "codegen", ts(type = "Record<string, unknown>"))]
    pub extra: Map<String, Value>,
    /// The JSON as it should have been, where its structure was wrong and the cure is plain.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub corrected: Option<String>,
    /// Whether the text was a JSON object at all; `values` and `extra` are empty where it was not.
    pub readable: bool,
    /// Findings about the structure; those about values and unknown keys come from composing.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads parameters JSON for a service; an empty text counts as no parameters.
///
/// Never fails as a whole: what cannot be placed is in `extra`, and a private key is left out and said.
pub fn import(text: &str, service: &Service, locale: Locale) -> Import {
    let mut findings = Findings::new(locale);
    let Some(object) = object(text, &mut findings) else {
        return Import { diagnostics: findings.into_sorted(), ..Import::default() };
    };
    let object = without_keys(object, &mut findings);
    let parts = structure::take_apart(object, service, &mut findings);
    let mode = structure::mode(&parts.inner, service);
    let mut import = place(parts.inner, parts.extra, mode, service, &mut findings);
    if parts.was_wrong && mode.is_some() {
        import.corrected = Some(corrected(&import, service, locale));
    }
    import.diagnostics = findings.into_sorted();
    import
}

/// Returns the JSON object of a text, or says why there is none.
fn object(text: &str, findings: &mut Findings) -> Option<Map<String, Value>> {
    if text.trim().is_empty() {
        return Some(Map::new());
    }
    if text.len() > BYTES {
        not_json(text, 0, &texts::json_too_long((BYTES / (1024 * 1024)) as i64), findings);
        return None;
    }
    let document = match plain::document(text) {
        Ok(document) => document,
        Err(Fault { cause, offset, .. }) => {
            not_json(text, offset, &cause.message(), findings);
            return None;
        }
    };
    if let Some(offset) = document.behind {
        let is_comment = text[offset..].starts_with(['/', '#']);
        let cause = if is_comment { Cause::Comment.message() } else { texts::json_text_behind() };
        not_json(text, offset, &cause, findings);
        return None;
    }
    for (offset, pointer) in document.duplicates {
        let message = texts::parameters_duplicate_key_message(pointer.as_str());
        let finding = findings.add(DUPLICATE_KEY, message, texts::parameters_duplicate_key_help());
        finding.span = Some(span(text, offset));
        finding.pointer = Some(pointer);
    }
    let Value::Object(object) = document.value else {
        findings.add(
            NOT_AN_OBJECT,
            texts::parameters_not_an_object_message(),
            texts::parameters_not_an_object_help(),
        );
        return None;
    };
    Some(object)
}

fn not_json(text: &str, offset: usize, cause: &Message, findings: &mut Findings) {
    let span = span(text, offset);
    let cause = cause.text(findings.locale);
    let message = texts::parameters_not_json_message(span.line.to_string(), span.column.to_string(), cause);
    findings.add(NOT_JSON, message, texts::parameters_not_json_help()).span = Some(span);
}

/// Sorts what was read into values and the rest.
fn place(
    mut inner: Map<String, Value>,
    mut extra: Map<String, Value>,
    mode: Option<&Mode>,
    service: &Service,
    findings: &mut Findings,
) -> Import {
    let mut values = Map::new();
    let names_type = mode.is_none_or(|mode| says_its_type(mode, &inner));
    for parameter in mode.iter().flat_map(|mode| &mode.parameters) {
        let Some(value) = path::take(&mut inner, &parameter.segments()) else { continue };
        if parameter.fixed.as_ref() != Some(&value) {
            values.insert(parameter.name.clone(), value);
        }
    }
    match mode {
        None => no_mode(&inner, service, findings),
        Some(mode) if !names_type => no_type(mode, findings),
        Some(_) => {}
    }
    if let (Some(wrapper), false) = (&service.wrapper, inner.is_empty()) {
        extra.insert(wrapper.clone(), Value::Object(inner));
    } else {
        extra.extend(inner);
    }
    let mode = mode.map(|mode| mode.id.clone());
    Import { mode, values, extra, corrected: None, readable: true, diagnostics: Vec::new() }
}

/// Says whether everything that the mode fixes is in the JSON.
fn says_its_type(mode: &Mode, inner: &Map<String, Value>) -> bool {
    let mut fixed = mode.parameters.iter().filter(|parameter| parameter.fixed.is_some());
    fixed.all(|parameter| path::find(inner, &parameter.segments()).is_some())
}

/// Says why no mode fits: an unknown credential type, or none.
fn no_mode(inner: &Map<String, Value>, service: &Service, findings: &mut Findings) {
    let known: Vec<&Parameter> = structure::discriminators(service).collect();
    let given = known.first().and_then(|parameter| path::find(inner, &parameter.segments()));
    let (Some(parameter), Some(given)) = (known.first(), given) else {
        if !known.is_empty() {
            no_credential_type(findings);
        }
        return;
    };
    let words = known.iter().filter_map(|parameter| parameter.fixed.as_ref()?.as_str());
    let mut words: Vec<&str> = words.collect();
    words.dedup();
    let message = texts::parameters_unknown_credential_type_message(
        parameter.name.as_str(),
        crate::compose::shown(given),
        service.name.text(findings.locale),
    );
    let help = texts::parameters_unknown_credential_type_help(words.join(", "));
    let place = path::pointer(service.wrapper.as_deref().into_iter().chain(parameter.segments()));
    findings.add(UNKNOWN_CREDENTIAL_TYPE, message, help).pointer = Some(place);
}

/// Says that what makes the mode is not in the JSON: a word that has to be there, or the credential type.
fn no_type(mode: &Mode, findings: &mut Findings) {
    let Some(parameter) =
        mode.parameters.iter().find(|parameter| parameter.fixed.is_some() && parameter.required)
    else {
        return no_credential_type(findings);
    };
    let label = parameter.label.text(findings.locale);
    let message = texts::parameters_missing_message(parameter.name.as_str());
    findings.add(MISSING, message, texts::parameters_missing_help(label));
}

fn no_credential_type(findings: &mut Findings) {
    findings.add(
        NO_CREDENTIAL_TYPE,
        texts::parameters_no_credential_type_message(),
        texts::parameters_no_credential_type_help(),
    );
}

/// Leaves out private keys: where certificates are wanted they stay, any other text goes as a whole.
fn without_keys(mut object: Map<String, Value>, findings: &mut Findings) -> Map<String, Value> {
    let mut found: Vec<(Vec<String>, Option<String>)> = Vec::new();
    path::leaves(&object, &mut Vec::new(), &mut |place, value| {
        let Some(text) = value.as_str().filter(|_| place.last().is_some_and(|key| wants_certificate(key)))
        else {
            return;
        };
        let normalised = normalise(text);
        if normalised.problems.contains(&Problem::PrivateKey) {
            found.push((place.iter().map(|key| (*key).to_owned()).collect(), normalised.text));
        }
    });
    for (place, certificates) in found {
        let place: Vec<&str> = place.iter().map(String::as_str).collect();
        secret::say(&path::pointer(place.iter().copied()), findings);
        match certificates {
            Some(text) => path::insert(&mut object, &place, Value::from(text)),
            None => drop(path::take(&mut object, &place)),
        }
    }
    secret::cleaned(&object, findings)
}

/// Says whether some service takes certificates under this key.
fn wants_certificate(key: &str) -> bool {
    let parameters =
        catalog().services.iter().flat_map(|service| &service.modes).flat_map(|mode| &mode.parameters);
    let mut certificates = parameters.filter(|parameter| parameter.kind == ParameterKind::Certificate);
    certificates.any(|parameter| parameter.short_name() == key)
}

fn corrected(import: &Import, service: &Service, locale: Locale) -> String {
    let request = BindingRequest {
        service: service.id.clone(),
        mode: import.mode.clone().unwrap_or_default(),
        values: import.values.clone(),
        extra: import.extra.clone(),
        ..BindingRequest::default()
    };
    json_text(&compose_parameters(&request, locale).parameters)
}

/// Returns the place of one character.
fn span(text: &str, offset: usize) -> Span {
    let offset = offset.min(text.len());
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |index| index + 1);
    let width = text[offset..].chars().next().map_or(0, char::len_utf8);
    let number = |size: usize| u32::try_from(size).unwrap_or(u32::MAX);
    Span {
        start: number(offset),
        end: number(offset + width),
        line: number(before.matches('\n').count() + 1),
        column: number(before[line_start..].chars().count() + 1),
    }
}

#[cfg(test)]
mod tests;
