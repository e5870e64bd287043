//! What a person chooses before files are made: which, for whom, and how.

use bindwright_report::{Export, ExportIdentity};
use bindwright_texts::{Locale, Message};
use yew::platform::spawn_local;
use yew::{AttrValue, Callback, Html, UseStateHandle, hook, html, use_effect_with, use_state_eq};

use super::form::changing;
use super::select_field::SelectField;
use super::text_field::TextField;
use crate::platform::engine::ExportWish;
use crate::surroundings::Surroundings;
use crate::texts;
use crate::view::export::title;
use crate::view::text::shown;

/// Returns the names of the sets of files, as soon as the engine has told them.
#[hook]
pub(super) fn use_profiles(surroundings: &Surroundings) -> Vec<String> {
    let profiles = use_state_eq(Vec::new);
    let (setter, engine) = (profiles.setter(), surroundings.engine.clone());
    use_effect_with((), move |()| {
        spawn_local(async move {
            if let Ok(known) = engine.export_profiles().await {
                setter.set(known);
            }
        });
    });
    (*profiles).clone()
}

/// The fields that say which files, for whom and how.
pub(super) fn choices(
    locale: Locale,
    made: Option<&Export>,
    profiles: &[String],
    wish: &UseStateHandle<ExportWish>,
) -> Html {
    let set = |put: fn(&mut ExportWish, String)| changing(wish, put);
    let profile = |name: &String| {
        let title = title(name).map_or_else(|| name.clone(), |title| title.text(locale));
        (AttrValue::from(name.clone()), AttrValue::from(title))
    };
    // As the engine and as people name them.
    let shells = [
        ("bash", texts::export_shell_bash()),
        ("powershell", texts::export_shell_powershell()),
        ("cmd", texts::export_shell_cmd()),
    ];
    let shell = |(name, title): &(&'static str, Message)| {
        (AttrValue::from(*name), AttrValue::from(title.text(locale)))
    };
    let text = |message: Message| html! { {message.text(locale)} };
    html! {
        <>
            {identities(locale, made, &wish.identity, set(|wish, text| wish.identity = text))}
            <SelectField {locale} id="export-profile" label={texts::export_profile().text(locale)} value={wish.profile.clone()}
                choices={profiles.iter().map(profile).collect::<Vec<_>>()} on_choose={set(|wish, text| wish.profile = text)} />
            <SelectField {locale} id="export-shell" label={texts::export_shell().text(locale)} value={wish.shell.clone()}
                choices={shells.iter().map(shell).collect::<Vec<_>>()} on_choose={set(|wish, text| wish.shell = text)}
                hint={text(texts::export_shell_hint())} />
            <TextField {locale} id="export-alias" label={texts::export_alias().text(locale)} value={wish.alias.clone()}
                hint={text(texts::export_alias_hint())} on_input={set(|wish, text| wish.alias = text)}
                on_leave={Callback::noop()} />
            <TextField {locale} id="export-tenant" label={texts::export_tenant().text(locale)} value={wish.tenant.clone()}
                hint={text(texts::export_tenant_hint())} on_input={set(|wish, text| wish.tenant = text)}
                on_leave={Callback::noop()} />
        </>
    }
}

/// Lets a person choose whom files are made for, where there are several.
fn identities(locale: Locale, made: Option<&Export>, chosen: &str, on_choose: Callback<String>) -> Html {
    let identities = made.map(|made| made.identities.as_slice()).unwrap_or_default();
    if identities.len() < 2 {
        return Html::default();
    }
    let choice = |(index, identity): (usize, &ExportIdentity)| {
        (AttrValue::from(index.to_string()), AttrValue::from(shown(&identity.name)))
    };
    let none = (AttrValue::default(), AttrValue::from(texts::export_identity_none().text(locale)));
    let choices = [none].into_iter().chain(identities.iter().enumerate().map(choice)).collect::<Vec<_>>();
    html! {
        <SelectField {locale} id="export-identity" label={texts::export_identity().text(locale)} {choices}
            value={chosen.to_owned()} {on_choose} />
    }
}
