//! Header, page and footer; which page is shown, and asking before the wizard is left.

use std::rc::Rc;

use bindwright_catalog::catalog;
use bindwright_texts::Locale;
use yew::{
    Callback, Html, KeyboardEvent, Properties, component, hook, html, use_effect_with, use_mut_ref,
    use_reducer, use_state_eq,
};

use crate::components::dialog::Question;
use crate::components::inspection::{Failure, Inspecting, Query, told, use_inspection};
use crate::pages::about::AboutPage;
use crate::pages::inspect::InspectPage;
use crate::pages::messages::MessagesPage;
use crate::pages::mtls::mtls_page;
use crate::pages::not_found::not_found;
use crate::pages::reference::ReferencePage;
use crate::pages::rule::RulePage;
use crate::pages::service::service_page;
use crate::pages::start::StartPage;
use crate::pages::wizard::WizardPage;
use crate::platform::intake::{Intake, IntakeError};
use crate::platform::theme::{Theme, use_theme};
use crate::platform::{files, focus, leave, route, title};
use crate::route::Route;
use crate::shell::{footer, header, page_name, page_title};
use crate::state::change::Change;
use crate::state::wizard::{Action, Wizard};
use crate::surroundings::{Knowledge, use_surroundings};
use crate::texts;
use crate::view::page::{HEADING, busy, head};
use crate::view::state::ValueState;
use crate::view::strip::strip;

/// What clears everything outside this area.
#[derive(Clone, PartialEq, Properties)]
pub struct MainAreaProperties {
    /// Ends the worker and empties all fields.
    pub clear: Callback<()>,
    /// A short success message.
    #[prop_or_default]
    pub toast: Option<String>,
}

/// Everything that is on the screen.
#[component]
pub fn MainArea(properties: &MainAreaProperties) -> Html {
    let surroundings = use_surroundings();
    let locale = surroundings.locale;
    let theme = use_state_eq(|| None::<Theme>);
    use_theme(*theme);
    let wizard = use_reducer(|| Wizard::new(Route::parse(&route::current()).flavour().unwrap_or_default()));
    let Inspecting { inspection, on_intake: ask, on_password } = use_inspection(Query::Inspect);
    let addressed = route::use_route();
    let shown = use_state_eq(|| Route::parse(&route::current()));
    let leaving = use_state_eq(|| None::<Route>);
    use_page_effects(&shown, locale, wizard.is_touched);
    {
        let (shown, leaving, dispatch) = (shown.clone(), leaving.setter(), wizard.dispatcher());
        let is_touched = wizard.is_touched;
        use_effect_with((*addressed).clone(), move |address| {
            let next = Route::parse(address);
            if next == *shown {
                return;
            }
            if is_touched && shown.flavour().is_some() {
                leaving.set(Some(next));
                return route::replace(&shown.path());
            }
            start_over(&next, &dispatch);
            shown.set(next);
        });
    }
    {
        let (dispatch, flavour) = (wizard.dispatcher(), wizard.flavour);
        use_effect_with(surroundings.generation, move |_| {
            dispatch.dispatch(Action::Load(Box::new(Wizard::new(flavour))));
        });
    }
    {
        let (shown, dispatch) = (shown.clone(), wizard.dispatcher());
        use_effect_with(surroundings.knowledge == Knowledge::Present, move |is_present| {
            // An address that names a service may come before the catalogue.
            if *is_present && matches!(*shown, Route::CreateFor(..)) {
                start_over(&shown, &dispatch);
            }
        });
    }
    let on_intake = {
        let ask = ask.clone();
        Callback::from(move |taken: Result<Intake, IntakeError>| {
            ask.emit(taken);
            route::go(&Route::Inspect.path());
        })
    };
    let question = leaving.as_ref().map(|next| {
        let (confirmed, setter, dispatch, kept) =
            (next.clone(), leaving.setter(), wizard.dispatcher(), leaving.setter());
        let shown = shown.setter();
        html! {
            <Question {locale} id="leave-question" title={texts::leave_title()} text={texts::leave_text()}
                confirm={texts::leave_confirm()} keep={texts::leave_stay()} on_keep={move |()| kept.set(None)}
                on_confirm={move |()| {
                    start_over(&confirmed, &dispatch);
                    shown.set(confirmed.clone());
                    setter.set(None);
                    route::go(&confirmed.path());
                }} />
        }
    });
    let page = match &*shown {
        shown if shown.needs_catalog() && surroundings.knowledge != Knowledge::Present => {
            awaiting(locale, shown, &surroundings.knowledge)
        }
        Route::Start => html! { <StartPage {on_intake} /> },
        Route::Create(_) | Route::CreateFor(..) => {
            html! { <WizardPage wizard={Rc::new((*wizard).clone())} dispatch={wizard.dispatcher()} /> }
        }
        Route::Inspect => html! { <InspectPage {inspection} on_intake={ask} {on_password} /> },
        Route::Reference => html! { <ReferencePage /> },
        Route::Mtls => mtls_page(locale),
        Route::Messages(code) => html! { <MessagesPage code={code.clone().map(yew::AttrValue::from)} /> },
        Route::Service(id) => service_page(locale, id),
        Route::Rule(code) => html! { <RulePage code={code.clone()} /> },
        Route::About => html! { <AboutPage /> },
        Route::Unknown(path) => not_found(locale, path),
    };
    html! {
        <div class="bw-app" onkeydown={group_keys()}>
            {header(locale, &shown, *theme, choose(&theme), &properties.clear)}
            <main class="bw-main" id="main" data-group="main" tabindex="-1" key={surroundings.generation}>{page}</main>
            {footer(locale, properties.toast.as_deref())}
            {for question}
        </div>
    }
}

