//! A bar that shows how much of something is used up.

use bindwright_report::EnvironmentSize;
use bindwright_texts::Locale;
use yew::{Html, html};

use super::text::sentence;
use crate::{format, texts};

/// Shows what a binding adds to the environment of an application, beside what fits in there.
pub fn environment_size(locale: Locale, size: &EnvironmentSize) -> Html {
    let (used, limit) = (format::bytes(locale, size.bytes.into()), format::bytes(locale, size.limit.into()));
    let amount = match size.is_estimate {
        true => texts::use_size_estimate(used, limit),
        false => texts::use_size(used, limit),
    };
    let amount = amount.text(locale);
    let percent = u64::from(size.bytes) * 100 / u64::from(size.limit.max(1));
    let class = if percent < 50 { "bw-meter__used" } else { "bw-meter__used bw-meter__used--much" };
    html! {
        <section class="bw-meter" id="environment-size" aria-label={texts::use_size_title().text(locale)}>
            <p class="bw-meter__title">{texts::use_size_title().text(locale)}</p>
            <svg class="bw-meter__bar" viewBox="0 0 100 4" preserveAspectRatio="none" role="img" aria-label={amount.clone()}>
                <rect class="bw-meter__all" width="100" height="4" />
                <rect {class} width={percent.clamp(1, 100).to_string()} height="4" />
            </svg>
            <p class="bw-meter__text">{amount}</p>
            <p class="bw-note"><bdi>{sentence(&size.text, &serde_json::Map::new())}</bdi></p>
        </section>
    }
}
