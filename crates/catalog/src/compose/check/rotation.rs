//! Renewal by the SAP BTP service operator: whether it comes in time, and whether it is there at all.
//!
//! The operator renews bindings, it does not decide how long a certificate lives; and it looks at the clock only when
//! it reconciles.

use bindwright_report::SourceReference;
use bindwright_texts::Message;
use serde_json::Value;

use crate::findings::{
    Code, Findings, ROTATION_CLOSE_TO_VALIDITY, ROTATION_LONGER_THAN_VALIDITY, ROTATION_NOT_HERE,
    ROTATION_OFF, ROTATION_SAME_CERTIFICATE, ROTATION_VALIDITY_UNKNOWN, set_sources,
};
use crate::model::{ModeKind, Parameter, Service, Unit, catalog};
use crate::request::{BindingRequest, Environment, RotationPolicy};
use crate::texts;

/// Hours that a renewal may come late: the operator's reconcile loop at its slowest (issue 224).
const RECONCILE_HOURS: i64 = 10;

/// Checks the renewal that a request asks for, or leaves out.
pub(in crate::compose) fn check(request: &BindingRequest, service: &Service, findings: &mut Findings) {
    let kind = service.mode(&request.mode).map(|mode| mode.kind);
    let ends = matches!(kind, Some(ModeKind::Managed | ModeKind::Instance));
    match (request.environment, request.rotation) {
        (Environment::Kubernetes, Some(_)) if kind == Some(ModeKind::Provided) => add(
            findings,
            ROTATION_SAME_CERTIFICATE,
            texts::rotation_same_certificate_message(),
            texts::rotation_same_certificate_help(),
        ),
        (Environment::Kubernetes, Some(policy)) if ends => arithmetic(policy, request, service, findings),
        (Environment::Kubernetes, None) if ends => {
            add(findings, ROTATION_OFF, texts::rotation_off_message(), texts::rotation_off_help());
        }
        (Environment::CloudFoundry | Environment::Other, Some(_)) => {
            let help = match request.environment {
                Environment::CloudFoundry => texts::rotation_not_here_help(),
                _ => texts::rotation_not_here_other_help(),
            };
            add(findings, ROTATION_NOT_HERE, texts::rotation_not_here_message(), help);
        }
        _ => {}
    }
}

/// Compares the time until the old credentials are gone with the time that they live.
fn arithmetic(policy: RotationPolicy, request: &BindingRequest, service: &Service, findings: &mut Findings) {
    let Some(validity) = validity_hours(request, service) else {
        let (message, help) =
            (texts::rotation_validity_unknown_message(), texts::rotation_validity_unknown_help());
        add(findings, ROTATION_VALIDITY_UNKNOWN, message, help);
        return;
    };
    let (frequency, kept) = (i64::from(policy.frequency_hours), i64::from(policy.old_credentials_hours));
    let needed = frequency + kept;
    if validity <= needed {
        let message = texts::rotation_longer_than_validity_message(frequency, kept, needed, validity);
        let help = texts::rotation_longer_than_validity_help(RECONCILE_HOURS);
        add(findings, ROTATION_LONGER_THAN_VALIDITY, message, help);
    } else if validity < needed + RECONCILE_HOURS {
        let message = texts::rotation_close_to_validity_message(needed, validity, RECONCILE_HOURS);
        add(findings, ROTATION_CLOSE_TO_VALIDITY, message, texts::rotation_close_to_validity_help());
    }
}

fn add(findings: &mut Findings, code: Code, message: Message, help: Message) {
    set_sources(findings.add(code, message, help), sources(code.code));
}

/// Returns how many hours the credentials live: as asked, else the default that a source names.
fn validity_hours(request: &BindingRequest, service: &Service) -> Option<i64> {
    let mode = service.mode(&request.mode)?;
    let settings = service.instance.iter().flat_map(|settings| &settings.parameters);
    let of_binding = mode.parameters.iter().map(|parameter| (parameter, &request.values));
    let of_instance = settings.map(|parameter| (parameter, &request.instance_values));
    let (parameter, values, unit) = of_binding.chain(of_instance).find_map(|(parameter, values)| {
        let unit = unit(parameter, |name| {
            let sibling = mode.parameter(name).and_then(|sibling| sibling.default.clone());
            values.get(name).cloned().or(sibling)
        });
        Some((parameter, values, unit?))
    })?;
    let number = values.get(&parameter.name).or(parameter.default.as_ref())?.as_i64()?;
    number.checked_mul(unit.days()?)?.checked_mul(24)
}

/// Returns what a parameter counts, where it counts time.
fn unit(parameter: &Parameter, sibling: impl Fn(&str) -> Option<Value>) -> Option<Unit> {
    if let Some(name) = &parameter.unit_parameter {
        return match sibling(name)?.as_str()? {
            "DAYS" => Some(Unit::Days),
            "MONTHS" => Some(Unit::Months),
            "YEARS" => Some(Unit::Years),
            _ => None,
        };
    }
    parameter.limits.iter().filter_map(|limit| limit.unit).find(|unit| unit.days().is_some())
}

