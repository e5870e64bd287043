//! Properties of comparing: a value comes out of anything, and nothing secret with it.

#![allow(clippy::unwrap_used)] // Helpers of tests.

use bindwright_catalog::{BindingRequest, RequestKind, catalog};
use bindwright_core::{Input, Options, UnixTime, compare};
use bindwright_report::{COMPARISON_SCHEMA, Comparison, Outcome};
use bindwright_texts::Locale;
use proptest::prelude::*;
use serde_json::Value;

const KEY: &str = include_str!("../../../tests/fixtures/keys/xsuaa-secret-and-certificate.json");
const CANARIES: &str = include_str!("../../../tests/fixtures/canaries.json");

fn compared(request: &BindingRequest, text: &str) -> Comparison {
    let options = Options::new(UnixTime::from_rfc3339("2026-11-20T12:00:00Z").unwrap(), Locale::ENGLISH);
    compare(request, vec![Input { name: None, bytes: text.as_bytes().to_vec().into() }], &options)
}

fn request(service: &str, mode: &str, name: &str, value: &Value) -> BindingRequest {
    let values = [(name.to_owned(), value.clone())].into_iter().collect();
    BindingRequest {
        service: service.to_owned(),
        mode: mode.to_owned(),
        kind: RequestKind::Binding,
        values,
        ..BindingRequest::default()
    }
}

/// Ids of a service and one of its modes, by index.
fn known(service: usize, mode: usize) -> (&'static str, &'static str) {
    let services = &catalog().services;
    let service = &services[service % services.len()];
    let modes = service.modes.iter().map(|mode| mode.id.as_str()).chain(["unheard-of"]);
    let modes: Vec<&str> = modes.collect();
    (&service.id, modes[mode % modes.len()])
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<i64>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        Just(Value::Null),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn anything_compares(
        service in any::<usize>(),
        mode in any::<usize>(),
        name in prop_oneof!["[a-z.-]{0,12}", Just("x509.validity".to_owned()), Just("credential-type".to_owned())],
        value in any_value(),
        text in any::<String>(),
    ) {
        let (service, mode) = known(service, mode);
        let comparison = compared(&request(service, mode, &name, &value), &text);
        prop_assert_eq!(comparison.schema, COMPARISON_SCHEMA);
        prop_assert!(!comparison.verdict.text.is_empty());
    }

    #[test]
    fn a_key_cut_off_anywhere_compares_and_keeps_its_secrets(
        service in any::<usize>(),
        mode in any::<usize>(),
        value in any_value(),
        end in 0..KEY.len(),
    ) {
        let (service, mode) = known(service, mode);
        let text = KEY.get(..end).unwrap_or_default();
        let comparison = compared(&request(service, mode, "x509.validity", &value), text);
        let said = serde_json::to_string(&comparison).unwrap();
        let canaries: Vec<String> = serde_json::from_str(CANARIES).unwrap();
        prop_assert!(!canaries.iter().any(|canary| said.contains(canary.as_str())));
        let differs = comparison.rows.iter().any(|row| row.outcome == Outcome::Different);
        let findings = comparison.diagnostics.len() + comparison.report.diagnostics.len();
        prop_assert!(!differs || findings > 0);
    }
}
