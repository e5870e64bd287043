//! What a person has answered so far.

use std::rc::Rc;

use bindwright_catalog::{
    BindingRequest, Environment, Import, Mode, Parameter, ParameterKind, RequestKind, Service, catalog,
    compose_parameters,
};
use bindwright_report::Diagnostic;
use bindwright_texts::Locale;
use serde_json::{Map, Value};
use yew::Reducible;

use super::change::Change;
pub use super::entry::Entry;
use super::entry::put;
use super::problem::{OFFERING, instance_field, name_field, parameter_field, pointer_to};
use super::rotation::{FREQUENCY, OLD_CREDENTIALS, Rotation};
use super::step::Step;

/// The names that step 1 asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// The service instance.
    Instance,
    /// The service key, or the binding.
    Key,
    /// The application to bind.
    Application,
}

/// Text in the JSON editor that does not equal the composed JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The text as it was typed; never one with a private key or a secret.
    pub text: String,
    /// Whether it is a JSON object, so that the form shows it too.
    pub is_readable: bool,
    /// What was found in its structure.
    pub diagnostics: Vec<Diagnostic>,
    /// The text as it should have been, where that is plain.
    pub corrected: Option<String>,
}

/// The answers, and where the person stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Wizard {
    /// Service key or binding.
    pub flavour: RequestKind,
    /// The step on the screen.
    pub step: Step,
    /// The last step that was opened.
    pub furthest: Step,
    /// Where the instance lives.
    pub environment: Environment,
    /// Catalogue id of the service.
    pub service: Option<String>,
    /// Technical name of the plan.
    pub plan: Option<String>,
    /// Technical name in the marketplace, where the catalogue does not know it.
    pub offering: String,
    /// Renewal by the environment.
    pub rotation: Rotation,
    /// Whether a Kubernetes binding takes its parameters from a `Secret`.
    pub from_secret: bool,
    /// Name of the instance.
    pub instance_name: String,
    /// Name of the key or binding.
    pub key_name: String,
    /// Name of the application.
    pub application_name: String,
    /// Id of the mode.
    pub mode: Option<String>,
    /// The form; a parameter that is not here is not sent.
    pub entries: Vec<Entry>,
    /// What is set on the instance; a setting that is not here is left to the mode and the service.
    pub instance_entries: Vec<Entry>,
    /// JSON that the form does not know.
    pub extra: Map<String, Value>,
    /// What stands in the JSON editor, while it differs.
    pub draft: Option<Draft>,
    /// What was found in the text that last stood in the JSON editor and was then put right.
    pub repairs: Vec<Diagnostic>,
    /// Id of the mode that was chosen before JSON changed it.
    pub mode_before: Option<String>,
    /// Fields that were left once: their messages show.
    pub visited: Vec<String>,
    /// A change that waits for the person's word, because it would reset answers.
    pub pending: Option<Change>,
    /// Whether anything was answered.
    pub is_touched: bool,
}

/// What can happen to the answers.
#[derive(Debug)]
pub enum Action {
    /// A step was opened.
    Go(Step),
    /// The environment was chosen.
    Environment(Environment),
    /// A name was typed.
    Name(Name, String),
    /// The technical name in the marketplace was typed.
    Offering(String),
    /// The plan was typed, where the catalogue knows none.
    Plan(String),
    /// Renewal was answered.
    Rotation(Rotation),
    /// Where a Kubernetes binding takes its parameters from.
    FromSecret(bool),
    /// An answer that others depend on was changed; asks first where something would be lost.
    Change(Change),
    /// The person agreed to the pending change.
    Confirm,
    /// The person kept the answers.
    Dismiss,
    /// A field of the form was changed.
    Enter(Entry),
    /// A setting of the instance was changed.
    EnterInstance(Entry),
    /// The text of the JSON editor was changed.
    Edit(String, Box<Import>),
    /// The JSON editor was left: a readable draft becomes the composed text.
    Settle,
    /// A field was left.
    Visit(String),
    /// Everything before the next step was asked to be valid.
    VisitAll(Vec<String>),
    /// A ready-made set of answers was chosen.
    Load(Box<Wizard>),
}

