//! The reference: every service of the catalogue, where sources disagree, and every rule of the check engine.

pub mod conflicts;
pub mod nesting;
pub mod services;

use bindwright_report::RulePage;
use bindwright_texts::{Locale, Message};
use yew::{Html, component, html};

use crate::components::answer::{unanswered, use_answer};
use crate::platform::focus;
use crate::route::Route;
use crate::surroundings::use_surroundings;
use crate::texts;
use crate::view::page::head;
use crate::view::state::ValueState;
use crate::view::text::{status, term};
use services::Services;

/// Lists services, conflicts and rules.
#[component]
pub fn ReferencePage() -> Html {
    let surroundings = use_surroundings();
    let locale = surroundings.locale;
    let rules = use_answer((), |engine, locale, ()| async move { engine.rules(locale).await });
    let found = match &*rules {
        Some(Ok(rules)) => rule_list(locale, rules),
        other => unanswered(locale, other),
    };
    let log = conflicts::log();
    html! {
        <div class="bw-page">
            {head(locale, &texts::reference_title(), &texts::reference_lead())}
            {ways(locale)}
            {section(locale, "services", &texts::reference_services(), html! { <Services /> })}
            {section(locale, "conflicts", &texts::reference_conflicts(), html! {
                <>
                    <p>{texts::reference_conflicts_lead(log.len() as i64).text(locale)}</p>
                    <ul class="bw-plain bw-conflicts">{for log.iter().map(|entry| conflicts::entry(locale, entry))}</ul>
                </>
            })}
            {section(locale, "rules", &texts::reference_rules(), found)}
        </div>
    }
}

/// Leads to the drawn flow, and to the parts of this long page.
fn ways(locale: Locale) -> Html {
    let part = |id: &'static str, title: Message| {
        html! {
            <li>
                <button type="button" class="fd-button fd-button--transparent bw-button" onclick={move |_| { focus::by_id(id); }}>
                    {title.text(locale)}
                </button>
            </li>
        }
    };
    html! {
        <>
            <section class="bw-card bw-card--way">
                <a class="bw-tile__link" href={Route::Mtls.href()}>{texts::mtls_title().text(locale)}</a>
                <p>{texts::reference_mtls().text(locale)}</p>
            </section>
            <section class="bw-card bw-card--way">
                <a class="bw-tile__link" href={Route::Messages(None).href()}>{texts::messages_title().text(locale)}</a>
                <p>{texts::reference_messages().text(locale)}</p>
            </section>
            <nav aria-label={texts::reference_parts().text(locale)}>
                <ul class="bw-plain bw-parts">
                    {part("services", texts::reference_services())}
                    {part("conflicts", texts::reference_conflicts())}
                    {part("rules", texts::reference_rules())}
                </ul>
            </nav>
        </>
    }
}

fn section(locale: Locale, id: &'static str, title: &Message, content: Html) -> Html {
    html! {
        <section class="bw-section" aria-labelledby={id}>
            <h2 class="bw-section__title" {id} tabindex="-1">{title.text(locale)}</h2>
            {content}
        </section>
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
