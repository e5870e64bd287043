//! What is composed equals what the documents print: key by key, in their order.

use bindwright_artefacts::compose;
use bindwright_catalog::{BindingRequest, ModeKind, RequestKind, catalog, json_text};
use bindwright_tests::{fixture_folder, sources};
use bindwright_texts::Locale;
use serde_json::{Value, json};

/// SAP help, "Enable mTLS Authentication for Document Management Service", read 2026-11-20.
const SDM: &str = r#"
{
    "xsuaa": {
        "credential-type": "x509",
        "x509": {
            "key-length": 2048,
            "validity": 100,
            "validity-type": "DAYS"
        }
    }
}"#;

/// SAP help, "Enable mTLS Authentication to SAP Authorization and Trust Management Service for Your Application",
/// read 2026-11-20.
const XSUAA_MANAGED: &str = r#"
{
  "credential-type": "x509",
  "x509": {
    "key-length": 2048,
    "validity": 8,
    "validity-type": "DAYS"
  }
}"#;

/// The same page; the certificate there is abridged, so ours stands in its place.
const XSUAA_PROVIDED: &str = r#"
{
  "credential-type": "x509",
  "x509": {
    "certificate": "CERTIFICATE",
    "certificate-pinning": true
  }
}"#;

/// SAP help, "Parameters for Self-Managed X.509 Certificates", read 2026-11-20.
const XSUAA_PROVIDED_IN_FULL: &str = r#"
{
  "credential-type": "x509",
  "x509": {
    "certificate": "CERTIFICATE",
    "ensure-uniqueness": false,
    "certificate-pinning": true,
    "hide-certificate": true
  }
}"#;

/// SAP help, "Parameters for Suppressing Client Secrets", read 2026-11-20: the value is a string.
const XSUAA_SECRET: &str = r#"{"credential-type": "binding-secret", "hide-secret": "true"}"#;

/// SAP help, "Reference Information for the Identity Service of SAP BTP", read 2026-11-20.
const IDENTITY_GENERATED: &str = r#"
{
    "credential-type": "X509_GENERATED",
    "key-length": 2048,
    "validity": 30,
    "validity-type": "DAYS",
    "app-identifier": "myApplication"
}"#;

/// The same page.
const IDENTITY_PROVIDED: &str = r#"{"credential-type": "X509_PROVIDED", "certificate": "CERTIFICATE"}"#;

#[test]
fn document_management_binding() {
    let request = BindingRequest { kind: RequestKind::Binding, ..managed("sdm", 100) };
    check(&request, SDM);
}

#[test]
fn document_management_service_key() {
    check(&BindingRequest { kind: RequestKind::ServiceKey, ..managed("sdm", 100) }, SDM);
}

#[test]
fn xsuaa_with_a_certificate_of_the_service() {
    check(&managed("xsuaa", 8), XSUAA_MANAGED);
}

#[test]
fn xsuaa_with_a_certificate_of_ones_own() {
    let values = json!({ "x509.certificate": pem(), "x509.certificate-pinning": true });
    check(&request("xsuaa", ModeKind::Provided, values), XSUAA_PROVIDED);
}

#[test]
fn xsuaa_with_a_certificate_of_ones_own_and_every_parameter() {
    let values = json!({
        "x509.hide-certificate": true,
        "x509.certificate-pinning": true,
        "x509.certificate": pem(),
        "x509.ensure-uniqueness": false,
    });
    check(&request("xsuaa", ModeKind::Provided, values), XSUAA_PROVIDED_IN_FULL);
}

#[test]
fn xsuaa_with_a_secret_that_is_hidden() {
    check(&request("xsuaa", ModeKind::Secret, json!({ "hide-secret": "true" })), XSUAA_SECRET);
}

#[test]
fn identity_with_a_certificate_of_the_service() {
    let values = json!({
        "app-identifier": "myApplication",
        "validity-type": "DAYS",
        "validity": 30,
        "key-length": 2048,
    });
    check(&request("identity", ModeKind::Managed, values), IDENTITY_GENERATED);
}

#[test]
fn identity_with_a_certificate_of_ones_own() {
    check(&request("identity", ModeKind::Provided, json!({ "certificate": pem() })), IDENTITY_PROVIDED);
}

#[test]
fn identity_with_a_secret_and_without_credentials() {
    check(&request("identity", ModeKind::Secret, json!({})), r#"{"credential-type": "SECRET"}"#);
    check(&request("identity", ModeKind::None, json!({})), r#"{"credential-type": "NONE"}"#);
}

/// Requests what the examples ask for, with the values in another order than theirs.
fn managed(service: &str, days: u32) -> BindingRequest {
    let values = json!({ "x509.validity-type": "DAYS", "x509.validity": days, "x509.key-length": 2048 });
    request(service, ModeKind::Managed, values)
}

fn request(service: &str, kind: ModeKind, values: Value) -> BindingRequest {
    let modes = &catalog().service(service).unwrap().modes;
    let mode = modes.iter().find(|mode| mode.kind == kind).unwrap();
    let Value::Object(values) = values else { panic!("an object") };
    BindingRequest { service: service.into(), mode: mode.id.clone(), values, ..BindingRequest::default() }
}

/// A certificate as JSON wants it: 64 columns, `\n`, no newline at the end.
fn pem() -> String {
    sources::text(&fixture_folder().join("certificates/leaf.pem")).trim_end().to_owned()
}

fn check(request: &BindingRequest, printed: &str) {
    let expected: Value =
        serde_json::from_str(&printed.replace("\"CERTIFICATE\"", &Value::String(pem()).to_string())).unwrap();
    let composition = compose(request, Locale::ENGLISH);
    assert_eq!(json_text(&composition.parameters), json_text(&expected));
    let artefact = composition.artefacts.iter().find(|artefact| artefact.id == "parameters").unwrap();
    assert_eq!(artefact.text.trim_end(), json_text(&expected).trim_end());
}
