//! Step 5: everything to copy, to download or to follow, made by the engine.

use std::rc::Rc;

use bindwright_catalog::json_text;
use bindwright_texts::Locale;
use serde_json::Value;
use yew::platform::spawn_local;
use yew::{Callback, Html, component, hook, html, use_effect_with, use_mut_ref, use_state, use_state_eq};

use super::StepProperties;
use crate::components::artefacts::Artefacts;
use crate::components::inspection::{Failure, told};
use crate::platform::download;
use crate::platform::engine::{Composed, EngineError};
use crate::state::request::request_json;
use crate::surroundings::{Surroundings, use_surroundings};
use crate::texts;
use crate::view::icon::{Icon, icon};
use crate::view::meter::environment_size;
use crate::view::page::busy;
use crate::view::state::ValueState;
use crate::view::strip::strip;

/// What a download of the answers is called.
const REQUEST: &str = "request.json";

/// The tabs of step 5, as soon as the engine has made what they hold.
#[component]
pub fn UseStep(properties: &StepProperties) -> Html {
    let surroundings = use_surroundings();
    let locale = surroundings.locale;
    let request = request_json(&properties.wizard.request());
    let (composing, retry) = use_composed(&request);
    html! {
        <>
            {progress(locale, &composing, retry)}
            if let Some(composed) = &composing.last {
                {for composed.environment_size.iter().map(|size| environment_size(locale, size))}
                <Artefacts composed={composed.clone()} />
            }
            {request_download(&surroundings, request)}
        </>
    }
}

/// How far the engine is with the present answers.
#[derive(Clone, Default, PartialEq)]
struct Composing {
    /// The newest result; it stays while a newer one is on its way.
    last: Option<Rc<Composed>>,
    /// Whether it is the present one.
    is_settled: bool,
    /// Why there is none.
    error: Option<EngineError>,
}

/// Asks the engine whenever the answers change, and returns a way to ask again.
#[hook]
fn use_composed(request: &Value) -> (Composing, Callback<()>) {
    let surroundings = use_surroundings();
    let state = use_state(Composing::default);
    let last = use_mut_ref(|| None::<Rc<Composed>>);
    // Counts the questions: the answer to an earlier one is dropped.
    let asked = use_mut_ref(|| 0_u32);
    let attempt = use_state_eq(|| 0_u32);
    let setter = state.setter();
    let (engine, locale) = (surroundings.engine, surroundings.locale);
    use_effect_with((request.clone(), locale, *attempt), move |(request, locale, _)| {
        let (request, locale) = (request.clone(), *locale);
        *asked.borrow_mut() += 1;
        let question = *asked.borrow();
        setter.set(Composing { last: last.borrow().clone(), ..Composing::default() });
        spawn_local(async move {
            let answer = engine.compose(&request, locale).await;
            if *asked.borrow() != question {
                return;
            }
            let error = match answer {
                Ok(composed) => last.replace(Some(Rc::new(composed))).and(None),
                Err(error) => Some(error),
            };
            setter.set(Composing { last: last.borrow().clone(), is_settled: true, error });
        });
    });
    let retry = {
        let (setter, next) = (attempt.setter(), *attempt + 1);
        Callback::from(move |()| setter.set(next))
    };
    ((*state).clone(), retry)
}

fn progress(locale: Locale, composing: &Composing, retry: Callback<()>) -> Html {
    if let Some(error) = &composing.error {
        let more = html! {
            <button type="button" class="fd-button bw-button" id="compose-again" onclick={move |_| retry.emit(())}>
                {texts::use_again().text(locale)}
            </button>
        };
        let text = told(locale, &Failure::Engine(error.clone()));
        return html! { <div role="alert">{strip(locale, ValueState::Error, &text, more)}</div> };
    }
    if composing.is_settled { Html::default() } else { busy(&texts::use_working().text(locale)) }
}

/// Offers the answers as a file, for the command line.
fn request_download(surroundings: &Surroundings, request: Value) -> Html {
    let (locale, toast) = (surroundings.locale, surroundings.toast.clone());
    let onclick = Callback::from(move |_| {
        download::text(REQUEST, "application/json", &json_text(&request));
        toast.emit(texts::use_downloaded(REQUEST).text(locale));
    });
    html! {
        <div class="bw-request">
            <button type="button" class="fd-button fd-button--transparent bw-button" id="download-request" {onclick}>
                {icon(Icon::Download)}<span>{texts::use_request().text(locale)}</span>
            </button>
            <p class="bw-note">{texts::use_request_hint().text(locale)}</p>
        </div>
    }
}
