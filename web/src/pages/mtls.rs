//! The flow of mutual TLS on one page.

use bindwright_texts::Locale;
use yew::{Html, html};

use crate::texts;
use crate::view::page::head;

/// Shows the flow, the three nestings and the time axis of a certificate.
pub fn mtls_page(locale: Locale) -> Html {
    html! { <div class="bw-page">{head(locale, &texts::mtls_title(), &texts::mtls_lead())}</div> }
}
