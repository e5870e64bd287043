//! Asking the engine what an input holds, and showing how far that is.

use std::rc::Rc;

use bindwright_report::Report;
use bindwright_texts::Locale;
use yew::platform::spawn_local;
use yew::{Callback, Html, Properties, component, hook, html, use_effect_with, use_mut_ref, use_state};
use zeroize::Zeroizing;

use super::password_field::{OnPassword, PASSWORD, PasswordField};
use crate::platform::engine::EngineError;
use crate::platform::intake::{Intake, IntakeError, Receipt};
use crate::platform::{focus, live};
use crate::surroundings::use_surroundings;
use crate::view::finding::RuleLinks;
use crate::view::report::report;
use crate::view::state::ValueState;
use crate::view::strip::strip;
use crate::view::{page, receipt};
use crate::{format, texts};

/// How far the reading of an input is.
#[derive(Clone, Debug, Default)]
pub enum Inspection {
    /// Nothing was given yet.
    #[default]
    Empty,
    /// The worker reads.
    Working(Vec<Receipt>),
    /// The worker has answered.
    Done(Vec<Receipt>, Rc<Report>),
    /// The worker tries a password on what stayed locked in this answer.
    Opening(Vec<Receipt>, Rc<Report>),
    /// The worker has answered, and a password that was tried did not open everything.
    StillLocked(Vec<Receipt>, Rc<Report>),
    /// There is no answer.
    Failed(Failure),
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The input did not reach the engine.
    Intake(IntakeError),
    /// The engine had no answer.
    Engine(EngineError),
}

/// Two inspections are equal where they show the same answer; what a report holds is never compared.
impl PartialEq for Inspection {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Empty, Self::Empty) => true,
            (Self::Working(one), Self::Working(two)) => one == two,
            (Self::Done(_, one), Self::Done(_, two))
            | (Self::Opening(_, one), Self::Opening(_, two))
            | (Self::StillLocked(_, one), Self::StillLocked(_, two)) => Rc::ptr_eq(one, two),
            (Self::Failed(one), Self::Failed(two)) => one == two,
            _ => false,
        }
    }
}

impl Inspection {
    /// Returns the answer that shows, where there is one.
    fn answer(&self) -> Option<(&Vec<Receipt>, &Rc<Report>)> {
        match self {
            Self::Done(receipts, report)
            | Self::Opening(receipts, report)
            | Self::StillLocked(receipts, report) => Some((receipts, report)),
            _ => None,
        }
    }
}

/// The present inspection, and what goes on with it; clearing everything empties it.
pub struct Inspecting {
    /// How far it is.
    pub inspection: Inspection,
    /// Starts another.
    pub on_intake: Callback<Result<Intake, IntakeError>>,
    /// Tries a password on what stayed locked.
    pub on_password: OnPassword,
}

/// Returns the present inspection and the ways on from it.
#[hook]
pub fn use_inspection() -> Inspecting {
    let surroundings = use_surroundings();
    let state = use_state(Inspection::default);
    // Counts the questions: the answer to an earlier one is dropped.
    let asked = use_mut_ref(|| 0_u32);
    {
        let (state, asked) = (state.setter(), asked.clone());
        use_effect_with(surroundings.generation, move |_| {
            *asked.borrow_mut() += 1;
            state.set(Inspection::Empty);
        });
    }
    let on_password = {
        let (state, asked, surroundings) = (state.clone(), asked.clone(), surroundings.clone());
        Callback::from(move |password: Zeroizing<String>| {
            let Some((receipts, report)) = state.answer() else { return };
            let receipts = receipts.clone();
            state.set(Inspection::Opening(receipts.clone(), Rc::clone(report)));
            *asked.borrow_mut() += 1;
            let question = *asked.borrow();
            let (setter, asked, surroundings) = (state.setter(), asked.clone(), surroundings.clone());
            spawn_local(async move {
                let answer = surroundings.engine.open(password, surroundings.locale).await;
                if *asked.borrow() != question {
                    return;
                }
                announce(surroundings.locale, &answer);
                setter.set(match answer {
                    Ok(report) if report.locked.iter().any(|found| found.wants_password) => {
                        Inspection::StillLocked(receipts, Rc::new(report))
                    }
                    Ok(report) => Inspection::Done(receipts, Rc::new(report)),
                    Err(error) => Inspection::Failed(Failure::Engine(error)),
                });
            });
        })
    };
    let setter = state.setter();
    let on_intake = Callback::from(move |intake: Result<Intake, IntakeError>| {
        let Intake { inputs, receipts } = match intake {
            Ok(intake) => intake,
            Err(error) => return setter.set(Inspection::Failed(Failure::Intake(error))),
        };
        *asked.borrow_mut() += 1;
        let question = *asked.borrow();
        setter.set(Inspection::Working(receipts.clone()));
        let (setter, asked, surroundings) = (setter.clone(), asked.clone(), surroundings.clone());
        spawn_local(async move {
            let answer = surroundings.engine.inspect(inputs, surroundings.locale).await;
            if *asked.borrow() != question {
                return;
            }
            announce(surroundings.locale, &answer);
            setter.set(match answer {
                Ok(report) => Inspection::Done(receipts, Rc::new(report)),
                Err(error) => Inspection::Failed(Failure::Engine(error)),
            });
        });
    });
    Inspecting { inspection: (*state).clone(), on_intake, on_password }
}

