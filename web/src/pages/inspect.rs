//! The inspect page: one field for anything, and the result below it.

use yew::{Callback, Html, Properties, component, html};

use crate::components::inspection::{Inspection, Outcome};
use crate::components::intake::Intake;
use crate::components::password_field::OnPassword;
use crate::platform::intake::{Intake as Taken, IntakeError, named_text};
use crate::surroundings::use_surroundings;
use crate::texts;
use crate::view::icon::Icon;
use crate::view::page::{empty, head};

/// A service key made for this page: its CA, keys and dates are throw-away, and its subjects say so.
const SAMPLE: &str = include_str!("../../../tests/fixtures/keys/sdm-long.json");

/// The present inspection, and a way to start another.
#[derive(Clone, PartialEq, Properties)]
pub struct InspectProperties {
    /// What was read last.
    pub inspection: Inspection,
    /// Takes what was given.
    pub on_intake: Callback<Result<Taken, IntakeError>>,
    /// Takes a password for what stayed locked.
    #[prop_or_default]
    pub on_password: OnPassword,
}

/// A field for anything, and what it holds.
#[component]
pub fn InspectPage(properties: &InspectProperties) -> Html {
    let surroundings = use_surroundings();
    let locale = surroundings.locale;
    let load = {
        let on_intake = properties.on_intake.clone();
        Callback::from(move |_| {
            let name = texts::inspect_sample().text(locale);
            on_intake.emit(Ok(named_text(Some(name), SAMPLE.to_owned().into())));
        })
    };
    let actions = html! {
        <button type="button" class="fd-button fd-button--transparent bw-button" id="load-example" onclick={load}
            disabled={!surroundings.is_sealed}>
            {texts::inspect_example().text(locale)}
        </button>
    };
    html! {
        <div class="bw-page">
            {head(locale, &texts::inspect_title(), &texts::inspect_lead())}
            <section class="bw-card bw-no-print">
                <Intake id="inspect-intake" label={texts::inspect_label().text(locale)} hint={texts::inspect_hint().text(locale)}
                    on_intake={properties.on_intake.clone()} {actions} />
            </section>
            if properties.inspection == Inspection::Empty {
                {empty(locale, Icon::Search, &texts::inspect_empty_title(), &texts::inspect_empty())}
            }
            <Outcome {locale} inspection={properties.inspection.clone()} on_password={properties.on_password.clone()} />
        </div>
    }
}
