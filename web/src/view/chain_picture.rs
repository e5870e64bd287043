//! The chain as a picture: a box per certificate, arrows to the issuers, validity bars on one time axis.
//!
//! Coordinates are whole numbers: writing floating point numbers would cost the page ten kilobytes.

use bindwright_report::Report;
use bindwright_texts::Locale;
use yew::{Html, html};

use super::chain::{Bond, ChainLink};
use super::state::ValueState;
use super::text::shown;
use super::timeline::Axis;
use crate::{format, texts};

/// Where the bars stand: beside the boxes, or below each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// For screens from about 600 px on.
    Wide,
    /// For phones and for high zoom.
    Narrow,
}

/// All measures of a layout, in user units.
struct Measures {
    class: &'static str,
    width: i32,
    head: i32,
    step: i32,
    box_width: i32,
    box_height: i32,
    bar_start: i32,
    bar_end: i32,
    /// From the top of the box to the top of the bar.
    bar_top: i32,
    letters: usize,
}

const BAR: i32 = 14;

impl Layout {
    fn measures(self) -> Measures {
        match self {
            Self::Wide => Measures {
                class: "bw-picture bw-picture--wide",
                width: 760,
                head: 34,
                step: 88,
                box_width: 320,
                box_height: 54,
                bar_start: 348,
                bar_end: 752,
                bar_top: 20,
                letters: 40,
            },
            Self::Narrow => Measures {
                class: "bw-picture bw-picture--narrow",
                width: 340,
                head: 34,
                step: 116,
                box_width: 338,
                box_height: 54,
                bar_start: 4,
                bar_end: 336,
                bar_top: 64,
                letters: 40,
            },
        }
    }
}

/// Draws a chain; `complete` says whether it ends in a root.
pub fn picture(locale: Locale, report: &Report, links: &[ChainLink], complete: bool, layout: Layout) -> Html {
    let measures = layout.measures();
    let Some(now) = format::seconds(&report.now) else { return Html::default() };
    let certificates = links.iter().map(|link| link.certificate);
    let dates = certificates.flat_map(|certificate| [&certificate.not_before, &certificate.not_after]);
    let times = dates.filter_map(|time| format::seconds(time));
    let axis = Axis::new(now, times);
    let rows = links.len() as i32 + i32::from(!complete);
    let height = measures.head + rows * measures.step - (measures.step - measures.box_height) / 2;
    let label = texts::chain_picture(links.len() as i64).text(locale);
    html! {
        <svg class={measures.class} role="img" aria-label={label} viewBox={numbers(&[0, 0, measures.width, height])}>
            {time_axis(locale, &measures, &axis, now, height)}
            {for links.iter().enumerate().map(|(row, link)| {
                let last = row + 1 == links.len();
                certificate(locale, &measures, &axis, row as i32, link, last && complete)
            })}
            if !complete { {missing_issuer(locale, &measures, links)} }
        </svg>
    }
}

/// Draws from when until when something is good, as one bar on the axis of the chain; `label` says the same.
pub fn lifetime(locale: Locale, now: &str, times: (&str, &str), state: ValueState, label: &str) -> Html {
    html! {
        <>
            {lifetime_bar(locale, now, times, state, label, Layout::Wide)}
            {lifetime_bar(locale, now, times, state, label, Layout::Narrow)}
        </>
    }
}

fn lifetime_bar(
    locale: Locale,
    now: &str,
    (from, until): (&str, &str),
    state: ValueState,
    label: &str,
    layout: Layout,
) -> Html {
    let measures = Measures { bar_start: 4, ..layout.measures() };
    let (Some(now), Some(from), Some(until)) =
        (format::seconds(now), format::seconds(from), format::seconds(until))
    else {
        return Html::default();
    };
    let axis = Axis::new(now, [from, until].into_iter());
    let height = measures.head + BAR + 6;
    html! {
        <svg class={measures.class} role="img" aria-label={label.to_owned()} viewBox={numbers(&[0, 0, measures.width, height])}>
            {time_axis(locale, &measures, &axis, now, height)}
            <g class={["bw-picture__row bw-picture__row--", state.name()].concat()}>
                {bar(&measures, (axis.place(from), axis.place(until)), measures.head)}
            </g>
        </svg>
    }
}

fn bar(measures: &Measures, (from, until): (f64, f64), top: i32) -> Html {
    let (from, until) = (x(measures, from), x(measures, until));
    html! {
        <rect class="bw-picture__bar" x={from.to_string()} y={top.to_string()} rx="4"
            width={(until - from).max(4).to_string()} height={BAR.to_string()} />
    }
}

