//! Step 2: which kind of credentials, as cards made from the catalogue.

use bindwright_catalog::{Mode, ModeKind, Note, Service};
use bindwright_texts::Locale;
use yew::{Html, MouseEvent, component, html};

use super::StepProperties;
use crate::platform::{focus, timer};
use crate::state::change::Change;
use crate::state::problem::{MODE, messages};
use crate::state::wizard::Action;
use crate::surroundings::use_surroundings;
use crate::texts;
use crate::view::field::message;
use crate::view::founded::founded;
use crate::view::icon::{Icon, icon};
use crate::view::state::ValueState;
use crate::view::strip::strip;
use crate::view::table::{Row, description};

/// Time for the cards to render before they take the focus, in milliseconds.
const RENDERING: u32 = 50;

/// The cards of step 2.
#[component]
pub fn CredentialsStep(properties: &StepProperties) -> Html {
    let surroundings = use_surroundings();
    let locale = surroundings.locale;
    let wizard = &properties.wizard;
    let Some(service) = wizard.service() else {
        return html! { <p>{texts::credentials_no_service().text(locale)}</p> };
    };
    if service.modes.is_empty() {
        return nothing_known(properties, locale, service, !surroundings.is_sealed);
    }
    let shown = messages(wizard, &properties.problems, MODE);
    let cards = wizard.modes().map(|mode| card(properties, service, mode, !surroundings.is_sealed, locale));
    html! {
        <fieldset class="bw-fieldset" id={MODE} tabindex="-1" aria-describedby="mode-messages">
            <legend class="bw-hidden">{texts::credentials_group().text(locale)}</legend>
            {attempted(properties, locale)}
            <div class="bw-cards">{for cards}</div>
            <div id="mode-messages">{for shown.iter().map(|entry| message(locale, entry))}</div>
        </fieldset>
    }
}

fn card(
    properties: &StepProperties,
    service: &'static Service,
    mode: &'static Mode,
    is_disabled: bool,
    locale: Locale,
) -> Html {
    let is_chosen = properties.wizard.mode.as_deref() == Some(mode.id.as_str());
    let choose = properties.report(|_| Action::Change(Change::Mode(mode.id.clone())));
    let picture = match mode.kind {
        ModeKind::Managed | ModeKind::Attested => Icon::Shield,
        ModeKind::Provided => Icon::Key,
        _ => Icon::Lock,
    };
    let rows = vec![
        Row::new(texts::credentials_private_key().text(locale), html! { {mode.private_key.text(locale)} }),
        Row::new(texts::credentials_lifetime().text(locale), html! { {mode.lifetime.text(locale)} }),
        Row::new(texts::credentials_rotation().text(locale), html! { {mode.rotation.text(locale)} }),
    ];
    let id = ["mode-", &mode.id].concat();
    html! {
        <div class={if is_chosen { "bw-mode bw-choice--chosen" } else { "bw-mode" }} key={mode.id.clone()}>
            <label class="bw-mode__head" for={id.clone()}>
                <input type="radio" name="mode" id={id.clone()} value={mode.id.clone()} checked={is_chosen}
                    disabled={is_disabled} onchange={choose} aria-describedby={[&id, "-text"].concat()} />
                <span class="bw-mode__icon">{icon(picture)}</span>
                <span class="bw-choice__title">{mode.title.text(locale)}</span>
            </label>
            <p class="bw-mode__text" id={[&id, "-text"].concat()}>{mode.summary.text(locale)}</p>
            if mode.kind == ModeKind::Instance { <p><span class="bw-badge">{texts::credentials_instance().text(locale)}</span></p> }
            if mode.withdrawn { <p class="bw-tag">{texts::credentials_withdrawn().text(locale)}</p> }
            {description(rows)}
            <p class="bw-note">{founded(locale, service, mode.certainty, &mode.source)}</p>
        </div>
    }
}

/// Says what is known where no way is documented, and offers the general rule.
fn nothing_known(
    properties: &StepProperties,
    locale: Locale,
    service: &'static Service,
    is_disabled: bool,
) -> Html {
    let note = |note: &Note| {
        html! {
            <li>{note.text.text(locale)}{" "}<span class="bw-note">{founded(locale, service, note.certainty, &note.source)}</span></li>
        }
    };
    let attempt = service.attempt.as_ref().map(|id| {
        let change = properties.report(move |_| Action::Change(Change::Attempt(id.clone())));
        let on_try = move |event: MouseEvent| {
            change.emit(event);
            // The button is gone with the answer; the cards take its place.
            timer::after(RENDERING, || {
                focus::by_id(MODE);
            })
            .forget();
        };
        html! {
            <>
                <p class="bw-known">{texts::credentials_attempt_hint().text(locale)}</p>
                <p class="bw-actions">
                    <button type="button" class="fd-button fd-button--emphasized bw-button" id="try-general-rule" onclick={on_try}
                        disabled={is_disabled}>
                        {texts::credentials_attempt().text(locale)}
                    </button>
                </p>
            </>
        }
    });
    html! {
        <div id={MODE} tabindex="-1">
            {strip(locale, ValueState::Critical, &texts::credentials_nothing(service.name.text(locale)).text(locale), Html::default())}
            if !service.notes.is_empty() {
                <h3 class="bw-card__title bw-known">{texts::credentials_known().text(locale)}</h3>
                <ul class="bw-list">{for service.notes.iter().map(note)}</ul>
            }
            {for attempt}
        </div>
    }
}

/// Says that a general rule is tried on a service that does not document it.
fn attempted(properties: &StepProperties, locale: Locale) -> Html {
    let offering = properties.wizard.offering.trim();
    let known = properties.wizard.service().and_then(|service| service.offering.as_deref());
    let text = (!offering.is_empty() && known != Some(offering))
        .then(|| texts::credentials_attempted(offering).text(locale));
    html! {
        <div aria-live="polite" id="attempted">
            if let Some(text) = text { {strip(locale, ValueState::Information, &text, Html::default())} }
        </div>
    }
}
