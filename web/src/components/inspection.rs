//! Asking the engine what an input holds, and showing how far that is.

use std::rc::Rc;

use bindwright_report::{Comparison, Report};
use bindwright_texts::Locale;
use yew::platform::spawn_local;
use yew::{Callback, Html, Properties, component, hook, html, use_effect_with, use_mut_ref, use_state};
use zeroize::Zeroizing;

use super::export::Export;
use super::password_field::{OnPassword, PASSWORD, PasswordField};
use crate::platform::engine::{Engine, EngineError, Given, Kept};
use crate::platform::intake::{Intake, IntakeError, Receipt};
use crate::platform::{focus, live};
use crate::state::request::request_json;
use crate::state::wizard::Wizard;
use crate::surroundings::use_surroundings;
use crate::view::comparison::{self, comparison};
use crate::view::finding::RuleLinks;
use crate::view::report::{self, report};
use crate::view::state::ValueState;
use crate::view::strip::strip;
use crate::view::{page, receipt};
use crate::{format, texts};

/// What the worker says when it is asked about an input that another one has replaced.
const INPUT_GONE: &str = "input-gone";

/// How far the reading of an input is.
#[derive(Clone, Debug, Default)]
pub enum Inspection {
    /// Nothing was given yet.
    #[default]
    Empty,
    /// The worker reads.
    Working(Vec<Receipt>),
    /// The worker has answered.
    Done(Vec<Receipt>, Rc<Answer>),
    /// The worker tries a password on what stayed locked in this answer.
    Opening(Vec<Receipt>, Rc<Answer>),
    /// The worker has answered, and a password that was tried did not open everything.
    StillLocked(Vec<Receipt>, Rc<Answer>),
    /// There is no answer.
    Failed(Failure),
}

/// What the engine says about an input.
#[derive(Clone, Debug)]
pub enum Answer {
    /// What it holds.
    Report(Report),
    /// Whether it is what was asked for, and what it holds.
    Comparison(Comparison),
}

/// What the engine is asked about an input.
#[derive(Clone, PartialEq)]
pub enum Query {
    /// What it holds.
    Inspect,
    /// Whether it is what the wizard asks for.
    Compare(Rc<Wizard>),
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
    fn answer(&self) -> Option<(&Vec<Receipt>, &Rc<Answer>)> {
        match self {
            Self::Done(receipts, answer)
            | Self::Opening(receipts, answer)
            | Self::StillLocked(receipts, answer) => Some((receipts, answer)),
            _ => None,
        }
    }
}

impl Answer {
    /// Returns what the input holds.
    pub fn report(&self) -> &Report {
        match self {
            Self::Report(report) => report,
            Self::Comparison(compared) => &compared.report,
        }
    }

    /// Returns the judgement in one sentence.
    fn verdict(&self) -> &str {
        match self {
            Self::Report(report) => &report.verdict.text,
            Self::Comparison(compared) => &compared.verdict.text,
        }
    }

    /// Returns the call in which the worker read the input.
    fn kept(&self) -> Kept {
        match self {
            Self::Report(_) => Kept::Inspected,
            Self::Comparison(_) => Kept::Compared,
        }
    }

    /// Returns the id of the judgement, which takes the focus.
    fn verdict_id(&self) -> &'static str {
        match self {
            Self::Report(_) => report::VERDICT,
            Self::Comparison(_) => comparison::VERDICT,
        }
    }
}

impl From<Report> for Answer {
    fn from(report: Report) -> Self {
        Self::Report(report)
    }
}

