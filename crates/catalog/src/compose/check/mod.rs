//! Findings about a request: none of them changes what is written.

mod limits;
pub(crate) mod rotation;

use serde_json::Value;

use super::build::pointer;
use super::certificate::{Problem, normalise};
use super::value::{has_type, shown, wrong_type};
use crate::findings::{
    CERTIFICATE_REPAIRED, CERTIFICATE_UNREADABLE, CHAIN_NOT_DOCUMENTED, FIXED_VALUE, Findings, MISSING,
    MODE_NOT_IN_PLAN, NO_CREDENTIAL_TYPE, NOT_IN_THIS_PLAN, PRIVATE_KEY, SEVERAL_CERTIFICATES,
    WITHDRAWN_MODE,
};
use crate::model::{CertificateRule, Mode, Parameter, Service, Source};
use crate::request::BindingRequest;
use crate::texts;

/// The parameter whose place the first entry of `credential-types` takes, where it is left out.
const CREDENTIAL_TYPE: &str = "credential-type";

/// Checks the choice of the mode itself.
pub(super) fn mode(mode: &Mode, request: &BindingRequest, service: &Service, findings: &mut Findings) {
    let locale = findings.locale;
    if let Some(plan) = request.plan.as_deref().filter(|plan| !service.offers(mode, Some(plan))) {
        let basis = service.plan(plan).map_or(&mode.source, |plan| &plan.source);
        findings
            .add(
                MODE_NOT_IN_PLAN,
                texts::parameters_mode_not_in_plan_message(plan, mode.title.text(locale)),
                texts::parameters_mode_not_in_plan_help(),
            )
            .source = reference(service, basis);
    }
    if mode.withdrawn {
        findings
            .add(
                WITHDRAWN_MODE,
                texts::parameters_withdrawn_mode_message(mode.title.text(locale)),
                texts::parameters_withdrawn_mode_help(),
            )
            .source = reference(service, &mode.source);
    }
    if leaves_type_open(mode, service) && request.values.is_empty() && request.extra.is_empty() {
        findings
            .add(
                NO_CREDENTIAL_TYPE,
                texts::parameters_no_credential_type_message(),
                texts::parameters_no_credential_type_help(),
            )
            .source = reference(service, &mode.source);
    }
}

/// Says whether a mode leaves open what another mode of the service says with a credential type.
fn leaves_type_open(mode: &Mode, service: &Service) -> bool {
    let is_type = |parameter: &Parameter| parameter.name == CREDENTIAL_TYPE && parameter.fixed.is_some();
    let decides_itself = mode.parameters.iter().any(|parameter| parameter.fixed.is_some());
    !decides_itself && service.modes.iter().flat_map(|mode| &mode.parameters).any(is_type)
}

/// Checks a value that was given although the mode leaves no choice.
pub(super) fn fixed(
    parameter: &Parameter,
    fixed: &Value,
    given: Option<&Value>,
    service: &Service,
    findings: &mut Findings,
) {
    let Some(given) = given.filter(|given| *given != fixed) else { return };
    let finding = findings.add(
        FIXED_VALUE,
        texts::parameters_fixed_value_message(parameter.name.as_str(), shown(given), shown(fixed)),
        texts::parameters_fixed_value_help(),
    );
    finding.pointer = Some(pointer(service, parameter));
    finding.source = reference(service, &parameter.source);
}

/// Finds a required parameter that is not there.
pub(super) fn missing(parameter: &Parameter, service: &Service, findings: &mut Findings) {
    if !parameter.required {
        return;
    }
    let label = parameter.label.text(findings.locale);
    let finding = findings.add(
        MISSING,
        texts::parameters_missing_message(parameter.name.as_str()),
        texts::parameters_missing_help(label),
    );
    finding.pointer = Some(pointer(service, parameter));
    finding.source = reference(service, &parameter.source);
}

/// Checks a value that is written: its type, its limits, and whether it means anything in the plan.
pub(super) fn value(
    parameter: &Parameter,
    value: &Value,
    request: &BindingRequest,
    service: &Service,
    findings: &mut Findings,
) {
    let place = pointer(service, parameter);
    if !has_type(parameter, value) {
        let mut finding = wrong_type(parameter, &shown(value), findings.locale);
        finding.pointer = Some(place);
        finding.source = reference(service, &parameter.source);
        findings.extend(vec![finding]);
        return;
    }
    limits::check(parameter, value, request, service, findings);
    let plan = request.plan.as_deref();
    if let Some(plan) =
        plan.filter(|plan| !parameter.plans.is_empty() && !parameter.plans.iter().any(|known| known == plan))
    {
        let plans = super::build::list(parameter.plans.iter().map(String::as_str));
        let finding = findings.add(
            NOT_IN_THIS_PLAN,
            texts::parameters_not_in_this_plan_message(parameter.name.as_str(), plan, plans),
            texts::parameters_not_in_this_plan_help(parameter.name.as_str()),
        );
        finding.pointer = Some(place);
        finding.source = reference(service, &parameter.source);
    }
}

/// Brings certificates into the form that JSON wants, and says what was done.
pub(super) fn certificate(
    parameter: &Parameter,
    text: &str,
    service: &Service,
    findings: &mut Findings,
) -> Option<Value> {
    if text.trim().is_empty() {
        missing(parameter, service, findings);
        return None;
    }
    let found = normalise(text);
    let place = pointer(service, parameter);
    for problem in &found.problems {
        let (code, message, help) = match problem {
            Problem::PrivateKey => (
                PRIVATE_KEY,
                texts::parameters_private_key_message(place.as_str()),
                texts::parameters_private_key_help(),
            ),
            Problem::Unreadable => (
                CERTIFICATE_UNREADABLE,
                texts::parameters_certificate_unreadable_message(parameter.name.as_str()),
                texts::parameters_certificate_unreadable_help(),
            ),
            Problem::EscapedLineBreaks => repaired(texts::parameters_certificate_escaped()),
            Problem::TextAround => repaired(texts::parameters_certificate_text_around()),
            Problem::NoBoundaries => repaired(texts::parameters_certificate_no_boundaries()),
        };
        findings.add(code, message, help).pointer = Some(place.clone());
    }
    several(parameter, found.count, &place, service, findings);
    let is_said = |problem| found.problems.contains(&problem);
    if found.text.is_none() && !is_said(Problem::PrivateKey) && !is_said(Problem::Unreadable) {
        missing(parameter, service, findings);
    }
    found.text.map(Value::from)
}

fn repaired(
    what: bindwright_texts::Message,
) -> (crate::findings::Code, bindwright_texts::Message, bindwright_texts::Message) {
    (CERTIFICATE_REPAIRED, what, texts::parameters_certificate_repaired_help())
}

fn several(parameter: &Parameter, count: usize, place: &str, service: &Service, findings: &mut Findings) {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    if count < 2 {
        return;
    }
    let name = parameter.name.as_str();
    let finding = match parameter.certificates {
        Some(CertificateRule::LeafOnly) => findings.add(
            SEVERAL_CERTIFICATES,
            texts::parameters_several_certificates_message(name, count),
            texts::parameters_several_certificates_help(),
        ),
        Some(CertificateRule::NotDocumented) => findings.add(
            CHAIN_NOT_DOCUMENTED,
            texts::parameters_chain_not_documented_message(name, count),
            texts::parameters_chain_not_documented_help(),
        ),
        _ => return,
    };
    finding.pointer = Some(place.to_owned());
    finding.source = reference(service, &parameter.source);
}

fn reference(service: &Service, id: &str) -> Option<bindwright_report::SourceReference> {
    service.source(id).map(Source::to_reference)
}
