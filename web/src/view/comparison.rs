//! What was asked for beside what came back.

use bindwright_report::{Comparison, ComparisonRow, Outcome};
use bindwright_texts::{Locale, Message};
use yew::{Html, html};

use super::finding::{RuleLinks, findings};
use super::grid::grid;
use super::icon::icon;
use super::meter::environment_size;
use super::state::ValueState;
use super::text::{pasted, status};
use crate::texts;

/// Id of the verdict, which takes the focus when the comparison arrives.
pub const VERDICT: &str = "comparison-verdict";

/// Shows a comparison: verdict, each point, findings, and what the credentials add to the environment.
pub fn comparison(locale: Locale, comparison: &Comparison) -> Html {
    let state = ValueState::from(comparison.verdict.level);
    let title = texts::check_comparison().text(locale);
    let heads = [
        texts::check_column_what(),
        texts::check_column_asked(),
        texts::check_column_got(),
        texts::check_column_state(),
    ];
    let rows = comparison.rows.iter().map(|row| cells(locale, row)).collect();
    html! {
        <section class="bw-comparison" id="comparison" aria-label={title.clone()}>
            <div class={["bw-verdict bw-verdict--", state.name()].concat()} id={VERDICT} data-level={state.name()} tabindex="-1">
                <span class="bw-verdict__icon">{icon(state.icon())}</span>
                <h3 class="bw-verdict__text">
                    <span class="bw-hidden">{state.word(locale)}{" "}</span><bdi>{comparison.verdict.text.clone()}</bdi>
                </h3>
            </div>
            if !comparison.rows.is_empty() {
                {grid(&title, &heads.map(|head| head.text(locale)), rows)}
            }
            if !comparison.diagnostics.is_empty() {
                <h3 class="bw-card__subtitle">{texts::check_deviations(comparison.diagnostics.len() as i64).text(locale)}</h3>
                {findings(locale, &comparison.diagnostics, RuleLinks::NewTab)}
            }
            {for comparison.environment_size.iter().map(|size| environment_size(locale, size))}
        </section>
    }
}

fn cells(locale: Locale, row: &ComparisonRow) -> Vec<Html> {
    let value = |value: &Option<String>, absent: Message| match value {
        Some(value) => pasted(value),
        None => html! { <span class="bw-note">{absent.text(locale)}</span> },
    };
    let (state, told) = match row.outcome {
        Outcome::Same => (ValueState::Success, texts::check_same()),
        Outcome::Different => (ValueState::Critical, texts::check_different()),
        Outcome::Unknown => (ValueState::Information, texts::check_not_compared()),
    };
    vec![
        html! { <span data-point={row.id.clone()}><bdi>{row.label.clone()}</bdi></span> },
        value(&row.asked, texts::check_not_asked()),
        value(&row.returned, texts::check_not_returned()),
        status(locale, state, &told.text(locale)),
    ]
}
