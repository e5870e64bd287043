//! Findings: what is wrong, what to do, and where that is written.

use bindwright_report::{Diagnostic, InputReport, Repair, Span};
use bindwright_texts::Locale;
use yew::{Callback, Html, MouseEvent, html};

use super::icon::{Icon, icon};
use super::state::ValueState;
use super::text::{pasted, pasted_code, sentence, shown, source, term};
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

/// What can be done about findings in a text that stands beside them; each takes the index of the finding.
pub struct Remedies {
    /// Applies the fix.
    pub on_fix: Callback<usize>,
    /// Goes to the place.
    pub on_place: Callback<usize>,
}

/// Lists findings with a button for each fix, and one that goes to the place in the text.
pub fn findings_to_fix(locale: Locale, diagnostics: &[Diagnostic], remedies: &Remedies) -> Html {
    let shown = diagnostics
        .iter()
        .enumerate()
        .map(|(index, found)| finding(locale, &[], found, RuleLinks::NewTab, Some((index, remedies))));
    html! { <ul class="bw-findings bw-findings--compact">{for shown}</ul> }
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
    let shown = diagnostics.iter().map(|diagnostic| finding(locale, inputs, diagnostic, links, None));
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

fn finding(
    locale: Locale,
    inputs: &[InputReport],
    diagnostic: &Diagnostic,
    links: RuleLinks,
    remedies: Option<(usize, &Remedies)>,
) -> Html {
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
                {for remedies.map(|(index, remedies)| fix_button(diagnostic, index, remedies))}
                <p class="bw-finding__meta">
                    {input_name(inputs, diagnostic.input)}
                    {match (remedies, diagnostic.span) {
                        (Some((index, remedies)), Some(span)) => place_button(locale, span, index, remedies),
                        _ => place(locale, diagnostic.span, diagnostic.pointer.as_deref()),
                    }}
                    {code_link(locale, &diagnostic.code, &Route::Rule(diagnostic.code.clone()), links)}
                    {for diagnostic.source.iter().chain(&diagnostic.other_sources).map(|named| source(locale, named))}
                </p>
            </div>
        </li>
    }
}

/// The button of a fix. Pressing it leaves the focus in the text, which would else be taken over as it stands.
fn fix_button(diagnostic: &Diagnostic, index: usize, remedies: &Remedies) -> Html {
    let Some(fix) = &diagnostic.fix else { return Html::default() };
    let mut title = shown(&fix.title);
    if let Some(first) = title.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let on_fix = remedies.on_fix.reform(move |_: MouseEvent| index);
    html! {
        <button type="button" class="fd-button bw-button bw-button--wrap bw-finding__fix" onclick={on_fix}
            onmousedown={|event: MouseEvent| event.prevent_default()}>
            {icon(Icon::Edit)}<bdi>{title}</bdi>
        </button>
    }
}

fn place_button(locale: Locale, span: Span, index: usize, remedies: &Remedies) -> Html {
    let on_place = remedies.on_place.reform(move |_: MouseEvent| index);
    let place = texts::finding_place(span.line.to_string(), span.column.to_string()).text(locale);
    html! {
        <button type="button" class="bw-place bw-place--button" onclick={on_place}
            onmousedown={|event: MouseEvent| event.prevent_default()}
            aria-label={texts::fix_go_to(place.as_str()).text(locale)}>{place}</button>
    }
}

/// Leads to the page of a code.
pub fn code_link(locale: Locale, code: &str, page: &Route, links: RuleLinks) -> Html {
    let (target, message) = match links {
        RuleLinks::Here => (None, texts::finding_page_of(code)),
        RuleLinks::NewTab => (Some("_blank"), texts::finding_page_of_in_tab(code)),
    };
    html! {
        <a class="bw-link" href={page.href()} {target} aria-label={message.text(locale)}>
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
