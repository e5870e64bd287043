//! Everything that is to be said about the answers, tied to the field it concerns.

use bindwright_catalog::{
    NameKind, Parameter, ParameterKind, Parameters, RequestKind, Service, check_key_name, check_name,
    parse_value,
};
use bindwright_report::{Diagnostic, Severity};
use bindwright_texts::{Locale, Message};

use super::rotation::{FREQUENCY, Rotation};
use super::step::Step;
use super::wizard::{Entry, Name, Wizard};
use crate::texts;
use crate::view::field::FieldMessage;
use crate::view::state::ValueState;
use crate::view::text::sentence;

/// Id of the field that asks for the service.
pub const SERVICE: &str = "service";
/// Id of the field that asks for the technical name in the marketplace.
pub const OFFERING: &str = "offering";
/// Id of the field that asks for the plan.
pub const PLAN: &str = "plan";
/// Id of the group of cards that asks for the mode.
pub const MODE: &str = "mode";
/// Id of the JSON editor.
pub const EDITOR: &str = "json-editor";

/// Something to be said about a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Id of the field's control.
    pub field: String,
    /// The step that the field is on.
    pub step: Step,
    /// How grave it is; an error keeps the next step closed.
    pub state: ValueState,
    /// What is wrong and what to do.
    pub text: String,
}

/// Lists what is to be said about the answers, in the order of the fields.
pub fn problems(wizard: &Wizard, composition: &Parameters, locale: Locale) -> Vec<Problem> {
    let mut problems = basic(wizard, locale);
    if let (Some(service), None) = (wizard.service(), wizard.mode()) {
        let told = if service.modes.is_empty() { texts::problem_no_mode() } else { texts::problem_mode() };
        problems.push(missing(MODE, Step::Credentials, &told, locale));
    }
    for parameter in wizard.parameters() {
        let field = parameter_field(&parameter.name);
        problems.extend(of_parameter(wizard.entry(&parameter.name), parameter, field, locale));
    }
    // An instance that exists has what it needs: a key for it asks for a setting only beside another one.
    let is_instance_set = !wizard.instance_entries.is_empty();
    for parameter in wizard.instance_parameters() {
        let entry = wizard.instance_entry(&parameter.name);
        if entry.is_some() || is_instance_set {
            problems.extend(of_parameter(entry, parameter, instance_field(&parameter.name), locale));
        }
    }
    if let Some(draft) = &wizard.draft {
        if !draft.is_readable && draft.diagnostics.is_empty() {
            problems.push(missing(EDITOR, Step::Parameters, &texts::problem_json(), locale));
        }
        problems.extend(draft.diagnostics.iter().map(|found| of_draft(draft.is_readable, found)));
    }
    problems.extend(wizard.repairs.iter().map(|found| {
        let problem = of_draft(true, found);
        Problem { text: texts::problem_repaired(problem.text).text(locale), ..problem }
    }));
    if wizard.mode().is_some() {
        problems.extend(composition.diagnostics.iter().filter_map(|found| of_composition(wizard, found)));
    }
    problems
}

/// Returns the last step that can be gone to: the first one with an error, and none beyond the furthest opened.
pub fn reachable(wizard: &Wizard, problems: &[Problem]) -> Step {
    let errors = problems.iter().filter(|problem| problem.state == ValueState::Error);
    let first = errors.map(|problem| problem.step).min().unwrap_or(Step::Check);
    wizard.furthest.min(first)
}

/// Says whether nothing on a step keeps the next one closed.
pub fn is_valid(step: Step, problems: &[Problem]) -> bool {
    !problems.iter().any(|problem| problem.step == step && problem.state == ValueState::Error)
}

/// Returns what is shown below a field: nothing before it was left once.
pub fn messages(wizard: &Wizard, problems: &[Problem], field: &str) -> Vec<FieldMessage> {
    if !wizard.visited.iter().any(|visited| visited == field) {
        return Vec::new();
    }
    let here = problems.iter().filter(|problem| problem.field == field);
    here.map(|problem| FieldMessage { state: problem.state, text: problem.text.clone() }).collect()
}

/// Returns the id of a parameter's control.
pub fn parameter_field(name: &str) -> String {
    let name: String =
        name.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect();
    ["parameter-", &name].concat()
}

/// Returns the id of the control of a setting of the instance.
pub fn instance_field(name: &str) -> String {
    ["instance-", &parameter_field(name)].concat()
}

/// Returns the id of a name's control.
pub fn name_field(name: Name) -> &'static str {
    match name {
        Name::Instance => "instance-name",
        Name::Key => "key-name",
        Name::Application => "application-name",
    }
}

/// Returns what the catalogue calls a name.
pub fn name_kind(wizard: &Wizard, name: Name) -> NameKind {
    match (name, wizard.flavour) {
        (Name::Instance, _) => NameKind::Instance,
        (Name::Key, RequestKind::ServiceKey) => NameKind::ServiceKey,
        (Name::Key, RequestKind::Binding) => NameKind::Binding,
        (Name::Application, _) => NameKind::Application,
    }
}

