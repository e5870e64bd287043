//! The flow of mutual TLS on one page: the picture, what goes wrong at each station, where parameters sit, and when
//! the next key is due.

pub mod origin;
pub mod stations;

use bindwright_catalog::{Service, catalog};
use bindwright_report::SourceReference;
use bindwright_texts::{Locale, Message};
use yew::{Html, html};

use super::reference::nesting::Nesting;
use crate::route::Route;
use crate::texts;
use crate::view::flow::flow;
use crate::view::lifetime::lifetime;
use crate::view::page::head;
use crate::view::table::{Row, description};
use crate::view::text::{source, term};
use origin::{OPERATOR, Origin, ROTATE, WRAPPER};
use stations::{Station, stations};

/// Shows the flow, the three nestings and the time axis of a key.
pub fn mtls_page(locale: Locale) -> Html {
    html! {
        <div class="bw-page bw-mtls">
            {head(locale, &texts::mtls_title(), &texts::mtls_lead())}
            <section class="bw-card" aria-label={texts::flow_title().text(locale)}>{flow(locale)}</section>
            <ol class="bw-plain bw-stations">
                {for stations().iter().zip(1..).map(|(entry, number)| station(locale, number, entry))}
            </ol>
            {section(locale, &texts::nestings_title(), nestings(locale))}
            {section(locale, &texts::renewal_title(), renewal(locale))}
            <p><a class="bw-link" href={Route::Reference.href()}>{texts::rule_all().text(locale)}</a></p>
        </div>
    }
}

fn section(locale: Locale, title: &Message, content: Html) -> Html {
    html! {
        <section class="bw-section"><h2 class="bw-section__title">{title.text(locale)}</h2>{content}</section>
    }
}

fn station(locale: Locale, number: i32, station: &Station) -> Html {
    let trap = |(text, code): &(Message, &'static str)| {
        let page = (!code.is_empty()).then(|| {
            html! { <a class="bw-link" href={Route::Rule((*code).to_owned()).href()}>{term(code)}</a> }
        });
        html! { <li>{text.text(locale)}{" "}{for page}</li> }
    };
    let services = station.services.iter().filter_map(|id| catalog().service(id)).collect();
    let mut rows = vec![
        Row::new(texts::mtls_sent().text(locale), html! { {station.sent.text(locale)} }),
        Row::new(texts::mtls_host().text(locale), html! { {station.host.text(locale)} }),
        Row::new(
            texts::mtls_traps().text(locale),
            html! { <ul class="bw-list">{for station.traps.iter().map(trap)}</ul> },
        ),
    ];
    if !station.services.is_empty() {
        rows.push(Row::new(texts::mtls_services().text(locale), links(locale, services)));
    }
    rows.push(Row::new(texts::rule_sources().text(locale), sources(locale, station.origins)));
    html! {
        <li class="bw-card">
            <h2 class="bw-card__title">
                <span class="bw-stations__number" aria-hidden="true">{number}</span>{station.title.text(locale)}
            </h2>
            {description(rows)}
        </li>
    }
}

fn links(locale: Locale, services: Vec<&Service>) -> Html {
    let link = |service: &Service| {
        let name = service.name.text(locale);
        html! { <li><a class="bw-link" href={Route::Service(service.id.clone()).href()}>{name}</a></li> }
    };
    html! { <ul class="bw-links">{for services.into_iter().map(link)}</ul> }
}

fn sources(locale: Locale, origins: &[Origin]) -> Html {
    let line = |named: SourceReference| html! { <li>{source(locale, &named)}</li> };
    html! { <ul class="bw-plain">{for origins.iter().filter_map(Origin::reference).map(line)}</ul> }
}

/// Draws the three places that parameters sit in, each with the services that want them there.
fn nestings(locale: Locale) -> Html {
    let with = |fits: fn(Nesting) -> bool| {
        catalog().services.iter().filter(|service| fits(Nesting::of(service))).collect::<Vec<_>>()
    };
    let usual = || html! { <>{part("credential-type")}{part("x509")}</> };
    let wrapped = html! { <div class="bw-nest"><span>{term("xsuaa")}</span>{usual()}</div> };
    let own = html! { <>{part("key-type")}{part("ingest")}{part("authentication")}</> };
    html! {
        <>
            <p>{texts::nestings_lead().text(locale)}</p>
            <div class="bw-nestings">
                {nesting(locale, &texts::nestings_top_level(), usual(), with(|nesting| nesting == Nesting::TopLevel))}
                {nesting(locale, &texts::nestings_wrapped(), wrapped, with(|nesting| nesting == Nesting::Wrapped("xsuaa")))}
                {nesting(locale, &texts::nestings_own(), own,
                    with(|nesting| matches!(nesting, Nesting::OwnWords(_) | Nesting::Instance)))}
            </div>
            <p class="bw-note">{texts::nestings_open().text(locale)}</p>
            {sources(locale, &[WRAPPER])}
        </>
    }
}

fn part(name: &str) -> Html {
    html! { <div class="bw-nest bw-nest--part">{term(name)}</div> }
}

fn nesting(locale: Locale, title: &Message, drawn: Html, services: Vec<&Service>) -> Html {
    html! {
        <section class="bw-card">
            <h3 class="bw-card__title">{title.text(locale)}</h3>
            <div class="bw-nest bw-nest--whole"><span>{term("parameters.json")}</span>{drawn}</div>
            <p class="bw-note">{texts::nestings_services(services.len() as i64).text(locale)}</p>
            {links(locale, services)}
        </section>
    }
}

fn renewal(locale: Locale) -> Html {
    let steps = [
        texts::renewal_create(),
        texts::renewal_switch(),
        texts::renewal_delete(),
        texts::renewal_unpinned(),
        texts::renewal_kubernetes(),
    ];
    html! {
        <div class="bw-card">
            <p>{texts::renewal_lead().text(locale)}{" "}
                <a class="bw-link" href={Route::Rule("certificate/lifetime-two-thirds-used".to_owned()).href()}>
                    {term("certificate/lifetime-two-thirds-used")}
                </a>
            </p>
            {lifetime(locale)}
            <ul class="bw-list">{for steps.iter().map(|step| html! { <li>{step.text(locale)}</li> })}</ul>
            {sources(locale, &[ROTATE, Origin::Catalog("xsuaa", "xsuaa-provided"), OPERATOR])}
        </div>
    }
}
