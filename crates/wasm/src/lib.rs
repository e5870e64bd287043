//! The WebAssembly module: a typed JavaScript API over the core, and the engine of the web app.
//!
//! Only conversion stands here. Values cross as JSON text, which `JSON.parse` reads faster than fields set one by one;
//! bytes cross as they are. What is thrown is an `Error` with a `code`; the worker's `call` throws the code alone.

mod arguments;
#[cfg(feature = "codegen")]
pub mod codegen;
mod draft;
mod export;
mod failure;
mod panic;

use bindwright_artefacts::compose as compose_request;
use bindwright_catalog::{BindingRequest, catalog as services, lint as lint_text};
use bindwright_core::{
    PROFILES, certificate_parameter, certificate_parameter_for, check_subject, compare as compare_request,
    explain as explain_code, explanation_pages, inspect as inspect_inputs, rule_pages,
};
use bindwright_texts::Locale;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use arguments::Arguments;
use failure::Failure;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("../types/bindwright.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const API_TYPES: &str = include_str!("../types/api.d.ts");

/// Sets the panic hook; runs when the module is instantiated.
#[wasm_bindgen(start)]
pub fn start() {
    panic::set_hook();
}

/// Judges everything that was given, together.
///
/// # Errors
/// Where an input is neither text nor bytes, or `now` is no time.
#[wasm_bindgen(unchecked_return_type = "Report")]
pub fn inspect(
    #[wasm_bindgen(unchecked_param_type = "Input[]")] inputs: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "InspectOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let answer = Arguments::of_inputs(inputs, options).and_then(inspect_json);
    to_value(answer)
}

/// Finds the client's certificate in what was given and writes it as a parameter wants it; private keys are left out.
///
/// # Errors
/// Where an input is neither text nor bytes, or `now` is no time.
#[wasm_bindgen(js_name = certificateParameter, unchecked_return_type = "CertificateParameter")]
pub fn certificate_parameter_of(
    #[wasm_bindgen(unchecked_param_type = "Input[]")] inputs: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "CertificateOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let answer = Arguments::of_inputs(inputs, options).and_then(certificate_parameter_json);
    to_value(answer)
}

/// Makes the files of a profile; the bytes stand beside what is known about each file.
///
/// # Errors
/// Where an input is neither text nor bytes, `now` is no time, an option has no such value, or the host gives no random
/// bytes.
#[wasm_bindgen(js_name = exportFiles, unchecked_return_type = "ExportedFiles")]
pub fn export_files(
    #[wasm_bindgen(unchecked_param_type = "Input[]")] inputs: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ExportOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    export::files(inputs, options).and_then(export::Files::into_value).map_err(Failure::into_error)
}

/// Says what is wrong with the subject of a request; the pointer of a finding names the field.
///
/// # Errors
/// Where the subject does not have its shape.
#[wasm_bindgen(js_name = checkSubject, unchecked_return_type = "Diagnostic[]")]
pub fn check_subject_of(
    #[wasm_bindgen(unchecked_param_type = "Partial<Subject>")] subject: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "string")] locale: JsValue,
) -> Result<JsValue, JsValue> {
    to_value(check_subject_json(&subject, arguments::locale(&locale)))
}

/// Returns the bytes of a draft that are to be signed: RSASSA-PKCS1-v1_5 with SHA-256, or ECDSA with SHA-256 for P-256
/// and SHA-384 for P-384.
///
/// # Errors
/// Where the subject has findings, or key, validity or kind are none that drafts are made with.
#[wasm_bindgen(js_name = toBeSigned)]
pub fn to_be_signed(
    #[wasm_bindgen(unchecked_param_type = "CertificateDraft")] draft: JsValue,
) -> Result<Vec<u8>, JsValue> {
    let bytes = draft::draft(&draft).and_then(|draft| Ok(draft.to_be_signed()?));
    bytes.map_err(Failure::into_error)
}

/// Adds the signature as `crypto.subtle` returns it, and writes PEM.
///
/// # Errors
/// As [`to_be_signed`], and where the signature does not fit.
#[wasm_bindgen(js_name = withSignature)]
pub fn with_signature(
    #[wasm_bindgen(unchecked_param_type = "CertificateDraft")] draft: JsValue,
    signature: &[u8],
) -> Result<String, JsValue> {
    let pem = draft::draft(&draft).and_then(|draft| Ok(draft.with_signature(signature)?));
    pem.map_err(Failure::into_error)
}

/// Composes parameters and artefacts.
///
/// # Errors
/// Where the request does not have its shape.
#[wasm_bindgen(unchecked_return_type = "Composition")]
pub fn compose(
    #[wasm_bindgen(unchecked_param_type = "Request")] request: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "string")] locale: JsValue,
) -> Result<JsValue, JsValue> {
    to_value(compose_json(&request, arguments::locale(&locale)))
}

/// Compares a request with what came back.
///
/// # Errors
/// Where the request does not have its shape, an input is neither text nor bytes, or `now` is no time.
#[wasm_bindgen(unchecked_return_type = "Comparison")]
pub fn compare(
    #[wasm_bindgen(unchecked_param_type = "Request")] request: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Input[]")] inputs: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "InspectOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let answer = Arguments::of_inputs(inputs, options).and_then(|given| compare_json(&request, given));
    to_value(answer)
}

/// Judges parameters as they were pasted, for a service or for the one they fit best.
///
/// # Errors
/// Never; the signature is that of its siblings.
#[wasm_bindgen(unchecked_return_type = "Lint")]
pub fn lint(
    text: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "string")] service: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "string")] locale: JsValue,
) -> Result<JsValue, JsValue> {
    let service = service.as_string().and_then(|id| services().service(&id));
    to_value(to_json(&lint_text(text, service, None, arguments::locale(&locale))))
}

