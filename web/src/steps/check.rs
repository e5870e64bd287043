//! Step 6: the key that came back, read and compared with what was asked for.

use bindwright_texts::Locale;
use yew::{Html, component, html};

use super::StepProperties;
use crate::components::inspection::{Inspection, Outcome, use_inspection};
use crate::components::intake::Intake;
use crate::state::compare::{Comparison, compare};
use crate::surroundings::use_surroundings;
use crate::texts;
use crate::view::finding::RuleLinks;
use crate::view::state::ValueState;
use crate::view::strip::strip;
use crate::view::table::table;
use crate::view::text::{pasted, status};

/// The field and the judgement of step 6.
#[component]
pub fn CheckStep(properties: &StepProperties) -> Html {
    let locale = use_surroundings().locale;
    let (inspection, on_intake) = use_inspection();
    html! {
        <>
            <Intake id="check-intake" label={texts::check_intake().text(locale)} hint={texts::check_intake_hint().text(locale)}
                {on_intake} />
            {comparison(properties, locale, &inspection)}
            <Outcome {locale} {inspection} rule_links={RuleLinks::NewTab} />
        </>
    }
}

fn comparison(properties: &StepProperties, locale: Locale, inspection: &Inspection) -> Html {
    let Some(report) = inspection.report() else { return Html::default() };
    let rows = compare(&properties.wizard, report, locale);
    if rows.is_empty() {
        return strip(locale, ValueState::Information, &texts::check_none().text(locale), Html::default());
    }
    let heads = [
        texts::check_column_what(),
        texts::check_column_asked(),
        texts::check_column_got(),
        texts::check_column_state(),
    ];
    let caption = texts::check_comparison().text(locale);
    let cells = rows.iter().map(|row| cells(locale, row)).collect();
    html! {
        <section class="bw-card" id="comparison">
            <h3 class="bw-card__title">{caption.clone()}</h3>
            {table(&caption, &heads.map(|head| head.text(locale)), cells)}
        </section>
    }
}

fn cells(locale: Locale, row: &Comparison) -> Vec<Html> {
    let told = match row.state {
        ValueState::Success => texts::check_same(),
        ValueState::Error => texts::check_missing(),
        ValueState::Critical | ValueState::Information => texts::check_different(),
    };
    vec![
        html! { {row.name.clone()} },
        pasted(&row.asked),
        pasted(&row.got),
        status(locale, row.state, &told.text(locale)),
    ]
}
