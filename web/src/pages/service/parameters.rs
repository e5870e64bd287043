//! The parameters of a mode or an instance as a table: type, default, limits, each with what it rests on.

use bindwright_catalog::{Basis, Conflict, Limit, Parameter, ParameterKind, Service};
use bindwright_texts::{Locale, Message};
use yew::{Html, html};

use crate::components::parameter_field::plain;
use crate::pages::reference::conflicts::claims;
use crate::pages::reference::services::says;
use crate::texts;
use crate::view::founded::founded;
use crate::view::grid::grid;
use crate::view::state::ValueState;
use crate::view::strip::strip;
use crate::view::text::term;

/// Draws the table, and below it where sources disagree.
pub fn parameters(locale: Locale, service: &Service, caption: &str, list: &[Parameter]) -> Html {
    if list.is_empty() {
        return html! { <p>{texts::parameters_none().text(locale)}</p> };
    }
    let heads = [
        texts::service_parameter(),
        texts::service_meaning(),
        texts::service_default(),
        texts::service_limits(),
    ];
    let rows = list.iter().map(|parameter| row(locale, service, parameter)).collect();
    html! {
        <>
            {grid(caption, &heads.map(|head| head.text(locale)), rows)}
            {for conflicts(list).into_iter().map(|(name, conflict)| disagreement(locale, service, name, conflict))}
        </>
    }
}

fn row(locale: Locale, service: &Service, parameter: &Parameter) -> Vec<Html> {
    let requirement = match (&parameter.fixed, parameter.required) {
        (Some(_), _) => Some(texts::service_fixed()),
        (None, true) => Some(texts::service_required()),
        (None, false) => None,
    };
    let notes = requirement.into_iter().chain([kind(parameter.kind)]).map(|note| note.text(locale));
    vec![
        html! {
            <>
                {term(&parameter.name)}
                <span class="bw-grid__sub">{parameter.label.text(locale)}</span>
                <span class="bw-grid__sub bw-note">{notes.collect::<Vec<_>>().join(", ")}</span>
                if !parameter.plans.is_empty() {
                    <span class="bw-grid__sub bw-note">{texts::service_only_plans().text(locale)}{" "}{for parameter.plans.iter().map(|plan| html! { <>{term(plan)}{" "}</> })}</span>
                }
            </>
        },
        html! {
            <>
                {parameter.help.text(locale)}
                <span class="bw-grid__sub">{founded(locale, service, parameter.certainty, &parameter.source)}</span>
            </>
        },
        default(locale, service, parameter),
        limits(locale, service, parameter),
    ]
}

fn default(locale: Locale, service: &Service, parameter: &Parameter) -> Html {
    if let Some(fixed) = &parameter.fixed {
        return html! { <>{texts::service_always().text(locale)}{" "}{term(&plain(fixed))}</> };
    }
    let Some(value) = &parameter.default else { return html! { {texts::service_no_default().text(locale)} } };
    let basis = |Basis { certainty, source }: &Basis| founded(locale, service, *certainty, source);
    html! {
        <>
            {term(&plain(value))}
            <span class="bw-grid__sub">{for parameter.default_basis.iter().map(basis)}</span>
        </>
    }
}

fn limits(locale: Locale, service: &Service, parameter: &Parameter) -> Html {
    match (&parameter.fixed, parameter.limits.is_empty()) {
        (Some(_), true) => html! { {texts::service_no_other().text(locale)} },
        (None, true) => html! { {texts::service_no_default().text(locale)} },
        _ => html! { <>{for parameter.limits.iter().map(|limit| limited(locale, service, limit))}</> },
    }
}

fn limited(locale: Locale, service: &Service, limit: &Limit) -> Html {
    let text = if says(limit) { texts::service_limit(limit.text(locale)) } else { texts::service_silent() };
    html! { <p class="bw-limit-line">{text.text(locale)}{" "}{founded(locale, service, limit.certainty, &limit.source)}</p> }
}

/// Names the JSON type.
fn kind(kind: ParameterKind) -> Message {
    match kind {
        ParameterKind::Integer => texts::type_number(),
        ParameterKind::Boolean => texts::type_boolean(),
        ParameterKind::BooleanText => texts::type_boolean_text(),
        ParameterKind::Certificate => texts::type_certificate(),
        ParameterKind::TextList => texts::type_list(),
        ParameterKind::Object => texts::type_object(),
        _ => texts::type_text(),
    }
}

/// Returns each conflict once, with the parameter that it stands at first.
fn conflicts(list: &[Parameter]) -> Vec<(&str, &Conflict)> {
    let mut unique: Vec<(&str, &Conflict)> = Vec::new();
    for parameter in list {
        for conflict in &parameter.conflicts {
            if !unique.iter().any(|(_, known)| *known == conflict) {
                unique.push((parameter.short_name(), conflict));
            }
        }
    }
    unique
}

fn disagreement(locale: Locale, service: &Service, name: &str, conflict: &Conflict) -> Html {
    let text = [texts::parameters_conflict().text(locale), conflict.summary.text(locale)].join(": ");
    strip(locale, ValueState::Critical, &text, html! { <>{term(name)}{claims(locale, service, conflict)}</> })
}
