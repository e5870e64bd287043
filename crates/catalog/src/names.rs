//! Names of instances, keys, bindings and applications: what is documented about them, and what breaks in a shell.

use bindwright_report::{Diagnostic, SourceReference};
use bindwright_texts::{Locale, Message};

use crate::findings::{
    Code, Findings, NAME_CONTROL_CHARACTERS, NAME_EMPTY, NAME_HARD_TO_QUOTE, NAME_INVISIBLE_CHARACTERS,
    NAME_LEADING_HYPHEN, NAME_NOT_FOR_KUBERNETES, NAME_TOO_LONG,
};
use crate::model::{Service, Source};
use crate::request::{BindingRequest, Environment, RequestKind};
use crate::texts;

/// What a name belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// A service instance.
    Instance,
    /// A service key.
    ServiceKey,
    /// A binding that has a name of its own.
    Binding,
    /// An application.
    Application,
}

/// Longest name of a service instance in Cloud Foundry, in characters (error 60009 of the Cloud Controller).
const CLOUD_FOUNDRY_INSTANCE: i64 = 255;
/// Longest name of a Kubernetes resource, in characters (RFC 1123 subdomain).
const KUBERNETES: i64 = 253;

/// Checks a name against the rules that are documented, and for what a command line cannot carry.
pub fn check_name(kind: NameKind, name: &str, environment: Environment, locale: Locale) -> Vec<Diagnostic> {
    let mut findings = Findings::new(locale);
    check(kind, name, environment, &mut findings);
    findings.into_sorted()
}

/// Returns what is documented about such names, in a sentence for the field.
pub fn name_rule(kind: NameKind, environment: Environment, locale: Locale) -> String {
    let rule = match (environment, kind) {
        (Environment::CloudFoundry, NameKind::Instance) => texts::name_rule_instance(CLOUD_FOUNDRY_INSTANCE),
        (Environment::Kubernetes, _) => texts::name_rule_kubernetes(KUBERNETES),
        _ => texts::name_rule_not_documented(),
    };
    rule.text(locale)
}

/// Checks the name of a service key against what its service allows; what holds for all names is checked on its own.
pub fn check_key_name(name: &str, service: &Service, locale: Locale) -> Vec<Diagnostic> {
    let mut findings = Findings::new(locale);
    check_own_limit(name, service, &mut findings);
    findings.into_sorted()
}

/// Returns what a service says about the names of its keys, in a sentence for the field.
pub fn key_name_rule(service: &Service, locale: Locale) -> Option<String> {
    let max = service.key_name.as_ref()?.max_length?;
    Some(texts::name_rule_instance(max).text(locale))
}

/// Checks every name that a request gives.
pub(crate) fn check_request(request: &BindingRequest, service: &Service, findings: &mut Findings) {
    let key = match request.kind {
        RequestKind::ServiceKey => NameKind::ServiceKey,
        RequestKind::Binding => NameKind::Binding,
    };
    let names = [
        (NameKind::Instance, &request.instance_name),
        (key, &request.key_name),
        (NameKind::Application, &request.application_name),
    ];
    for (kind, name) in names {
        if let Some(name) = name {
            check(kind, name, request.environment, findings);
        }
    }
    if let (NameKind::ServiceKey, Some(name)) = (key, &request.key_name) {
        check_own_limit(name, service, findings);
    }
}

/// Checks the name of a service key against the service's own limit.
fn check_own_limit(name: &str, service: &Service, findings: &mut Findings) {
    let Some(limit) = &service.key_name else { return };
    let length = i64::try_from(name.chars().count()).unwrap_or(i64::MAX);
    let Some(max) = limit.max_length.filter(|max| length > *max) else { return };
    let what = label(NameKind::ServiceKey).text(findings.locale);
    let message = texts::name_too_long_message(what, length, max.to_string());
    let finding = findings.add(NAME_TOO_LONG, message, texts::name_too_long_help());
    finding.source = service.source(&limit.source).map(Source::to_reference);
}