/// Returns the catalogue of services, its texts in the language asked for.
///
/// # Errors
/// Never; the signature is that of its siblings.
#[wasm_bindgen(unchecked_return_type = "Catalog")]
pub fn catalog(
    #[wasm_bindgen(unchecked_optional_param_type = "string")] locale: JsValue,
) -> Result<JsValue, JsValue> {
    to_value(to_json(&services().to_json(arguments::locale(&locale))))
}

/// Returns the page of a code, or `undefined` where there is no such code.
///
/// # Errors
/// Never; the signature is that of its siblings.
#[wasm_bindgen(unchecked_return_type = "RulePage | undefined")]
pub fn explain(
    code: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "string")] locale: JsValue,
) -> Result<JsValue, JsValue> {
    let Some(page) = explain_code(code, arguments::locale(&locale)) else { return Ok(JsValue::UNDEFINED) };
    to_value(to_json(&page))
}

/// Returns the pages of all codes in documented order.
///
/// # Errors
/// Never; the signature is that of its siblings.
#[wasm_bindgen(unchecked_return_type = "RulePage[]")]
pub fn rules(
    #[wasm_bindgen(unchecked_optional_param_type = "string")] locale: JsValue,
) -> Result<JsValue, JsValue> {
    to_value(to_json(&rule_pages(arguments::locale(&locale))))
}

/// Returns the error messages that are explained, in the order of their codes.
///
/// # Errors
/// Never; the signature is that of its siblings.
#[wasm_bindgen(unchecked_return_type = "ExplanationPage[]")]
pub fn explanations(
    #[wasm_bindgen(unchecked_optional_param_type = "string")] locale: JsValue,
) -> Result<JsValue, JsValue> {
    to_value(to_json(&explanation_pages(arguments::locale(&locale))))
}

/// Answers one message of the worker: the result as JSON text.
///
/// # Errors
/// The code of a failure, as a string.
#[wasm_bindgen(skip_typescript)]
pub fn call(method: &str, payload: JsValue) -> Result<String, JsValue> {
    answer(method, &payload).map_err(|failure| JsValue::from_str(failure.code()))
}

/// Answers a message of the worker that asks for files: `{json, contents, password?}`, as bytes are no JSON.
///
/// # Errors
/// The code of a failure, as a string.
#[wasm_bindgen(js_name = callExport, skip_typescript)]
pub fn call_export(payload: JsValue) -> Result<JsValue, JsValue> {
    let member = |name| arguments::member(&payload, name);
    let files = export::files(member("inputs"), member("options")).and_then(export::Files::into_message);
    files.map_err(|failure| JsValue::from_str(failure.code()))
}

fn answer(method: &str, payload: &JsValue) -> Result<String, Failure> {
    let member = |name| arguments::member(payload, name);
    let locale = || arguments::locale(&member("locale"));
    let of_inputs = || Arguments::of_inputs(member("inputs"), member("options"));
    match method {
        "inspect" => inspect_json(of_inputs()?),
        "certificateParameter" => certificate_parameter_json(of_inputs()?),
        "compose" => compose_json(&member("request"), locale()),
        "compare" => compare_json(&member("request"), of_inputs()?),
        "catalog" => to_json(&services().to_json(locale())),
        "lint" => lint_json(payload, locale()),
        "explain" => to_json(&explain_code(&member("code").as_string().unwrap_or_default(), locale())),
        "checkSubject" => check_subject_json(&member("subject"), locale()),
        "rules" => to_json(&rule_pages(locale())),
        "explanations" => to_json(&explanation_pages(locale())),
        "exportProfiles" => to_json(&PROFILES.iter().map(|profile| profile.name()).collect::<Vec<_>>()),
        _ => Err(Failure::UnknownMethod),
    }
}

fn inspect_json(arguments: Arguments) -> Result<String, Failure> {
    to_json(&inspect_inputs(arguments.inputs, &arguments.options))
}

fn certificate_parameter_json(arguments: Arguments) -> Result<String, Failure> {
    let Arguments { inputs, options, public_key } = arguments;
    to_json(&match public_key {
        Some(key) => certificate_parameter_for(inputs, &key, &options),
        None => certificate_parameter(inputs, &options),
    })
}

fn check_subject_json(subject: &JsValue, locale: Locale) -> Result<String, Failure> {
    to_json(&check_subject(&draft::subject(subject)?, locale))
}

fn compose_json(request: &JsValue, locale: Locale) -> Result<String, Failure> {
    to_json(&compose_request(&read_request(request)?, locale))
}

fn compare_json(request: &JsValue, given: Arguments) -> Result<String, Failure> {
    to_json(&compare_request(&read_request(request)?, given.inputs, &given.options))
}

fn lint_json(payload: &JsValue, locale: Locale) -> Result<String, Failure> {
    let text = |name| arguments::member(payload, name).as_string();
    let service = text("service").and_then(|id| services().service(&id));
    to_json(&lint_text(&text("text").unwrap_or_default(), service, text("plan").as_deref(), locale))
}

fn read_request(request: &JsValue) -> Result<BindingRequest, Failure> {
    arguments::object(request).ok_or(Failure::InvalidRequest)
}

fn to_json(value: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string(value).map_err(|_| Failure::NotSerializable)
}

fn to_value(json: Result<String, Failure>) -> Result<JsValue, JsValue> {
    js_sys::JSON::parse(&json.map_err(Failure::into_error)?)
}