/// Returns the pages that a code about renewal rests on.
pub(crate) fn sources(code: &str) -> Vec<SourceReference> {
    let pages: &[Page] = match code {
        "rotation/longer-than-validity" | "rotation/validity-unknown" | "rotation/not-here" => &[README],
        "rotation/close-to-validity" => &[README, RECONCILING],
        "rotation/off" => &[README, NOT_ENABLED],
        "rotation/same-certificate" => &[README, PROVIDED],
        _ => &[],
    };
    let reference = |(title, path): &Page| SourceReference {
        title: title().text(bindwright_texts::Locale::ENGLISH),
        url: Some(format!("https://github.com/{path}")),
        changed: None,
        read: Some(catalog().facts_as_of.clone()),
    };
    pages.iter().map(reference).collect()
}

/// A title and the path of a page on GitHub.
type Page = (fn() -> Message, &'static str);

const README: Page = (texts::source_service_operator, "SAP/sap-btp-service-operator#readme");
const RECONCILING: Page = (texts::source_operator_reconciling, "SAP/sap-btp-service-operator/issues/224");
const NOT_ENABLED: Page = (texts::source_operator_not_enabled, "SAP/sap-btp-service-operator/issues/377");
const PROVIDED: Page = (
    texts::source_provided_certificates,
    "SAP-docs/btp-cloud-platform/blob/main/docs/50-administration-and-ops/parameters-for-self-managed-x-509-certificates-5168df6.md",
);

#[cfg(test)]
mod tests {
    use bindwright_report::Severity;
    use bindwright_texts::Locale;
    use serde_json::json;

    use super::*;
    use crate::compose_parameters;

    fn found(request: &BindingRequest) -> Vec<(String, Severity)> {
        let diagnostics = compose_parameters(request, Locale::ENGLISH).diagnostics;
        let about = diagnostics.into_iter().filter(|finding| finding.code.starts_with("rotation/"));
        about.map(|finding| (finding.code, finding.severity)).collect()
    }

    fn request(days: Option<i64>, hours: Option<(u32, u32)>) -> BindingRequest {
        let mut request = BindingRequest {
            service: "xsuaa".to_owned(),
            mode: "managed".to_owned(),
            environment: Environment::Kubernetes,
            rotation: hours.map(|(frequency_hours, old_credentials_hours)| RotationPolicy {
                frequency_hours,
                old_credentials_hours,
            }),
            ..BindingRequest::default()
        };
        if let Some(days) = days {
            request.values.insert("x509.validity".to_owned(), json!(days));
        }
        request
    }

    fn check(days: Option<i64>, hours: (u32, u32), wanted: &[(&str, Severity)]) {
        let found = found(&request(days, Some(hours)));
        let wanted: Vec<_> = wanted.iter().map(|(code, severity)| ((*code).to_owned(), *severity)).collect();
        assert_eq!(found, wanted, "{days:?} days, {hours:?} hours");
    }

    #[test]
    fn pain_point_16_renewal_has_to_come_before_the_end() {
        let longer = ("rotation/longer-than-validity", Severity::Error);
        let close = ("rotation/close-to-validity", Severity::Warning);
        // 30 days are 720 hours; the README's own example is 600 and 48.
        check(Some(30), (600, 48), &[]);
        check(Some(30), (662, 48), &[]);
        check(Some(30), (663, 48), &[close]);
        check(Some(30), (671, 48), &[close]);
        check(Some(30), (672, 48), &[longer]);
        check(Some(8), (u32::MAX, u32::MAX), &[longer]);
    }

    #[test]
    fn what_is_not_asked_for_has_the_documented_default() {
        check(None, (110, 48), &[]);
        check(None, (120, 48), &[("rotation/longer-than-validity", Severity::Error)]);
        let mut months = request(Some(1), Some((600, 48)));
        months.values.insert("x509.validity-type".to_owned(), json!("MONTHS"));
        assert_eq!(found(&months), []);
        months.values.insert("x509.validity-type".to_owned(), json!("WEEKS"));
        assert_eq!(found(&months), [("rotation/validity-unknown".to_owned(), Severity::Info)]);
    }

    #[test]
    fn pain_point_17_rotation_is_off_unless_switched_on() {
        assert_eq!(found(&request(None, None)), [("rotation/off".to_owned(), Severity::Info)]);
        let secret = BindingRequest { mode: "secret".to_owned(), ..request(None, None) };
        assert_eq!(found(&secret), []);
    }

    #[test]
    fn nothing_renews_by_itself_elsewhere() {
        for environment in [Environment::CloudFoundry, Environment::Other] {
            let asked = BindingRequest { environment, ..request(None, Some((600, 48))) };
            assert_eq!(found(&asked), [("rotation/not-here".to_owned(), Severity::Warning)]);
            assert_eq!(found(&BindingRequest { rotation: None, ..asked }), []);
        }
    }

    #[test]
    fn a_certificate_of_ones_own_stays_the_same() {
        let provided = BindingRequest { mode: "provided".to_owned(), ..request(None, Some((600, 48))) };
        assert_eq!(found(&provided), [("rotation/same-certificate".to_owned(), Severity::Warning)]);
    }

    #[test]
    fn every_finding_names_its_sources() {
        let request = request(Some(30), Some((665, 48)));
        let diagnostics = compose_parameters(&request, Locale::ENGLISH).diagnostics;
        let finding =
            diagnostics.iter().find(|finding| finding.code == "rotation/close-to-validity").unwrap();
        assert!(finding.source.as_ref().unwrap().title.contains("operator"));
        assert!(finding.other_sources[0].url.as_ref().unwrap().ends_with("/224"));
        assert!(finding.message.contains("713"), "{}", finding.message);
    }
}