impl Query {
    async fn ask(&self, engine: &Engine, given: Given, locale: Locale) -> Result<Answer, EngineError> {
        match self {
            Self::Inspect => engine.inspect(given, locale).await.map(Answer::Report),
            Self::Compare(wizard) => {
                let request = request_json(&wizard.request());
                engine.compare(&request, given, locale).await.map(Answer::Comparison)
            }
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
pub fn use_inspection(query: Query) -> Inspecting {
    let surroundings = use_surroundings();
    let state = use_state(Inspection::default);
    // Counts the calls: the answer to an earlier one is dropped.
    let calls = use_mut_ref(|| 0_u32);
    {
        let (state, calls) = (state.setter(), calls.clone());
        use_effect_with(surroundings.generation, move |_| {
            *calls.borrow_mut() += 1;
            state.set(Inspection::Empty);
        });
    }
    let (setter, counter) = (state.setter(), calls.clone());
    let ask = Callback::from(move |(given, receipts): (Given, Vec<Receipt>)| {
        *counter.borrow_mut() += 1;
        let call = *counter.borrow();
        let (setter, calls, surroundings) = (setter.clone(), counter.clone(), surroundings.clone());
        let query = query.clone();
        spawn_local(async move {
            let is_password = matches!(given, Given::Password(_));
            let answer = query.ask(&surroundings.engine, given, surroundings.locale).await;
            if *calls.borrow() == call {
                announce(surroundings.locale, &answer);
                setter.set(answered(answer, receipts, is_password));
            }
        });
    });
    let on_password = {
        let (state, ask) = (state.clone(), ask.clone());
        Callback::from(move |password: Zeroizing<String>| {
            let Some((receipts, answer)) = state.answer() else { return };
            state.set(Inspection::Opening(receipts.clone(), Rc::clone(answer)));
            ask.emit((Given::Password(password), receipts.clone()));
        })
    };
    let setter = state.setter();
    let on_intake = Callback::from(move |intake: Result<Intake, IntakeError>| match intake {
        Ok(Intake { inputs, receipts }) => {
            setter.set(Inspection::Working(receipts.clone()));
            ask.emit((Given::Inputs(inputs), receipts));
        }
        Err(error) => {
            *calls.borrow_mut() += 1;
            setter.set(Inspection::Failed(Failure::Intake(error)));
        }
    });
    Inspecting { inspection: (*state).clone(), on_intake, on_password }
}

fn answered(answer: Result<Answer, EngineError>, receipts: Vec<Receipt>, is_password: bool) -> Inspection {
    match answer {
        Ok(answer) if is_password && reason_of_lock(answer.report()).is_some() => {
            Inspection::StillLocked(receipts, Rc::new(answer))
        }
        Ok(answer) => Inspection::Done(receipts, Rc::new(answer)),
        Err(error) => Inspection::Failed(Failure::Engine(error)),
    }
}

/// Says why the first thing that a password may open is locked, where there is one.
pub(super) fn reason_of_lock(report: &Report) -> Option<&str> {
    let locked = report.locked.iter().find(|found| found.wants_password);
    locked.map(|found| found.reason.as_str())
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
        Inspection::Done(_, answer) => _ = focus::by_id(answer.verdict_id()),
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
        Inspection::Done(receipts, answer)
        | Inspection::Opening(receipts, answer)
        | Inspection::StillLocked(receipts, answer) => html! {
            <>
                if let Answer::Comparison(compared) = &**answer { {comparison(locale, compared)} }
                {report(locale, answer.report(), receipts, properties.rule_links, password_field(properties, answer))}
                if can_export(answer.report()) {
                    <Export key={Rc::as_ptr(answer) as usize} kept={answer.kept()} rule_links={properties.rule_links} />
                }
            </>
        },
        Inspection::Failed(failure) => html! {
            <div role="alert">{strip(locale, ValueState::Error, &told(locale, failure), Html::default())}</div>
        },
    }
}

/// Says whether the input holds what files can be made of.
fn can_export(report: &Report) -> bool {
    !(report.identities.is_empty() && report.certificates.is_empty() && report.private_keys.is_empty())
}

/// The field for a password, where one opens what is locked.
fn password_field(properties: &OutcomeProperties, answer: &Answer) -> Html {
    let (Some(on_password), Some(reason)) = (&properties.on_password, reason_of_lock(answer.report())) else {
        return Html::default();
    };
    let (locale, inspection) = (properties.locale, &properties.inspection);
    let refusal = matches!(inspection, Inspection::StillLocked(..)).then(|| reason.to_owned());
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
        Failure::Engine(EngineError::Refused { code }) if code == INPUT_GONE => texts::failure_input_gone(),
        Failure::Engine(EngineError::Refused { code }) => texts::failure_refused(code.as_str()),
        Failure::Engine(EngineError::UnknownAnswer) => texts::failure_unknown_answer(),
    };
    message.text(locale)
}

fn announce(locale: Locale, answer: &Result<Answer, EngineError>) {
    match answer {
        Ok(answer) => live::polite(answer.verdict()),
        Err(error) => live::assertive(&told(locale, &Failure::Engine(error.clone()))),
    }
}
