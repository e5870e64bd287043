//! The answers as JSON, for the engine and for a file.
//!
//! Written by hand: what serde derives for it costs the page three kilobytes. A test holds it against serde's.

use bindwright_catalog::{BindingRequest, Environment, RequestKind};
use serde_json::{Map, Value};

/// Writes a request as its own serializer does.
pub fn request_json(request: &BindingRequest) -> Value {
    let mut json = Map::new();
    let mut put = |name: &str, value: Value| {
        json.insert(name.to_owned(), value);
    };
    let text = |text: &String| Value::String(text.clone());
    put("service", text(&request.service));
    if let Some(plan) = &request.plan {
        put("plan", text(plan));
    }
    put("environment", environment(request.environment).into());
    put("kind", kind(request.kind).into());
    put("mode", text(&request.mode));
    put("values", Value::Object(request.values.clone()));
    put("extra", Value::Object(request.extra.clone()));
    if let Some(offering) = &request.offering {
        put("offering", text(offering));
    }
    put("instance_values", Value::Object(request.instance_values.clone()));
    put("instance_extra", Value::Object(request.instance_extra.clone()));
    if let Some(policy) = request.rotation {
        let mut rotation = Map::new();
        rotation.insert("frequency_hours".to_owned(), policy.frequency_hours.into());
        rotation.insert("old_credentials_hours".to_owned(), policy.old_credentials_hours.into());
        put("rotation", Value::Object(rotation));
    }
    put("parameters_from_secret", request.parameters_from_secret.into());
    let names = [
        ("instance_name", &request.instance_name),
        ("key_name", &request.key_name),
        ("application_name", &request.application_name),
    ];
    for (name, given) in names {
        if let Some(given) = given {
            put(name, text(given));
        }
    }
    Value::Object(json)
}

const fn environment(environment: Environment) -> &'static str {
    match environment {
        Environment::CloudFoundry => "cloud-foundry",
        Environment::Kubernetes => "kubernetes",
        Environment::Other => "other",
    }
}

const fn kind(kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::ServiceKey => "service-key",
        RequestKind::Binding => "binding",
    }
}

#[cfg(test)]
mod tests {
    use bindwright_catalog::RotationPolicy;

    use super::*;

    #[test]
    fn writes_what_serde_writes() {
        let object = |name: &str| Map::from_iter([(name.to_owned(), Value::from(1))]);
        let full = BindingRequest {
            service: "a".into(),
            plan: Some("b".into()),
            environment: Environment::Kubernetes,
            kind: RequestKind::Binding,
            mode: "c".into(),
            values: object("d"),
            extra: object("e"),
            offering: Some("f".into()),
            instance_values: object("g"),
            instance_extra: object("h"),
            rotation: Some(RotationPolicy { frequency_hours: 600, old_credentials_hours: 48 }),
            parameters_from_secret: true,
            instance_name: Some("i".into()),
            key_name: Some("j".into()),
            application_name: Some("k".into()),
        };
        let other = BindingRequest { environment: Environment::Other, ..BindingRequest::default() };
        for request in [full, other, BindingRequest::default()] {
            let written = request_json(&request).to_string();
            assert_eq!(written, serde_json::to_string(&request).unwrap());
        }
    }
}
