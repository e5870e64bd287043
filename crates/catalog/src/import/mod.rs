//! Parameters JSON read back into a request: what a form knows becomes values, everything else is kept.

mod instance;
mod layout;
mod reading;
mod say;
mod secrets;
mod structure;
mod vocabulary;

use bindwright_report::Diagnostic;
use bindwright_texts::Locale;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::compose::compose_parameters;
use crate::findings::{
    CREDENTIALS, Findings, MISSING, NO_CREDENTIAL_TYPE, NOT_AN_OBJECT, UNKNOWN_CREDENTIAL_TYPE,
};
use crate::json::{Content, Node, json_text, path};
use crate::model::{Mode, Parameter, Service};
use crate::request::BindingRequest;
use crate::texts;

use layout::lay_out;
pub(crate) use layout::{Layout, Names};
pub(crate) use reading::Reading;
pub(crate) use secrets::keep_only_key_fix;
pub(crate) use vocabulary::{parameters as parameters_of, places};

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

/// Reads parameters for a service; an empty text counts as no parameters.
///
/// Never fails as a whole: what is no JSON is mended where only one thing can be meant, what cannot be placed is in
/// `extra`, and a private key is left out and said.
pub fn import(text: &str, service: &Service, locale: Locale) -> Import {
    let mut findings = Findings::new(locale);
    let Some(taken) = take(text, service, Names::AsWritten, &mut findings) else {
        return Import { diagnostics: findings.into_sorted(), ..Import::default() };
    };
    let mut import = taken.import;
    if taken.was_wrong && import.mode.is_some() {
        import.corrected = Some(corrected(&import, service, locale));
    }
    import.diagnostics = findings.into_sorted();
    import
}

/// Parameters that were read, and where everything in them was written.
pub(crate) struct Taken<'text> {
    pub(crate) import: Import,
    pub(crate) reading: Reading<'text>,
    pub(crate) layout: Layout,
    /// Whether something was moved or replaced.
    was_wrong: bool,
    /// Whether a private key was left out; then no fix but the one that removes it may be shown.
    pub(crate) held_key: bool,
}

/// Reads parameters and puts each value where the service reads it.
pub(crate) fn take<'text>(
    text: &'text str,
    service: &Service,
    names: Names,
    findings: &mut Findings,
) -> Option<Taken<'text>> {
    let reading = Reading::of(text, findings)?;
    let Some(node) = base(reading.node(), &reading, findings) else {
        let message = texts::parameters_not_an_object_message();
        findings.add(NOT_AN_OBJECT, message, texts::parameters_not_an_object_help());
        return None;
    };
    if secrets::are_credentials(node) {
        findings.add(CREDENTIALS, texts::lint_credentials_message(), texts::lint_credentials_help());
        return None;
    }
    reading.say_mends(findings);
    let mut layout = lay_out(&reading, node, service, names, findings);
    let object = std::mem::take(&mut layout.object);
    let (mut extra, held_key) = secrets::without_keys(object, &reading, &layout, findings);
    let mut inner = match &service.wrapper {
        Some(wrapper) if extra.get(wrapper).is_some_and(Value::is_object) => {
            match extra.shift_remove(wrapper) {
                Some(Value::Object(inner)) => inner,
                _ => Map::new(),
            }
        }
        Some(_) => Map::new(),
        None => std::mem::take(&mut extra),
    };
    let was_wrong =
        structure::translate(&mut inner, service, &reading, &layout, names, findings) | layout.was_wrong;
    let mode = structure::mode(&inner, service);
    let import = place(inner, extra, mode, service, findings);
    locate(&reading, &layout, findings);
    if held_key {
        secrets::keep_only_key_fix(findings);
    }
    Some(Taken { import, reading, layout, was_wrong, held_key })
}

/// Returns the object that holds the parameters: all of it, or what a Kubernetes resource has as its parameters.
fn base<'a>(node: &'a Node, reading: &Reading<'_>, findings: &mut Findings) -> Option<&'a Node> {
    let of_resource = || {
        node.member_text("apiVersion")?;
        let parameters = node.member("spec")?.member("parameters")?;
        matches!(parameters.value, Content::Object(_)).then_some(parameters)
    };
    let base = of_resource().unwrap_or(node);
    if !matches!(base.value, Content::Object(_)) {
        return None;
    }
    let is_instance = node.member_text("kind") == Some("ServiceInstance");
    instance::check(base, is_instance, reading, findings);
    Some(base)
}

/// Adds places to the findings that know only where a value should have been.
pub(crate) fn locate(reading: &Reading<'_>, layout: &Layout, findings: &mut Findings) {
    const AT_MOST: usize = 200;
    let placeless = |finding: &&mut Diagnostic| finding.span.is_none();
    for finding in findings.all().iter_mut().filter(placeless).take(AT_MOST) {
        let spot = finding.pointer.as_ref().and_then(|pointer| layout.spot(pointer));
        finding.span = spot.map(|spot| reading.span(spot.place.name.start..spot.place.value.end));
    }
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
        match known.first() {
            Some(parameter) if parameter.required => missing(parameter, findings),
            Some(_) => no_credential_type(findings),
            None => {}
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
    match mode.parameters.iter().find(|parameter| parameter.fixed.is_some() && parameter.required) {
        Some(parameter) => missing(parameter, findings),
        None => no_credential_type(findings),
    }
}

fn missing(parameter: &Parameter, findings: &mut Findings) {
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

#[cfg(test)]
mod tests;
