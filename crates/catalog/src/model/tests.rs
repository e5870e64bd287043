//! Every file: complete, founded, and all its texts there.

use std::collections::BTreeSet;

use serde_json::Value;

use super::files::{FILES, SHARED, expanded};
use super::{Certainty, Limit, Parameter, Service, catalog};
use crate::texts;

fn walk(value: &Value, visit: &mut dyn FnMut(&str, &Value)) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                visit(key, member);
                walk(member, visit);
            }
        }
        Value::Array(entries) => entries.iter().for_each(|entry| walk(entry, visit)),
        _ => {}
    }
}

fn raw(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn full(text: &str) -> Value {
    expanded(text, &raw(SHARED))
}

#[test]
fn finds_services_by_id_and_offering() {
    for (id, _) in FILES {
        let service = catalog().service(id).unwrap();
        assert_eq!(service.id, *id);
        let offering = service.offering.as_deref();
        assert!(offering.is_none_or(|offering| catalog().service(offering).is_some()), "{id}");
    }
    assert!(catalog().service("nonsense").is_none());
}

#[test]
fn reads_what_serde_reads() {
    for (id, text) in FILES {
        let derived: Service =
            serde_json::from_value(full(text)).unwrap_or_else(|error| panic!("{id}: {error}"));
        assert_eq!(catalog().service(id).unwrap(), &derived, "{id}");
    }
}

#[test]
fn every_statement_has_a_source_and_every_source_is_used() {
    for (id, text) in FILES {
        let service = catalog().service(id).unwrap();
        let mut used = BTreeSet::new();
        walk(&full(text), &mut |key, value| {
            if let ("source", Some(source)) = (key, value.as_str()) {
                used.insert(source.to_owned());
            }
        });
        let known: BTreeSet<_> = service.sources.iter().map(|source| source.id.clone()).collect();
        assert_eq!(used, known, "{id}");
    }
}

#[test]
fn every_shared_definition_and_source_is_used() {
    let shared = raw(SHARED);
    let mut named = BTreeSet::new();
    let mut collect = |key: &str, value: &Value| {
        if let ("like", Some(name)) = (key, value.as_str()) {
            named.insert(name.to_owned());
        }
    };
    walk(&shared, &mut collect);
    FILES.iter().for_each(|(_, text)| walk(&raw(text), &mut collect));
    let known: BTreeSet<_> = shared["definitions"].as_object().unwrap().keys().cloned().collect();
    assert_eq!(named, known);
    let used: BTreeSet<_> =
        catalog().services.iter().flat_map(|service| &service.sources).map(|source| &source.id).collect();
    for source in shared["sources"].as_array().unwrap() {
        assert!(used.contains(&source["id"].as_str().unwrap().to_owned()), "{source}");
    }
}

#[test]
fn every_adjustment_meets_a_parameter() {
    for (id, text) in FILES {
        let service = catalog().service(id).unwrap();
        for (index, mode) in raw(text)["modes"].as_array().into_iter().flatten().enumerate() {
            for name in mode["adjust"].as_object().into_iter().flat_map(serde_json::Map::keys) {
                let meets = service.modes[index].parameters.iter().any(|parameter| parameter.name == *name);
                assert!(meets || name == "*", "{id}: {name}");
            }
        }
    }
}

#[test]
fn every_source_has_a_date_of_reading_and_no_address_only_for_field_reports() {
    for service in &catalog().services {
        for source in &service.sources {
            assert!(is_date(&source.read), "{}: {}", service.id, source.read);
            assert!(source.read <= catalog().facts_as_of, "{}", source.id);
            assert!(source.changed.as_deref().is_none_or(is_date), "{}: {:?}", source.id, source.changed);
            let is_field_report = source.title == "Field report, no public page";
            assert_eq!(source.url.is_none(), is_field_report, "{}", source.id);
            assert!(source.url.as_deref().is_none_or(|url| url.starts_with("https://")), "{}", source.id);
        }
    }
}

/// ISO 8601: a day, a month or a year.
fn is_date(text: &str) -> bool {
    let parts: Vec<_> = text.split('-').collect();
    let digits =
        |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(parts[0], 4) && parts.len() <= 3 && parts[1..].iter().all(|part| digits(part, 2))
}

/// Returns all parameters of a service, of its bindings and of its instance.
fn parameters(service: &Service) -> impl Iterator<Item = &Parameter> {
    let of_bindings = service.modes.iter().flat_map(|mode| &mode.parameters);
    of_bindings.chain(service.instance.iter().flat_map(|settings| &settings.parameters))
}

#[test]
fn every_parameter_and_limit_has_a_source_with_a_date() {
    for service in &catalog().services {
        let is_dated = |id: &str| service.source(id).is_some_and(|source| is_date(source.date()));
        for parameter in parameters(service) {
            let name = format!("{} of {}", parameter.name, service.id);
            assert!(is_dated(&parameter.source), "{name}");
            assert!(parameter.default_basis.as_ref().is_none_or(|basis| is_dated(&basis.source)), "{name}");
            for limit in &parameter.limits {
                let says =
                    limit.min.or(limit.max).or(limit.max_length).is_some() || !limit.allowed.is_empty();
                let silent = limit.certainty == Certainty::NotDocumented;
                assert_ne!(says, silent, "{name}");
                assert!(is_dated(&limit.source), "{name}");
            }
        }
    }
}

#[test]
fn every_conflict_has_two_sides() {
    for service in &catalog().services {
        for parameter in parameters(service) {
            for conflict in &parameter.conflicts {
                let name = format!("{} of {}", parameter.name, service.id);
                let said: BTreeSet<_> = conflict
                    .claims
                    .iter()
                    .map(|claim| claim.text(bindwright_texts::Locale::ENGLISH))
                    .collect();
                assert!(said.len() > 1, "{name}: {said:?}");
                let dated = |id: &str| service.source(id).is_some_and(|source| is_date(source.date()));
                assert!(conflict.claims.iter().all(|claim| dated(&claim.source)), "{name}");
            }
        }
    }
}

/// A general rule is never told as the word of the service's own page: where the page is silent, that comes first.
#[test]
fn silence_of_the_own_page_comes_before_the_general_rule() {
    for service in &catalog().services {
        for parameter in parameters(service).filter(|found| found.certainty == Certainty::Documented) {
            let by_rule = |limit: &&Limit| limit.certainty == Certainty::GeneralRule;
            let first = parameter.limits.first();
            assert!(!first.as_ref().is_some_and(by_rule), "{} of {}", parameter.name, service.id);
        }
    }
}

#[test]
fn references_inside_a_file_are_right() {
    for service in &catalog().services {
        for mode in &service.modes {
            for parameter in &mode.parameters {
                let unit = parameter.unit_parameter.as_deref();
                assert!(unit.is_none_or(|name| mode.parameters.iter().any(|other| other.name == name)));
                let plans = &parameter.plans;
                assert!(plans.iter().all(|plan| service.plan(plan).is_some()), "{}", parameter.name);
            }
        }
        for plan in &service.plans {
            assert!(plan.modes.iter().all(|mode| service.mode(mode).is_some()), "{}", plan.name);
        }
        for prerequisite in &service.prerequisites {
            assert!(prerequisite.modes.iter().all(|mode| service.mode(mode).is_some()));
        }
    }
}

#[test]
fn every_text_is_there_and_none_is_left_over() {
    let mut used = BTreeSet::new();
    for (_, text) in FILES {
        walk(&full(text), &mut |_, value| {
            if let Some(key) = value.as_str().filter(|text| text.starts_with("data.")) {
                used.insert(key.to_owned());
            }
        });
    }
    let known: BTreeSet<_> =
        texts::TABLES.keys().filter(|key| key.starts_with("data.")).map(str::to_owned).collect();
    assert_eq!(used.difference(&known).collect::<Vec<_>>(), Vec::<&String>::new(), "missing");
    assert_eq!(known.difference(&used).collect::<Vec<_>>(), Vec::<&String>::new(), "unused");
}

#[test]
fn as_json_it_speaks_words() {
    let json = catalog().to_json(bindwright_texts::Locale::ENGLISH);
    let services = json["services"].as_array().unwrap();
    let sdm = services.iter().find(|service| service["id"] == "sdm").unwrap();
    assert_eq!(sdm["modes"][0]["title"], "SAP creates the certificate");
    assert!(!json.to_string().contains("\"data."));
}

#[test]
fn what_a_plan_does_not_have_is_not_offered() {
    let xsuaa = catalog().service("xsuaa").unwrap();
    let offered = |plan: Option<&str>| {
        let modes = xsuaa.modes.iter().filter(|mode| xsuaa.offers(mode, plan));
        modes.map(|mode| mode.id.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(offered(Some("apiaccess")), ["secret"]);
    assert_eq!(offered(Some("application")), ["managed", "provided", "secret", "attested"]);
    assert_eq!(offered(None), offered(Some("a plan of tomorrow")));
}

fn limits(service: &Service, name: &str) -> Vec<String> {
    let parameter = service.mode("managed").unwrap().parameter(name).unwrap();
    let locale = bindwright_texts::Locale::ENGLISH;
    let limits = parameter.limits.iter().map(|limit| limit.text(locale));
    let claims =
        parameter.conflicts.iter().flat_map(|conflict| &conflict.claims).map(|claim| claim.text(locale));
    limits.chain(claims).collect()
}

#[test]
fn limits_read_well() {
    let sdm = catalog().service("sdm").unwrap();
    assert_eq!(
        limits(sdm, "validity"),
        ["not documented", "1 to 30 days", "says 1 to 30 days", "shows 100 days"]
    );
    assert_eq!(limits(sdm, "key-length"), ["not documented", "2048, 4096 or 8192 bits"]);
    let task_center = catalog().service("one-inbox-service").unwrap();
    assert_eq!(
        limits(task_center, "validity"),
        ["at most 1 year", "1 to 30 days", "says 1 to 30 days", "says at most 1 year", "shows 1 year"]
    );
    let audit_log = catalog().service("auditlog").unwrap();
    assert_eq!(limits(audit_log, "validity-type"), ["not documented", "DAYS", "says DAYS", "shows MONTHS"]);
    let identity = catalog().service("identity").unwrap();
    assert_eq!(limits(identity, "app-identifier"), ["at most 20 characters"]);
    assert_eq!(limits(identity, "validity-type"), ["DAYS", "says DAYS", "says DAYS, MONTHS or YEARS"]);
}

#[test]
fn plans_without_certificates_offer_none() {
    let offered = |service: &str, plan: &str| {
        let service = catalog().service(service).unwrap();
        let modes = service.modes.iter().filter(|mode| service.offers(mode, Some(plan)));
        modes.map(|mode| mode.id.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(offered("auditlog", "premium"), ["managed"]);
    assert_eq!(offered("auditlog", "oauth2"), ["secret"]);
    assert_eq!(offered("jobscheduler", "lite"), ["basic"]);
    assert_eq!(offered("jobscheduler", "standard"), ["managed", "secret"]);
    assert_eq!(offered("connectivity", "connectivity_proxy"), ["managed", "secret"]);
}

/// The nesting that a broker gets wrong without a word: inside `xsuaa`, or at the top level.
#[test]
fn exceptions_from_the_wrapper_are_known() {
    let bare = ["event-mesh-message-client", "identity", "jobscheduler", "service-manager", "xsuaa"];
    let wrapped =
        ["aicore", "apimanagement-apiportal", "auditlog", "connectivity", "destination", "sdm", "theming"];
    let wrapper = |id: &str| catalog().service(id).unwrap().wrapper.as_deref();
    assert!(bare.iter().all(|id| wrapper(id).is_none()));
    assert!(wrapped.iter().all(|id| wrapper(id) == Some("xsuaa")));
}

#[test]
fn choices_name_what_is_in_dispute() {
    let xsuaa = catalog().service("xsuaa").unwrap();
    let parameter = xsuaa.mode("managed").unwrap().parameter("validity-type").unwrap();
    let choices: Vec<_> =
        parameter.choices().into_iter().map(|choice| (choice.value.to_string(), choice.disputed)).collect();
    let wanted = [("\"DAYS\"", false), ("\"MONTHS\"", true), ("\"YEARS\"", true)];
    assert_eq!(choices, wanted.map(|(value, disputed)| (value.to_owned(), disputed)));
}

#[test]
fn a_short_name_finds_its_parameter_where_it_is_unique() {
    let managed = catalog().service("xsuaa").unwrap().mode("managed").unwrap();
    assert_eq!(managed.parameter("validity").unwrap().name, "x509.validity");
    assert_eq!(managed.parameter("x509.validity").unwrap().name, "x509.validity");
    assert!(managed.parameter("x509").is_none());
}
