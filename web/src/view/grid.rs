//! A table that becomes a pile of cards where the screen is narrow.

use yew::{Html, html};

/// Draws rows of cells below their heads; the first cell of a row names it. `caption` is the accessible name.
///
/// The roles are spelt out: a table that is drawn as blocks loses its own in some browsers.
pub fn grid(caption: &str, heads: &[String], rows: Vec<Vec<Html>>) -> Html {
    let row = |cells: Vec<Html>| {
        let cell = |(index, cell): (usize, Html)| match index {
            0 => html! { <th role="rowheader" scope="row">{cell}</th> },
            _ => html! { <td role="cell" data-label={heads.get(index).cloned()}><div>{cell}</div></td> },
        };
        html! { <tr role="row">{for cells.into_iter().enumerate().map(cell)}</tr> }
    };
    let head = |head: &String| html! { <th role="columnheader" scope="col">{head.clone()}</th> };
    html! {
        <table class="bw-grid" role="table">
            <caption class="bw-hidden">{caption.to_owned()}</caption>
            <thead role="rowgroup"><tr role="row">{for heads.iter().map(head)}</tr></thead>
            <tbody role="rowgroup">{for rows.into_iter().map(row)}</tbody>
        </table>
    }
}
