//! `ServiceBinding` of the SAP BTP service operator, with its parameters in the manifest or in a `Secret`.

use bindwright_catalog::{Environment, json_text};
use bindwright_report::Artefact;
use serde_json::{Map, Value, json};

use crate::declarative::{File, binding_name, has_members, instance_name};
use crate::formats::Context;
use crate::source::Page;
use crate::{texts, yaml};

pub(crate) const ID: &str = "kubernetes";
const FILE_NAME: &str = "service-binding.yaml";

/// The entry of the `Secret` that holds the parameters.
const SECRET_KEY: &str = "parameters";
/// What the name of the `Secret` ends with.
const SECRET_SUFFIX: &str = "-parameters";
/// The label without which the operator does not see a `Secret`, where its cache is limited.
const MANAGED_LABEL: &str = "services.cloud.sap.com/managed-by-sap-btp-operator";

pub(crate) fn make(context: &Context<'_>) -> Vec<Artefact> {
    if context.request.environment != Environment::Kubernetes || !context.is_binding() {
        return Vec::new();
    }
    let from_secret = context.request.parameters_from_secret && has_members(context.parameters);
    let binding = binding(context, from_secret);
    // First, because the operator does not try again where a Secret is missing when it reads the binding.
    let secret = from_secret.then(|| secret(context));
    let documents = secret.iter().chain([&binding]);
    let mut summary = vec![texts::kubernetes_summary()];
    if from_secret {
        summary.push(texts::kubernetes_from_secret());
    }
    summary.push(match context.request.rotation {
        Some(_) => texts::kubernetes_rotation(),
        None => texts::kubernetes_no_rotation(),
    });
    let file = File {
        id: ID,
        title: texts::kubernetes_title(),
        group: texts::kubernetes_group(),
        language: "yaml",
        name: FILE_NAME,
        summary,
        pages: &[Page::ServiceOperator, Page::OperatorLoop, Page::OperatorRotationOff],
    };
    vec![file.artefact(yaml::stream(documents), context)]
}

fn binding(context: &Context<'_>, from_secret: bool) -> Value {
    let mut spec = Map::new();
    let mut set = |key: &str, value: Value| spec.insert(key.to_owned(), value);
    set("serviceInstanceName", json!(instance_name(context)));
    if from_secret {
        let reference = json!({"name": secret_name(context), "key": SECRET_KEY});
        set("parametersFrom", json!([{"secretKeyRef": reference}]));
    } else if has_members(context.parameters) {
        set("parameters", context.parameters.clone());
    }
    if let Some(policy) = context.request.rotation {
        let hours = |hours: u32| format!("{hours}h");
        set(
            "credentialsRotationPolicy",
            json!({
                "enabled": true,
                "rotationFrequency": hours(policy.frequency_hours),
                "rotatedBindingTTL": hours(policy.old_credentials_hours),
            }),
        );
    }
    json!({
        "apiVersion": "services.cloud.sap.com/v1",
        "kind": "ServiceBinding",
        "metadata": {"name": binding_name(context)},
        "spec": spec,
    })
}

fn secret(context: &Context<'_>) -> Value {
    json!({
        "apiVersion": "v1",
        "kind": "Secret",
        "metadata": {"name": secret_name(context), "labels": {MANAGED_LABEL: "true"}},
        "type": "Opaque",
        "stringData": {SECRET_KEY: json_text(context.parameters)},
    })
}

fn secret_name(context: &Context<'_>) -> String {
    binding_name(context) + SECRET_SUFFIX
}
