//! Small pieces of text: pasted values, dates, states, sources.

use bindwright_report::SourceReference;
use bindwright_texts::{Locale, visible};
use serde_json::{Map, Value};
use yew::{Html, html};

use super::icon::{Icon, icon};
use super::state::ValueState;
use crate::platform::format;
use crate::texts;

/// Returns text with everything invisible in it made visible.
pub fn shown(text: &str) -> String {
    visible(text).into_owned()
}

/// Shows text that came from outside: invisible characters as escapes, in a direction of its own, never translated.
pub fn pasted(text: &str) -> Html {
    html! { <bdi class="bw-pasted" translate="no">{shown(text)}</bdi> }
}

/// Shows text that came from outside in the fixed-width font.
pub fn pasted_code(text: &str) -> Html {
    html! { <code class="bw-code" translate="no"><bdi>{shown(text)}</bdi></code> }
}

/// Names a kind of input or of key material; one that has no name here as the report writes it.
pub fn kind(locale: Locale, kind: &str) -> Html {
    let name = texts::TABLES.lookup(&["data.kind.", kind].concat());
    name.map_or_else(|| pasted_code(kind), |name| html! { {name.text(locale)} })
}

/// Shows a term of JSON, of a command line or of a standard as it is written there.
pub fn term(text: &str) -> Html {
    html! { <code class="bw-code" translate="no">{text.to_owned()}</code> }
}

/// Shows a day for people, with the whole time for machines and on hovering.
pub fn day(locale: Locale, time: &str) -> Html {
    html! { <time datetime={time.to_owned()} title={format::date_time(time, locale)}>{format::date(time, locale)}</time> }
}

/// Shows day and minute for people, with the ISO form beside it.
pub fn moment(locale: Locale, time: &str) -> Html {
    html! {
        <time datetime={time.to_owned()}>
            {format::date_time(time, locale)}{" "}<span class="bw-iso">{pasted(time)}</span>
        </time>
    }
}

/// Shows a state as icon and text in its colour.
pub fn status(locale: Locale, state: ValueState, text: &str) -> Html {
    html! {
        <span class={["bw-status bw-status--", state.name()].concat()}>
            {icon(state.icon())}
            <span class="bw-hidden">{state.word(locale)}{" "}</span>
            <span>{text.to_owned()}</span>
        </span>
    }
}

/// Names where a statement comes from, with its date.
pub fn source(locale: Locale, source: &SourceReference) -> Html {
    let title = match &source.url {
        Some(url) => outward(locale, url, &source.title),
        None => pasted(&source.title),
    };
    let dated = match (&source.changed, &source.read) {
        (Some(day), _) => Some(texts::source_changed(format::date(day, locale))),
        (None, Some(day)) => Some(texts::source_read(format::date(day, locale))),
        (None, None) => None,
    };
    html! {
        <span class="bw-source">
            {title}
            if let Some(dated) = dated { <span class="bw-source__date">{" "}{dated.text(locale)}</span> }
        </span>
    }
}

/// Links to a page outside, one that the catalogue names and never one that was pasted.
pub fn outward(locale: Locale, url: &str, title: &str) -> Html {
    html! {
        <a class="bw-link" href={url.to_owned()} target="_blank" rel="noopener noreferrer">
            <bdi>{shown(title)}</bdi>
            <span class="bw-link__open">{icon(Icon::Open)}</span>
            <span class="bw-hidden">{" "}{texts::source_new_tab().text(locale)}</span>
        </a>
    }
}

/// Makes a sentence of a message, which comes in lower case and without a period.
///
/// A term at its start keeps its case: `x509.validity`, or a value that the message was given as an argument.
pub fn sentence(text: &str, arguments: &Map<String, Value>) -> String {
    let first_word = text.split(' ').next().unwrap_or_default();
    let is_argument = arguments.values().filter_map(Value::as_str).any(|argument| {
        let rest = text.strip_prefix(argument).filter(|_| !argument.is_empty());
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    let mut sentence = text.to_owned();
    // Letters outside ASCII keep their case: the tables for it would cost the page five kilobytes.
    if !is_argument && first_word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        sentence[..first_word.len().min(1)].make_ascii_uppercase();
    }
    if !text.is_empty() && !text.ends_with(['.', '!', '?', '⟧']) {
        sentence.push('.');
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_sentences() {
        let told = |text| sentence(text, &Map::new());
        assert_eq!(told("certificate expired"), "Certificate expired.");
        assert_eq!(told("x509.validity is 100 DAYS"), "x509.validity is 100 DAYS.");
        assert_eq!(told("Done!"), "Done!");
        assert_eq!(told(""), "");
    }

    #[test]
    fn leaves_terms_alone() {
        let arguments = Map::from_iter([("name".to_owned(), Value::from("other"))]);
        assert_eq!(sentence("other is not known", &arguments), "other is not known.");
        assert_eq!(sentence("others are known", &arguments), "Others are known.");
        let arguments = Map::from_iter([("name".to_owned(), Value::from("my name"))]);
        assert_eq!(sentence("my name is not known", &arguments), "my name is not known.");
    }
}
