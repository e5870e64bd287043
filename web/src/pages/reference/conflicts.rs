//! The log of conflicts: every question on which sources disagree, with what each one says.

use bindwright_catalog::{Claim, Conflict, Service, catalog};
use bindwright_texts::Locale;
use yew::{Html, html};

use super::nesting::parameters;
use crate::route::Route;
use crate::texts;
use crate::view::founded::founded;
use crate::view::text::term;

/// A conflict, and everywhere it concerns.
pub struct Entry {
    conflict: &'static Conflict,
    /// The first service with it, whose file names the sources.
    service: &'static Service,
    parameter: &'static str,
    concerned: Vec<&'static Service>,
}

/// Collects every conflict of the catalogue once, in the order of the services.
pub fn log() -> Vec<Entry> {
    let mut log: Vec<Entry> = Vec::new();
    for service in &catalog().services {
        for parameter in parameters(service) {
            for conflict in &parameter.conflicts {
                match log.iter_mut().find(|entry| entry.conflict == conflict) {
                    Some(entry) if entry.concerned.iter().any(|known| known.id == service.id) => {}
                    Some(entry) => entry.concerned.push(service),
                    None => log.push(Entry {
                        conflict,
                        service,
                        parameter: parameter.short_name(),
                        concerned: vec![service],
                    }),
                }
            }
        }
    }
    log
}

/// Shows a conflict with all its claims.
pub fn entry(locale: Locale, entry: &Entry) -> Html {
    let link = |service: &&Service| {
        let name = service.name.text(locale);
        html! { <li><a class="bw-link" href={Route::Service(service.id.clone()).href()}>{name}</a></li> }
    };
    html! {
        <li class="bw-card bw-conflict">
            <h3 class="bw-card__title">{entry.service.name.text(locale)}{": "}{term(entry.parameter)}</h3>
            <p>{entry.conflict.summary.text(locale)}</p>
            {claims(locale, entry.service, entry.conflict)}
            <div class="bw-conflict__places">
                <span class="bw-note">{texts::reference_concerns(entry.concerned.len() as i64).text(locale)}</span>
                <ul class="bw-links">{for entry.concerned.iter().map(link)}</ul>
            </div>
        </li>
    }
}

/// Lists what each source says, with its date.
pub fn claims(locale: Locale, service: &Service, conflict: &Conflict) -> Html {
    let one = |claim: &Claim| {
        html! {
            <li class="bw-claim">
                <strong>{claim.text(locale)}</strong>
                {founded(locale, service, claim.certainty, &claim.source)}
            </li>
        }
    };
    html! { <ul class="bw-claims">{for conflict.claims.iter().map(one)}</ul> }
}
