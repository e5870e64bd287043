//! Independent readers: saphyr for YAML, hcl-rs for HCL, and what the MTA deployer does with references.

use hcl::eval::{Context, Evaluate};
use hcl::{Body, Expression};
use saphyr::{LoadableYamlNode, Scalar, Yaml};
use serde_json::{Map, Value, json};

/// Reads a stream of YAML documents.
pub(crate) fn yaml(text: &str) -> Vec<Value> {
    let documents = Yaml::load_from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    documents.iter().map(value).collect()
}

fn value(node: &Yaml<'_>) -> Value {
    match node {
        Yaml::Value(Scalar::Null) => Value::Null,
        Yaml::Value(Scalar::Boolean(found)) => json!(found),
        Yaml::Value(Scalar::Integer(found)) => json!(found),
        Yaml::Value(Scalar::FloatingPoint(found)) => json!(found.into_inner()),
        Yaml::Value(Scalar::String(found)) => json!(found),
        Yaml::Sequence(entries) => entries.iter().map(value).collect(),
        Yaml::Mapping(members) => {
            let mut object = Map::new();
            for (key, member) in members {
                let known = object.insert(key.as_str().expect("a text").to_owned(), value(member));
                assert_eq!(known, None, "twice");
            }
            Value::Object(object)
        }
        other => panic!("unexpected {other:?}"),
    }
}

/// Reads a Terraform file: the type of its only resource, and its attributes; a call of `jsonencode` is its argument.
pub(crate) fn hcl_resource(text: &str) -> (String, Map<String, Value>) {
    let body: Body = hcl::parse(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    for output in body.blocks().filter(|block| block.identifier() == "output") {
        let sensitive = output.body().attributes().find(|attribute| attribute.key() == "sensitive");
        assert_eq!(sensitive.map(|attribute| attribute.expr().clone()), Some(Expression::Bool(true)));
    }
    let mut resources = body.blocks().filter(|block| block.identifier() == "resource");
    let resource = resources.next().expect("a resource");
    assert!(resources.next().is_none(), "{text}");
    let kind = resource.labels()[0].as_str().to_owned();
    let attributes = resource.body().attributes();
    let known =
        attributes.filter_map(|attribute| Some((attribute.key().to_owned(), expression(attribute.expr())?)));
    (kind, known.collect())
}

/// Returns the value of an expression; nothing for a reference to a variable.
fn expression(expression: &Expression) -> Option<Value> {
    let expression = match expression {
        Expression::FuncCall(call) if call.name.name.as_str() == "jsonencode" => &call.args[0],
        Expression::Traversal(_) => return None,
        other => other,
    };
    let value = expression.evaluate(&Context::new()).unwrap_or_else(|error| panic!("{error}"));
    Some(serde_json::to_value(value).expect("JSON"))
}

/// Returns what the MTA deployer makes of a value that has no references of its own: it panics on one that it would
/// resolve, and removes the backslash before one that is text.
pub(crate) fn unescaped(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::from(without_escapes(text)),
        Value::Array(entries) => entries.iter().map(unescaped).collect(),
        Value::Object(members) => {
            Value::Object(members.iter().map(|(key, member)| (key.clone(), unescaped(member))).collect())
        }
        other => other.clone(),
    }
}

/// `(?<!\\)\$\{(.+?)\}` is resolved, `\\(\$\{.+?\})` is unescaped; the same with a tilde. The name that we add on
/// purpose is left alone.
fn without_escapes(text: &str) -> String {
    let text = text.replace("-${timestamp}", "-TIMESTAMP");
    let mut output = String::new();
    let mut rest = text.as_str();
    while let Some(start) = ["${", "~{"].iter().filter_map(|mark| rest.find(mark)).min() {
        let end = rest[start + 2..].split('\n').next().and_then(|line| {
            let second = line.chars().next()?.len_utf8();
            Some(start + 2 + second + line[second..].find('}')? + 1)
        });
        let Some(end) = end.filter(|_| !rest[start..].contains('\r')) else {
            output.push_str(&rest[..start + 2]);
            rest = &rest[start + 2..];
            continue;
        };
        let before = rest[..start].strip_suffix('\\');
        output.push_str(before.unwrap_or_else(|| panic!("a reference in {text:?}")));
        output.push_str(&rest[start..end]);
        rest = &rest[end..];
    }
    (output + rest).replace("-TIMESTAMP", "-${timestamp}")
}

/// Checks a binding against the fields that the README of the operator lists.
pub(crate) fn service_binding(document: &Value) {
    object(
        document,
        &[("apiVersion", "string"), ("kind", "string"), ("metadata", "object"), ("spec", "object")],
        4,
    );
    assert_eq!(document["apiVersion"], "services.cloud.sap.com/v1");
    assert_eq!(document["kind"], "ServiceBinding");
    object(&document["metadata"], &[("name", "string")], 1);
    let spec = [
        ("serviceInstanceName", "string"),
        ("serviceInstanceNamespace", "string"),
        ("externalName", "string"),
        ("secretName", "string"),
        ("secretKey", "string"),
        ("secretRootKey", "string"),
        ("parameters", "object"),
        ("parametersFrom", "array"),
        ("userInfo", "object"),
        ("credentialsRotationPolicy", "object"),
        ("secretTemplate", "string"),
    ];
    object(&document["spec"], &spec, 1);
    for source in document["spec"]["parametersFrom"].as_array().into_iter().flatten() {
        object(source, &[("secretKeyRef", "object")], 1);
        object(&source["secretKeyRef"], &[("name", "string"), ("key", "string")], 2);
    }
    if let Some(policy) = document["spec"].get("credentialsRotationPolicy") {
        let fields =
            [("enabled", "boolean"), ("rotationFrequency", "string"), ("rotatedBindingTTL", "string")];
        object(policy, &fields, 3);
        for field in ["rotationFrequency", "rotatedBindingTTL"] {
            let text = policy[field].as_str().expect("a text");
            let number = text.strip_suffix(['h', 'm']).expect("hours or minutes");
            assert!(number.parse::<u32>().is_ok(), "{text}");
        }
    }
}

/// Checks that an object has the first fields at least, none but these, and each of its type.
fn object(value: &Value, fields: &[(&str, &str)], required: usize) {
    let members = value.as_object().unwrap_or_else(|| panic!("no object: {value}"));
    for (name, _) in &fields[..required] {
        assert!(members.contains_key(*name), "{name} is missing: {value}");
    }
    for (name, member) in members {
        let (_, kind) =
            fields.iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("{name}: {value}"));
        let found = match member {
            Value::String(_) => "string",
            Value::Bool(_) => "boolean",
            Value::Object(_) => "object",
            Value::Array(_) => "array",
            _ => "other",
        };
        assert_eq!(found, *kind, "{name}: {value}");
    }
}
