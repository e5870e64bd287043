//! The JavaScript API as a browser sees it.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)] // Helpers of tests.

use bindwright_wasm::{
    call, call_export, catalog, certificate_parameter_of, compare, compose, explain, explanations,
    export_files, inspect, lint, rules,
};
use js_sys::{Array, JSON, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const KEY: &str = include_str!("../../../tests/fixtures/keys/sdm-managed.json");
const CHAIN_AND_KEY: &str = include_str!("../../../tests/fixtures/pem/key-and-chain.pem");
const DER: &[u8] = include_bytes!("../../../tests/fixtures/certificates/leaf.der");
const CANARIES: &str = include_str!("../../../tests/fixtures/canaries.json");
const NOW: &str = "2026-11-20T12:00:00Z";

fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        Reflect::set(&object, &(*name).into(), value).unwrap();
    }
    object.into()
}

fn inputs(contents: &[JsValue]) -> JsValue {
    contents.iter().map(|content| object(&[("bytes", content.clone())])).collect::<Array>().into()
}

fn options() -> JsValue {
    object(&[("now", NOW.into())])
}

/// Follows a path of names and indices.
fn at(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, name| Reflect::get(&value, &name.into()).unwrap())
}

fn text(value: &JsValue, path: &str) -> String {
    at(value, path).as_string().unwrap_or_else(|| panic!("{path} is no text"))
}

fn json(value: &JsValue) -> String {
    JSON::stringify(value).unwrap().into()
}

fn assert_no_secret(said: &str) {
    let canaries: Array = JSON::parse(CANARIES).unwrap().dyn_into().unwrap();
    assert!(canaries.length() > 10);
    for canary in canaries.iter() {
        assert!(!said.contains(&canary.as_string().unwrap()));
    }
}

#[wasm_bindgen_test]
fn a_key_as_text_is_judged() {
    let report = inspect(inputs(&[KEY.into()]), options()).unwrap();
    assert_eq!(text(&report, "schema"), "bindwright.report/1");
    assert_eq!(text(&report, "now"), NOW);
    assert_eq!(text(&report, "verdict.text"), "Usable until 24 Feb 2027, 96 days left");
    assert_eq!(text(&report, "identities.0.service"), "sdm");
    assert_eq!(at(&report, "identities.0.key_matches").as_bool(), Some(true));
    assert!(at(&report, "identities.0.name").is_undefined());
    assert_no_secret(&json(&report));
}

#[wasm_bindgen_test]
fn bytes_are_judged_like_text() {
    let bytes = Uint8Array::from(KEY.as_bytes());
    let of_bytes = inspect(inputs(&[bytes.into()]), options()).unwrap();
    let of_text = inspect(inputs(&[KEY.into()]), options()).unwrap();
    assert_eq!(json(&of_bytes), json(&of_text));
    let der = inspect(inputs(&[Uint8Array::from(DER).into()]), options()).unwrap();
    assert_eq!(text(&der, "inputs.0.kind"), "certificate");
}

#[wasm_bindgen_test]
fn without_options_the_clock_counts() {
    let report = inspect(inputs(&[KEY.into()]), JsValue::UNDEFINED).unwrap();
    let this_year = js_sys::Date::new_0().get_utc_full_year().to_string();
    assert!(text(&report, "now").starts_with(&this_year));
}

#[wasm_bindgen_test]
fn the_language_can_be_chosen() {
    let options = object(&[("now", NOW.into()), ("locale", "qps".into())]);
    assert!(text(&inspect(inputs(&[KEY.into()]), options).unwrap(), "verdict.text").starts_with('⟦'));
    assert!(text(&explain("certificate/expired", "qps".into()).unwrap(), "title").starts_with('⟦'));
}

#[wasm_bindgen_test]
fn a_certificate_becomes_a_parameter_without_its_key() {
    let found = certificate_parameter_of(inputs(&[CHAIN_AND_KEY.into()]), options()).unwrap();
    assert!(text(&found, "pem").ends_with("\n-----END CERTIFICATE-----"));
    assert_eq!(text(&found, "diagnostics.0.code"), "parameters/private-key-dropped");
    assert_no_secret(&json(&found));
}

#[wasm_bindgen_test]
fn files_are_made_with_random_bytes_of_the_host() {
    let keystore = || {
        let options = object(&[("now", NOW.into()), ("profile", "p12".into())]);
        let made = export_files(inputs(&[KEY.into()]), options).unwrap();
        let file = at(&made, "files.0");
        assert_eq!(text(&file, "name"), "sdm.p12");
        assert_eq!(at(&file, "carries_secret").as_bool(), Some(true));
        let bytes: Uint8Array = at(&file, "bytes").dyn_into().unwrap();
        (bytes.to_vec(), text(&made, "password"))
    };
    let (first, second) = (keystore(), keystore());
    assert_eq!(first.0[0], 0x30);
    assert!(first.0 != second.0 && first.1 != second.1 && first.1.len() == 24);
    let bad = object(&[("profile", "s3cret".into())]);
    assert_eq!(text(&export_files(inputs(&[]), bad).unwrap_err(), "code"), "invalid-options");
}

#[wasm_bindgen_test]
fn the_worker_gets_files_beside_text() {
    let options = object(&[("now", NOW.into()), ("formats", Array::of1(&"key".into()).into())]);
    let message = call_export(object(&[("inputs", inputs(&[KEY.into()])), ("options", options)])).unwrap();
    assert_no_secret(&text(&message, "json"));
    let bytes: Uint8Array = at(&message, "contents.0").dyn_into().unwrap();
    assert!(String::from_utf8(bytes.to_vec()).unwrap().starts_with("-----BEGIN RSA PRIVATE KEY-----"));
    assert!(at(&message, "password").is_undefined());
}

