//! Step 4: everything once more, read-only.

use bindwright_catalog::{Mode, Prerequisite, RequestKind, Service, Source, json_text};
use bindwright_texts::{Locale, Message};
use yew::{AttrValue, Html, NodeRef, component, html, use_node_ref};

use super::StepProperties;
use super::basic::environment_name;
use super::parameters::instance_json;
use crate::components::copy::Copy;
use crate::state::problem::{PLAN, Problem, SERVICE};
use crate::state::rotation::Rotation;
use crate::state::step::Step;
use crate::state::wizard::Name;
use crate::surroundings::use_surroundings;
use crate::texts;
use crate::view::finding::{RuleLinks, findings};
use crate::view::icon::{Icon, icon};
use crate::view::json::code_block;
use crate::view::state::ValueState;
use crate::view::strip::strip;
use crate::view::table::{Row, description};
use crate::view::text::{pasted, pasted_code, source, term};

/// The sections of step 4.
#[component]
pub fn ReviewStep(properties: &StepProperties) -> Html {
    let locale = use_surroundings().locale;
    let json = use_node_ref();
    let wizard = &properties.wizard;
    let (Some(service), Some(mode)) = (wizard.service(), wizard.mode()) else { return Html::default() };
    html! {
        <div class="bw-review">
            {section(properties, locale, Step::Basic, description(basic_rows(properties, locale, service)))}
            {section(properties, locale, Step::Credentials, description(mode_rows(locale, mode)))}
            {section(properties, locale, Step::Parameters, final_json(properties, locale, &json))}
            {instance(properties, locale)}
            <section class="bw-card">
                <h3 class="bw-card__title">{texts::review_findings().text(locale)}</h3>
                {all_findings(properties, locale)}
            </section>
            <section class="bw-card">
                <h3 class="bw-card__title">{texts::review_prerequisites().text(locale)}</h3>
                {prerequisites(locale, service, mode)}
            </section>
        </div>
    }
}

fn section(properties: &StepProperties, locale: Locale, step: Step, content: Html) -> Html {
    let go = properties.go.clone();
    let title = step.title().text(locale);
    html! {
        <section class="bw-card">
            <div class="bw-card__bar">
                <h3 class="bw-card__title">{title.clone()}</h3>
                <button type="button" class="fd-button fd-button--transparent bw-button" onclick={move |_| go.emit(step)}
                    aria-label={texts::review_edit_step(title).text(locale)}>
                    {icon(Icon::Edit)}<span>{texts::review_edit().text(locale)}</span>
                </button>
            </div>
            {content}
        </section>
    }
}

fn basic_rows(properties: &StepProperties, locale: Locale, service: &Service) -> Vec<Row> {
    let wizard = &properties.wizard;
    let kind = match wizard.flavour {
        RequestKind::ServiceKey => texts::wizard_title_service_key(),
        RequestKind::Binding => texts::wizard_title_binding(),
    };
    let row = |name: Message, value: Html| Row::new(name.text(locale), value);
    let mut rows = vec![
        row(texts::review_kind(), html! { {kind.text(locale)} }),
        row(texts::basic_environment(), html! { {environment_name(wizard.environment).text(locale)} }),
        row(
            texts::basic_service(),
            html! { <>{service.name.text(locale)}{" "}{for service.offering.as_deref().map(term)}</> },
        ),
    ];
    if !wizard.offering.trim().is_empty() {
        rows.push(row(texts::basic_offering(), pasted_code(wizard.offering.trim())));
    }
    if let Some(plan) = &wizard.plan {
        rows.push(row(texts::basic_plan(), term(plan)));
    }
    for name in wizard.names() {
        let label = match (name, wizard.flavour) {
            (Name::Instance, _) => texts::basic_instance_name(),
            (Name::Key, RequestKind::ServiceKey) => texts::basic_key_name(),
            (Name::Key, RequestKind::Binding) => texts::basic_binding_name(),
            (Name::Application, _) => texts::basic_application_name(),
        };
        let value = match wizard.name(*name).trim() {
            "" => html! { <span class="bw-note">{texts::review_not_given().text(locale)}</span> },
            given => pasted(given),
        };
        rows.push(row(label, value));
    }
    if let Some(rotation) = wizard.rotation() {
        rows.push(row(texts::credentials_rotation(), renewal(locale, rotation)));
    }
    rows
}

