//! Answers that others depend on: changing one resets only what no longer fits, after saying so.

use bindwright_catalog::{Import, Mode, catalog};
use bindwright_texts::Message;

use super::step::Step;
use super::wizard::{Entry, Wizard};
use crate::texts;

/// A change of an answer that others depend on.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Another service.
    Service(String),
    /// Another service whose rule is tried on this one, which keeps its technical name.
    Attempt(String),
    /// Another plan.
    Plan(String),
    /// Another way to get credentials.
    Mode(String),
    /// A documented example.
    Example(Box<Import>),
}

impl Change {
    /// Says what would be reset.
    pub fn losses(&self, wizard: &Wizard) -> Vec<Message> {
        let after = self.after(wizard);
        let mut losses = Vec::new();
        // A plan that the service left no choice about is nobody's answer.
        let chose_plan =
            wizard.plan.is_some() && wizard.service().is_some_and(|service| service.plans.len() > 1);
        if chose_plan && after.plan.is_none() {
            losses.push(texts::reset_plan());
        }
        if wizard.mode.is_some() && after.mode.is_none() {
            losses.push(texts::reset_mode());
        }
        let gone =
            |before: &[Entry], after: &[Entry]| before.iter().filter(|entry| !after.contains(entry)).count();
        let dropped =
            gone(&wizard.entries, &after.entries) + gone(&wizard.instance_entries, &after.instance_entries);
        if dropped > 0 {
            losses.push(texts::reset_parameters(dropped as i64));
        }
        if !wizard.extra.is_empty() && after.extra.is_empty() {
            losses.push(texts::reset_extra());
        }
        if !wizard.offering.trim().is_empty() && after.offering.is_empty() {
            losses.push(texts::reset_offering());
        }
        losses
    }

    /// Makes the change and resets what no longer fits.
    pub fn apply(&self, wizard: &mut Wizard) {
        *wizard = self.after(wizard);
    }

    fn after(&self, wizard: &Wizard) -> Wizard {
        let mut after = wizard.clone();
        after.pending = None;
        match self {
            Self::Service(id) => after.choose_service(id),
            Self::Attempt(id) => after.attempt(id),
            Self::Plan(name) => after.choose_plan(name),
            Self::Mode(id) => after.choose_mode(id),
            Self::Example(import) => {
                after.take(import);
                after.draft = None;
                after.repairs.clone_from(&import.diagnostics);
            }
        }
        after
    }
}

impl Wizard {
    fn choose_service(&mut self, id: &str) {
        if self.service.as_deref() == Some(id) {
            return;
        }
        self.service = Some(id.to_owned());
        let service = catalog().service(id);
        // A service with one plan leaves nothing to choose.
        let only =
            service.filter(|service| service.plans.len() == 1).map(|service| service.plans[0].name.clone());
        self.plan = only;
        self.mode = None;
        self.extra.clear();
        self.offering.clear();
        self.instance_entries.clear();
        self.keep_what_fits(Step::Basic);
    }

    /// Takes the rule of another service for the instance of this one.
    fn attempt(&mut self, id: &str) {
        let known = self.service().and_then(|service| service.offering.clone());
        let offering = known.unwrap_or_else(|| std::mem::take(&mut self.offering));
        let plan = self.plan.take();
        self.choose_service(id);
        self.offering = offering;
        // Plans that the other entry lists are not this service's.
        if self.service().is_some_and(|service| service.plans.is_empty()) {
            self.plan = plan;
        }
    }

    fn choose_plan(&mut self, name: &str) {
        self.plan = Some(name.to_owned());
        let offered = self.modes().any(|mode| Some(&mode.id) == self.mode.as_ref());
        if !offered {
            self.mode = None;
        }
        self.keep_what_fits(Step::Basic);
    }

    fn choose_mode(&mut self, id: &str) {
        self.mode = Some(id.to_owned());
        self.keep_what_fits(Step::Credentials);
    }

    /// Drops the values that the chosen mode does not know, and closes the steps after the one that was changed.
    fn keep_what_fits(&mut self, changed: Step) {
        self.draft = None;
        self.repairs.clear();
        self.mode_before = None;
        let known: Vec<String> = self.parameters().map(|parameter| parameter.name.clone()).collect();
        let fixed = |mode: &Mode, name: &str| {
            mode.parameters.iter().any(|parameter| parameter.name == name && parameter.fixed.is_some())
        };
        let mode = self.mode();
        self.entries.retain(|entry| {
            known.contains(&entry.name) && !mode.is_some_and(|mode| fixed(mode, &entry.name))
        });
        self.furthest = self.furthest.min(changed).max(self.step);
    }
}