#[wasm_bindgen_test]
fn parameters_are_linted() {
    let pasted = "{'credential-type': 'x509'} // from a page";
    let found = lint(pasted, "sdm".into(), JsValue::UNDEFINED).unwrap();
    assert_eq!(text(&found, "service"), "sdm");
    assert_eq!(text(&found, "diagnostics.0.code"), "json/wrong-quotes");
    assert!(text(&found, "corrected").contains("xsuaa"));
    let payload = object(&[("text", pasted.into()), ("service", "sdm".into())]);
    assert_eq!(call("lint", payload).unwrap(), json(&found));
}

#[wasm_bindgen_test]
fn a_request_is_composed() {
    let values = object(&[("x509.validity", 7.into())]);
    let request = object(&[("service", "sdm".into()), ("mode", "managed".into()), ("values", values)]);
    let composition = compose(request, JsValue::UNDEFINED).unwrap();
    let parameters = json(&at(&composition, "parameters"));
    assert_eq!(parameters, r#"{"xsuaa":{"credential-type":"x509","x509":{"validity":7}}}"#);
    assert_eq!(text(&composition, "artefacts.0.id"), "parameters");
}

#[wasm_bindgen_test]
fn a_request_is_compared_with_what_came_back() {
    let values = object(&[("x509.validity", 100.into())]);
    let request = object(&[("service", "sdm".into()), ("mode", "managed".into()), ("values", values)]);
    let comparison = compare(request.clone(), inputs(&[KEY.into()]), options()).unwrap();
    assert_eq!(text(&comparison, "schema"), "bindwright.comparison/1");
    assert_eq!(text(&comparison, "verdict.text"), "As asked for. Usable until 24 Feb 2027, 96 days left");
    assert_eq!(text(&comparison, "rows.0.outcome"), "same");
    assert_no_secret(&json(&comparison));
    let payload = object(&[("request", request), ("inputs", inputs(&[KEY.into()])), ("options", options())]);
    assert_eq!(call("compare", payload).unwrap(), json(&comparison));
    let error = compare("s3cret".into(), inputs(&[KEY.into()]), options()).unwrap_err();
    assert_eq!(text(&error, "code"), "invalid-request");
}

#[wasm_bindgen_test]
fn catalogue_and_pages_are_there() {
    let services = Array::from(&at(&catalog(JsValue::UNDEFINED).unwrap(), "services"));
    assert!(services.iter().any(|service| text(&service, "id") == "xsuaa"));
    assert_eq!(text(&explain("chain/out-of-order", JsValue::UNDEFINED).unwrap(), "severity"), "warning");
    assert!(explain("no/such-code", JsValue::UNDEFINED).unwrap().is_undefined());
    assert!(Array::from(&rules(JsValue::UNDEFINED).unwrap()).length() > 30);
    let explained = explanations(JsValue::UNDEFINED).unwrap();
    assert!(Array::from(&explained).length() > 30);
    assert!(at(&explained, "0.code").as_string().unwrap().starts_with("explanation/"));
}

#[wasm_bindgen_test]
fn failures_are_typed_and_quote_nothing() {
    let code = |result: Result<JsValue, JsValue>| {
        let error = result.unwrap_err();
        assert!(error.is_instance_of::<js_sys::Error>());
        assert_eq!(text(&error, "name"), "BindwrightError");
        text(&error, "code")
    };
    assert_eq!(code(inspect("s3cret".into(), options())), "invalid-inputs");
    assert_eq!(code(inspect(inputs(&[42.into()]), options())), "invalid-inputs");
    assert_eq!(code(inspect(inputs(&[]), object(&[("now", "s3cret".into())]))), "invalid-time");
    assert_eq!(code(compose(object(&[("service", 1.into())]), JsValue::UNDEFINED)), "invalid-request");
}

#[wasm_bindgen_test]
fn the_worker_gets_text() {
    let payload = object(&[("inputs", inputs(&[KEY.into()])), ("options", options())]);
    let answer = call("inspect", payload).unwrap();
    assert_eq!(answer, json(&inspect(inputs(&[KEY.into()]), options()).unwrap()));
    let page = call("explain", object(&[("code", "no/such-code".into())])).unwrap();
    assert_eq!(page, "null");
    assert!(call("catalog", JsValue::UNDEFINED).unwrap().starts_with("{\"facts_as_of\""));
    assert!(call("rules", object(&[])).unwrap().starts_with("[{\"code\":"));
    let failure = |method, payload| call(method, payload).unwrap_err().as_string().unwrap();
    assert_eq!(failure("unheard-of", JsValue::UNDEFINED), "unknown-method");
    assert_eq!(failure("inspect", JsValue::UNDEFINED), "invalid-inputs");
}

#[wasm_bindgen_test]
fn what_is_over_the_bound_is_said_and_not_copied() {
    let bound = 32 * 1024 * 1024;
    let large = Uint8Array::new_with_length(bound + 5);
    large.fill(b' ', 0, bound + 5);
    let report = inspect(inputs(&[large.into(), KEY.into()]), options()).unwrap();
    assert_eq!(text(&report, "diagnostics.0.code"), "input/too-large");
}
