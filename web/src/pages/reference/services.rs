//! The table of all services, and the field that filters it.

use bindwright_catalog::{Certainty, Documentation, Limit, ModeKind, Parameter, Service, catalog};
use bindwright_texts::{Locale, Message};
use yew::{Callback, Html, component, html, use_state_eq};

use super::nesting::{Nesting, parameters};
use crate::components::parameter_field::plain;
use crate::components::service_picker::GENERIC;
use crate::components::text_field::TextField;
use crate::route::Route;
use crate::surroundings::use_surroundings;
use crate::texts;
use crate::view::grid::grid;
use crate::view::state::ValueState;
use crate::view::text::{status, term};

/// The services, filtered as one types.
#[component]
pub fn Services() -> Html {
    let locale = use_surroundings().locale;
    let filter = use_state_eq(String::new);
    let words = filter.to_ascii_lowercase();
    let shown: Vec<&Service> =
        catalog().services.iter().filter(|service| fits(locale, service, &words)).collect();
    let on_input = {
        let setter = filter.setter();
        Callback::from(move |text| setter.set(text))
    };
    let heads = [
        texts::reference_service(),
        texts::service_nesting(),
        texts::reference_modes(),
        texts::reference_validity(),
        texts::reference_documentation(),
    ];
    let caption = texts::reference_services().text(locale);
    html! {
        <>
            <TextField {locale} id="reference-filter" label={texts::reference_filter().text(locale)}
                value={(*filter).clone()} hint={html! { <p>{texts::reference_filter_hint().text(locale)}</p> }}
                {on_input} on_leave={Callback::noop()} />
            <p class="bw-note" role="status" id="reference-count">
                {texts::reference_count(shown.len() as i64).text(locale)}
                if shown.is_empty() { {" "}{texts::reference_nothing().text(locale)} }
            </p>
            if shown.is_empty() {
                {for catalog().service(GENERIC).map(|service| html! {
                    <p><a class="bw-link" href={Route::Service(service.id.clone()).href()}>{service.name.text(locale)}</a></p>
                })}
            } else {
                {grid(&caption, &heads.map(|head| head.text(locale)), shown.into_iter().map(|service| row(locale, service)).collect())}
            }
        </>
    }
}

/// Says whether every word is found somewhere in what the row shows.
fn fits(locale: Locale, service: &Service, words: &str) -> bool {
    let mut known = [
        service.name.text(locale).as_str(),
        service.technical_name(),
        &service.id,
        &documentation(service.documentation).text(locale),
        &service.keywords.join(" "),
    ]
    .join(" ");
    known.make_ascii_lowercase();
    words.split_ascii_whitespace().all(|word| known.contains(word))
}

fn row(locale: Locale, service: &Service) -> Vec<Html> {
    vec![
        html! {
            <>
                <a class="bw-link" href={Route::Service(service.id.clone()).href()}>{service.name.text(locale)}</a>
                {for service.offering.as_deref().map(|name| html! { <span class="bw-grid__sub">{term(name)}</span> })}
            </>
        },
        Nesting::of(service).told(locale),
        modes(locale, service),
        validity(locale, service),
        documentation_badge(locale, service.documentation),
    ]
}

fn modes(locale: Locale, service: &Service) -> Html {
    let mut kinds: Vec<ModeKind> = Vec::new();
    for mode in &service.modes {
        if !kinds.contains(&mode.kind) {
            kinds.push(mode.kind);
        }
    }
    if kinds.is_empty() {
        return html! { {texts::certainty_none().text(locale)} };
    }
    html! { <ul class="bw-inline">{for kinds.iter().map(|kind| html! { <li>{kind_name(*kind).text(locale)}</li> })}</ul> }
}

/// Names a kind of credentials in a word or two.
pub fn kind_name(kind: ModeKind) -> Message {
    match kind {
        ModeKind::Provided => texts::kind_provided(),
        ModeKind::Secret => texts::kind_secret(),
        ModeKind::None => texts::kind_none(),
        ModeKind::Attested => texts::kind_attested(),
        ModeKind::Instance => texts::kind_instance(),
        _ => texts::kind_managed(),
    }
}

/// Says what the documentation says about the lifetime, and whether sources disagree about it.
fn validity(locale: Locale, service: &Service) -> Html {
    let Some(parameter) = parameters(service).find(|parameter| counts_time(parameter)) else {
        return html! { {texts::certainty_none().text(locale)} };
    };
    let limit = parameter.limits.iter().find(|limit| says(limit));
    let range = limit.map_or_else(texts::certainty_none, |limit| texts::reference_range(limit.text(locale)));
    let default = parameter.default.as_ref().map(|value| texts::reference_default(plain(value)).text(locale));
    html! {
        <>
            {range.text(locale)}
            if let Some(limit) = limit.filter(|limit| limit.certainty != Certainty::Documented) {
                <span class="bw-grid__sub bw-note">{limit.certainty.label().text(locale)}</span>
            }
            if let Some(default) = default { <span class="bw-grid__sub bw-note">{default}</span> }
            if !parameter.conflicts.is_empty() {
                <span class="bw-grid__sub">{status(locale, ValueState::Critical, &texts::parameters_conflict().text(locale))}</span>
            }
        </>
    }
}

fn counts_time(parameter: &Parameter) -> bool {
    let limits = parameter.limits.iter().map(|limit| limit.unit);
    let claims = parameter.conflicts.iter().flat_map(|conflict| &conflict.claims).map(|claim| claim.unit);
    limits.chain(claims).flatten().any(|unit| unit.days().is_some())
}

/// Says whether a limit says anything but that its source is silent.
pub fn says(limit: &Limit) -> bool {
    !limit.allowed.is_empty() || [limit.min, limit.max, limit.max_length].iter().any(Option::is_some)
}

fn documentation(level: Documentation) -> Message {
    match level {
        Documentation::Documented => texts::documentation_full(),
        Documentation::ByReference => texts::documentation_by_reference(),
        _ => texts::documentation_none(),
    }
}

/// Says how far a service is documented.
pub fn documentation_badge(locale: Locale, level: Documentation) -> Html {
    let class = match level {
        Documentation::Documented => "bw-badge bw-badge--firm",
        Documentation::ByReference => "bw-badge bw-badge--seen",
        _ => "bw-badge bw-badge--open",
    };
    html! { <span {class}>{documentation(level).text(locale)}</span> }
}
