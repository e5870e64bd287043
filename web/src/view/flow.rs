//! The flow of mutual TLS as a picture: who sends what to whom, from the binding to the first call.
//!
//! On wide screens lifelines with arrows between them, on narrow ones a pile of boxes. Whole numbers only, as in the
//! picture of a chain.

use bindwright_texts::{Locale, Message};
use yew::{Html, html};

use crate::texts;

/// One message of the flow.
struct Leg {
    /// Number of the station; a reply shares it with its question and shows none.
    number: Option<i32>,
    from: usize,
    to: usize,
    text: Message,
}

/// Places of the lifelines from left to right, in user units.
const LINES: [i32; 4] = [90, 350, 610, 870];
/// From the top of the picture to the first message.
const HEAD: i32 = 116;
/// From one message to the next.
const STEP: i32 = 52;

fn actors() -> [(Message, Message); 4] {
    [
        (texts::flow_you(), texts::flow_you_sub()),
        (texts::flow_broker(), texts::flow_broker_sub()),
        (texts::flow_token(), texts::flow_token_sub()),
        (texts::flow_service(), texts::flow_service_sub()),
    ]
}

fn legs() -> [Leg; 6] {
    let leg = |number, from, to, text| Leg { number, from, to, text };
    [
        leg(Some(1), 0, 1, texts::flow_binding()),
        leg(Some(2), 1, 0, texts::flow_key()),
        leg(Some(3), 0, 2, texts::flow_handshake()),
        leg(Some(4), 0, 2, texts::flow_request()),
        leg(None, 2, 0, texts::flow_answer()),
        leg(Some(5), 0, 3, texts::flow_call()),
    ]
}

/// Draws the flow for wide and for narrow screens; the style sheet shows one of them.
pub fn flow(locale: Locale) -> Html {
    html! { <>{wide(locale)}{narrow(locale)}</> }
}

fn wide(locale: Locale) -> Html {
    let (actors, legs) = (actors(), legs());
    let height = HEAD + legs.len() as i32 * STEP;
    html! {
        <svg class="bw-picture bw-picture--wide bw-flow" role="img" aria-labelledby="flow-title flow-text"
            viewBox={["0 0 960 ", &height.to_string()].concat()}>
            <title id="flow-title">{texts::flow_title().text(locale)}</title>
            <desc id="flow-text">{texts::flow_text().text(locale)}</desc>
            {for LINES.iter().zip(&actors).map(|(x, actor)| actor_box(locale, *x, actor, height))}
            {for legs.iter().enumerate().map(|(row, leg)| message(locale, HEAD + row as i32 * STEP, leg))}
        </svg>
    }
}

fn actor_box(locale: Locale, x: i32, (name, what): &(Message, Message), height: i32) -> Html {
    let middle = x.to_string();
    html! {
        <g class="bw-flow__actor">
            <line x1={middle.clone()} x2={middle.clone()} y1="66" y2={height.to_string()} />
            <rect x={(x - 88).to_string()} y="2" width="176" height="60" rx="10" />
            <text class="bw-picture__name" x={middle.clone()} y="28" text-anchor="middle">{name.text(locale)}</text>
            <text class="bw-picture__role" x={middle} y="48" text-anchor="middle">{what.text(locale)}</text>
        </g>
    }
}

fn message(locale: Locale, y: i32, leg: &Leg) -> Html {
    let (from, to) = (LINES[leg.from], LINES[leg.to]);
    let forward = if to > from { 1 } else { -1 };
    let text_start = from.min(to) + if leg.number.is_some() { 36 } else { 16 };
    let end = to - forward * 3;
    let shaft = numbers(&[("M", from), (" ", y), ("H", end)]);
    let tip = numbers(&[
        ("M", end - forward * 9),
        (" ", y - 5),
        ("L", end),
        (" ", y),
        ("L", end - forward * 9),
        (" ", y + 5),
    ]);
    html! {
        <g class={if leg.number.is_some() { "bw-flow__leg" } else { "bw-flow__leg bw-flow__leg--reply" }}>
            <path d={shaft} /><path class="bw-flow__tip" d={tip} />
            {for leg.number.map(|number| dot(from.min(to) + 18, y - 16, number))}
            <text x={text_start.to_string()} y={(y - 11).to_string()}>{leg.text.text(locale)}</text>
        </g>
    }
}

fn narrow(locale: Locale) -> Html {
    let (actors, legs) = (actors(), legs());
    let height = legs.len() as i32 * 92 - 20;
    html! {
        <svg class="bw-picture bw-picture--narrow bw-flow" role="img" aria-labelledby="flow-title-narrow flow-text-narrow"
            viewBox={["0 0 340 ", &height.to_string()].concat()}>
            <title id="flow-title-narrow">{texts::flow_title().text(locale)}</title>
            <desc id="flow-text-narrow">{texts::flow_text().text(locale)}</desc>
            {for legs.iter().enumerate().map(|(row, leg)| {
                let ways = [&actors[leg.from].0, &actors[leg.to].0].map(|actor| actor.text(locale));
                station(locale, row as i32 * 92, leg, &ways, row + 1 == legs.len())
            })}
        </svg>
    }
}

fn station(locale: Locale, top: i32, leg: &Leg, [from, to]: &[String; 2], is_last: bool) -> Html {
    html! {
        <g class="bw-flow__leg">
            <rect class="bw-flow__station" x="1" y={(top + 1).to_string()} width="338" height="66" rx="10" />
            {for leg.number.map(|number| dot(24, top + 24, number))}
            <text class="bw-picture__name" x="46" y={(top + 29).to_string()}>
                {texts::flow_way(from.as_str(), to.as_str()).text(locale)}
            </text>
            <text class="bw-flow__small" x="14" y={(top + 54).to_string()}>{leg.text.text(locale)}</text>
            if !is_last {
                <path d={numbers(&[("M170 ", top + 69), ("V", top + 88)])} />
                <path class="bw-flow__tip" d={numbers(&[("M165 ", top + 81), ("L170 ", top + 89), ("L175 ", top + 81)])} />
            }
        </g>
    }
}

fn dot(x: i32, y: i32, number: i32) -> Html {
    html! {
        <>
            <circle class="bw-flow__dot" cx={x.to_string()} cy={y.to_string()} r="11" />
            <text class="bw-flow__number" x={x.to_string()} y={(y + 5).to_string()} text-anchor="middle">{number.to_string()}</text>
        </>
    }
}

/// Joins what stands before each number with the number.
pub(super) fn numbers(parts: &[(&str, i32)]) -> String {
    parts.iter().fold(String::new(), |mut path, (before, number)| {
        path.push_str(before);
        path.push_str(&number.to_string());
        path
    })
}
