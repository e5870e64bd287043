//! What the engine answers natively, as the text that crosses to JavaScript: the npm package has to give the same bytes.

use bindwright_catalog::{BindingRequest, Mode, Service, catalog, lint};
use bindwright_core::{
    Input, Options, Password, UnixTime, certificate_parameter, compare, explain, explanation_pages, inspect,
    rule_pages,
};
use bindwright_texts::Locale;
use serde::Serialize;
use serde_json::{Value, json};

use crate::{NOW, fixture_paths, read_fixture};

/// The passwords of the keystores among the fixtures, after one that fits none.
const PASSWORDS: &[&str] = &["wrong", "throw-away"];

/// The languages that are compared; the second one is made up, and shows every text that is in no table.
const LOCALES: &[&str] = &["en", "qps"];

/// One call of the engine's worker and its answer.
#[derive(Serialize)]
pub struct Answer {
    /// The method of `call`.
    method: &'static str,
    /// The payload; an input is the path of a fixture.
    payload: Value,
    /// The answer, as JSON text.
    json: String,
}

/// Asks everything that can be asked about every fixture and every service.
///
/// # Panics
///
/// Where an answer is no JSON.
pub fn all() -> impl Iterator<Item = Answer> {
    let of_fixtures = fixture_paths("").into_iter().flat_map(|path| of_fixture(&path));
    let services = || catalog().services.iter();
    let of_modes =
        services().flat_map(|service| service.modes.iter().flat_map(|mode| of_mode(service, mode)));
    of_fixtures.chain(of_modes).chain(LOCALES.iter().flat_map(|tag| of_language(tag)))
}

fn of_fixture(path: &str) -> Vec<Answer> {
    let mut answers = Vec::new();
    for (passwords, tag) in [(&[][..], "en"), (PASSWORDS, "en"), (&[][..], "qps")] {
        let payload = json!({
            "inputs": [{ "name": name(path), "path": path }],
            "options": { "now": NOW, "passwords": passwords, "locale": tag },
        });
        let report = inspect(input(path), &options(passwords, tag));
        answers.push(answer("inspect", payload.clone(), &report));
        if passwords.is_empty() {
            let found = certificate_parameter(input(path), &options(passwords, tag));
            answers.push(answer("certificateParameter", payload, &found));
        }
    }
    if let Ok(text) = String::from_utf8(read_fixture(path)) {
        let found = lint(&text, None, None, locale("en"));
        answers.push(answer("lint", json!({ "path": path, "locale": "en" }), &found));
    }
    answers
}

fn of_mode(service: &Service, mode: &Mode) -> Vec<Answer> {
    const KEYS: &[&str] = &["keys/xsuaa-managed.json", "keys/identity-generated.json"];
    let request = BindingRequest { service: service.id.clone(), mode: mode.id.clone(), ..Default::default() };
    let asked = json!({ "service": service.id, "mode": mode.id });
    let composition = bindwright_artefacts::compose(&request, locale("en"));
    let mut answers = vec![answer("compose", json!({ "request": asked, "locale": "en" }), &composition)];
    answers.extend(KEYS.iter().map(|path| {
        let payload = json!({ "request": asked, "inputs": [{ "name": name(path), "path": path }], "options": { "now": NOW } });
        answer("compare", payload, &compare(&request, input(path), &options(&[], "en")))
    }));
    answers
}

fn of_language(tag: &str) -> Vec<Answer> {
    let locale = locale(tag);
    let pages = rule_pages(locale);
    let of_code =
        |code: &str| answer("explain", json!({ "code": code, "locale": tag }), &explain(code, locale));
    let mut answers: Vec<Answer> = pages.iter().map(|page| of_code(&page.code)).collect();
    answers.push(answer("rules", json!({ "locale": tag }), &pages));
    answers.push(answer("explanations", json!({ "locale": tag }), &explanation_pages(locale)));
    answers.push(answer("catalog", json!({ "locale": tag }), &catalog().to_json(locale)));
    answers
}

fn answer(method: &'static str, payload: Value, value: &impl Serialize) -> Answer {
    Answer { method, payload, json: serde_json::to_string(value).expect("an answer is JSON") }
}

fn input(path: &str) -> Vec<Input> {
    vec![Input { name: Some(name(path).to_owned()), bytes: read_fixture(path).into() }]
}

fn options(passwords: &[&str], tag: &str) -> Options {
    let now = UnixTime::from_rfc3339(NOW).expect("a time");
    let passwords = passwords.iter().map(|text| Password::from(*text)).collect();
    Options { passwords, ..Options::new(now, locale(tag)) }
}

fn locale(tag: &str) -> Locale {
    Locale::from_tag(tag)
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
