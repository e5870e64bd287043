//! The result of an inspection, from top to bottom: what was recognised, the verdict, findings, identity, chain,
//! certificates, keys.

use bindwright_report::{InputReport, Locked, PrivateKeyReport, Report};
use bindwright_texts::Locale;
use yew::{Html, html};

use super::certificate::certificates;
use super::chain::chains;
use super::explanation::explanations;
use super::finding::{RuleLinks, findings_in, repairs};
use super::icon::icon;
use super::identity::identities;
use super::state::ValueState;
use super::table::{Row, description};
use super::text::{pasted, pasted_code, status};
use crate::platform::format as local;
use crate::platform::intake::Receipt;
use crate::{format, texts};

/// Shows a report. The heading of the verdict takes the focus when the result arrives.
pub fn report(locale: Locale, report: &Report, receipts: &[Receipt], links: RuleLinks) -> Html {
    let section = |title: bindwright_texts::Message, content: Html| {
        html! { <section class="bw-section"><h2 class="bw-section__title">{title.text(locale)}</h2>{content}</section> }
    };
    html! {
        <div class="bw-report" id="report">
            {recognised(locale, report, receipts)}
            {verdict(locale, report)}
            if is_unreadable(report) { {unreadable(locale)} }
            if !report.explanations.is_empty() {
                {section(texts::explanation_title(), explanations(locale, &report.explanations))}
            }
            if !report.diagnostics.is_empty() {
                {section(texts::report_findings(report.diagnostics.len() as i64), findings_in(locale, &report.inputs, &report.diagnostics, links))}
            }
            if !report.identities.is_empty() {
                {section(texts::identity_title(), identities(locale, &report.identities))}
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
            if !report.locked.is_empty() {
                {section(texts::report_locked(), locked(&report.locked))}
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
    let kind = texts::TABLES.lookup(&["data.kind.", &input.kind].concat());
    let kind = kind.map_or_else(|| pasted_code(&input.kind), |kind| html! { {kind.text(locale)} });
    html! {
        <li class="bw-input-line">
            <span class="bw-input-line__kind">{kind}</span>
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
        <div class={["bw-verdict bw-verdict--", state.name()].concat()} id="verdict" data-level={state.name()} tabindex="-1">
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

fn private_keys(locale: Locale, keys: &[PrivateKeyReport]) -> Html {
    let one = |key: &PrivateKeyReport| {
        let (state, belongs) = match key.certificates.len() {
            0 => (ValueState::Critical, texts::key_belongs_to_none()),
            count => (ValueState::Success, texts::key_belongs_to(count as i64)),
        };
        let mut rows = vec![
            Row::new(
                texts::key_kind().text(locale),
                pasted(&format::key(locale, &key.algorithm, key.bits, key.curve.as_deref())),
            ),
            Row::new(texts::key_format().text(locale), pasted_code(&key.format)),
            Row::new(texts::key_belongs().text(locale), status(locale, state, &belongs.text(locale))),
        ];
        if let Some(digest) = &key.spki_sha256 {
            rows.push(Row::new(texts::certificate_spki().text(locale), pasted_code(&format::colons(digest))));
        }
        html! { <div class="bw-card">{description(rows)}<p class="bw-note">{texts::key_never_shown().text(locale)}</p></div> }
    };
    html! { <>{for keys.iter().map(one)}</> }
}

fn locked(entries: &[Locked]) -> Html {
    let one = |entry: &Locked| {
        html! { <li class="bw-input-line"><span class="bw-input-line__kind">{pasted_code(&entry.kind)}</span><span>{pasted(&entry.reason)}</span></li> }
    };
    html! { <ul class="bw-inputs">{for entries.iter().map(one)}</ul> }
}
