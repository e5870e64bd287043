//! An address that leads nowhere.

use bindwright_texts::Locale;
use yew::{Html, html};

use crate::route::Route;
use crate::texts;
use crate::view::page::head;
use crate::view::text::pasted_code;

/// Says that there is no such page, and where there are pages.
pub fn not_found(locale: Locale, path: &str) -> Html {
    let way = |route: Route, title: bindwright_texts::Message| {
        html! { <li><a class="bw-link" href={route.href()}>{title.text(locale)}</a></li> }
    };
    html! {
        <div class="bw-page">
            {head(locale, &texts::missing_title(), &texts::missing_lead())}
            <section class="bw-card">
                <p>{texts::missing_address().text(locale)}{" "}{pasted_code(path)}</p>
                <ul class="bw-list">
                    {way(Route::Start, texts::nav_start())}
                    {way(Route::Inspect, texts::nav_inspect())}
                    {way(Route::Reference, texts::nav_reference())}
                </ul>
            </section>
        </div>
    }
}
