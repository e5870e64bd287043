//! Step 6: the key that came back, compared with what was asked for, and read as a whole.

use std::rc::Rc;

use bindwright_catalog::Environment;
use bindwright_report::Comparison;
use bindwright_texts::Message;
use yew::platform::spawn_local;
use yew::{Callback, Html, component, hook, html, use_effect_with, use_mut_ref, use_state};

use super::StepProperties;
use crate::components::inspection::{Failure, Inspection, Outcome, told};
use crate::components::intake::Intake;
use crate::platform::intake::{Intake as Taken, IntakeError, Receipt};
use crate::platform::{focus, live};
use crate::state::request::request_json;
use crate::state::wizard::Wizard;
use crate::surroundings::use_surroundings;
use crate::texts;
use crate::view::comparison::{VERDICT, comparison};
use crate::view::finding::RuleLinks;
use crate::view::report::report;

/// The commands that print what came back.
const CF_READ: &str = "cf service-key";
const BTP_READ: &str = "btp get services/binding";

/// How far the comparison is.
#[derive(Clone)]
enum Stage {
    /// There is no comparison: nothing was given, it is under way, or it failed.
    Before(Inspection),
    /// The engine has compared.
    Done(Vec<Receipt>, Rc<Comparison>),
}

/// Takes what was given.
type OnIntake = Callback<Result<Taken, IntakeError>>;

/// The field and the judgement of step 6.
#[component]
pub fn CheckStep(properties: &StepProperties) -> Html {
    let locale = use_surroundings().locale;
    let (stage, on_intake) = use_comparison(&properties.wizard);
    let shown = match &stage {
        Stage::Before(inspection) => {
            html! { <Outcome {locale} inspection={inspection.clone()} rule_links={RuleLinks::NewTab} /> }
        }
        Stage::Done(receipts, compared) => html! {
            <>
                {comparison(locale, compared)}
                {report(locale, &compared.report, receipts, RuleLinks::NewTab, Html::default())}
            </>
        },
    };
    html! {
        <>
            <Intake id="check-intake" label={texts::check_intake().text(locale)} hint={hint(properties.wizard.environment).text(locale)}
                {on_intake} />
            {shown}
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

/// Returns the present comparison and a way to start another; its verdict takes the focus when it arrives.
#[hook]
fn use_comparison(wizard: &Rc<Wizard>) -> (Stage, OnIntake) {
    let surroundings = use_surroundings();
    let state = use_state(|| Stage::Before(Inspection::Empty));
    // Counts the questions: the answer to an earlier one is dropped.
    let asked = use_mut_ref(|| 0_u32);
    let arrived = match &*state {
        Stage::Done(_, compared) => Some(Rc::as_ptr(compared)),
        Stage::Before(_) => None,
    };
    use_effect_with(arrived, |arrived| {
        if arrived.is_some() {
            focus::by_id(VERDICT);
        }
    });
    let (setter, wizard) = (state.setter(), Rc::clone(wizard));
    let on_intake = Callback::from(move |intake: Result<Taken, IntakeError>| {
        let failed = |failure| Stage::Before(Inspection::Failed(failure));
        *asked.borrow_mut() += 1;
        let question = *asked.borrow();
        let Taken { inputs, receipts } = match intake {
            Ok(intake) => intake,
            Err(error) => return setter.set(failed(Failure::Intake(error))),
        };
        setter.set(Stage::Before(Inspection::Working(receipts.clone())));
        let (setter, asked, surroundings) = (setter.clone(), asked.clone(), surroundings.clone());
        let request = request_json(&wizard.request());
        spawn_local(async move {
            let answer = surroundings.engine.compare(&request, inputs, surroundings.locale).await;
            if *asked.borrow() != question {
                return;
            }
            setter.set(match answer {
                Ok(compared) => {
                    live::polite(&compared.verdict.text);
                    Stage::Done(receipts, Rc::new(compared))
                }
                Err(error) => {
                    let failure = Failure::Engine(error);
                    live::assertive(&told(surroundings.locale, &failure));
                    failed(failure)
                }
            });
        });
    });
    ((*state).clone(), on_intake)
}
