//! How well a statement is founded: a badge with the level of certainty, and the source with its date.

use bindwright_catalog::{Certainty, Service, Source};
use bindwright_texts::Locale;
use yew::{Html, html};

use super::text::source;

/// Names the level of certainty; the frame says it too, for those who skim.
pub fn badge(locale: Locale, certainty: Certainty) -> Html {
    let class = match certainty {
        Certainty::Documented => "bw-badge bw-badge--firm",
        Certainty::Code | Certainty::Observed => "bw-badge bw-badge--seen",
        Certainty::NotDocumented => "bw-badge bw-badge--open",
        _ => "bw-badge bw-badge--told",
    };
    html! { <span {class}>{certainty.label().text(locale)}</span> }
}

/// Names a source of a service's file, with its date.
pub fn source_of(locale: Locale, service: &Service, id: &str) -> Html {
    let reference = service.source(id).map(Source::to_reference);
    html! { {for reference.iter().map(|reference| source(locale, reference))} }
}

/// Shows what a statement rests on.
pub fn founded(locale: Locale, service: &Service, certainty: Certainty, id: &str) -> Html {
    html! { <span class="bw-founded">{badge(locale, certainty)}{" "}{source_of(locale, service, id)}</span> }
}
