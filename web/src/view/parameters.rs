//! Binding parameters that were pasted: the services they could be for, and what they ask for.

use bindwright_catalog::catalog;
use bindwright_report::{ParametersReport, ServiceFit};
use bindwright_texts::Locale;
use serde_json::Value;
use yew::{Html, html};

use super::table::{Row, description, table};
use super::text::pasted_code;
use crate::texts;

/// Shows all parameters of a report.
pub fn parameters(locale: Locale, all: &[ParametersReport]) -> Html {
    html! { <>{for all.iter().map(|found| one(locale, found))}</> }
}

fn one(locale: Locale, found: &ParametersReport) -> Html {
    let services = found.services.iter().map(|fit| html! { <li>{service(locale, fit)}</li> });
    let fits = match found.services.len() {
        0 => html! { {texts::asked_no_service().text(locale)} },
        _ => html! { <ul class="bw-plain">{for services}</ul> },
    };
    html! {
        <section class="bw-card">
            {description(vec![Row::new(texts::asked_services().text(locale), fits)])}
            {values(locale, found)}
        </section>
    }
}

/// Names a service and the way to get credentials that fits; a service that this page does not know, by its id.
fn service(locale: Locale, fit: &ServiceFit) -> Html {
    let Some(service) = catalog().service(&fit.service) else { return pasted_code(&fit.service) };
    let mode = fit.mode.as_deref().and_then(|mode| service.mode(mode));
    html! {
        <>
            {service.name.text(locale)}
            if let Some(mode) = mode { {" · "}{mode.title.text(locale)} }
        </>
    }
}

fn values(locale: Locale, found: &ParametersReport) -> Html {
    if found.values.is_empty() {
        return Html::default();
    }
    let heads = [texts::identity_field(), texts::identity_value()];
    let row = |(name, value): (&String, &Value)| {
        let value = match value {
            Value::String(text) => pasted_code(text),
            other => pasted_code(&other.to_string()),
        };
        vec![pasted_code(name), value]
    };
    let caption = texts::asked_values().text(locale);
    table(&caption, &heads.map(|head| head.text(locale)), found.values.iter().map(row).collect())
}
