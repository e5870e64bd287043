//! The wizard: progress bar, the step on the screen, the way on, the footer.

use std::rc::Rc;

use bindwright_catalog::{Parameters, RequestKind, compose_parameters};
use bindwright_texts::Locale;
use yew::{
    Callback, Html, KeyboardEvent, MouseEvent, Properties, UseReducerDispatcher, component, html,
    use_effect_with, use_memo, use_mut_ref, use_state_eq,
};

use crate::components::dialog::Question;
use crate::components::message_list::MessageList;
use crate::components::tabs::moved;
use crate::platform::{focus, route, timer};
use crate::route::Route;
use crate::state::example::example;
use crate::state::problem::{Problem, is_valid, problems, reachable};
use crate::state::step::Step;
use crate::state::wizard::{Action, Wizard};
use crate::steps::StepProperties;
use crate::steps::basic::BasicStep;
use crate::steps::check::CheckStep;
use crate::steps::credentials::CredentialsStep;
use crate::steps::parameters::ParametersStep;
use crate::steps::review::ReviewStep;
use crate::steps::use_it::UseStep;
use crate::surroundings::use_surroundings;
use crate::texts;
use crate::view::icon::{Icon, icon};
use crate::view::page::head;
use crate::view::stepper::{Progress, stepper};

/// Id of the heading of the step on the screen.
const STEP_HEADING: &str = "step-title";

/// Time for a step to render before one of its fields takes the focus, in milliseconds.
const RENDERING: u32 = 50;

/// The answers, and where changes go.
#[derive(Clone, PartialEq, Properties)]
pub struct WizardProperties {
    /// The answers so far.
    pub wizard: Rc<Wizard>,
    /// Takes what happens.
    pub dispatch: UseReducerDispatcher<Wizard>,
}

/// The wizard in one of its flavours.
#[component]
pub fn WizardPage(properties: &WizardProperties) -> Html {
    let surroundings = use_surroundings();
    let locale = surroundings.locale;
    let WizardProperties { wizard, dispatch } = properties;
    let composition =
        use_memo((wizard.request(), locale), |(request, locale)| compose_parameters(request, *locale));
    let problems =
        use_memo((wizard.clone(), locale), |(wizard, locale)| problems(wizard, &composition, *locale));
    use_focus_on_change(wizard.step);
    let progress = Progress { current: wizard.step, reachable: reachable(wizard, &problems) };
    let go = {
        let dispatch = dispatch.clone();
        Callback::from(move |step| dispatch.dispatch(Action::Go(step)))
    };
    let (title, lead) = match wizard.flavour {
        RequestKind::ServiceKey => (texts::wizard_title_service_key(), texts::wizard_lead_service_key()),
        RequestKind::Binding => (texts::wizard_title_binding(), texts::wizard_lead_binding()),
    };
    let load = {
        let (dispatch, flavour, toast) = (dispatch.clone(), wizard.flavour, surroundings.toast.clone());
        Callback::from(move |()| {
            dispatch.dispatch(Action::Load(Box::new(example(flavour, locale))));
            toast.emit(texts::wizard_example_loaded().text(locale));
        })
    };
    let asking = use_state_eq(|| false);
    let ask = {
        let (asking, load, is_touched) = (asking.setter(), load.clone(), wizard.is_touched);
        Callback::from(move |_: MouseEvent| if is_touched { asking.set(true) } else { load.emit(()) })
    };
    let (confirm, keep) = (asking.setter(), asking.setter());
    html! {
        <div class="bw-page bw-wizard">
            <div class="bw-wizard__head">
                {head(locale, &title, &lead)}
                <button type="button" class="fd-button bw-button" id="load-example" onclick={ask} disabled={!surroundings.is_sealed}>
                    {texts::wizard_example().text(locale)}
                </button>
            </div>
            {stepper(locale, progress, &go, roving(progress))}
            <section class="bw-step-content" aria-labelledby={STEP_HEADING} data-step={wizard.step.button_id()}>
                <h2 class="bw-step-content__title" id={STEP_HEADING} tabindex="-1">
                    {wizard.step.title().text(locale)}
                    if wizard.step.is_optional() { <>{" "}{texts::wizard_optional().text(locale)}</> }
                </h2>
                <p class="bw-page__lead">{wizard.step.lead().text(locale)}</p>
                {step(properties, &composition, &problems, &go)}
                {way_on(properties, locale, &problems)}
            </section>
            {footer(properties, locale, &problems)}
            {reset_question(properties, locale)}
            if *asking {
                <Question {locale} id="example-question" title={texts::example_title()} text={texts::example_text()}
                    confirm={texts::example_confirm()} keep={texts::reset_keep()} on_keep={move |()| keep.set(false)}
                    on_confirm={move |()| { confirm.set(false); load.emit(()); }} />
            }
        </div>
    }
}

#[yew::hook]
fn use_focus_on_change(step: Step) {
    let last = use_mut_ref(|| step);
    use_effect_with(step, move |step| {
        if *last.borrow() != *step {
            *last.borrow_mut() = *step;
            focus::by_id(STEP_HEADING);
        }
    });
}

