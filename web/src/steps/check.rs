//! Step 6: the key that came back, read and compared with what was asked for.

use bindwright_report::{CertificateReport, Report};
use bindwright_texts::Locale;
use yew::platform::spawn_local;
use yew::{Html, component, hook, html, use_effect_with, use_state_eq};

use super::StepProperties;
use crate::components::inspection::{Inspection, Outcome, use_inspection};
use crate::components::intake::Intake;
use crate::platform::engine::{EngineContent, EngineInput};
use crate::state::compare::{Comparison, compare, own_certificate};
use crate::state::wizard::Wizard;
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
    let own = use_own_thumbprint(&properties.wizard);
    html! {
        <>
            <Intake id="check-intake" label={texts::check_intake().text(locale)} hint={texts::check_intake_hint().text(locale)}
                {on_intake} />
            {comparison(properties, locale, &inspection, own.as_deref())}
            <Outcome {locale} {inspection} rule_links={RuleLinks::NewTab} />
        </>
    }
}

/// Returns the thumbprint of the certificate that was sent along, once the worker has read it.
#[hook]
fn use_own_thumbprint(wizard: &Wizard) -> Option<String> {
    let surroundings = use_surroundings();
    let thumbprint = use_state_eq(|| None::<String>);
    let setter = thumbprint.setter();
    use_effect_with(own_certificate(wizard).map(str::to_owned), move |pem| {
        let Some(pem) = pem.clone() else { return };
        spawn_local(async move {
            let inputs = vec![EngineInput { name: None, content: EngineContent::Text(pem.into()) }];
            let answer = surroundings.engine.certificate_parameter(inputs, surroundings.locale).await;
            let report = answer.ok().map(|answer| answer.report);
            setter.set(report.and_then(|report| leaf(&report).map(|leaf| leaf.sha256.clone())));
        });
    });
    (*thumbprint).clone()
}

fn leaf(report: &Report) -> Option<&CertificateReport> {
    let first = report.chains.first().and_then(|chain| chain.certificates.first());
    report.certificates.get(first.map_or(0, |index| *index as usize))
}

fn comparison(
    properties: &StepProperties,
    locale: Locale,
    inspection: &Inspection,
    own: Option<&str>,
) -> Html {
    let Some(report) = inspection.report() else { return Html::default() };
    let rows = compare(&properties.wizard, report, own, locale);
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
        ValueState::Critical => texts::check_different(),
        ValueState::Information => texts::check_not_compared(),
    };
    vec![
        html! { {row.name.clone()} },
        pasted(&row.asked),
        pasted(&row.got),
        status(locale, row.state, &told.text(locale)),
    ]
}
