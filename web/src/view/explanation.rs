//! What error messages mean, with what was given beside them.

use bindwright_report::Explanation;
use bindwright_texts::{Locale, Message};
use yew::{Html, html};

use super::finding::{RuleLinks, code_link};
use super::table::{Row, description};
use super::text::{pasted, source, term};
use crate::route::Route;
use crate::texts;

/// Returns the id of an entry's heading on the page of all messages.
pub fn id(code: &str) -> String {
    code.replace('/', "-")
}

/// Explains every error message, in the order of the report.
pub fn explanations(locale: Locale, explanations: &[Explanation], links: RuleLinks) -> Html {
    html! { {for explanations.iter().map(|found| explanation(locale, found, links))} }
}

fn explanation(locale: Locale, found: &Explanation, links: RuleLinks) -> Html {
    let row = |name: Message, value: Html| Row::new(name.text(locale), value);
    let said = |text: &str| html! { <bdi>{text.to_owned()}</bdi> };
    let mut rows = vec![
        row(texts::explanation_pattern(), term(&found.pattern)),
        row(texts::explanation_cause(), said(&found.cause)),
        row(texts::explanation_confirm(), said(&found.confirm)),
    ];
    // Findings about what was given: names of certificates are in them.
    rows.extend(found.shown.iter().map(|line| row(texts::explanation_shown(), pasted(line))));
    rows.push(row(texts::explanation_remedy(), said(&found.remedy)));
    html! {
        <section class="bw-card" data-code={found.code.clone()}>
            <h3 class="bw-card__title"><bdi>{found.title.clone()}</bdi></h3>
            {description(rows)}
            <p class="bw-finding__meta">
                {code_link(locale, &found.code, &Route::Messages(Some(found.code.clone())), links)}
                {for found.sources.iter().map(|named| source(locale, named))}
            </p>
        </section>
    }
}
