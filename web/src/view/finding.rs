//! Findings: what is wrong, what to do, and where that is written.

use bindwright_report::{Diagnostic, InputReport, Repair, Span};
use bindwright_texts::Locale;
use yew::{Html, html};

use super::icon::icon;
use super::state::ValueState;
use super::text::{pasted, pasted_code, sentence, source, term};
use crate::route::Route;
use crate::texts;

/// Where the page of a rule opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleLinks {
    /// In place of this page, which keeps its result.
    Here,
    /// In a tab of its own, as this page would lose its answers.
    NewTab,
}

/// Lists findings, the gravest first as they come.
pub fn findings(locale: Locale, diagnostics: &[Diagnostic], links: RuleLinks) -> Html {
    findings_in(locale, &[], diagnostics, links)
}

/// Lists findings, and which of several inputs each was found in.
pub fn findings_in(
    locale: Locale,
    inputs: &[InputReport],
    diagnostics: &[Diagnostic],
    links: RuleLinks,
) -> Html {
    let shown = diagnostics.iter().map(|diagnostic| finding(locale, inputs, diagnostic, links));
    html! { <ul class="bw-findings">{for shown}</ul> }
}

/// Lists every change that was made to read an input.
pub fn repairs(locale: Locale, inputs: &[InputReport], repairs: &[Repair]) -> Html {
    let item = |repair: &Repair| {
        html! {
            <li class="bw-repair">
                <bdi>{sentence(&repair.message, &serde_json::Map::new())}</bdi>{" "}{input_name(inputs, repair.input)}{place(locale, repair.span, repair.pointer.as_deref())}
            </li>
        }
    };
    html! { <ul class="bw-repairs">{for repairs.iter().map(item)}</ul> }
}

fn finding(locale: Locale, inputs: &[InputReport], diagnostic: &Diagnostic, links: RuleLinks) -> Html {
    let state = ValueState::from(diagnostic.severity);
    html! {
        <li class={["bw-finding bw-finding--", state.name()].concat()} data-code={diagnostic.code.clone()}>
            <span class="bw-finding__icon">{icon(state.icon())}</span>
            <div class="bw-finding__body">
                <p class="bw-finding__message">
                    <span class="bw-hidden">{state.word(locale)}{" "}</span><bdi>{sentence(&diagnostic.message, &diagnostic.arguments)}</bdi>
                </p>
                if let Some(help) = &diagnostic.help {
                    <p class="bw-finding__help"><bdi>{sentence(help, &diagnostic.arguments)}</bdi></p>
                }
                <p class="bw-finding__meta">
                    {input_name(inputs, diagnostic.input)}
                    {place(locale, diagnostic.span, diagnostic.pointer.as_deref())}
                    {rule_link(locale, &diagnostic.code, links)}
                    {for diagnostic.source.iter().chain(&diagnostic.other_sources).map(|named| source(locale, named))}
                </p>
            </div>
        </li>
    }
}

fn rule_link(locale: Locale, code: &str, links: RuleLinks) -> Html {
    let (target, message) = match links {
        RuleLinks::Here => (None, texts::finding_page_of(code)),
        RuleLinks::NewTab => (Some("_blank"), texts::finding_page_of_in_tab(code)),
    };
    html! {
        <a class="bw-link" href={Route::Rule(code.to_owned()).href()} {target} aria-label={message.text(locale)}>
            {term(code)}
        </a>
    }
}

/// Names the file, where there is more than one input to tell apart.
fn input_name(inputs: &[InputReport], index: Option<u32>) -> Html {
    let input = index.filter(|_| inputs.len() > 1).and_then(|index| inputs.get(index as usize));
    html! { {for input.and_then(|input| input.name.as_deref()).map(pasted)} }
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
