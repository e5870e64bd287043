//! The start page: three ways in, one of them right there.

use bindwright_catalog::RequestKind;
use bindwright_texts::{Locale, Message};
use yew::{Callback, Html, Properties, component, html};

use crate::components::intake::Intake;
use crate::platform::intake::{Intake as Taken, IntakeError};
use crate::route::Route;
use crate::surroundings::use_surroundings;
use crate::texts;
use crate::view::icon::{Icon, icon};
use crate::view::page::head;

/// Where pasted material goes.
#[derive(Clone, PartialEq, Properties)]
pub struct StartProperties {
    /// Takes what was given; the inspect page shows the result.
    pub on_intake: Callback<Result<Taken, IntakeError>>,
}

/// What Bindwright does, and three ways in.
#[component]
pub fn StartPage(properties: &StartProperties) -> Html {
    let locale = use_surroundings().locale;
    html! {
        <div class="bw-page">
            {head(locale, &texts::start_title(), &texts::start_lead())}
            <div class="bw-entries">
                {entry(locale, Icon::Link, &Route::Create(RequestKind::Binding), &texts::wizard_title_binding(), &texts::start_binding())}
                {entry(locale, Icon::Key, &Route::Create(RequestKind::ServiceKey), &texts::wizard_title_service_key(), &texts::start_service_key())}
                {entry(locale, Icon::Search, &Route::Inspect, &texts::start_inspect_title(), &texts::start_inspect())}
            </div>
            <section class="bw-card bw-start__field">
                <h2 class="bw-card__title">{texts::start_field_title().text(locale)}</h2>
                <Intake id="start-intake" label={texts::inspect_label().text(locale)} hint={texts::inspect_hint().text(locale)}
                    on_intake={properties.on_intake.clone()} />
            </section>
            {promise(locale)}
        </div>
    }
}

fn entry(locale: Locale, picture: Icon, route: &Route, title: &Message, text: &Message) -> Html {
    html! {
        <a class="bw-entry" href={route.href()}>
            <span class="bw-entry__icon">{icon(picture)}</span>
            <h2 class="bw-entry__title">{title.text(locale)}</h2>
            <p class="bw-entry__text">{text.text(locale)}</p>
        </a>
    }
}

/// What stays on this computer, and how anyone can check that.
pub fn promise(locale: Locale) -> Html {
    let list = |items: &[Message]| {
        html! { <ul class="bw-list">{for items.iter().map(|item| html! { <li>{item.text(locale)}</li> })}</ul> }
    };
    let stays = [texts::privacy_worker(), texts::privacy_seal(), texts::privacy_nothing_kept()];
    let proof = [texts::privacy_prove_offline(), texts::privacy_prove_tools(), texts::privacy_prove_test()];
    html! {
        <div class="bw-columns">
            <section class="bw-card">
                <h2 class="bw-card__title">{icon(Icon::Shield)}{texts::privacy_stays().text(locale)}</h2>
                {list(&stays)}
            </section>
            <section class="bw-card">
                <h2 class="bw-card__title">{icon(Icon::Check)}{texts::privacy_prove().text(locale)}</h2>
                {list(&proof)}
                <p><a class="bw-link" href={Route::About.href()}>{texts::privacy_more().text(locale)}</a></p>
            </section>
        </div>
    }
}
