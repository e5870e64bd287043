//! The page of one service: parameters, limits, sources with dates, conflicts.

use bindwright_catalog::{Conflict, Mode, Note, Parameter, RequestKind, Service, Source, catalog};
use bindwright_texts::Locale;
use yew::{Html, html};

use super::not_found::not_found;
use crate::components::parameter_field::{disagreement, limit_line, plain};
use crate::route::Route;
use crate::steps::review::prerequisite;
use crate::texts;
use crate::view::page::HEADING;
use crate::view::table::{Row, description, table};
use crate::view::text::{source, term};

/// Shows what is known about a service.
pub fn service_page(locale: Locale, id: &str) -> Html {
    let Some(service) = catalog().service(id) else { return not_found(locale, id) };
    html! {
        <div class="bw-page">
            <div class="bw-page__head">
                <h1 class="bw-page__title" id={HEADING} tabindex="-1">{service.name.text(locale)}</h1>
                <p class="bw-page__lead">{service.summary.text(locale)}</p>
                <p class="bw-actions">
                    <a class="fd-button fd-button--emphasized bw-button" href={Route::Create(RequestKind::ServiceKey).href()}>
                        {texts::wizard_title_service_key().text(locale)}
                    </a>
                    <a class="fd-button bw-button" href={Route::Create(RequestKind::Binding).href()}>
                        {texts::wizard_title_binding().text(locale)}
                    </a>
                </p>
            </div>
            <section class="bw-card">{description(overview(locale, service))}</section>
            {for service.modes.iter().map(|mode| mode_section(locale, service, mode))}
            if !service.prerequisites.is_empty() {
                <section class="bw-card">
                    <h2 class="bw-card__title">{texts::review_prerequisites().text(locale)}</h2>
                    <ul class="bw-list">{for service.prerequisites.iter().map(|entry| prerequisite(locale, service, entry))}</ul>
                </section>
            }
            if !service.notes.is_empty() {
                <section class="bw-card">
                    <h2 class="bw-card__title">{texts::service_notes().text(locale)}</h2>
                    <ul class="bw-list">{for service.notes.iter().map(|entry| note(locale, service, entry))}</ul>
                </section>
            }
        </div>
    }
}

fn overview(locale: Locale, service: &Service) -> Vec<Row> {
    let plans = service
        .plans
        .iter()
        .map(|plan| html! { <li>{term(&plan.name)}{" – "}{plan.summary.text(locale)}</li> });
    let wrapper = match &service.wrapper {
        Some(wrapper) => html! { <>{texts::service_wrapped().text(locale)}{" "}{term(wrapper)}</> },
        None => html! { {texts::service_top_level().text(locale)} },
    };
    let mut rows = vec![
        Row::new(texts::service_offering().text(locale), term(service.technical_name())),
        Row::new(texts::service_plans().text(locale), html! { <ul class="bw-plain">{for plans}</ul> }),
        Row::new(texts::service_nesting().text(locale), wrapper),
    ];
    if let Some(endpoint) = &service.token_endpoint {
        let base = endpoint.certificate_base.as_deref().unwrap_or_default();
        let address =
            if endpoint.path.is_empty() { base.to_owned() } else { [base, " + ", &endpoint.path].concat() };
        rows.push(Row::new(
            texts::identity_token_url().text(locale),
            html! { <>{term(&address)}{" "}{endpoint.text.text(locale)}</> },
        ));
    }
    rows
}

fn mode_section(locale: Locale, service: &Service, mode: &Mode) -> Html {
    let conflicts = mode.parameters.iter().flat_map(|parameter| &parameter.conflicts);
    let unique = conflicts.fold(Vec::new(), |mut unique: Vec<&Conflict>, conflict| {
        if !unique.contains(&conflict) {
            unique.push(conflict);
        }
        unique
    });
    html! {
        <section class="bw-card">
            <h2 class="bw-card__title">{mode.title.text(locale)}</h2>
            <p>{mode.summary.text(locale)}</p>
            {description(vec![
                Row::new(texts::credentials_private_key().text(locale), html! { {mode.private_key.text(locale)} }),
                Row::new(texts::credentials_lifetime().text(locale), html! { {mode.lifetime.text(locale)} }),
                Row::new(texts::credentials_rotation().text(locale), html! { {mode.rotation.text(locale)} }),
            ])}
            if !mode.parameters.is_empty() { {parameters(locale, service, mode)} }
            {for unique.iter().map(|conflict| disagreement(locale, service, conflict))}
        </section>
    }
}

fn parameters(locale: Locale, service: &Service, mode: &Mode) -> Html {
    let heads = [
        texts::service_parameter(),
        texts::service_meaning(),
        texts::service_default(),
        texts::service_limits(),
    ];
    let row = |parameter: &Parameter| {
        let default =
            parameter.fixed.as_ref().or(parameter.default.as_ref()).map(|value| term(&plain(value)));
        let limits =
            parameter.limits.iter().map(|limit| html! { <p>{limit_line(locale, service, limit)}</p> });
        vec![
            html! { <>{term(&parameter.name)}<br />{parameter.label.text(locale)}</> },
            html! { {parameter.help.text(locale)} },
            default.unwrap_or_else(|| html! { {texts::service_no_default().text(locale)} }),
            html! { <>{for limits}</> },
        ]
    };
    let caption = texts::service_parameters_of(mode.title.text(locale)).text(locale);
    table(&caption, &heads.map(|head| head.text(locale)), mode.parameters.iter().map(row).collect())
}

fn note(locale: Locale, service: &Service, note: &Note) -> Html {
    html! {
        <li>
            {note.text.text(locale)}{" "}
            <span class="bw-note">
                {note.certainty.label().text(locale)}{" · "}
                {for service.source(&note.source).map(Source::to_reference).iter().map(|named| source(locale, named))}
            </span>
        </li>
    }
}