/// Says how often the operator renews.
fn renewal(locale: Locale, rotation: &Rotation) -> Html {
    let told = match rotation.policy() {
        Some(policy) => {
            let (frequency, old) = (policy.frequency_hours, policy.old_credentials_hours);
            texts::review_rotation(frequency.to_string(), old.to_string())
        }
        None => texts::review_no_rotation(),
    };
    html! { {told.text(locale)} }
}

/// Shows what is set on the instance.
fn instance(properties: &StepProperties, locale: Locale) -> Html {
    let composed = &properties.composition.instance_parameters;
    if composed.as_object().is_none_or(serde_json::Map::is_empty) {
        return Html::default();
    }
    let settings = properties.wizard.instance_settings();
    let file_name = settings.map_or("instance.json", |settings| &settings.file_name);
    html! {
        <section class="bw-card" id="review-instance">
            <h3 class="bw-card__title">{texts::parameters_instance().text(locale)}</h3>
            {instance_json(locale, composed, file_name)}
        </section>
    }
}

fn mode_rows(locale: Locale, mode: &Mode) -> Vec<Row> {
    let row = |name: Message, text: String| Row::new(name.text(locale), html! { {text} });
    vec![
        row(texts::step_credentials(), mode.title.text(locale)),
        row(texts::credentials_private_key(), mode.private_key.text(locale)),
        row(texts::credentials_lifetime(), mode.lifetime.text(locale)),
        row(texts::credentials_rotation(), mode.rotation.text(locale)),
    ]
}

fn final_json(properties: &StepProperties, locale: Locale, node: &NodeRef) -> Html {
    let text: AttrValue = json_text(&properties.composition.parameters).into();
    let label = texts::review_json().text(locale);
    html! {
        <>
            {code_block(&label, "json", &text, node)}
            <div class="bw-actions">
                <Copy {locale} {text} of={label.clone()} is_prominent={true} shown_in={node.clone()} />
            </div>
        </>
    }
}

fn all_findings(properties: &StepProperties, locale: Locale) -> Html {
    let composed = &properties.composition.diagnostics;
    // What composing found is shown in full below, also about names and renewal.
    let told = |problem: &&Problem| [SERVICE, PLAN].contains(&problem.field.as_str());
    let others: Vec<_> = properties.problems.iter().filter(told).collect();
    if composed.is_empty() && others.is_empty() {
        return strip(
            locale,
            ValueState::Success,
            &texts::review_no_findings().text(locale),
            Html::default(),
        );
    }
    html! {
        <>
            {for others.iter().map(|problem| strip(locale, problem.state, &problem.text, Html::default()))}
            if !composed.is_empty() { {findings(locale, composed, RuleLinks::NewTab)} }
        </>
    }
}

fn prerequisites(locale: Locale, service: &Service, mode: &Mode) -> Html {
    let concerns = |entry: &&Prerequisite| entry.modes.is_empty() || entry.modes.contains(&mode.id);
    let entries: Vec<_> = service.prerequisites.iter().filter(concerns).collect();
    if entries.is_empty() {
        return html! { <p>{texts::review_no_prerequisites().text(locale)}</p> };
    }
    html! { <ul class="bw-list">{for entries.iter().map(|entry| prerequisite(locale, service, entry))}</ul> }
}

/// Shows what an instance needs, with the JSON that does it.
pub fn prerequisite(locale: Locale, service: &Service, entry: &Prerequisite) -> Html {
    let parameters = entry.instance_parameters.as_ref().map(|parameters| {
        let text = json_text(&serde_json::Value::Object(parameters.clone()));
        let of = texts::review_instance_parameters().text(locale);
        html! { <>{code_block(&of, "json", &text, &NodeRef::default())}<Copy {locale} {text} {of} is_prominent={true} /></> }
    });
    html! {
        <li>
            {entry.text.text(locale)}{" "}
            <span class="bw-note">
                {entry.certainty.label().text(locale)}{" · "}
                {for service.source(&entry.source).map(Source::to_reference).iter().map(|named| source(locale, named))}
            </span>
            {for parameters}
        </li>
    }
}
