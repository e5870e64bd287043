//! Ready-made answers to look around with.

use bindwright_catalog::{ModeKind, RequestKind, catalog, import, json_text};
use bindwright_texts::Locale;
use serde_json::Value;

use super::step::Step;
use super::wizard::Wizard;

/// Returns answers for Document Management with a managed certificate, as its documentation prints them.
pub fn example(flavour: RequestKind, locale: Locale) -> Wizard {
    let mut wizard = Wizard::new(flavour);
    let Some(service) = catalog().service("sdm") else { return wizard };
    wizard.service = Some(service.id.clone());
    wizard.plan = service.plans.first().map(|plan| plan.name.clone());
    wizard.instance_name = "my-documents".to_owned();
    wizard.key_name = "my-key".to_owned();
    wizard.application_name = "my-app".to_owned();
    let managed = service.modes.iter().find(|mode| mode.kind == ModeKind::Managed);
    if let Some(mode) = managed {
        if let Some(printed) = mode.examples.first() {
            let text = json_text(&Value::Object(printed.parameters.clone()));
            wizard.take(&import(&text, service, locale));
        }
        wizard.mode = Some(mode.id.clone());
        wizard.mode_before = None;
    }
    wizard.furthest = Step::Check;
    wizard
}