/// Stands in for a page until the engine has told the catalogue.
pub fn awaiting(locale: Locale, shown: &Route, knowledge: &Knowledge) -> Html {
    let told = match knowledge {
        Knowledge::Missing(error) => {
            let text = told(locale, &Failure::Engine(error.clone()));
            html! { <div role="alert">{strip(locale, ValueState::Error, &text, Html::default())}</div> }
        }
        _ => busy(&texts::catalog_loading().text(locale)),
    };
    html! { <div class="bw-page">{head(locale, &page_name(shown), &texts::catalog_lead())}{told}</div> }
}

/// Begins the wizard afresh where the page is one.
fn start_over(next: &Route, dispatch: &yew::UseReducerDispatcher<Wizard>) {
    let mut wizard = Wizard::new(next.flavour().unwrap_or_default());
    if let Route::CreateFor(_, id) = next
        && catalog().service(id).is_some()
    {
        Change::Service(id.clone()).apply(&mut wizard);
    }
    dispatch.dispatch(Action::Load(Box::new(wizard)));
}

/// Title and focus follow the page; a drop beside a field never leaves it; closing asks while there is input.
#[hook]
fn use_page_effects(shown: &Route, locale: Locale, is_touched: bool) {
    let first = use_mut_ref(|| true);
    use_effect_with((shown.clone(), locale), move |(shown, locale)| {
        title::set(&page_title(shown).text(*locale));
        if !first.replace(false) {
            focus::by_id(HEADING);
        }
    });
    use_effect_with((), |()| {
        let listeners = files::listen_drop(Callback::noop());
        move || drop(listeners)
    });
    use_effect_with(is_touched, |is_touched| {
        let listener = is_touched.then(leave::ask_first).flatten();
        move || drop(listener)
    });
}

fn choose(theme: &yew::UseStateHandle<Option<Theme>>) -> Callback<Option<Theme>> {
    let setter = theme.setter();
    Callback::from(move |choice| setter.set(choice))
}

/// F6 and Shift+F6 move between header, page and footer.
fn group_keys() -> Callback<KeyboardEvent> {
    Callback::from(|event: KeyboardEvent| {
        if event.key() == "F6" {
            event.prevent_default();
            focus::next_group("[data-group]", event.shift_key());
        }
    })
}
