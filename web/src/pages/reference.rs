//! The reference: every service of the catalogue and every rule of the check engine.

use bindwright_catalog::catalog;
use bindwright_report::RulePage;
use bindwright_texts::Locale;
use yew::platform::spawn_local;
use yew::{Html, component, html, use_effect_with, use_state};

use crate::components::inspection::{Failure, told};
use crate::platform::engine::EngineError;
use crate::route::Route;
use crate::surroundings::use_surroundings;
use crate::texts;
use crate::view::page::{busy, head};
use crate::view::state::ValueState;
use crate::view::strip::strip;
use crate::view::text::{status, term};

/// Lists services and rules.
#[component]
pub fn ReferencePage() -> Html {
    let surroundings = use_surroundings();
    let locale = surroundings.locale;
    let rules = use_state(|| None::<Result<Vec<RulePage>, EngineError>>);
    {
        let (setter, engine) = (rules.setter(), surroundings.engine.clone());
        use_effect_with((surroundings.is_sealed, locale), move |(is_sealed, locale)| {
            let locale = *locale;
            if *is_sealed {
                spawn_local(async move { setter.set(Some(engine.rules(locale).await)) });
            }
        });
    }
    let found = match &*rules {
        None => busy(&texts::reference_loading().text(locale)),
        Some(Ok(rules)) => rule_list(locale, rules),
        Some(Err(error)) => {
            strip(locale, ValueState::Error, &told(locale, &Failure::Engine(error.clone())), Html::default())
        }
    };
    html! {
        <div class="bw-page">
            {head(locale, &texts::reference_title(), &texts::reference_lead())}
            <section class="bw-section">
                <h2 class="bw-section__title">{texts::reference_services().text(locale)}</h2>
                <ul class="bw-tiles">{for catalog().services.iter().map(|service| service_tile(locale, service))}</ul>
            </section>
            <section class="bw-section">
                <h2 class="bw-section__title">{texts::reference_rules().text(locale)}</h2>
                {found}
            </section>
        </div>
    }
}

fn service_tile(locale: Locale, service: &bindwright_catalog::Service) -> Html {
    html! {
        <li class="bw-tile">
            <a class="bw-tile__link" href={Route::Service(service.id.clone()).href()}>{service.name.text(locale)}</a>
            {term(service.technical_name())}
            <p>{service.summary.text(locale)}</p>
        </li>
    }
}

fn rule_list(locale: Locale, rules: &[RulePage]) -> Html {
    let one = |rule: &RulePage| {
        html! {
            <li class="bw-tile">
                <a class="bw-tile__link" href={Route::Rule(rule.code.clone()).href()}>{rule.title.clone()}</a>
                {term(&rule.code)}
                {severity(locale, rule.severity.into())}
            </li>
        }
    };
    html! { <ul class="bw-tiles">{for rules.iter().map(one)}</ul> }
}

/// Names how grave findings of a rule are.
pub fn severity(locale: Locale, state: ValueState) -> Html {
    let message = match state {
        ValueState::Error => texts::severity_error(),
        ValueState::Critical => texts::severity_warning(),
        ValueState::Information | ValueState::Success => texts::severity_info(),
    };
    status(locale, state, &message.text(locale))
}