fn time_axis(locale: Locale, measures: &Measures, axis: &Axis, now: i64, height: i32) -> Html {
    let today = x(measures, axis.place(now));
    let mut taken = vec![today];
    let mut marks = Vec::new();
    for tick in axis.ticks().into_iter().rev() {
        let at = x(measures, tick.at);
        // A label is about 36 units wide: those that would touch a neighbour are left out.
        if taken.iter().any(|other| (at - other).abs() < 40)
            || at < measures.bar_start + 18
            || at > measures.bar_end - 18
        {
            continue;
        }
        taken.push(at);
        marks.push(html! {
            <g class="bw-picture__tick">
                <line x1={at.to_string()} x2={at.to_string()} y1={"22"} y2={height.to_string()} />
                <text x={at.to_string()} y={"14"} text-anchor="middle">{tick.label.text(locale)}</text>
            </g>
        });
    }
    html! {
        <>
            {for marks}
            <g class="bw-picture__today">
                <line x1={today.to_string()} x2={today.to_string()} y1={"20"} y2={height.to_string()} />
                <text x={today.to_string()} y={"14"} text-anchor="middle">{texts::axis_today().text(locale)}</text>
            </g>
        </>
    }
}

fn certificate(
    locale: Locale,
    measures: &Measures,
    axis: &Axis,
    row: i32,
    link: &ChainLink,
    is_end: bool,
) -> Html {
    let top = measures.head + row * measures.step;
    let place = |time: &str| axis.place(format::seconds(time).unwrap_or_default());
    let lifetime = (place(&link.certificate.not_before), place(&link.certificate.not_after));
    let name = format::shortened(&shown(&format::common_name(&link.certificate.subject)), measures.letters);
    html! {
        <g class={["bw-picture__row bw-picture__row--", link.state.name()].concat()}>
            <title translate="no">{shown(&link.certificate.subject)}</title>
            {frame("bw-picture__box", measures, top)}
            <text class="bw-picture__name" translate="no" x="12" y={(top + 22).to_string()}>{name}</text>
            <text class="bw-picture__role" x="12" y={(top + 42).to_string()}>
                {link.role.text(locale)}{" · "}{link.told.clone()}
            </text>
            {bar(measures, lifetime, top + measures.bar_top)}
            if !is_end { {arrow(locale, measures, top + measures.box_height, link.bond)} }
        </g>
    }
}

fn missing_issuer(locale: Locale, measures: &Measures, links: &[ChainLink]) -> Html {
    let top = measures.head + links.len() as i32 * measures.step;
    let issuer = links.last().map_or_else(String::new, |link| format::common_name(&link.certificate.issuer));
    html! {
        <g class="bw-picture__row bw-picture__row--missing">
            {frame("bw-picture__box", measures, top)}
            <text class="bw-picture__name" translate="no" x="12" y={(top + 22).to_string()}>
                {format::shortened(&shown(&issuer), measures.letters)}
            </text>
            <text class="bw-picture__role" x="12" y={(top + 42).to_string()}>{texts::chain_missing().text(locale)}</text>
        </g>
    }
}

fn frame(class: &'static str, measures: &Measures, top: i32) -> Html {
    html! {
        <rect {class} x="1" y={top.to_string()} rx="8"
            width={measures.box_width.to_string()} height={measures.box_height.to_string()} />
    }
}

/// Draws the way to the issuer: solid where verified, dashed where unknown, with a gap and a cross where broken.
fn arrow(locale: Locale, measures: &Measures, from: i32, bond: Bond) -> Html {
    let (start, end) = (from + 2, from + measures.step - measures.box_height - 2);
    // In the narrow layout the bar stands between two boxes; the arrow begins below it.
    let start = if measures.bar_top > measures.box_height { start + BAR + 10 } else { start };
    let middle = i32::midpoint(start, end);
    let class = match bond {
        Bond::Verified | Bond::Itself => "bw-picture__arrow bw-picture__arrow--verified",
        Bond::Broken => "bw-picture__arrow bw-picture__arrow--broken",
        Bond::Unknown => "bw-picture__arrow bw-picture__arrow--unknown",
    };
    let shaft = match bond {
        Bond::Broken => path(&[("M24 ", start), ("V", middle - 7), ("M24 ", middle + 7), ("V", end - 1)]),
        _ => path(&[("M24 ", start), ("V", end - 1)]),
    };
    html! {
        <g {class}>
            <path d={shaft} />
            <path class="bw-picture__head" d={path(&[("M18 ", end - 7), ("L24 ", end), ("L30 ", end - 7)])} />
            if bond == Bond::Broken {
                <path class="bw-picture__head" d={path(&[
                    ("M19 ", middle - 5), ("L29 ", middle + 5), ("M29 ", middle - 5), ("L19 ", middle + 5),
                ])} />
            }
            <text x="40" y={(middle + 4).to_string()}>{bond.message().text(locale)}</text>
        </g>
    }
}

/// Joins commands whose last number is a vertical place.
fn path(commands: &[(&str, i32)]) -> String {
    commands.iter().fold(String::new(), |mut path, (command, place)| {
        path.push_str(command);
        path.push_str(&place.to_string());
        path
    })
}

fn numbers(numbers: &[i32]) -> String {
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn x(measures: &Measures, place: f64) -> i32 {
    measures.bar_start + (place * f64::from(measures.bar_end - measures.bar_start)) as i32
}
