//! The message strip, on top of the area it concerns.

use bindwright_texts::Locale;
use yew::{Html, html};

use super::icon::icon;
use super::state::ValueState;

/// Shows a message with icon and word; what follows the first sentence goes into `more`.
pub fn strip(locale: Locale, state: ValueState, text: &str, more: Html) -> Html {
    html! {
        <div class={["bw-strip bw-strip--", state.name()].concat()}>
            <span class="bw-strip__icon">{icon(state.icon())}</span>
            <div class="bw-strip__body">
                <p class="bw-strip__text">
                    <span class="bw-hidden">{state.word(locale)}{" "}</span>{text.to_owned()}
                </p>
                {more}
            </div>
        </div>
    }
}
