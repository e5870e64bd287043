//! Heading and frame of a page.

use bindwright_texts::{Locale, Message};
use yew::{Html, html};

use super::icon::{Icon, icon};

/// The id of every page's heading: it takes the focus when the page changes.
pub const HEADING: &str = "page-title";

/// Shows the heading of a page and one sentence about it.
pub fn head(locale: Locale, title: &Message, lead: &Message) -> Html {
    html! {
        <div class="bw-page__head">
            <h1 class="bw-page__title" id={HEADING} tabindex="-1">{title.text(locale)}</h1>
            <p class="bw-page__lead">{lead.text(locale)}</p>
        </div>
    }
}

/// Shows that something is missing, with a way on.
pub fn empty(locale: Locale, picture: Icon, title: &Message, text: &Message) -> Html {
    html! {
        <div class="bw-empty">
            <span class="bw-empty__icon">{icon(picture)}</span>
            <p class="bw-empty__title">{title.text(locale)}</p>
            <p class="bw-empty__text">{text.text(locale)}</p>
        </div>
    }
}

/// Shows that work is under way.
pub fn busy(text: &str) -> Html {
    html! {
        <div class="bw-busy" role="status">
            <span class="bw-busy__dots" aria-hidden="true"><i></i><i></i><i></i></span>
            <span>{text.to_owned()}</span>
        </div>
    }
}
