//! The progress bar of the wizard: an ordered list of buttons.

use bindwright_texts::Locale;
use yew::{Callback, Html, KeyboardEvent, html};

use super::icon::{Icon, icon};
use crate::state::step::Step;
use crate::texts;

/// Where the person is, and how far the way is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The step on the screen.
    pub current: Step,
    /// The last step that can be gone to.
    pub reachable: Step,
}

/// Draws the steps. `go` opens one; `on_key` moves the focus between them.
pub fn stepper(
    locale: Locale,
    progress: Progress,
    go: &Callback<Step>,
    on_key: Callback<KeyboardEvent>,
) -> Html {
    let label = texts::wizard_progress().text(locale);
    html! {
        <nav class="bw-stepper" aria-label={label}>
            <ol class="bw-stepper__list" onkeydown={on_key}>
                {for Step::ALL.iter().map(|step| entry(locale, *step, progress, go))}
            </ol>
        </nav>
    }
}

fn entry(locale: Locale, step: Step, progress: Progress, go: &Callback<Step>) -> Html {
    let is_current = step == progress.current;
    let is_open = step <= progress.reachable;
    let is_done = is_open && step < progress.current;
    let class = match (is_current, is_done, is_open) {
        (true, _, _) => "bw-step bw-step--current",
        (false, true, _) => "bw-step bw-step--done",
        (false, false, true) => "bw-step bw-step--open",
        (false, false, false) => "bw-step bw-step--locked",
    };
    let go = go.clone();
    html! {
        <li {class}>
            <button type="button" class="bw-step__button" id={step.button_id()}
                aria-current={is_current.then_some("step")}
                aria-disabled={(!is_open).then_some("true")}
                tabindex={if is_current { "0" } else { "-1" }}
                onclick={move |_| if is_open { go.emit(step) }}>
                <span class="bw-step__mark" aria-hidden="true">
                    if is_done { {icon(Icon::Check)} } else { {step.number()} }
                </span>
                <span class="bw-step__text">
                    <span class="bw-step__title">{step.title().text(locale)}</span>
                    if step.is_optional() {
                        <span class="bw-step__optional">{" "}{texts::wizard_optional().text(locale)}</span>
                    }
                </span>
            </button>
        </li>
    }
}