impl Wizard {
    /// Starts with nothing answered.
    pub fn new(flavour: RequestKind) -> Self {
        Self {
            flavour,
            step: Step::Basic,
            furthest: Step::Basic,
            environment: Environment::CloudFoundry,
            service: None,
            plan: None,
            offering: String::new(),
            rotation: Rotation::default(),
            from_secret: false,
            instance_name: String::new(),
            key_name: String::new(),
            application_name: String::new(),
            mode: None,
            entries: Vec::new(),
            instance_entries: Vec::new(),
            extra: Map::new(),
            draft: None,
            repairs: Vec::new(),
            mode_before: None,
            visited: Vec::new(),
            pending: None,
            is_touched: false,
        }
    }

    /// Returns the chosen service.
    pub fn service(&self) -> Option<&'static Service> {
        catalog().service(self.service.as_deref()?)
    }

    /// Returns the chosen mode.
    pub fn mode(&self) -> Option<&'static Mode> {
        self.service()?.mode(self.mode.as_deref()?)
    }

    /// Returns the parameters of the chosen mode that exist in the chosen plan.
    pub fn parameters(&self) -> impl Iterator<Item = &'static Parameter> {
        let plan = self.plan.clone();
        let parameters = self.mode().map(|mode| mode.parameters.iter());
        parameters.into_iter().flatten().filter(move |parameter| {
            let plans = &parameter.plans;
            plans.is_empty() || plan.as_ref().is_none_or(|plan| plans.contains(plan))
        })
    }

    /// Returns the modes that the service offers in the chosen plan.
    pub fn modes(&self) -> impl Iterator<Item = &'static Mode> {
        let plan = self.plan.clone();
        let service = self.service();
        let modes = service.map(|service| service.modes.iter()).into_iter().flatten();
        modes.filter(move |mode| service.is_some_and(|service| service.offers(mode, plan.as_deref())))
    }

    /// Returns what was entered for a parameter.
    pub fn entry(&self, parameter: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name == parameter)
    }

    /// Returns the raw text of a field.
    pub fn text_of(&self, parameter: &str) -> &str {
        self.entry(parameter).map_or("", |entry| &entry.text)
    }

    /// Returns the name of a kind.
    pub fn name(&self, name: Name) -> &str {
        match name {
            Name::Instance => &self.instance_name,
            Name::Key => &self.key_name,
            Name::Application => &self.application_name,
        }
    }

    /// Returns the names that have to be asked for in this flavour and environment.
    pub fn names(&self) -> &'static [Name] {
        match (self.flavour, self.environment) {
            (RequestKind::Binding, Environment::CloudFoundry) => {
                &[Name::Instance, Name::Application, Name::Key]
            }
            _ => &[Name::Instance, Name::Key],
        }
    }

    /// Puts the answers into the form that the catalogue composes from.
    pub fn request(&self) -> BindingRequest {
        let named = |name: &str| Some(name.trim().to_owned()).filter(|name| !name.is_empty());
        let value = |entry: &Entry| Some((entry.name.clone(), entry.value.clone()?));
        BindingRequest {
            service: self.service.clone().unwrap_or_default(),
            plan: self.plan.clone(),
            environment: self.environment,
            kind: self.flavour,
            mode: self.mode.clone().unwrap_or_default(),
            values: self.entries.iter().filter_map(value).collect(),
            extra: self.extra.clone(),
            offering: named(&self.offering),
            instance_values: self.instance_entries.iter().filter_map(value).collect(),
            rotation: self.rotation().and_then(Rotation::policy),
            parameters_from_secret: self.from_secret && self.environment == Environment::Kubernetes,
            instance_name: named(&self.instance_name),
            key_name: named(&self.key_name),
            application_name: self
                .names()
                .contains(&Name::Application)
                .then(|| named(&self.application_name))
                .flatten(),
            ..BindingRequest::default()
        }
    }

    /// Takes over what was read from JSON.
    pub fn take(&mut self, import: &Import) {
        if let Some(mode) = &import.mode {
            let before = self.mode_before.take().or_else(|| self.mode.clone());
            self.mode_before = before.filter(|before| before != mode);
            self.mode = Some(mode.clone());
        }
        let entry = |(name, value): (&String, &Value)| Entry::from_value(name, value);
        self.entries = import.values.iter().map(entry).collect();
        self.visited.extend(self.entries.iter().map(|entry| parameter_field(&entry.name)));
        self.extra = import.extra.clone();
    }

    fn settle(&mut self) {
        let is_done =
            |draft: &Draft| draft.is_readable && (holds_key(&draft.diagnostics) || self.is_composed());
        if self.draft.as_ref().is_some_and(is_done) {
            self.drop_draft();
        }
    }

    /// Ends the draft, and keeps what was said about it where it was taken over.
    fn drop_draft(&mut self) {
        if let Some(draft) = self.draft.take().filter(|draft| draft.is_readable) {
            self.repairs = draft.diagnostics;
        }
    }

    /// Says whether every certificate that was given gets into the composed JSON; an unreadable one does not.
    fn is_composed(&self) -> bool {
        let Some(service) = self.service() else { return true };
        let given = |parameter: &&Parameter| {
            parameter.kind == ParameterKind::Certificate && self.entry(&parameter.name).is_some()
        };
        let mut given = self.parameters().filter(given).peekable();
        if given.peek().is_none() {
            return true;
        }
        let composed = compose_parameters(&self.request(), Locale::ENGLISH).parameters;
        given.all(|parameter| composed.pointer(&pointer_to(service, parameter)).is_some())
    }

    fn apply(&mut self, action: Action) {
        match action {
            Action::Go(step) => {
                self.settle();
                self.step = step;
                self.furthest = self.furthest.max(step);
            }
            Action::Environment(environment) => self.environment = environment,
            Action::Name(name, text) => self.rename(name, text),
            Action::Offering(text) => {
                self.unvisit(OFFERING);
                self.offering = text;
            }
            Action::Plan(text) => self.plan = Some(text).filter(|text| !text.trim().is_empty()),
            Action::Rotation(rotation) => self.renew(rotation),
            Action::FromSecret(from_secret) => self.from_secret = from_secret,
            Action::Change(change) if change.losses(self).is_empty() => change.apply(self),
            Action::Change(change) => self.pending = Some(change),
            Action::Confirm => {
                if let Some(change) = self.pending.take() {
                    change.apply(self);
                }
            }
            Action::Dismiss => self.pending = None,
            Action::Enter(entry) => self.enter(entry),
            Action::EnterInstance(entry) => {
                self.unvisit(&instance_field(&entry.name));
                put(&mut self.instance_entries, entry);
            }
            Action::Edit(text, import) => self.edit(text, *import),
            Action::Settle => self.settle(),
            Action::Visit(field) => {
                self.visited.push(field);
            }
            Action::VisitAll(fields) => self.visited.extend(fields),
            Action::Load(wizard) => *self = *wizard,
        }
    }

    /// What is being typed is judged when the field is left.
    fn unvisit(&mut self, field: &str) {
        self.visited.retain(|visited| visited != field);
    }

    fn rename(&mut self, name: Name, text: String) {
        self.unvisit(name_field(name));
        match name {
            Name::Instance => self.instance_name = text,
            Name::Key => self.key_name = text,
            Name::Application => self.application_name = text,
        }
    }

    fn renew(&mut self, rotation: Rotation) {
        if self.rotation.frequency != rotation.frequency {
            self.unvisit(FREQUENCY);
        }
        if self.rotation.old_credentials != rotation.old_credentials {
            self.unvisit(OLD_CREDENTIALS);
        }
        self.rotation = rotation;
    }

    fn enter(&mut self, entry: Entry) {
        self.drop_draft();
        self.unvisit(&parameter_field(&entry.name));
        put(&mut self.entries, entry);
    }

    /// Takes over JSON as it is typed; nothing at all is no answer yet.
    fn edit(&mut self, text: String, import: Import) {
        let is_readable = import.readable && !text.trim().is_empty();
        self.repairs.clear();
        if is_readable {
            self.take(&import);
        }
        let Import { corrected, mut diagnostics, .. } = import;
        if text.trim().is_empty() {
            diagnostics.clear();
        }
        self.draft = Some(Draft { text, is_readable, diagnostics, corrected });
    }
}

/// Says whether a private key was found, and left out.
fn holds_key(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|found| found.code == "parameters/private-key")
}

impl Reducible for Wizard {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let answers =
            !matches!(action, Action::Go(_) | Action::Settle | Action::Visit(_) | Action::VisitAll(_));
        let mut next = Rc::unwrap_or_clone(self);
        let fresh = matches!(action, Action::Load(_));
        next.apply(action);
        next.is_touched |= answers && !fresh;
        Rc::new(next)
    }
}
