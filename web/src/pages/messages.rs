//! The error messages that are explained: how each is told, what leads to it, how to confirm it, what to do.

use bindwright_report::ExplanationPage;
use bindwright_texts::{Locale, Message};
use yew::{AttrValue, Callback, Html, Properties, component, html, use_effect_with, use_state_eq};

use crate::components::answer::{unanswered, use_answer};
use crate::components::text_field::TextField;
use crate::platform::focus;
use crate::route::Route;
use crate::surroundings::use_surroundings;
use crate::texts;
use crate::view::explanation::id;
use crate::view::page::head;
use crate::view::table::{Row, description};
use crate::view::text::{source, term};

/// The entry that is meant, where one is.
#[derive(Clone, PartialEq, Properties)]
pub struct MessagesProperties {
    /// Its code.
    pub code: Option<AttrValue>,
}

/// Lists every message; the one that is meant takes the focus.
#[component]
pub fn MessagesPage(properties: &MessagesProperties) -> Html {
    let surroundings = use_surroundings();
    let locale = surroundings.locale;
    let pages = use_answer((), |engine, locale, ()| async move { engine.explanations(locale).await });
    use_effect_with((properties.code.clone(), pages.is_some()), |(code, is_there)| {
        if let (Some(code), true) = (code, is_there) {
            focus::by_id(&id(code));
        }
    });
    let content = match &*pages {
        Some(Ok(pages)) => html! { <MessageList {locale} pages={pages.clone()} /> },
        other => unanswered(locale, other),
    };
    html! {
        <div class="bw-page">
            {head(locale, &texts::messages_title(), &texts::messages_lead())}
            {content}
            <p><a class="bw-link" href={Route::Reference.href()}>{texts::rule_all().text(locale)}</a></p>
        </div>
    }
}

/// The entries of the dictionary.
#[derive(Clone, PartialEq, Properties)]
pub struct MessageListProperties {
    /// The language.
    pub locale: Locale,
    /// All of them.
    pub pages: Vec<ExplanationPage>,
}

/// The entries, filtered as one types.
#[component]
pub fn MessageList(properties: &MessageListProperties) -> Html {
    let locale = properties.locale;
    let filter = use_state_eq(String::new);
    let words = filter.to_ascii_lowercase();
    let shown: Vec<&ExplanationPage> = properties.pages.iter().filter(|page| fits(page, &words)).collect();
    let on_input = {
        let setter = filter.setter();
        Callback::from(move |text| setter.set(text))
    };
    html! {
        <>
            <TextField {locale} id="messages-filter" label={texts::messages_filter().text(locale)}
                value={(*filter).clone()} hint={html! { <p>{texts::messages_filter_hint().text(locale)}</p> }}
                {on_input} on_leave={Callback::noop()} />
            <p class="bw-note" role="status" id="messages-count">{texts::messages_count(shown.len() as i64).text(locale)}</p>
            {for shown.into_iter().map(|page| entry(locale, page))}
        </>
    }
}

/// Says whether every word is found somewhere in what the entry shows.
fn fits(page: &ExplanationPage, words: &str) -> bool {
    let mut known =
        [page.title.as_str(), &page.code, &page.patterns.join(" "), &page.cause, &page.confirm, &page.remedy]
            .join(" ");
    known.make_ascii_lowercase();
    words.split_ascii_whitespace().all(|word| known.contains(word))
}

fn entry(locale: Locale, page: &ExplanationPage) -> Html {
    let row = |name: Message, value: Html| Row::new(name.text(locale), value);
    let said = |text: &str| html! { {text.to_owned()} };
    let list = |class: &'static str, items: Vec<Html>| {
        html! { <ul {class}>{for items.into_iter().map(|item| html! { <li>{item}</li> })}</ul> }
    };
    let rule = |code: &String| {
        html! { <a class="bw-link" href={Route::Rule(code.clone()).href()}>{term(code)}</a> }
    };
    let mut rows = vec![
        row(
            texts::explanation_pattern(),
            list("bw-inline", page.patterns.iter().map(|pattern| term(pattern)).collect()),
        ),
        row(texts::explanation_cause(), said(&page.cause)),
        row(texts::explanation_confirm(), said(&page.confirm)),
        row(texts::explanation_remedy(), said(&page.remedy)),
    ];
    if !page.findings.is_empty() {
        rows.push(row(
            texts::messages_findings(),
            list("bw-links", page.findings.iter().map(rule).collect()),
        ));
    }
    html! {
        <section class="bw-card" key={page.code.clone()} data-code={page.code.clone()}>
            <h2 class="bw-card__title" id={id(&page.code)} tabindex="-1">{page.title.clone()}</h2>
            {description(rows)}
            <p class="bw-finding__meta">{for page.sources.iter().map(|named| source(locale, named))}</p>
        </section>
    }
}