fn basic(wizard: &Wizard, locale: Locale) -> Vec<Problem> {
    let mut problems = Vec::new();
    match wizard.service() {
        None => problems.push(missing(SERVICE, Step::Basic, &texts::problem_service(), locale)),
        Some(service) if wizard.plan.is_none() && !service.plans.is_empty() => {
            problems.push(missing(PLAN, Step::Basic, &texts::problem_plan(), locale));
        }
        Some(_) => {}
    }
    for name in wizard.names() {
        let text = wizard.name(*name).trim();
        if text.is_empty() {
            continue;
        }
        let kind = name_kind(wizard, *name);
        let mut found = check_name(kind, text, wizard.environment, locale);
        if let (NameKind::ServiceKey, Some(service)) = (kind, wizard.service()) {
            found.extend(check_key_name(text, service, locale));
        }
        let problem =
            |found: &Diagnostic| Problem { step: Step::Basic, ..told(name_field(*name).to_owned(), found) };
        problems.extend(found.iter().map(problem));
    }
    let unreadable = wizard.rotation().map(Rotation::unreadable).unwrap_or_default();
    problems.extend(unreadable.into_iter().map(|field| {
        let text =
            if field == FREQUENCY { texts::problem_hours_frequency() } else { texts::problem_hours_old() };
        missing(field, Step::Basic, &text, locale)
    }));
    problems
}

fn of_parameter(
    entry: Option<&Entry>,
    parameter: &Parameter,
    field: String,
    locale: Locale,
) -> Option<Problem> {
    match entry {
        Some(entry) if entry.value.is_none() => {
            let found = parse_value(parameter, &entry.text, locale).err()?;
            Some(Problem { state: ValueState::Error, ..told(field, &found) })
        }
        None if parameter.required && parameter.fixed.is_none() => {
            let label = parameter.label.text(locale);
            Some(missing(&field, Step::Parameters, &texts::problem_required(label), locale))
        }
        _ => None,
    }
}

/// Only a text that is no JSON object keeps the next step closed: the form has taken over every other one.
fn of_draft(is_readable: bool, found: &Diagnostic) -> Problem {
    let problem = told(EDITOR.to_owned(), found);
    let state = if is_readable { problem.state.min(ValueState::Critical) } else { problem.state };
    Problem { state, ..problem }
}

/// Finds the field of a finding about the composed JSON; `None` for what is said elsewhere.
fn of_composition(wizard: &Wizard, found: &Diagnostic) -> Option<Problem> {
    if found.code.starts_with("name/") {
        return None;
    }
    if found.code.starts_with("rotation/") {
        let state = ValueState::from(found.severity.min(Severity::Warning));
        return Some(Problem { step: Step::Basic, state, ..told(FREQUENCY.to_owned(), found) });
    }
    if let Some(parameter) = of_instance(wizard, found) {
        let state = ValueState::from(found.severity.min(Severity::Warning));
        return Some(Problem { state, ..told(instance_field(&parameter.name), found) });
    }
    let pointer = found.pointer.as_deref().unwrap_or_default();
    let service = wizard.service()?;
    let Some(parameter) = wizard.parameters().find(|parameter| pointer_to(service, parameter) == pointer)
    else {
        let state = ValueState::from(found.severity.min(Severity::Warning));
        return Some(Problem { state, ..told(EDITOR.to_owned(), found) });
    };
    if found.code == "parameters/missing" && wizard.entry(&parameter.name).is_none() {
        return None;
    }
    // What composing finds does not block, whatever its severity: brokers may accept it all the same. A required
    // certificate that cannot be read would be missing, though.
    let blocks = parameter.required && parameter.kind == ParameterKind::Certificate;
    let most = if blocks { Severity::Error } else { Severity::Warning };
    let state = ValueState::from(found.severity.min(most));
    Some(Problem { state, ..told(parameter_field(&parameter.name), found) })
}

/// Finds the setting of the instance that a finding without a place names.
fn of_instance(wizard: &Wizard, found: &Diagnostic) -> Option<&'static Parameter> {
    let is_named = |parameter: &&'static Parameter| {
        found.arguments.get("name").and_then(serde_json::Value::as_str) == Some(&parameter.name)
    };
    if found.pointer.is_some() {
        return None;
    }
    wizard.instance_parameters().find(is_named)
}

/// Returns the JSON Pointer (RFC 6901) of a parameter in the composed JSON.
pub fn pointer_to(service: &Service, parameter: &Parameter) -> String {
    let wrapper = service.wrapper.as_deref();
    let segments = wrapper.into_iter().chain(parameter.segments());
    segments.fold(String::new(), |pointer, segment| {
        let escaped = segment.replace('~', "~0").replace('/', "~1");
        [pointer.as_str(), "/", &escaped].concat()
    })
}

fn missing(field: &str, step: Step, message: &Message, locale: Locale) -> Problem {
    Problem { field: field.to_owned(), step, state: ValueState::Error, text: message.text(locale) }
}

fn told(field: String, found: &Diagnostic) -> Problem {
    Problem { field, step: Step::Parameters, state: found.severity.into(), text: of_finding(found) }
}

/// Returns what a finding says, with its help, as it stands below a field.
pub fn of_finding(found: &Diagnostic) -> String {
    match &found.help {
        Some(help) => {
            [sentence(&found.message, &found.arguments), sentence(help, &found.arguments)].join(" ")
        }
        None => sentence(&found.message, &found.arguments),
    }
}