/// An inspection to be shown.
#[derive(Clone, PartialEq, Properties)]
pub struct OutcomeProperties {
    /// The language.
    pub locale: Locale,
    /// What to show.
    pub inspection: Inspection,
    /// Where the pages of rules open.
    #[prop_or(RuleLinks::Here)]
    pub rule_links: RuleLinks,
    /// Takes a password for what stayed locked; where it is absent, none is asked for.
    #[prop_or_default]
    pub on_password: Option<OnPassword>,
}

/// Shows an inspection; the verdict takes the focus when it arrives, the field for a password when that was wrong.
#[component]
pub fn Outcome(properties: &OutcomeProperties) -> Html {
    use_effect_with(properties.inspection.clone(), |inspection| match inspection {
        Inspection::Done(..) => _ = focus::by_id("verdict"),
        Inspection::StillLocked(..) => _ = focus::by_id(PASSWORD),
        _ => {}
    });
    let engine = use_surroundings().engine;
    let locale = properties.locale;
    match &properties.inspection {
        Inspection::Empty => Html::default(),
        Inspection::Working(receipts) => html! {
            <>
                {receipt::receipts(locale, receipts)}
                {page::busy(&texts::inspection_working().text(locale))}
                <button type="button" class="fd-button bw-button" id="cancel-reading" onclick={move |_| engine.clear()}>
                    {texts::inspection_cancel().text(locale)}
                </button>
            </>
        },
        Inspection::Done(receipts, done)
        | Inspection::Opening(receipts, done)
        | Inspection::StillLocked(receipts, done) => {
            let field = password_field(properties, done);
            report(locale, done, receipts, properties.rule_links, field)
        }
        Inspection::Failed(failure) => html! {
            <div role="alert">{strip(locale, ValueState::Error, &told(locale, failure), Html::default())}</div>
        },
    }
}

/// The field for a password, where one opens what is locked.
fn password_field(properties: &OutcomeProperties, report: &Report) -> Html {
    let (locale, inspection) = (properties.locale, &properties.inspection);
    let mut locked = report.locked.iter().filter(|found| found.wants_password);
    let (Some(on_password), Some(first)) = (&properties.on_password, locked.next()) else {
        return Html::default();
    };
    let refusal = matches!(inspection, Inspection::StillLocked(..)).then(|| first.reason.clone());
    let is_opening = matches!(inspection, Inspection::Opening(..));
    html! { <PasswordField {locale} {refusal} {is_opening} {on_password} /> }
}

/// Says why there is no answer, and the way on.
pub fn told(locale: Locale, failure: &Failure) -> String {
    let message = match failure {
        Failure::Intake(IntakeError::Unreadable) => texts::failure_unreadable(),
        Failure::Intake(IntakeError::TooLarge(bound)) | Failure::Engine(EngineError::TooLarge { bound }) => {
            texts::failure_too_large(format::bytes(locale, *bound))
        }
        Failure::Engine(EngineError::Crashed) => texts::failure_crashed(),
        Failure::Engine(EngineError::Cleared) => texts::failure_cleared(),
        Failure::Engine(EngineError::NotStarted) => texts::failure_not_started(),
        Failure::Engine(EngineError::Refused { code }) => texts::failure_refused(code.as_str()),
        Failure::Engine(EngineError::UnknownAnswer) => texts::failure_unknown_answer(),
    };
    message.text(locale)
}

fn announce(locale: Locale, answer: &Result<Report, EngineError>) {
    match answer {
        Ok(report) => live::polite(&report.verdict.text),
        Err(error) => live::assertive(&told(locale, &Failure::Engine(error.clone()))),
    }
}
