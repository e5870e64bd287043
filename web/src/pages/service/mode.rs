//! One way to get credentials: what it means, where its JSON sits, every parameter, what the documentation prints.

use bindwright_catalog::{Example, InstanceSettings, Mode, Service, json_text};
use bindwright_texts::Locale;
use serde_json::{Map, Value};
use yew::{Html, NodeRef, html};

use super::parameters::parameters;
use super::sketch;
use crate::components::copy::Copy;
use crate::texts;
use crate::view::founded::founded;
use crate::view::json::code_block;
use crate::view::table::{Row, description};
use crate::view::text::term;

/// Shows a mode.
pub fn mode(locale: Locale, service: &Service, mode: &Mode) -> Html {
    let title = mode.title.text(locale);
    let caption = texts::service_parameters_of(title.as_str()).text(locale);
    html! {
        <section class="bw-card" data-mode={mode.id.clone()}>
            <h2 class="bw-card__title">{title.clone()}</h2>
            if mode.withdrawn {
                <p><span class="bw-tag">{texts::credentials_withdrawn().text(locale)}</span></p>
            }
            <p>{mode.summary.text(locale)}{" "}{founded(locale, service, mode.certainty, &mode.source)}</p>
            {description(rows(locale, mode))}
            if !mode.parameters.is_empty() {
                <h3 class="bw-card__subtitle">{texts::service_shape().text(locale)}</h3>
                {code_block(&texts::service_shape_of(title).text(locale), "json",
                    &json_text(&sketch::of_parameters(service.wrapper.as_deref(), &mode.parameters)), &NodeRef::default())}
                <h3 class="bw-card__subtitle">{texts::service_parameters().text(locale)}</h3>
            }
            {parameters(locale, service, &caption, &mode.parameters)}
            if let Some(instance) = &mode.instance_parameters {
                <h3 class="bw-card__subtitle">{texts::review_instance_parameters().text(locale)}</h3>
                {json(locale, &texts::review_instance_parameters().text(locale), instance)}
            }
            {examples(locale, service, &mode.examples)}
        </section>
    }
}

fn rows(locale: Locale, mode: &Mode) -> Vec<Row> {
    let row = |name: bindwright_texts::Message, text: String| Row::new(name.text(locale), html! { {text} });
    let mut rows = vec![
        row(texts::credentials_private_key(), mode.private_key.text(locale)),
        row(texts::credentials_lifetime(), mode.lifetime.text(locale)),
        row(texts::credentials_rotation(), mode.rotation.text(locale)),
    ];
    if !mode.plans.is_empty() {
        let plans = mode.plans.iter().map(|plan| html! { <>{term(plan)}{" "}</> });
        rows.push(Row::new(texts::service_plans().text(locale), html! { <>{for plans}</> }));
    }
    rows
}

/// Shows what can be set on the instance.
pub fn instance(locale: Locale, service: &Service, settings: &InstanceSettings) -> Html {
    let title = texts::service_instance(settings.file_name.as_str()).text(locale);
    let caption = texts::service_parameters_of(title.as_str()).text(locale);
    let shape = sketch::of_parameters(settings.wrapper.as_deref(), &settings.parameters);
    html! {
        <section class="bw-card" id="instance-settings">
            <h2 class="bw-card__title">{title.clone()}</h2>
            <p>{settings.summary.text(locale)}{" "}{founded(locale, service, settings.certainty, &settings.source)}</p>
            <h3 class="bw-card__subtitle">{texts::service_shape().text(locale)}</h3>
            {code_block(&texts::service_shape_of(title).text(locale), "json", &json_text(&shape), &NodeRef::default())}
            <h3 class="bw-card__subtitle">{texts::service_settings().text(locale)}</h3>
            {parameters(locale, service, &caption, &settings.parameters)}
            {examples(locale, service, &settings.examples)}
        </section>
    }
}

fn examples(locale: Locale, service: &Service, examples: &[Example]) -> Html {
    if examples.is_empty() {
        return Html::default();
    }
    let one = |example: &Example| {
        html! {
            <li>
                <p>{founded(locale, service, example.certainty, &example.source)}</p>
                {json(locale, &texts::service_example().text(locale), &example.parameters)}
            </li>
        }
    };
    html! {
        <>
            <h3 class="bw-card__subtitle">{texts::service_examples(examples.len() as i64).text(locale)}</h3>
            <ul class="bw-plain bw-examples">{for examples.iter().map(one)}</ul>
        </>
    }
}

fn json(locale: Locale, of: &str, object: &Map<String, Value>) -> Html {
    let text = json_text(&Value::Object(object.clone()));
    let node = NodeRef::default();
    html! {
        <div class="bw-example">
            {code_block(of, "json", &text, &node)}
            <Copy {locale} {text} of={of.to_owned()} shown_in={node} />
        </div>
    }
}
