use bindwright_report::Severity;
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::findings::CODES;

mod bounds;

/// Begins like every certificate.
const BODY: &str = "MIIBszCCAVmgAwIBAgIUQmluZHdyaWdodCB0ZXN0IHRocm93LWF3YXkwCgYIKoZIzj0EAwIwGTEX";
const LINES: &str = "MIIBszCCAVmgAwIBAgIUQmluZHdyaWdodCB0ZXN0IHRocm93LWF3YXkwCgYIKoZI\nzj0EAwIwGTEX";
const KEY: &str = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwQmluZHdyaWdodENhbmFyeQ==";

fn certificate() -> String {
    format!("-----BEGIN CERTIFICATE-----\n{LINES}\n-----END CERTIFICATE-----")
}

fn private_key() -> String {
    format!("-----BEGIN PRIVATE KEY-----\n{KEY}\n-----END PRIVATE KEY-----\n")
}

fn linted(service: &str, text: &str) -> Lint {
    lint(text, Some(catalog().service(service).unwrap()), None, Locale::ENGLISH)
}

fn codes(lint: &Lint) -> Vec<&str> {
    lint.diagnostics.iter().map(|finding| finding.code.as_str()).collect()
}

/// Lints, and compares codes and what all fixes make of it.
#[track_caller]
fn check(service: &str, text: &str, wanted: &[&str], corrected: &Value) {
    let found = linted(service, text);
    assert_eq!(codes(&found), wanted, "{text}");
    assert_eq!(found.corrected.as_deref().and_then(json_value).as_ref(), Some(corrected), "{text}");
    assert_eq!(one_after_another(service, text).as_ref(), Some(corrected), "{text}");
}

/// Makes one fix after another, linting in between, and returns what remains.
fn one_after_another(service: &str, text: &str) -> Option<Value> {
    let service = catalog().service(service).unwrap();
    let target = Target { service, plan: None, knows: Knows::All };
    let mut text = text.to_owned();
    for _ in 0..200 {
        let found = target.judge(&text, Locale::ENGLISH);
        let Some(fix) = found.diagnostics.iter().find_map(|finding| finding.fix.clone()) else {
            return json_value(if text.trim().is_empty() { "{}" } else { &text });
        };
        let next = fix.apply(&text).expect("a fix fits its text");
        assert_ne!(next, text, "{} changes nothing", fix.title);
        text = next;
    }
    panic!("fixes never end: {text}");
}

const NESTING: &str = "parameters/wrong-nesting";
const MISSPELT: &str = "parameters/misspelt-name";
const VOCABULARY: &str = "parameters/wrong-vocabulary";

fn managed(validity: i64) -> Value {
    json!({"credential-type": "x509", "x509": {"key-length": 2048, "validity": validity}})
}

fn wrapped(validity: i64) -> Value {
    json!({"xsuaa": managed(validity)})
}

#[test]
fn what_is_right_is_left_alone() {
    check("sdm", &wrapped(7).to_string(), &[], &wrapped(7));
    check("xsuaa", &managed(7).to_string(), &[], &managed(7));
    let identity = json!({"credential-type": "X509_GENERATED", "validity": 14});
    check("identity", &identity.to_string(), &[], &identity);
}

