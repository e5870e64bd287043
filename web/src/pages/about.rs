//! About: version, licences, privacy and how to prove it.

use bindwright_catalog::catalog;
use bindwright_texts::{Locale, Message};
use yew::platform::spawn_local;
use yew::{Callback, Html, component, html, use_state_eq};

use super::start::promise;
use crate::platform::live;
use crate::platform::self_test::{Outcome, reach_network};
use crate::surroundings::use_surroundings;
use crate::texts;
use crate::view::page::head;
use crate::view::state::ValueState;
use crate::view::table::{Row, description};
use crate::view::text::{day, status, term};

/// The version of this build.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Version, licences, privacy.
#[component]
pub fn AboutPage() -> Html {
    let locale = use_surroundings().locale;
    let facts = &catalog().facts_as_of;
    let mut rows = vec![
        Row::new(texts::about_version().text(locale), term(VERSION)),
        Row::new(texts::about_build().text(locale), term(build())),
        Row::new(
            texts::about_licence().text(locale),
            html! { <>{term("Apache-2.0")}{" "}<a class="bw-link" href="licences.html">{texts::about_licences().text(locale)}</a></> },
        ),
    ];
    // The engine tells it, and has not started yet.
    if !facts.is_empty() {
        rows.insert(2, Row::new(texts::about_facts().text(locale), day(locale, facts)));
    }
    html! {
        <div class="bw-page">
            {head(locale, &texts::about_title(), &texts::about_lead())}
            <section class="bw-card">{description(rows)}<p class="bw-note">{texts::about_not_sap().text(locale)}</p></section>
            {promise(locale)}
            <SelfTest />
            {limits(locale)}
        </div>
    }
}

/// Returns the short hash of the commit this was built from.
pub fn build() -> &'static str {
    option_env!("BINDWRIGHT_BUILD").unwrap_or("dev")
}

/// A button that tries to reach the network, and shows that the browser refuses.
#[component]
fn SelfTest() -> Html {
    let surroundings = use_surroundings();
    let locale = surroundings.locale;
    let outcome = use_state_eq(|| None::<Outcome>);
    let run = {
        let setter = outcome.setter();
        Callback::from(move |_| {
            let setter = setter.clone();
            spawn_local(async move {
                let outcome = reach_network().await;
                live::polite(&verdict(outcome).1.text(locale));
                setter.set(Some(outcome));
            });
        })
    };
    html! {
        <section class="bw-card">
            <h2 class="bw-card__title">{texts::self_test_title().text(locale)}</h2>
            <p>{texts::self_test_text().text(locale)}</p>
            <div class="bw-actions">
                <button type="button" class="fd-button fd-button--emphasized bw-button" id="self-test" onclick={run}
                    disabled={!surroundings.is_sealed}>
                    {texts::self_test_run().text(locale)}
                </button>
            </div>
            if let Some(outcome) = *outcome {
                <p id="self-test-result">
                    {status(locale, verdict(outcome).0, &verdict(outcome).1.text(locale))}
                </p>
            }
        </section>
    }
}

fn verdict(outcome: Outcome) -> (ValueState, Message) {
    match outcome {
        Outcome::Refused => (ValueState::Success, texts::self_test_refused()),
        Outcome::Passed => (ValueState::Error, texts::self_test_passed()),
        Outcome::Unknown => (ValueState::Critical, texts::self_test_unknown()),
    }
}

fn limits(locale: Locale) -> Html {
    let items =
        [texts::about_limit_extensions(), texts::about_limit_clipboard(), texts::about_limit_memory()];
    html! {
        <section class="bw-card">
            <h2 class="bw-card__title">{texts::about_limits().text(locale)}</h2>
            <ul class="bw-list">{for items.iter().map(|item| html! { <li>{item.text(locale)}</li> })}</ul>
        </section>
    }
}
