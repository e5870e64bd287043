//! What error messages mean, with what was given beside them.

use bindwright_report::Explanation;
use bindwright_texts::{Locale, Message};
use yew::{Html, html};

use super::table::{Row, description};
use super::text::{pasted, source, term};
use crate::texts;

/// Explains every error message, in the order of the report.
pub fn explanations(locale: Locale, explanations: &[Explanation]) -> Html {
    html! { {for explanations.iter().map(|found| explanation(locale, found))} }
}

fn explanation(locale: Locale, found: &Explanation) -> Html {
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
            <p class="bw-finding__meta">{for found.sources.iter().map(|named| source(locale, named))}</p>
        </section>
    }
}
