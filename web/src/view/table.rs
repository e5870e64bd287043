//! Name and value side by side, and the tables they stand in.

use yew::{Html, html};

use super::text::pasted_code;

/// One line of a description: what it is, and what it says.
pub struct Row {
    /// What it is.
    pub name: String,
    /// What it says.
    pub value: Html,
}

impl Row {
    /// Makes a line.
    pub fn new(name: String, value: Html) -> Self {
        Self { name, value }
    }
}

/// Lists names and values; on narrow screens the value stands below its name.
pub fn description(rows: Vec<Row>) -> Html {
    let line = |row: Row| {
        html! {
            <div class="bw-description__row">
                <dt class="bw-description__name">{row.name}</dt>
                <dd class="bw-description__value">{row.value}</dd>
            </div>
        }
    };
    html! { <dl class="bw-description">{for rows.into_iter().map(line)}</dl> }
}

/// Lists values that came from outside, one a line.
pub fn list(values: &[String]) -> Html {
    html! { <ul class="bw-plain">{for values.iter().map(|value| html! { <li>{pasted_code(value)}</li> })}</ul> }
}

/// Draws a table that scrolls within itself where the screen is narrow; `caption` is its accessible name.
pub fn table(caption: &str, heads: &[String], rows: Vec<Vec<Html>>) -> Html {
    let row = |cells: Vec<Html>| {
        let cell = |(index, cell): (usize, Html)| match index {
            0 => html! { <th scope="row">{cell}</th> },
            _ => html! { <td>{cell}</td> },
        };
        html! { <tr>{for cells.into_iter().enumerate().map(cell)}</tr> }
    };
    html! {
        <div class="bw-table" tabindex="0" role="group" aria-label={caption.to_owned()}>
            <table class="bw-table__table">
                <caption class="bw-hidden">{caption.to_owned()}</caption>
                <thead><tr>{for heads.iter().map(|head| html! { <th scope="col">{head.clone()}</th> })}</tr></thead>
                <tbody>{for rows.into_iter().map(row)}</tbody>
            </table>
        </div>
    }
}
