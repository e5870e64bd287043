//! Findings: what is wrong, what to do, and where that is written.

use bindwright_report::{Diagnostic, Repair, Span};
use bindwright_texts::Locale;
use yew::{Html, html};

use super::icon::icon;
use super::state::ValueState;
use super::text::{pasted_code, sentence, source, term};
use crate::route::Route;
use crate::texts;

/// Lists findings, the gravest first as they come.
pub fn findings(locale: Locale, diagnostics: &[Diagnostic]) -> Html {
    html! {
        <ul class="bw-findings">{for diagnostics.iter().map(|diagnostic| finding(locale, diagnostic))}</ul>
    }
}

/// Lists every change that was made to read an input.
pub fn repairs(locale: Locale, repairs: &[Repair]) -> Html {
    let item = |repair: &Repair| {
        html! {
            <li class="bw-repair">
                <bdi>{sentence(&repair.message)}</bdi>{" "}{place(locale, repair.span, repair.pointer.as_deref())}
            </li>
        }
    };
    html! { <ul class="bw-repairs">{for repairs.iter().map(item)}</ul> }
}

fn finding(locale: Locale, diagnostic: &Diagnostic) -> Html {
    let state = ValueState::from(diagnostic.severity);
    let page = Route::Rule(diagnostic.code.clone()).href();
    html! {
        <li class={["bw-finding bw-finding--", state.name()].concat()} data-code={diagnostic.code.clone()}>
            <span class="bw-finding__icon">{icon(state.icon())}</span>
            <div class="bw-finding__body">
                <p class="bw-finding__message">
                    <span class="bw-hidden">{state.word(locale)}{" "}</span><bdi>{sentence(&diagnostic.message)}</bdi>
                </p>
                if let Some(help) = &diagnostic.help {
                    <p class="bw-finding__help"><bdi>{sentence(help)}</bdi></p>
                }
                <p class="bw-finding__meta">
                    {place(locale, diagnostic.span, diagnostic.pointer.as_deref())}
                    <a class="bw-link" href={page} aria-label={texts::finding_page_of(diagnostic.code.as_str()).text(locale)}>
                        {term(&diagnostic.code)}
                    </a>
                    {for diagnostic.source.iter().chain(&diagnostic.other_sources).map(|named| source(locale, named))}
                </p>
            </div>
        </li>
    }
}

fn place(locale: Locale, span: Option<Span>, pointer: Option<&str>) -> Html {
    match (pointer, span) {
        (Some(pointer), _) if !pointer.is_empty() => pasted_code(pointer),
        (_, Some(span)) => {
            let place = texts::finding_place(span.line.to_string(), span.column.to_string());
            html! { <span class="bw-place">{place.text(locale)}</span> }
        }
        _ => Html::default(),
    }
}
