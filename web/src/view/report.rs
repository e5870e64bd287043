//! The result of an inspection, from top to bottom: what was recognised, the verdict, what is locked, findings,
//! identity, tokens, chain, certificates, keys, keystores, requests.

use bindwright_report::{InputReport, Report};
use bindwright_texts::Locale;
use yew::{Html, html};

use super::certificate::certificates;
use super::chain::chains;
use super::explanation::explanations;
use super::finding::{RuleLinks, findings_in, repairs};
use super::forwarded::forwarded;
use super::icon::icon;
use super::identity::identities;
use super::keys::{keystores, locked, private_keys, public_keys, requests};
use super::parameters::parameters;
use super::state::ValueState;
use super::text::{kind, pasted};
use super::token::tokens;
use crate::platform::format as local;
use crate::platform::intake::Receipt;
use crate::{format, texts};

/// Id of the verdict, which takes the focus when the result arrives.
pub const VERDICT: &str = "verdict";

/// Shows a report. The heading of the verdict takes the focus when the result arrives; the field for a password
/// stands with what it may open.
pub fn report(
    locale: Locale,
    report: &Report,
    receipts: &[Receipt],
    links: RuleLinks,
    password_field: Html,
) -> Html {
    let section = |title: bindwright_texts::Message, content: Html| {
        html! { <section class="bw-section"><h2 class="bw-section__title">{title.text(locale)}</h2>{content}</section> }
    };
    html! {
        <div class="bw-report" id="report">
            {recognised(locale, report, receipts)}
            {verdict(locale, report)}
            if is_unreadable(report) { {unreadable(locale)} }
            if !report.locked.is_empty() {
                {section(texts::report_locked(), html! { <>{locked(locale, &report.locked)}{password_field}</> })}
            }
            if !report.explanations.is_empty() {
                {section(texts::explanation_title(), explanations(locale, &report.explanations, links))}
            }
            if !report.diagnostics.is_empty() {
                {section(texts::report_findings(report.diagnostics.len() as i64), findings_in(locale, &report.inputs, &report.diagnostics, links))}
            }
            if !report.identities.is_empty() {
                {section(texts::identity_title(), identities(locale, &report.identities))}
            }
            if !report.tokens.is_empty() {
                {section(texts::report_tokens(), tokens(locale, report))}
            }
            if !report.xfcc.is_empty() {
                {section(texts::report_xfcc(), forwarded(locale, report))}
            }
            if !report.parameters.is_empty() {
                {section(texts::report_parameters(), parameters(locale, &report.parameters))}
            }
            if !report.chains.is_empty() {
                {section(texts::report_chain(), chains(locale, report))}
            }
            if !report.certificates.is_empty() {
                {section(
                    texts::certificate_title(report.certificates.len() as i64),
                    certificates(locale, &report.now, &report.certificates),
                )}
            }
            if !report.private_keys.is_empty() {
                {section(texts::report_private_keys(), private_keys(locale, &report.private_keys))}
            }
            if !report.public_keys.is_empty() {
                {section(texts::report_public_keys(), public_keys(locale, &report.public_keys))}
            }
            if !report.keystores.is_empty() {
                {section(texts::report_keystores(), keystores(locale, report))}
            }
            if !report.requests.is_empty() {
                {section(texts::report_requests(), requests(locale, report))}
            }
        </div>
    }
}

/// Says whether nothing at all was recognised in the inputs.
pub fn is_unreadable(report: &Report) -> bool {
    report.identities.is_empty()
        && report.certificates.is_empty()
        && report.private_keys.is_empty()
        && report.public_keys.is_empty()
        && report.keystores.is_empty()
        && report.locked.is_empty()
        && report.inputs.iter().all(|input| input.kind == "unknown")
}

fn recognised(locale: Locale, report: &Report, receipts: &[Receipt]) -> Html {
    let lines = |index: usize| receipts.get(index).and_then(|receipt| receipt.lines);
    let inputs = report.inputs.iter().enumerate();
    html! {
        <section class="bw-section" aria-labelledby="recognised">
            <h2 class="bw-section__title" id="recognised">{texts::report_recognised().text(locale)}</h2>
            <ul class="bw-inputs" aria-label={texts::receipt_title().text(locale)}>
                {for inputs.map(|(index, input)| input_line(locale, input, lines(index)))}
            </ul>
            if !report.repairs.is_empty() {
                <h3 class="bw-card__subtitle">{texts::report_repairs(report.repairs.len() as i64).text(locale)}</h3>
                {repairs(locale, &report.inputs, &report.repairs)}
            }
        </section>
    }
}

fn input_line(locale: Locale, input: &InputReport, lines: Option<u32>) -> Html {
    html! {
        <li class="bw-input-line">
            <span class="bw-input-line__kind">{kind(locale, &input.kind)}</span>
            if let Some(name) = &input.name { <span>{pasted(name)}</span> }
            if let Some(lines) = lines {
                <span class="bw-iso">{texts::receipt_lines(i64::from(lines)).text(locale)}</span>
            }
            <span class="bw-iso">{format::bytes(locale, u64::from(input.bytes))}</span>
        </li>
    }
}

fn verdict(locale: Locale, report: &Report) -> Html {
    let state = ValueState::from(report.verdict.level);
    let judged = texts::report_judged(local::date_time(&report.now, locale), report.now.as_str());
    html! {
        <div class={["bw-verdict bw-verdict--", state.name()].concat()} id={VERDICT} data-level={state.name()} tabindex="-1">
            <span class="bw-verdict__icon">{icon(state.icon())}</span>
            <div>
                <h2 class="bw-verdict__text">
                    <span class="bw-hidden">{state.word(locale)}{" "}</span><bdi>{report.verdict.text.clone()}</bdi>
                </h2>
                <p class="bw-note">{judged.text(locale)}</p>
            </div>
        </div>
    }
}

fn unreadable(locale: Locale) -> Html {
    let hints = [
        texts::unreadable_try_service_key(),
        texts::unreadable_try_pem(),
        texts::unreadable_try_der(),
        texts::unreadable_try_whole(),
    ];
    html! {
        <section class="bw-card bw-unreadable">
            <h3 class="bw-card__title">{texts::unreadable_title().text(locale)}</h3>
            <ul class="bw-list">{for hints.iter().map(|hint| html! { <li>{hint.text(locale)}</li> })}</ul>
        </section>
    }
}