fn step(
    properties: &WizardProperties,
    composition: &Rc<Parameters>,
    problems: &Rc<Vec<Problem>>,
    go: &Callback<Step>,
) -> Html {
    let given = StepProperties {
        wizard: properties.wizard.clone(),
        composition: composition.clone(),
        problems: problems.clone(),
        dispatch: properties.dispatch.clone(),
        go: go.clone(),
    };
    match properties.wizard.step {
        Step::Basic => html! { <BasicStep ..given /> },
        Step::Credentials => html! { <CredentialsStep ..given /> },
        Step::Parameters => html! { <ParametersStep ..given /> },
        Step::Review => html! { <ReviewStep ..given /> },
        Step::Use => html! { <UseStep ..given /> },
        Step::Check => html! { <CheckStep ..given /> },
    }
}

/// Shows the button to the next step once this one is valid, and what is missing until then.
fn way_on(properties: &WizardProperties, locale: Locale, problems: &[Problem]) -> Html {
    let current = properties.wizard.step;
    let Some(next) = current.next() else { return Html::default() };
    if !is_valid(current, problems) {
        let here = problems.iter().filter(|problem| {
            problem.step == current && problem.state == crate::view::state::ValueState::Error
        });
        return html! {
            <div class="bw-way-on" id="to-go-on">
                <p>{texts::wizard_to_go_on().text(locale)}</p>
                <ul class="bw-list">{for here.map(|problem| html! { <li><bdi>{problem.text.clone()}</bdi></li> })}</ul>
            </div>
        };
    }
    let (dispatch, fields) = (properties.dispatch.clone(), fields_of(current, problems));
    let onclick = Callback::from(move |_| {
        dispatch.dispatch(Action::VisitAll(fields.clone()));
        dispatch.dispatch(Action::Go(next));
    });
    // The field that has the focus keeps it: a message that appears when it is left would move this button away from
    // under the mouse, between press and release.
    let stay = Callback::from(|event: MouseEvent| event.prevent_default());
    let finished = next.is_optional().then(texts::wizard_finished);
    html! {
        <div class="bw-way-on">
            {for finished.map(|text| html! { <p>{text.text(locale)}</p> })}
            <button type="button" class="fd-button fd-button--emphasized bw-button" id="next-step" {onclick}
                onmousedown={stay}>
                {texts::wizard_next(next.title().text(locale)).text(locale)}
            </button>
        </div>
    }
}

fn fields_of(step: Step, problems: &[Problem]) -> Vec<String> {
    problems.iter().filter(|problem| problem.step == step).map(|problem| problem.field.clone()).collect()
}

fn footer(properties: &WizardProperties, locale: Locale, problems: &[Problem]) -> Html {
    let WizardProperties { wizard, dispatch } = properties;
    let is_told = |problem: &&Problem| {
        wizard.visited.contains(&problem.field) || problem.state < crate::view::state::ValueState::Error
    };
    let told: Vec<Problem> = problems.iter().filter(is_told).cloned().collect();
    let on_jump = {
        let dispatch = dispatch.clone();
        Callback::from(move |problem: Problem| {
            dispatch.dispatch(Action::Visit(problem.field.clone()));
            dispatch.dispatch(Action::Go(problem.step));
            timer::after(RENDERING, move || {
                focus::by_id(&problem.field);
            })
            .forget();
        })
    };
    let back = wizard.step.previous().map(|previous| {
        let dispatch = dispatch.clone();
        html! {
            <button type="button" class="fd-button bw-button" id="previous-step" onclick={move |_| dispatch.dispatch(Action::Go(previous))}>
                {texts::wizard_previous().text(locale)}
            </button>
        }
    });
    html! {
        <div class="bw-footer-bar bw-no-print" role="group" aria-label={texts::wizard_footer().text(locale)} data-group="wizard" tabindex="-1">
            <MessageList {locale} problems={told} {on_jump} />
            <span class="bw-footer-bar__space"></span>
            {for back}
            <button type="button" class="fd-button fd-button--transparent bw-button" id="cancel"
                onclick={|_| route::go(&Route::Start.path())}>
                {icon(Icon::Clear)}<span>{texts::wizard_cancel().text(locale)}</span>
            </button>
        </div>
    }
}

fn reset_question(properties: &WizardProperties, locale: Locale) -> Html {
    let WizardProperties { wizard, dispatch } = properties;
    let Some(change) = &wizard.pending else { return Html::default() };
    let losses = change.losses(wizard);
    let (confirm, keep) = (dispatch.clone(), dispatch.clone());
    html! {
        <Question {locale} id="reset-question" title={texts::reset_title()} text={texts::reset_text()}
            confirm={texts::reset_confirm()} keep={texts::reset_keep()}
            on_confirm={move |()| confirm.dispatch(Action::Confirm)} on_keep={move |()| keep.dispatch(Action::Dismiss)}>
            <ul class="bw-list">{for losses.iter().map(|loss| html! { <li>{loss.text(locale)}</li> })}</ul>
        </Question>
    }
}

/// Moves the focus between the steps that are open, and to their ends.
fn roving(progress: Progress) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        let open = progress.reachable as usize + 1;
        let focused = focus::active_id();
        let current = Step::ALL.iter().position(|step| Some(step.button_id()) == focused.as_deref());
        let current = current.unwrap_or(progress.current as usize).min(open - 1);
        if let Some(target) = moved(&event.key(), current, open) {
            event.prevent_default();
            focus::by_id(Step::ALL[target].button_id());
        }
    })
}
