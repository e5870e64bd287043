//! The page of one service, made from the catalogue alone: every statement with its certainty, source and date.

pub mod mode;
pub mod parameters;
pub mod sketch;

use bindwright_catalog::{
    Documentation, Note, RequestKind, Returned, Service, Source, TokenEndpoint, catalog, json_text,
};
use bindwright_texts::{Locale, Message};
use yew::{Html, NodeRef, html};

use super::not_found::not_found;
use super::reference::nesting::Nesting;
use super::reference::services::documentation_badge;
use crate::route::Route;
use crate::steps::review::prerequisite;
use crate::texts;
use crate::view::founded::founded;
use crate::view::json::code_block;
use crate::view::page::HEADING;
use crate::view::state::ValueState;
use crate::view::strip::strip;
use crate::view::table::{Row, description};
use crate::view::text::{source, term};

/// Shows what is known about a service.
pub fn service_page(locale: Locale, id: &str) -> Html {
    let Some(service) = catalog().service(id) else { return not_found(locale, id) };
    html! {
        <div class="bw-page bw-service">
            {top(locale, service)}
            {standing(locale, service)}
            <section class="bw-card">{description(overview(locale, service))}</section>
            {for service.modes.iter().map(|entry| mode::mode(locale, service, entry))}
            {attempt(locale, service)}
            {for service.instance.iter().map(|settings| mode::instance(locale, service, settings))}
            {list(locale, &texts::review_prerequisites(), service.prerequisites.iter().map(|entry| prerequisite(locale, service, entry)).collect())}
            {for service.returned.iter().map(|shape| returned(locale, service, shape))}
            {list(locale, &texts::service_notes(), service.notes.iter().map(|entry| note(locale, service, entry)).collect())}
            {list(locale, &texts::service_sources(), service.sources.iter().map(|entry| source_line(locale, entry)).collect())}
            <p><a class="bw-link" href={Route::Reference.href()}>{texts::rule_all().text(locale)}</a></p>
        </div>
    }
}

fn top(locale: Locale, service: &Service) -> Html {
    let create = |kind, class: &'static str, title: Message| {
        html! { <a class={["fd-button bw-button ", class].concat()} href={Route::CreateFor(kind, service.id.clone()).href()}>{title.text(locale)}</a> }
    };
    html! {
        <div class="bw-page__head">
            <h1 class="bw-page__title" id={HEADING} tabindex="-1">{service.name.text(locale)}</h1>
            <p class="bw-page__lead">{service.summary.text(locale)}</p>
            <p>{documentation_badge(locale, service.documentation)}</p>
            if !service.modes.is_empty() || service.attempt.is_some() {
                <p class="bw-actions">
                    {create(RequestKind::ServiceKey, "fd-button--emphasized", texts::wizard_title_service_key())}
                    {create(RequestKind::Binding, "", texts::wizard_title_binding())}
                </p>
            }
        </div>
    }
}

/// Says what it means that a service is not documented itself.
fn standing(locale: Locale, service: &Service) -> Html {
    let message = match service.documentation {
        Documentation::Documented => return Html::default(),
        Documentation::ByReference => texts::service_by_reference(),
        _ => texts::service_not_documented(),
    };
    strip(locale, ValueState::Information, &message.text(locale), Html::default())
}

fn overview(locale: Locale, service: &Service) -> Vec<Row> {
    let offering = match &service.offering {
        Some(offering) => term(offering),
        None => html! { {texts::service_no_offering().text(locale)} },
    };
    let mut rows = vec![
        Row::new(texts::service_offering().text(locale), offering),
        Row::new(texts::service_nesting().text(locale), Nesting::of(service).told(locale)),
    ];
    if !service.plans.is_empty() {
        let plans = service.plans.iter().map(|plan| {
            html! {
                <li>
                    {term(&plan.name)}{" – "}{plan.summary.text(locale)}{" "}{founded(locale, service, plan.certainty, &plan.source)}
                </li>
            }
        });
        let plans = html! { <ul class="bw-plain">{for plans}</ul> };
        rows.insert(1, Row::new(texts::service_plans().text(locale), plans));
    }
    if let Some(limit) = &service.key_name {
        let limit = html! { <>{texts::service_limit(limit.text(locale)).text(locale)}{" "}{founded(locale, service, limit.certainty, &limit.source)}</> };
        rows.push(Row::new(texts::basic_key_name().text(locale), limit));
    }
    if let Some(endpoint) = &service.token_endpoint {
        rows.push(Row::new(
            texts::identity_token_url().text(locale),
            token_endpoint(locale, service, endpoint),
        ));
    }
    rows
}

