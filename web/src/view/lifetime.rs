//! The lifetime of a key as a picture: when the next one is due, and how long both work.

use bindwright_texts::{Locale, Message};
use yew::{Html, html};

use super::flow::numbers;
use crate::texts;

/// All measures of a layout, in user units: where the first key begins, ends, and how wide the picture is.
struct Measures {
    class: &'static str,
    id: &'static str,
    width: i32,
    start: i32,
    length: i32,
}

const WIDE: Measures =
    Measures { class: "bw-picture bw-picture--wide", id: "lifetime", width: 760, start: 10, length: 440 };
const NARROW: Measures = Measures {
    class: "bw-picture bw-picture--narrow",
    id: "lifetime-narrow",
    width: 340,
    start: 4,
    length: 196,
};

/// Draws two keys, one after the other, for wide and for narrow screens.
pub fn lifetime(locale: Locale) -> Html {
    html! { <>{picture(locale, &WIDE)}{picture(locale, &NARROW)}</> }
}

fn picture(locale: Locale, measures: &Measures) -> Html {
    let due = measures.start + measures.length * 2 / 3;
    let end = measures.start + measures.length;
    let id = |part: &str| [measures.id, part].concat();
    let named = [id("-title"), id("-text")].join(" ");
    html! {
        <svg class={[measures.class, " bw-lifetime"].concat()} role="img" aria-labelledby={named}
            viewBox={numbers(&[("0 0 ", measures.width), (" ", 186)])}>
            <title id={id("-title")}>{texts::lifetime_title().text(locale)}</title>
            <desc id={id("-text")}>{texts::lifetime_text().text(locale)}</desc>
            <rect class="bw-lifetime__both" x={due.to_string()} y="48" width={(end - due).to_string()} height="108" />
            {mark(locale, due, 40, 22, "middle", &texts::lifetime_due())}
            {mark(locale, end, 40, 38, "start", &texts::lifetime_end())}
            {bar(locale, measures.start, 64, measures.length, "bw-lifetime__bar", &texts::lifetime_first())}
            {bar(locale, due, 112, measures.width - due - 4, "bw-lifetime__bar bw-lifetime__bar--next", &texts::lifetime_next())}
            <text class="bw-lifetime__small" x={end.to_string()} y="176" text-anchor="middle">{texts::lifetime_both().text(locale)}</text>
        </svg>
    }
}

fn mark(locale: Locale, x: i32, top: i32, text_y: i32, anchor: &'static str, text: &Message) -> Html {
    let text_x = if anchor == "start" { x - 16 } else { x };
    html! {
        <g class="bw-lifetime__mark">
            <line x1={x.to_string()} x2={x.to_string()} y1={(top + 4).to_string()} y2="158" />
            <text x={text_x.to_string()} y={text_y.to_string()} text-anchor={anchor}>{text.text(locale)}</text>
        </g>
    }
}

fn bar(locale: Locale, x: i32, y: i32, width: i32, class: &'static str, text: &Message) -> Html {
    html! {
        <>
            <rect {class} x={x.to_string()} y={y.to_string()} width={width.to_string()} height="32" rx="6" />
            <text class="bw-lifetime__name" x={(x + 12).to_string()} y={(y + 21).to_string()}>{text.text(locale)}</text>
        </>
    }
}
