//! The page as a whole: what surrounds every page, and *Clear everything*.

use bindwright_catalog::provide;
use bindwright_texts::Locale;
use yew::platform::spawn_local;
use yew::{
    Callback, ContextProvider, Html, Properties, component, hook, html, use_effect_with, use_state,
    use_state_eq,
};

use crate::main_area::MainArea;
use crate::platform::engine::{Engine, EngineError};
use crate::platform::{format, live, seal, timer, title};
use crate::surroundings::{Knowledge, Surroundings};
use crate::texts;

/// How long a toast stays, in milliseconds.
const TOAST: u32 = 5_000;
/// How often a call that was ended is made again.
const ATTEMPTS: u32 = 3;

/// The engine that the boot has started.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProperties {
    /// The worker that reads everything pasted.
    pub engine: Engine,
}

/// A short success message, numbered so that a later one is not cut short by an earlier one's end.
#[derive(Clone, Default, PartialEq)]
struct Toast {
    number: u32,
    text: Option<String>,
}

/// The root of the page.
#[component]
pub fn App(properties: &AppProperties) -> Html {
    let seal = seal::use_seal();
    let locale = *use_state(language);
    let knowledge = use_knowledge(&properties.engine, locale);
    let generation = use_state_eq(|| 0_u32);
    let toast = use_state(Toast::default);
    use_effect_with(locale, |locale| title::set_language(locale.tag()));
    let show_toast = {
        let (setter, number) = (toast.setter(), toast.number);
        Callback::from(move |text: String| {
            live::polite(&text);
            setter.set(Toast { number: number + 1, text: Some(text) });
        })
    };
    {
        let setter = toast.setter();
        use_effect_with((*toast).clone(), move |shown| {
            let number = shown.number;
            let timer = timer::after(TOAST, move || setter.set(Toast { number, text: None }));
            move || drop(timer)
        });
    }
    let surroundings = Surroundings {
        locale,
        is_sealed: seal.is_sealed(),
        knowledge,
        engine: properties.engine.clone(),
        generation: *generation,
        toast: show_toast.clone(),
    };
    let clear = {
        let (engine, setter, now) = (properties.engine.clone(), generation.setter(), *generation);
        Callback::from(move |()| {
            engine.clear();
            setter.set(now + 1);
            show_toast.emit(texts::shell_cleared().text(locale));
        })
    };
    html! {
        <ContextProvider<Surroundings> context={surroundings}>
            <MainArea {clear} toast={toast.text.clone()} />
        </ContextProvider<Surroundings>>
    }
}

/// Asks the engine for the catalogue of services as soon as it runs.
#[hook]
fn use_knowledge(engine: &Engine, locale: Locale) -> Knowledge {
    let knowledge = use_state_eq(|| Knowledge::Awaited);
    let (setter, engine) = (knowledge.setter(), engine.clone());
    use_effect_with(locale, move |locale| {
        let locale = *locale;
        spawn_local(async move { setter.set(learn(&engine, locale).await) });
    });
    (*knowledge).clone()
}

async fn learn(engine: &Engine, locale: Locale) -> Knowledge {
    let mut answer = engine.catalog(locale).await;
    for _ in 0..ATTEMPTS {
        // *Clear* and a crash end what is under way; a fresh worker is there by then.
        if !matches!(answer, Err(EngineError::Cleared | EngineError::Crashed)) {
            break;
        }
        answer = engine.catalog(locale).await;
    }
    match answer {
        Ok(catalog) => {
            provide(&catalog);
            Knowledge::Present
        }
        Err(error) => Knowledge::Missing(error),
    }
}

/// Returns the first language of the browser that there are texts in.
fn language() -> Locale {
    let known = |locale: &Locale| {
        *locale == Locale::PSEUDO || texts::TABLES.0.iter().any(|(language, _)| *language == locale.tag())
    };
    let preferred = format::preferred_languages();
    preferred.iter().map(|tag| Locale::from_tag(tag)).find(known).unwrap_or_default()
}
