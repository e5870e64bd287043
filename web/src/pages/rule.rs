//! The page of one rule, from the engine.

use bindwright_report::{RulePage as Page, SourceReference};
use bindwright_texts::{Locale, Message};
use yew::{AttrValue, Html, Properties, component, html};

use super::reference::severity;
use crate::components::answer::{unanswered, use_answer};
use crate::route::Route;
use crate::surroundings::use_surroundings;
use crate::texts;
use crate::view::page::{HEADING, head};
use crate::view::text::{pasted_code, source, term};

/// The rule to explain.
#[derive(Clone, PartialEq, Properties)]
pub struct RuleProperties {
    /// Its code.
    pub code: AttrValue,
}

/// Explains a rule under fixed headings.
#[component]
pub fn RulePage(properties: &RuleProperties) -> Html {
    let surroundings = use_surroundings();
    let locale = surroundings.locale;
    let page = use_answer(properties.code.clone(), |engine, locale, code| async move {
        engine.explain(&code, locale).await
    });
    match &*page {
        Some(Ok(Some(page))) => rule(locale, page),
        Some(Ok(None)) => html! {
            <div class="bw-page">
                {head(locale, &texts::rule_unknown_title(), &texts::rule_unknown_lead())}
                <section class="bw-card">
                    <p>{pasted_code(&properties.code)}</p>
                    <p><a class="bw-link" href={Route::Reference.href()}>{texts::rule_all().text(locale)}</a></p>
                </section>
            </div>
        },
        other => html! {
            <div class="bw-page">
                {head(locale, &texts::nav_reference(), &texts::reference_lead())}
                {unanswered(locale, other)}
            </div>
        },
    }
}

fn rule(locale: Locale, page: &Page) -> Html {
    let part = |title: Message, text: &str| {
        html! { <section class="bw-card"><h2 class="bw-card__title">{title.text(locale)}</h2><p>{text.to_owned()}</p></section> }
    };
    let line = |named: &SourceReference| html! { <li>{source(locale, named)}</li> };
    html! {
        <div class="bw-page bw-rule">
            <div class="bw-page__head">
                <h1 class="bw-page__title" id={HEADING} tabindex="-1">{page.title.clone()}</h1>
                <p class="bw-page__lead">{term(&page.code)}{" "}{severity(locale, page.severity.into())}</p>
            </div>
            {part(texts::rule_meaning(), &page.meaning)}
            {part(texts::rule_reason(), &page.reason)}
            {part(texts::rule_fix(), &page.fix)}
            if !page.sources.is_empty() {
                <section class="bw-card">
                    <h2 class="bw-card__title">{texts::rule_sources().text(locale)}</h2>
                    <ul class="bw-list">{for page.sources.iter().map(line)}</ul>
                </section>
            }
            <p><a class="bw-link" href={Route::Reference.href()}>{texts::rule_all().text(locale)}</a></p>
        </div>
    }
}