fn check(kind: NameKind, name: &str, environment: Environment, findings: &mut Findings) {
    let locale = findings.locale;
    let what = label(kind).text(locale);
    let mut find = |code: Code, message: Message, help: Message| {
        findings.add(code, message, help).source = source(code, locale);
    };
    if name.trim().is_empty() {
        find(NAME_EMPTY, texts::name_empty_message(what.as_str()), texts::name_empty_help());
        return;
    }
    if name.chars().any(char::is_control) {
        let message = texts::name_control_characters_message(what.as_str(), name);
        find(NAME_CONTROL_CHARACTERS, message, texts::name_invisible_characters_help());
    } else if bindwright_texts::visible(name) != name {
        let message = texts::name_invisible_characters_message(what.as_str(), name);
        find(NAME_INVISIBLE_CHARACTERS, message, texts::name_invisible_characters_help());
    }
    let length = i64::try_from(name.chars().count()).unwrap_or(i64::MAX);
    match environment {
        Environment::CloudFoundry => {
            if kind == NameKind::Instance && length > CLOUD_FOUNDRY_INSTANCE {
                let message =
                    texts::name_too_long_message(what.as_str(), length, CLOUD_FOUNDRY_INSTANCE.to_string());
                find(NAME_TOO_LONG, message, texts::name_too_long_help());
            }
            if name.starts_with('-') {
                let message = texts::name_leading_hyphen_message(what.as_str(), name);
                find(NAME_LEADING_HYPHEN, message, texts::name_leading_hyphen_help());
            }
            if name.contains(['"', '%']) || name.ends_with('\\') {
                let message = texts::name_hard_to_quote_message(what.as_str(), name);
                find(NAME_HARD_TO_QUOTE, message, texts::name_hard_to_quote_help());
            }
        }
        Environment::Kubernetes if !is_subdomain(name) => {
            let message = texts::name_not_for_kubernetes_message(what.as_str(), name);
            find(NAME_NOT_FOR_KUBERNETES, message, texts::name_not_for_kubernetes_help(KUBERNETES));
        }
        Environment::Kubernetes | Environment::Other => {}
    }
}

fn is_subdomain(name: &str) -> bool {
    let inside =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'.';
    let edge = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = name.as_bytes();
    name.len() <= 253 && name.bytes().all(inside) && edge(bytes.first()) && edge(bytes.last())
}

fn label(kind: NameKind) -> Message {
    match kind {
        NameKind::Instance => texts::name_kind_instance(),
        NameKind::ServiceKey => texts::name_kind_service_key(),
        NameKind::Binding => texts::name_kind_binding(),
        NameKind::Application => texts::name_kind_application(),
    }
}

/// Where a rule for names stands.
fn source(code: Code, locale: Locale) -> Option<SourceReference> {
    let (title, url) = if code == NAME_TOO_LONG {
        (texts::source_cloud_controller(), "https://github.com/cloudfoundry/cloud_controller_ng")
    } else if code == NAME_NOT_FOR_KUBERNETES {
        (
            texts::source_kubernetes_names(),
            "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/",
        )
    } else {
        return None;
    };
    Some(SourceReference {
        title: title.text(locale),
        url: Some(url.to_owned()),
        changed: None,
        read: Some("2026-11-20".to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(kind: NameKind, name: &str, environment: Environment) -> Vec<String> {
        let findings = check_name(kind, name, environment, Locale::ENGLISH);
        findings.into_iter().map(|finding| finding.code).collect()
    }

    fn cloud_foundry(name: &str) -> Vec<String> {
        codes(NameKind::Instance, name, Environment::CloudFoundry)
    }

    #[test]
    fn ordinary_names_pass() {
        assert!(cloud_foundry("My documents (größe) 1").is_empty());
        assert!(codes(NameKind::ServiceKey, "my-key.1", Environment::Kubernetes).is_empty());
    }

    #[test]
    fn finds_what_breaks() {
        assert_eq!(cloud_foundry(" "), ["name/empty"]);
        assert_eq!(cloud_foundry("a\nb"), ["name/control-characters"]);
        assert_eq!(cloud_foundry("a\u{202e}b"), ["name/invisible-characters"]);
        assert_eq!(cloud_foundry("-x"), ["name/leading-hyphen"]);
        assert_eq!(cloud_foundry("100%"), ["name/hard-to-quote"]);
        assert_eq!(cloud_foundry(&"x".repeat(256)), ["name/too-long"]);
    }

    #[test]
    fn length_is_checked_only_where_it_is_documented() {
        assert!(cloud_foundry(&"ü".repeat(255)).is_empty());
        assert!(codes(NameKind::ServiceKey, &"x".repeat(300), Environment::CloudFoundry).is_empty());
    }

    #[test]
    fn kubernetes_wants_a_subdomain() {
        for name in ["My-key", "-x", "x-", "a_b", &"x".repeat(254)] {
            assert_eq!(
                codes(NameKind::Binding, name, Environment::Kubernetes),
                ["name/not-for-kubernetes"],
                "{name}"
            );
        }
    }

    #[test]
    fn says_what_is_not_documented() {
        let rule = name_rule(NameKind::ServiceKey, Environment::CloudFoundry, Locale::ENGLISH);
        assert!(rule.contains("not documented"), "{rule}");
    }
}
