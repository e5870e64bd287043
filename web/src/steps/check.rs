//! Step 6: the key that came back, compared with what was asked for, and read as a whole.

use bindwright_catalog::Environment;
use bindwright_texts::Message;
use yew::{Html, component, html};

use super::StepProperties;
use crate::components::inspection::{Inspecting, Outcome, Query, use_inspection};
use crate::components::intake::Intake;
use crate::surroundings::use_surroundings;
use crate::texts;
use crate::view::finding::RuleLinks;

/// The commands that print what came back.
const CF_READ: &str = "cf service-key";
const BTP_READ: &str = "btp get services/binding";

/// The field and the judgement of step 6.
#[component]
pub fn CheckStep(properties: &StepProperties) -> Html {
    let locale = use_surroundings().locale;
    let query = Query::Compare(properties.wizard.clone());
    let Inspecting { inspection, on_intake, on_password } = use_inspection(query);
    html! {
        <>
            <Intake id="check-intake" label={texts::check_intake().text(locale)} hint={hint(properties.wizard.environment).text(locale)}
                {on_intake} />
            <Outcome {locale} {inspection} rule_links={RuleLinks::NewTab} {on_password} />
        </>
    }
}

/// Says where the key that came back is found.
fn hint(environment: Environment) -> Message {
    match environment {
        Environment::CloudFoundry => texts::check_intake_hint(CF_READ),
        Environment::Kubernetes => texts::check_intake_hint_kubernetes(BTP_READ),
        Environment::Other => texts::check_intake_hint(BTP_READ),
    }
}
