//! What is set on the service instance, where the catalogue knows settings.

use bindwright_catalog::{InstanceSettings, Parameter};

use super::wizard::{Entry, Wizard};

impl Wizard {
    /// Returns what can be set on the instance.
    pub fn instance_settings(&self) -> Option<&'static InstanceSettings> {
        self.service()?.instance.as_ref()
    }

    /// Returns the settings of the instance that exist in the chosen plan.
    pub fn instance_parameters(&self) -> impl Iterator<Item = &'static Parameter> {
        let plan = self.plan.clone();
        let settings = self.instance_settings().map(|settings| settings.parameters.iter());
        settings.into_iter().flatten().filter(move |parameter| {
            let plans = &parameter.plans;
            plans.is_empty() || plan.as_ref().is_none_or(|plan| plans.contains(plan))
        })
    }

    /// Returns what was entered for a setting of the instance.
    pub fn instance_entry(&self, parameter: &str) -> Option<&Entry> {
        self.instance_entries.iter().find(|entry| entry.name == parameter)
    }
}