#[test]
fn misspelt_names_are_renamed() {
    let text = r#"{"credential-type": "x509", "x509_": {"keylength": 2048, "validity": 7}}"#;
    check("xsuaa", text, &[MISSPELT, MISSPELT], &managed(7));
    let text = r#"{"XSUAA": {"Credential-Type": "x509", "X.509": {"key_length": 2048, "validity": 7}}}"#;
    check("sdm", text, &[MISSPELT, MISSPELT, MISSPELT, MISSPELT], &wrapped(7));
    let found = linted("xsuaa", r#"{"credential-type": "x509", "X.509": {"validity": 7}}"#);
    assert_eq!(found.diagnostics[0].severity, Severity::Warning);
    assert!(found.diagnostics[0].message.contains("old spelling"));
}

#[test]
fn types_and_case_are_put_right() {
    let text = r#"{"credential-type": "X509", "x509": {"key-length": "2048", "validity": 7.0}}"#;
    check(
        "xsuaa",
        text,
        &["parameters/unknown-credential-type", "parameters/wrong-type", "parameters/wrong-type"],
        &managed(7),
    );
    let text = r#"{"credential-type": "binding-secret", "hide-secret": true}"#;
    let right = json!({"credential-type": "binding-secret", "hide-secret": "true"});
    check("xsuaa", text, &["parameters/wrong-type"], &right);
    let text = r#"{"credential-type": "x509", "x509": {"validity": 7, "validity-type": "days"}}"#;
    let right = json!({"credential-type": "x509", "x509": {"validity": 7, "validity-type": "DAYS"}});
    check("xsuaa", text, &["parameters/outside-limits"], &right);
}

#[test]
fn nesting_is_put_right() {
    check("sdm", &managed(7).to_string(), &[NESTING, NESTING], &wrapped(7));
    check("xsuaa", &wrapped(7).to_string(), &[NESTING], &managed(7));
    let text = r#"{"xsuaa": {"x509": {"credential-type": "x509", "key-length": 2048}, "validity": 7}}"#;
    check("sdm", text, &[NESTING, NESTING], &wrapped(7));
    let found = linted("sdm", text).corrected.unwrap();
    assert_eq!(found, json_text(&wrapped(7)), "keys are in documented order");
    let text = r#"{"parameters": {"xsuaa": {"credential-type": "x509", "x509": {"key-length": 2048, "validity": 7}}}}"#;
    check("sdm", text, &[NESTING], &wrapped(7));
    check("sdm", &json!({"parameters": managed(7)}).to_string(), &[NESTING], &wrapped(7));
    check("sdm", &json!({"xsuaa": wrapped(7)}).to_string(), &[NESTING], &wrapped(7));
    let text = r#"{"credential-type": "x509", "key-length": 2048, "validity": 7}"#;
    check("xsuaa", text, &[NESTING, NESTING], &managed(7));
    let text = r#"{"credential-type": "x509", "validity": 8, "x509": {"key-length": 2048, "validity": 7}}"#;
    let found = linted("xsuaa", text);
    assert_eq!(codes(&found)[0], NESTING);
    assert_eq!(found.diagnostics[0].fix, None, "nobody knows which of the two is meant");
}

#[test]
fn words_of_other_services_are_translated() {
    let text = r#"{"credential-type": "X509_GENERATED", "key-length": 2048, "validity": 7}"#;
    check("xsuaa", text, &[NESTING, NESTING, VOCABULARY], &managed(7));
    let identity = json!({"credential-type": "X509_GENERATED", "key-length": 2048, "validity": 7});
    check("identity", &managed(7).to_string(), &[NESTING, VOCABULARY], &identity);
    let secret = json!({"credential-type": "SECRET"});
    check("identity", r#"{"credential-type": "binding-secret"}"#, &[VOCABULARY], &secret);
}

#[test]
fn a_private_key_is_removed_and_never_shown() {
    let both = format!("{}{}", private_key(), certificate());
    let right = json!({"credential-type": "x509", "x509": {"certificate": certificate()}});
    let text = json!({"credential-type": "x509", "x509": {"certificate": both}});
    check("xsuaa", &text.to_string(), &["parameters/private-key"], &right);
    for text in [
        text.to_string(),
        json!({"xsuaa": text}).to_string(),
        format!("credential-type: x509\nx509:\n  certificate: |\n    {}", both.replace('\n', "\n    ")),
        format!("-c '{}'", json!({"credential-type": "x509", "a": [private_key()], "b": private_key()})),
        format!("\"{}\"", text.to_string().replace('\\', "\\\\").replace('"', "\\\"")),
        format!("{{\"credential-type\": \"x509\", \"x509\": {{\"certificate\": \"{both}\"}} x"),
    ] {
        for service in ["xsuaa", "sdm", "identity"] {
            let found = linted(service, &text);
            let said = serde_json::to_string(&found).unwrap();
            assert!(!said.contains(&KEY[..30]), "{service} {text}");
            assert!(!found.readable || codes(&found).contains(&"parameters/private-key"), "{service} {text}");
        }
    }
}

#[test]
fn credentials_are_not_taken_over() {
    let text = r#"{"credentials": {"clientid": "a", "clientsecret": "s3cret", "url": "https://x"}}"#;
    let found = linted("xsuaa", text);
    assert_eq!(codes(&found), ["parameters/credentials"]);
    assert!(!found.readable && !serde_json::to_string(&found).unwrap().contains("s3cret"));
}

#[test]
fn certificates_get_the_form_they_need() {
    let right = json!({"credential-type": "X509_PROVIDED", "certificate": certificate()});
    let given = |certificate: &str| {
        json!({"credential-type": "X509_PROVIDED", "certificate": certificate}).to_string()
    };
    let form = &["parameters/certificate-form"];
    let one_line = format!("-----BEGIN CERTIFICATE-----{BODY}-----END CERTIFICATE-----");
    check("identity", &given(&one_line), form, &right);
    check("identity", &given(&one_line.replace(BODY, &format!(" {BODY} "))), form, &right);
    check("identity", &given(certificate().trim_end_matches('-')), form, &right);
    check("identity", &given(&certificate().replace("\n-----END", "\n>-----END")), form, &right);
    check(
        "identity",
        &given(&certificate().replace('\n', "\\n")),
        &["parameters/certificate-repaired"],
        &right,
    );
    let raw = format!("{{\"credential-type\": \"X509_PROVIDED\", \"certificate\": \"{}\"}}", certificate());
    check("identity", &raw, &["json/line-break"], &right);
}

#[test]
fn only_the_leaf_is_kept_where_a_chain_is_not_wanted() {
    let chain = format!("{}\n{}", certificate(), certificate());
    let text = json!({"key-type": "certificate_external", "X.509": chain}).to_string();
    let right = json!({"key-type": "certificate_external", "X.509": certificate()});
    check("it-rt", &text, &["parameters/several-certificates"], &right);
}

#[test]
fn what_has_no_effect_is_removed() {
    let text = r#"{"credential-type": "x509", "x509": {"key-length": 2048, "validity": 7, "hide-certificate": true}}"#;
    check("xsuaa", text, &["parameters/not-in-this-mode"], &managed(7));
    let provided =
        json!({"credential-type": "x509", "x509": {"certificate": certificate(), "ensure-uniqueness": true}});
    let service = catalog().service("xsuaa");
    let found = lint(&provided.to_string(), service, Some("application"), Locale::ENGLISH);
    assert_eq!(codes(&found), ["parameters/not-in-this-plan"]);
    let found = lint(&provided.to_string(), service, Some("broker"), Locale::ENGLISH);
    assert_eq!(codes(&found), [""; 0]);
}

#[test]
fn settings_of_the_instance_are_told_apart() {
    let text = r#"{"xs-security": {"xsappname": "a", "oauth2-configuration": {"credential-types": ["x509"]}}, "xsuaa": {"credential-type": "x509"}}"#;
    assert!(codes(&linted("auditlog", text)).contains(&"parameters/instance-settings"));
    let text = r#"{"oauth2-configuration": {"credential-type": "x509"}}"#;
    let found = linted("xsuaa", text);
    assert!(codes(&found).contains(&"parameters/binding-settings-on-instance"));
    assert_eq!(
        one_after_another("xsuaa", text),
        Some(json!({"oauth2-configuration": {"credential-types": ["x509"]}}))
    );
}

#[test]
fn places_are_those_of_the_text_as_given() {
    let text = "// ü\nxsuaa: {\n  'credential-type': x509,\n  \"x509\": {\"validity\": \"7\"},\n}";
    let found = linted("sdm", text);
    let place = |code: &str| {
        let finding = found.diagnostics.iter().find(|finding| finding.code == code).unwrap();
        let span = finding.span.unwrap();
        (&text[span.start as usize..span.end as usize], span.line, span.column)
    };
    assert_eq!(place("json/comment"), ("// ü", 1, 1));
    assert_eq!(place("json/missing-quotes"), ("xsuaa", 2, 1));
    assert_eq!(place("json/wrong-quotes"), ("'credential-type'", 3, 3));
    assert_eq!(place("parameters/wrong-type"), ("\"validity\": \"7\"", 4, 12));
    assert_eq!(place("json/extra-comma"), (",", 4, 28));
    let right = json!({"xsuaa": {"credential-type": "x509", "x509": {"validity": 7}}});
    assert_eq!(one_after_another("sdm", text), Some(right));
}

#[test]
fn what_cannot_be_read_is_said_with_its_place() {
    let found = linted("xsuaa", "{\n  \"credential-type\": \n}");
    assert!(!found.readable && found.corrected.is_none());
    let [finding] = &found.diagnostics[..] else { panic!("{found:?}") };
    assert_eq!((finding.code.as_str(), finding.span.unwrap().line), ("parameters/not-json", 3));
    assert!(finding.message.starts_with("this is not JSON: line 3, column 1: "));
    assert!(finding.help.is_some());
}

#[test]
fn services_are_found_by_wrapper_names_and_words() {
    let best = |text: &str| {
        let found = lint(text, None, None, Locale::ENGLISH);
        (found.service, found.services.first().map(|first| first.service.clone()).unwrap_or_default())
    };
    let only = |id: &str| (Some(id.to_owned()), id.to_owned());
    assert_eq!(best(r#"{"credential-type": "X509_GENERATED", "validity": 14}"#), only("identity"));
    assert_eq!(best(r#"{"key-type": "certificate", "validity": 365}"#), only("it-rt"));
    assert_eq!(best(r#"{"ingest": {"certValidityDays": 30}}"#), only("cloud-logging"));
    assert_eq!(best(r#"{"authentication-type": "X509_IAS"}"#), only("event-broker"));
    let (service, first) = best(&managed(7).to_string());
    assert_eq!(
        (service, first.as_str()),
        (None, "xsuaa"),
        "{:#?}",
        super::services::matching(&managed(7).to_string(), Locale::ENGLISH)
    );
    let found = lint(&wrapped(7).to_string(), None, None, Locale::ENGLISH);
    assert_eq!(found.service, None);
    assert!(found.services.iter().any(|found| found.service == "sdm" && found.why.contains("inside xsuaa")));
    let found = lint(r#"{"something": "else",}"#, None, None, Locale::ENGLISH);
    assert_eq!((codes(&found), found.services.len()), (vec!["json/extra-comma"], 0));
}

#[test]
fn pain_point_01_parameters_in_the_wrong_place() {
    // Audit log takes them inside xsuaa and gives a secret without a word where they stand at the top level.
    let found = linted("auditlog", r#"{"credential-type": "x509"}"#);
    let finding = &found.diagnostics[0];
    assert_eq!((finding.code.as_str(), finding.severity), (NESTING, Severity::Error));
    assert!(finding.message.contains("a client secret would come back"));
    assert_eq!(found.corrected.unwrap(), json_text(&json!({"xsuaa": {"credential-type": "x509"}})));
    // SAP/sap-btp-service-operator#231: on the instance, and in the words of another service.
    let text = "apiVersion: services.cloud.sap.com/v1\nkind: ServiceInstance\nspec:\n  serviceOfferingName: destination\n  parameters:\n    credential-type: X509_GENERATED\n";
    let found = linted("destination", text);
    assert!(codes(&found).contains(&"parameters/binding-settings-on-instance"), "{found:?}");
    let binding = text.replace("ServiceInstance", "ServiceBinding");
    let found = linted("destination", &binding);
    assert!(!codes(&found).contains(&"parameters/binding-settings-on-instance"));
    assert!(codes(&found).contains(&VOCABULARY) && codes(&found).contains(&NESTING), "{found:?}");
}

#[test]
fn pain_point_02_which_validity_is_allowed() {
    let found = linted("sdm", &wrapped(100).to_string());
    let [finding] = &found.diagnostics[..] else { panic!("{found:?}") };
    assert_eq!((finding.code.as_str(), finding.severity), ("parameters/sources-disagree", Severity::Warning));
    assert!(finding.source.is_some() && !finding.other_sources.is_empty());
    assert!(finding.span.is_some() && finding.fix.is_none());
    // A warning, never a block: what was written stays.
    assert_eq!(found.corrected, Some(json_text(&wrapped(100))));
    assert_eq!(found.values["x509.validity"], 100);
}

#[test]
fn pain_point_24_samples_that_cannot_be_pasted() {
    let type_only = json!({"credential-type": "x509"});
    check(
        "service-manager",
        "smctl bind my-instance my-key -c {credential-type:x509}",
        &["json/missing-quotes", "json/missing-quotes", "json/text-around"],
        &type_only,
    );
    check("service-manager", "-c '{\"credential-type\":\"x509\"}'", &["json/text-around"], &type_only);
    check(
        "service-manager",
        "-c \"{\\\"credential-type\\\":\\\"x509\\\"}\"",
        &["json/text-around"],
        &type_only,
    );
    let right = json!({"xsuaa": {"credential-type": "x509", "x509": {"key-length": 2048}}});
    let commented = "{\n  \"xsuaa\": {\n    \"credential-type\": \"x509\", // type\n    \"x509\": {\n      \"key-length\": 2048 // bits\n    }\n  }\n}";
    check("html5-apps-repo", commented, &["json/comment", "json/comment"], &right);
    let trailing = "{\"xsuaa\": {\"credential-type\": \"x509\", \"x509\": {\"key-length\": 2048,},},}";
    check("sdm", trailing, &["json/extra-comma"; 3], &right);
    let missing = "{\"xsuaa\": {\"credential-type\": \"x509\"\n \"x509\": {\"key-length\": 2048}}}";
    check("sdm", missing, &["json/missing-comma"], &right);
    let yaml = "xsuaa:\n  credential-type: x509\n  x509:\n    key-length: 2048\n";
    check("sdm", yaml, &["json/yaml"], &right);
    let member = "\"xsuaa\": {\"credential-type\": \"x509\", \"x509\": {\"key-length\": 2048}}";
    check("sdm", member, &["json/no-braces"], &right);
    // The escape of a sample is kept as it was meant to be read: character by character.
    let found =
        linted("identity", "{\"credential-type\": \"X509_PROVIDED\", \"certificate\": \"\\<certificate>\"}");
    assert!(found.readable && codes(&found).contains(&"json/bad-escape"));
    // The END line without its dashes, as two pages print it.
    let text = json!({"key-type": "certificate_external", "X.509": certificate().trim_end_matches('-')});
    let right = json!({"key-type": "certificate_external", "X.509": certificate()});
    check("it-rt", &text.to_string(), &["parameters/certificate-form"], &right);
}

/// Code, service, a text that has the fault, and one that has not.
const EXAMPLES: &[(&str, &str, &str, &str)] = &[
    (MISSPELT, "xsuaa", r#"{"x509_": {}}"#, r#"{"x509": {}}"#),
    ("parameters/instance-settings", "xsuaa", r#"{"oauth2-configuration": {}}"#, r#"{"x509": {}}"#),
    (
        "parameters/binding-settings-on-instance",
        "xsuaa",
        r#"{"oauth2-configuration": {"credential-type": "x509"}}"#,
        r#"{"oauth2-configuration": {"credential-types": ["x509"]}}"#,
    ),
    (
        "parameters/credentials",
        "xsuaa",
        r#"{"clientid": "a", "clientsecret": "b"}"#,
        r#"{"credential-type": "x509"}"#,
    ),
    (
        "parameters/certificate-form",
        "xsuaa",
        r#"{"credential-type": "x509", "x509": {"certificate": "-----BEGIN CERTIFICATE-----MIIBszCCAVmgAwIB-----END CERTIFICATE-----"}}"#,
        r#"{"credential-type": "x509", "x509": {"certificate": "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIB\n-----END CERTIFICATE-----"}}"#,
    ),
    ("json/comment", "xsuaa", "{} // a", r#"{"a": "// a"}"#),
    ("json/extra-comma", "xsuaa", r#"{"a": 1,}"#, r#"{"a": 1, "b": 2}"#),
    ("json/missing-comma", "xsuaa", r#"{"a": 1 "b": 2}"#, r#"{"a": 1, "b": 2}"#),
    ("json/wrong-quotes", "xsuaa", "{'a': 1}", r#"{"a'": 1}"#),
    ("json/missing-quotes", "xsuaa", "{a: 1}", r#"{"a": 1}"#),
    ("json/wrong-word", "xsuaa", r#"{"a": True}"#, r#"{"a": true}"#),
    ("json/wrong-separator", "xsuaa", r#"{"a" = 1}"#, r#"{"a": "="}"#),
    ("json/no-braces", "xsuaa", r#""a": 1"#, r#"{"a": 1}"#),
    ("json/not-closed", "xsuaa", r#"{"a": {"b": 1}"#, r#"{"a": {"b": 1}}"#),
    ("json/bad-escape", "xsuaa", r#"{"a": "\<"}"#, r#"{"a": "\\<"}"#),
    ("json/line-break", "xsuaa", "{\"a\": \"b\nc\"}", r#"{"a": "b\nc"}"#),
    ("json/text-around", "xsuaa", "-c '{}'", "{}"),
    ("json/yaml", "xsuaa", "a: 1", r#"{"a": 1}"#),
];

#[test]
fn every_code_of_the_linter_has_an_example_and_a_counterexample() {
    for (code, service, bad, good) in EXAMPLES {
        assert!(codes(&linted(service, bad)).contains(code), "{code} is not in {bad}");
        assert!(!codes(&linted(service, good)).contains(code), "{code} is in {good}");
        let finding = linted(service, bad).diagnostics.into_iter().find(|finding| finding.code == *code);
        assert!(finding.unwrap().span.is_some() || *code == "parameters/credentials", "{code} has no place");
    }
    let own = |code: &str| code.starts_with("json/") || EXAMPLES.iter().any(|(known, ..)| *known == code);
    for code in CODES.iter().filter(|code| own(code.code)) {
        assert!(EXAMPLES.iter().any(|(known, ..)| *known == code.code), "{} has no example", code.code);
    }
}

fn pieces() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec![
        "xsuaa",
        "x509",
        "x509_",
        "X.509",
        "credential-type",
        "validity",
        "key-length",
        "keylength",
        "parameters",
        "certificate",
        "hide-certificate",
        "hide-secret",
        "ingest",
        "a",
        "oauth2-configuration",
        "validity_type",
    ]);
    let leaf = prop_oneof![
        Just("\"x509\"".to_owned()),
        Just("X509_GENERATED".to_owned()),
        Just("'binding-secret'".to_owned()),
        Just("7".to_owned()),
        Just("\"2048\"".to_owned()),
        Just("true".to_owned()),
        Just("{}".to_owned()),
        Just("\"days\"".to_owned()),
        Just(format!("\"-----BEGIN CERTIFICATE-----{BODY}-----END CERTIFICATE-----\"")),
    ];
    leaf.prop_recursive(3, 24, 5, move |inner| {
        let quote = prop::sample::select(vec!["\"", "'", ""]);
        let end = prop::sample::select(vec![",", "", " // c\n", ", /* d */"]);
        prop::collection::vec((name.clone(), quote, inner, end), 0..5).prop_map(|members| {
            let member = |(name, quote, value, end): (&str, &str, String, &str)| {
                format!("{quote}{name}{quote}: {value} {end}\n")
            };
            format!("{{ {} }}", members.into_iter().map(member).collect::<String>())
        })
    })
}

proptest! {
    #[test]
    fn fixes_come_to_an_end(text in pieces(), service in prop::sample::select(vec!["xsuaa", "sdm", "identity", "it-rt"])) {
        let found = linted(service, &text);
        prop_assume!(found.readable);
        let is_double = |finding: &&Diagnostic| finding.code == "parameters/duplicate-key" && finding.fix.is_none();
        prop_assume!(found.diagnostics.iter().find(is_double).is_none());
        let rest = one_after_another(service, &text);
        prop_assert!(rest.is_some(), "{} is no JSON after all fixes", text);
        let corrected = found.corrected.unwrap();
        let left = linted(service, &corrected);
        prop_assert!(left.diagnostics.iter().all(|finding| finding.fix.is_none()), "{} {:?}", corrected, left);
    }

    #[test]
    fn never_panics(text in "([\\[\\]{}\",:\\\\'#/=-]|x509|xsuaa|credential-type|: |\n {0,2}|[0-9]|é){0,30}") {
        let found = lint(&text, None, None, Locale::ENGLISH);
        prop_assert!(found.readable || !found.diagnostics.is_empty());
    }
}

#[test]
fn broken_samples_of_keys_are_read_and_refused() {
    // The breakages of samples of keys in the documentation; they are read, so it can be said what they are.
    for text in [
        r#"{"clientid": "a", "certurl": "https://b", "xsappname": "c",}"#,
        "{\"clientid\": \"a\", \"certurl\": \"https://b\"\n \"tokenUrl\": \"c\"}",
        r#"{"clientid": "a", "key": "-----BEGIN RSA PRIVATE KEY-----\<private_key>"}"#,
        "{\"clientid\": \"a\", \"key\": \"b\", \"certificate\": \"-----BEGIN CERTIFICATE-----\\nMII\\n>-----END CERTIFICATE\"}",
        "{ // a comment\n \"clientid\": \"a\", \"key\": \"-----BEGIN CERTIFICATE----- xxxx -----END CERTIFICATE-----\" }",
    ] {
        assert_eq!(codes(&linted("xsuaa", text)), ["parameters/credentials"], "{text}");
    }
}

#[test]
fn of_two_values_none_is_dropped_unseen() {
    let found = linted("xsuaa", r#"{"x509": {"validity": 7}, "x509": {"validity": 8}}"#);
    assert!(codes(&found).contains(&"parameters/duplicate-key"));
    assert_eq!(found.corrected, None);
}

#[test]
fn a_number_that_no_program_can_keep_is_said() {
    let found = linted("xsuaa", "{\n \"x509\": {\"validity\": 1e999}}");
    assert_eq!(codes(&found), ["parameters/not-json"]);
    assert!(found.diagnostics[0].message.contains("line 2"), "{}", found.diagnostics[0].message);
}
