//! JSON as a picture: where each parameter and each returned field sits.

use bindwright_catalog::{Parameter, ParameterKind, Returned};
use serde_json::{Map, Value};

/// Stands for a value that is the person's or the service's own.
const ANY: &str = "…";

/// Returns parameters where they sit, with the value that is fixed or applies, else a placeholder.
pub fn of_parameters(wrapper: Option<&str>, parameters: &[Parameter]) -> Value {
    let mut object = Map::new();
    for parameter in parameters {
        let segments = wrapper.into_iter().chain(parameter.segments());
        insert(&mut object, segments.map(str::to_owned), value(parameter));
    }
    Value::Object(object)
}

/// Returns the fields of the credentials that come back where they sit.
pub fn of_returned(returned: &Returned) -> Value {
    let mut object = Map::new();
    let path = || returned.path.split('.').filter(|part| !part.is_empty()).map(str::to_owned);
    for field in fields(returned).chain(&returned.further) {
        insert(&mut object, path().chain([field.to_owned()]), Value::from(ANY));
    }
    for field in &returned.beside {
        insert(&mut object, field.split('.').map(str::to_owned), Value::from(ANY));
    }
    Value::Object(object)
}

/// Returns the fields with a known meaning.
fn fields(returned: &Returned) -> impl Iterator<Item = &String> {
    let Returned { certificate, private_key, client_id, client_secret, credential_type, expires_at, .. } =
        returned;
    [client_id, credential_type, certificate, private_key, expires_at, client_secret].into_iter().flatten()
}

fn value(parameter: &Parameter) -> Value {
    if let Some(value) = parameter.fixed.as_ref().or(parameter.default.as_ref()) {
        return value.clone();
    }
    match parameter.kind {
        ParameterKind::Certificate => "-----BEGIN CERTIFICATE-----…".into(),
        ParameterKind::TextList => Value::Array(vec![ANY.into()]),
        ParameterKind::Object => Value::Object(Map::new()),
        _ => ANY.into(),
    }
}

fn insert(object: &mut Map<String, Value>, mut path: impl Iterator<Item = String>, value: Value) {
    let Some(mut name) = path.next() else { return };
    let mut object = object;
    for next in path {
        let inner = object.entry(name).or_insert(Value::Null);
        if !inner.is_object() {
            *inner = Value::Object(Map::new());
        }
        let Value::Object(inner) = inner else { return };
        object = inner;
        name = next;
    }
    object.insert(name, value);
}

#[cfg(test)]
mod tests {
    use bindwright_catalog::catalog;

    use super::*;

    #[test]
    fn parameters_sit_where_the_service_wants_them() {
        let sdm = catalog().service("sdm").unwrap();
        let drawn = of_parameters(sdm.wrapper.as_deref(), &sdm.mode("managed").unwrap().parameters);
        assert_eq!(drawn.pointer("/xsuaa/credential-type"), Some(&"x509".into()));
        assert!(drawn.pointer("/xsuaa/x509/validity").is_some());
        let xsuaa = catalog().service("xsuaa").unwrap();
        let drawn = of_parameters(xsuaa.wrapper.as_deref(), &xsuaa.mode("managed").unwrap().parameters);
        assert_eq!(drawn.pointer("/credential-type"), Some(&"x509".into()));
    }

    #[test]
    fn returned_fields_sit_where_they_come_back() {
        let sdm = catalog().service("sdm").unwrap().returned.as_ref().unwrap();
        let drawn = of_returned(sdm);
        assert!(drawn.pointer("/uaa/certificate").is_some(), "{drawn}");
        assert!(drawn.pointer("/endpoints/ecmservice/url").is_some(), "{drawn}");
    }
}
