//! Dates and numbers as the person's language writes them, by the browser's `Intl`.

use bindwright_texts::Locale;
use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

/// Returns the day of an RFC 3339 time in this computer's time zone, for example `Nov 27, 2026`.
///
/// A text that is no time comes back as it is. Without a browser it is the ISO day.
pub fn date(rfc3339: &str, locale: Locale) -> String {
    format_time(rfc3339, locale, &[("dateStyle", "medium")])
}

/// Returns day and time of an RFC 3339 time in this computer's time zone, with the zone's name.
pub fn date_time(rfc3339: &str, locale: Locale) -> String {
    let options = [
        ("year", "numeric"),
        ("month", "short"),
        ("day", "numeric"),
        ("hour", "numeric"),
        ("minute", "2-digit"),
        ("timeZoneName", "short"),
    ];
    format_time(rfc3339, locale, &options)
}

/// Returns the ISO day of an RFC 3339 time, to stand beside the local one.
pub fn iso_day(rfc3339: &str) -> &str {
    rfc3339.split_once('T').map_or(rfc3339, |(day, _time)| day)
}

/// Returns a whole number with the language's grouping, for example `20,000`.
pub fn number(value: i64, locale: Locale) -> String {
    if !cfg!(target_arch = "wasm32") {
        return value.to_string();
    }
    let formatter = Intl::NumberFormat::new(&tags(locale), &Object::new());
    // Every number shown here is far below 2^53.
    let text = formatter.format().call1(&JsValue::UNDEFINED, &JsValue::from_f64(value as f64));
    text.ok().and_then(|text| text.as_string()).unwrap_or_else(|| value.to_string())
}

/// Returns the languages the person's browser prefers, best first.
pub fn preferred_languages() -> Vec<String> {
    let Some(window) = super::window() else { return Vec::new() };
    window.navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

fn format_time(rfc3339: &str, locale: Locale, options: &[(&str, &str)]) -> String {
    if !cfg!(target_arch = "wasm32") {
        return iso_day(rfc3339).to_owned();
    }
    let time = Date::new(&rfc3339.into());
    if time.get_time().is_nan() {
        return rfc3339.to_owned();
    }
    let settings = Object::new();
    for (name, value) in options {
        let _ = Reflect::set(&settings, &(*name).into(), &(*value).into());
    }
    let formatter = Intl::DateTimeFormat::new(&tags(locale), &settings);
    let text = formatter.format().call1(&JsValue::UNDEFINED, &time);
    text.ok().and_then(|text| text.as_string()).unwrap_or_else(|| rfc3339.to_owned())
}

/// The person's own variant of the language (`en-GB`) first, then the language.
fn tags(locale: Locale) -> Array {
    let mut tags: Vec<String> = preferred_languages();
    tags.retain(|tag| Locale::from_tag(tag) == locale);
    tags.push(locale.tag().to_owned());
    tags.iter().map(JsValue::from).collect()
}
