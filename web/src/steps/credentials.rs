//! Step 2: which kind of credentials, as cards made from the catalogue.

use bindwright_catalog::{Mode, ModeKind, Service, Source};
use bindwright_texts::Locale;
use yew::{Html, component, html};

use super::StepProperties;
use crate::state::change::Change;
use crate::state::problem::{MODE, messages};
use crate::state::wizard::Action;
use crate::surroundings::use_surroundings;
use crate::texts;
use crate::view::field::message;
use crate::view::icon::{Icon, icon};
use crate::view::table::{Row, description};
use crate::view::text::source;

/// The cards of step 2.
#[component]
pub fn CredentialsStep(properties: &StepProperties) -> Html {
    let surroundings = use_surroundings();
    let locale = surroundings.locale;
    let wizard = &properties.wizard;
    let Some(service) = wizard.service() else {
        return html! { <p>{texts::credentials_no_service().text(locale)}</p> };
    };
    let shown = messages(wizard, &properties.problems, MODE);
    let cards = wizard.modes().map(|mode| card(properties, service, mode, !surroundings.is_sealed, locale));
    html! {
        <fieldset class="bw-fieldset" id={MODE} tabindex="-1" aria-describedby="mode-messages">
            <legend class="bw-hidden">{texts::credentials_group().text(locale)}</legend>
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
            if mode.withdrawn { <p class="bw-tag">{texts::credentials_withdrawn().text(locale)}</p> }
            {description(rows)}
            <p class="bw-note">
                {mode.certainty.label().text(locale)}{" · "}
                {for service.source(&mode.source).map(Source::to_reference).iter().map(|named| source(locale, named))}
            </p>
        </div>
    }
}