fn token_endpoint(locale: Locale, service: &Service, endpoint: &TokenEndpoint) -> Html {
    let line = |base: &Option<String>, with: Message| {
        let base = base.as_deref()?;
        let path = (!endpoint.path.is_empty()).then(|| html! { <>{" + "}{term(&endpoint.path)}</> });
        Some(html! { <li>{with.text(locale)}{" "}{term(base)}{for path}</li> })
    };
    html! {
        <>
            <ul class="bw-plain">
                {for line(&endpoint.certificate_base, texts::service_token_with_certificate())}
                {for line(&endpoint.secret_base, texts::service_token_with_secret())}
            </ul>
            {endpoint.text.text(locale)}{" "}{founded(locale, service, endpoint.certainty, &endpoint.source)}
        </>
    }
}

/// Shows the rule that is worth an attempt where no parameters are documented.
fn attempt(locale: Locale, service: &Service) -> Html {
    let other = service.attempt.as_deref().and_then(|id| catalog().service(id));
    let Some((other, mode)) = other.and_then(|other| Some((other, other.modes.first()?))) else {
        return Html::default();
    };
    let name = other.name.text(locale);
    let shape = sketch::of_parameters(other.wrapper.as_deref(), &mode.parameters);
    let label = texts::service_shape_of(mode.title.text(locale)).text(locale);
    html! {
        <section class="bw-card" id="attempt">
            <h2 class="bw-card__title">{texts::service_attempt().text(locale)}</h2>
            <p>{texts::service_attempt_text(name.as_str()).text(locale)}</p>
            {code_block(&label, "json", &json_text(&shape), &NodeRef::default())}
            <p class="bw-note">{texts::service_attempt_check().text(locale)}</p>
            <p><a class="bw-link" href={Route::Service(other.id.clone()).href()}>{name}</a></p>
        </section>
    }
}

fn returned(locale: Locale, service: &Service, shape: &Returned) -> Html {
    let field = |name: &Option<String>| {
        let name = name.as_deref()?;
        let place = [&shape.path, name].map(str::to_owned).into_iter().filter(|part| !part.is_empty());
        Some(term(&place.collect::<Vec<_>>().join(".")))
    };
    let known = [
        (texts::service_certificate(), field(&shape.certificate)),
        (texts::credentials_private_key(), field(&shape.private_key)),
        (texts::service_client_id(), field(&shape.client_id)),
        (texts::service_client_secret(), field(&shape.client_secret)),
        (texts::service_credential_type(), field(&shape.credential_type)),
        (
            texts::service_expiry(),
            field(&shape.expires_at).or_else(|| Some(html! { {texts::service_no_expiry().text(locale)} })),
        ),
    ];
    let rows = known.into_iter().filter_map(|(name, value)| Some(Row::new(name.text(locale), value?)));
    let title = texts::service_returned().text(locale);
    html! {
        <section class="bw-card" id="returned">
            <h2 class="bw-card__title">{title.clone()}</h2>
            <p>
                {for shape.text.iter().map(|text| text.text(locale))}{" "}
                {founded(locale, service, shape.certainty, &shape.source)}
            </p>
            {description(rows.collect())}
            <h3 class="bw-card__subtitle">{texts::service_shape().text(locale)}</h3>
            {code_block(&texts::service_shape_of(title).text(locale), "json", &json_text(&sketch::of_returned(shape)), &NodeRef::default())}
        </section>
    }
}

fn list(locale: Locale, title: &Message, entries: Vec<Html>) -> Html {
    if entries.is_empty() {
        return Html::default();
    }
    html! {
        <section class="bw-card">
            <h2 class="bw-card__title">{title.text(locale)}</h2>
            <ul class="bw-list">{entries}</ul>
        </section>
    }
}

fn note(locale: Locale, service: &Service, note: &Note) -> Html {
    html! { <li>{note.text.text(locale)}{" "}{founded(locale, service, note.certainty, &note.source)}</li> }
}

fn source_line(locale: Locale, entry: &Source) -> Html {
    html! { <li>{source(locale, &entry.to_reference())}</li> }
}
