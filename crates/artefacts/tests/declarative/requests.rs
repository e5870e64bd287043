//! Requests for every service and mode of the catalogue, with names and values that mean something in other languages.

use bindwright_catalog::{
    BindingRequest, Environment, Mode, Parameter, ParameterKind, RequestKind, RotationPolicy, Service,
    catalog,
};
use serde_json::{Map, Value, json};

/// Names that YAML, HCL, the cf CLI or the MTA deployer could take for something else.
pub(crate) const NAMES: [&str; 30] = [
    "plain-name",
    "with space",
    "it's \"quoted\"",
    "$HOME",
    "wow!",
    "a|b",
    "|-",
    "größe-日本",
    "a\rb",
    "a\r\nb",
    "two\nlines",
    "${timestamp}",
    "a${b}c${d}",
    "~{other/x}",
    "%{if x}",
    "$${x}",
    "-leading",
    "- item",
    "yes",
    "null",
    "1e3",
    "0777",
    "2026-11-20",
    "a: b",
    "a #b",
    "((var))",
    "\\${x}",
    "&anchor *alias",
    "\u{202e}\u{200b}\u{1f600}",
    "trailing ",
];

pub(crate) fn object(value: Value) -> Map<String, Value> {
    let Value::Object(object) = value else { panic!("no object: {value}") };
    object
}

pub(crate) fn request(service: &str, mode: &str) -> BindingRequest {
    BindingRequest { service: service.to_owned(), mode: mode.to_owned(), ..BindingRequest::default() }
}

/// A chain of so many certificates with so many lines each, which nobody can use.
pub(crate) fn pem(certificates: usize, lines: usize) -> String {
    let start = "MIIBszCCAVmgAwIBAgIUQmluZHdyaWdodCB0ZXN0IHRocm93LWF3YXkwCgYIKoZI";
    let line = "QmluZHdyaWdodCB0aHJvd2F3YXkgdGVzdCBkYXRhIEJpbmR3cmlnaHQgdGhyb3dh";
    let certificate = |_| {
        let body = vec![line; lines].join("\n");
        format!("-----BEGIN CERTIFICATE-----\n{start}\n{body}\n-----END CERTIFICATE-----")
    };
    (0..certificates).map(certificate).collect::<Vec<_>>().join("\n")
}

/// Every service and mode, in every environment and kind, filled and empty; names and options change from one to the
/// next.
pub(crate) fn all() -> Vec<BindingRequest> {
    let mut requests = Vec::new();
    let mut names = NAMES.iter().cycle().map(|name| Some((*name).to_owned()));
    let mut name = move || names.next().flatten();
    for (service, mode) in modes() {
        for environment in [Environment::CloudFoundry, Environment::Kubernetes, Environment::Other] {
            for kind in [RequestKind::ServiceKey, RequestKind::Binding] {
                for filled in [false, true] {
                    let empty = BindingRequest { environment, kind, ..request(&service.id, &mode.id) };
                    requests.push(if filled {
                        BindingRequest {
                            values: values(mode, &mut name),
                            extra: extra(),
                            instance_values: instance_values(service, &mut name),
                            instance_name: name(),
                            key_name: name(),
                            application_name: name(),
                            plan: name(),
                            offering: name(),
                            parameters_from_secret: kind == RequestKind::Binding,
                            rotation: Some(RotationPolicy {
                                frequency_hours: 600,
                                old_credentials_hours: 48,
                            }),
                            ..empty
                        }
                    } else {
                        empty
                    });
                }
            }
        }
    }
    requests
}

fn modes() -> impl Iterator<Item = (&'static Service, &'static Mode)> {
    catalog().services.iter().flat_map(|service| service.modes.iter().map(move |mode| (service, mode)))
}

fn values(mode: &Mode, name: &mut dyn FnMut() -> Option<String>) -> Map<String, Value> {
    let given = mode.parameters.iter().filter(|parameter| parameter.fixed.is_none());
    given.map(|parameter| (parameter.name.clone(), answer(parameter, name))).collect()
}

fn instance_values(service: &Service, name: &mut dyn FnMut() -> Option<String>) -> Map<String, Value> {
    let settings = service.instance.iter().flat_map(|settings| &settings.parameters);
    settings.map(|parameter| (parameter.name.clone(), answer(parameter, name))).collect()
}

fn answer(parameter: &Parameter, name: &mut dyn FnMut() -> Option<String>) -> Value {
    let listed = parameter.limits.iter().flat_map(|limit| &limit.allowed).next();
    match parameter.kind {
        ParameterKind::Integer => listed.cloned().unwrap_or(json!(30)),
        ParameterKind::Boolean => json!(true),
        ParameterKind::BooleanText => json!("true"),
        ParameterKind::Certificate => json!(pem(3, 30)),
        ParameterKind::TextList => json!([name(), name()]),
        ParameterKind::Object => json!({"a b": [name(), {}], "${c}": null, "yes": []}),
        _ => listed.cloned().unwrap_or_else(|| json!(name())),
    }
}

/// What the form does not know: every type of JSON, and text of several lines in both conventions.
fn extra() -> Map<String, Value> {
    object(json!({
        "further": {"text": "one\r\ntwo\n", "block": "# not a comment\n\n  indented\n", "list": [1, -2, 1.5, true, null, [], {}]},
        "a: b": "x",
    }))
}
