//! Step 5: everything to copy, to download or to follow.

use bindwright_report::{Artefact, Shell};
use bindwright_texts::Locale;
use yew::{AttrValue, Callback, Html, NodeRef, component, html, use_node_ref, use_state_eq};

use super::StepProperties;
use crate::components::copy::Copy;
use crate::components::tabs::Tabs;
use crate::platform::download;
use crate::surroundings::{Surroundings, use_surroundings};
use crate::texts;
use crate::view::icon::{Icon, icon};
use crate::view::json::code_block;
use crate::view::text::{pasted_code, source};

/// The tabs of step 5.
#[component]
pub fn UseStep(properties: &StepProperties) -> Html {
    let surroundings = use_surroundings();
    let locale = surroundings.locale;
    let selected = use_state_eq(|| 0_usize);
    let node = use_node_ref();
    let artefacts = bindwright_artefacts::compose(&properties.wizard.request(), locale).artefacts;
    let Some(artefact) = artefacts.get(*selected).or_else(|| artefacts.first()) else {
        return Html::default();
    };
    let tabs = artefacts
        .iter()
        .map(|artefact| (tab_id(artefact), artefact.title.clone().into()))
        .collect::<Vec<_>>();
    let on_select = {
        let setter = selected.setter();
        Callback::from(move |index| setter.set(index))
    };
    html! {
        <Tabs id="artefact" label={texts::use_tabs().text(locale)} {tabs} {on_select}
            selected={(*selected).min(artefacts.len() - 1)} panel={panel(&surroundings, artefact, &node)} />
    }
}

fn tab_id(artefact: &Artefact) -> AttrValue {
    let shell = match artefact.shell {
        None => "",
        Some(Shell::Bash) => "-bash",
        Some(Shell::Powershell) => "-powershell",
        Some(Shell::Cmd) => "-cmd",
    };
    [artefact.id.as_str(), shell].concat().into()
}

fn panel(surroundings: &Surroundings, artefact: &Artefact, node: &NodeRef) -> Html {
    let locale = surroundings.locale;
    let content = if artefact.steps.is_empty() {
        code_block(&artefact.title, &artefact.language, &artefact.text, node)
    } else {
        html! { <ol class="bw-steps">{for artefact.steps.iter().map(|step| html! { <li><bdi>{step.clone()}</bdi></li> })}</ol> }
    };
    html! {
        <div key={tab_id(artefact).to_string()} class="bw-artefact" data-artefact={tab_id(artefact)}>
            {content}
            <div class="bw-actions">
                <Copy {locale} text={artefact.text.clone()} of={artefact.title.clone()} is_prominent={true} shown_in={node.clone()} />
                {download_button(surroundings, artefact)}
                <span class="bw-iso">{pasted_code(&artefact.file_name)}</span>
            </div>
            {sources(locale, artefact)}
        </div>
    }
}

fn download_button(surroundings: &Surroundings, artefact: &Artefact) -> Html {
    let (locale, toast) = (surroundings.locale, surroundings.toast.clone());
    let (file_name, text, language) =
        (artefact.file_name.clone(), artefact.text.clone(), artefact.language.clone());
    let label = texts::use_download_file(file_name.as_str()).text(locale);
    let onclick = Callback::from(move |_| {
        let media_type = if language == "json" { "application/json" } else { "text/plain" };
        download::text(&file_name, media_type, &text);
        toast.emit(texts::use_downloaded(file_name.as_str()).text(locale));
    });
    html! {
        <button type="button" class="fd-button bw-button" {onclick} aria-label={label.clone()} title={label}>
            {icon(Icon::Download)}<span>{texts::use_download().text(locale)}</span>
        </button>
    }
}

fn sources(locale: Locale, artefact: &Artefact) -> Html {
    if artefact.sources.is_empty() {
        return Html::default();
    }
    html! {
        <p class="bw-note">
            {texts::use_sources().text(locale)}{" "}
            {for artefact.sources.iter().map(|named| html! { <>{source(locale, named)}{" "}</> })}
        </p>
    }
}
