//! Artefacts in tabs: one per tool, and below it one per form where a tool has several.

use std::rc::Rc;

use bindwright_report::{Artefact, Shell};
use bindwright_texts::Locale;
use yew::{AttrValue, Callback, Html, NodeRef, Properties, component, html, use_node_ref, use_state_eq};

use super::copy::Copy;
use super::tabs::Tabs;
use crate::platform::download;
use crate::platform::engine::Composed;
use crate::surroundings::{Surroundings, use_surroundings};
use crate::texts;
use crate::view::icon::{Icon, icon};
use crate::view::json::code_block;
use crate::view::text::{pasted_code, source};

/// What the engine made.
#[derive(Clone, PartialEq, Properties)]
pub struct ArtefactsProperties {
    /// The artefacts in documented order.
    pub composed: Rc<Composed>,
}

/// All artefacts of a request.
#[component]
pub fn Artefacts(properties: &ArtefactsProperties) -> Html {
    let surroundings = use_surroundings();
    let locale = surroundings.locale;
    let node = use_node_ref();
    // By name, so that a tab stays open when others come or go.
    let open_group = use_state_eq(AttrValue::default);
    let open = use_state_eq(AttrValue::default);
    let groups = groups(&properties.composed.artefacts);
    let at = groups.iter().position(|group| group.id == *open_group).unwrap_or_default();
    let Some(group) = groups.get(at) else { return Html::default() };
    let inner = group.artefacts.iter().position(|artefact| tab_id(artefact) == *open).unwrap_or_default();
    let Some(artefact) = group.artefacts.get(inner) else { return Html::default() };
    let shown = panel(&surroundings, artefact, &node);
    let shown = if group.artefacts.len() == 1 {
        shown
    } else {
        let ids: Vec<_> = group.artefacts.iter().map(|artefact| tab_id(artefact)).collect();
        let titles = group.artefacts.iter().map(|artefact| artefact.title.clone().into());
        html! {
            <Tabs id="artefact" label={texts::use_forms(group.title.as_str()).text(locale)} selected={inner} panel={shown}
                tabs={ids.iter().cloned().zip(titles).collect::<Vec<_>>()} on_select={select(&open, ids)} />
        }
    };
    let ids: Vec<_> = groups.iter().map(|group| group.id.clone()).collect();
    let titles = groups.iter().map(|group| group.title.clone());
    html! {
        <Tabs id="group" label={texts::use_tabs().text(locale)} selected={at} panel={shown}
            tabs={ids.iter().cloned().zip(titles).collect::<Vec<_>>()} on_select={select(&open_group, ids)} />
    }
}

/// The artefacts of one tool.
struct Group<'a> {
    id: AttrValue,
    title: AttrValue,
    artefacts: Vec<&'a Artefact>,
}

/// Collects artefacts by their group, in the order in which groups first appear.
fn groups(artefacts: &[Artefact]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for artefact in artefacts {
        match groups.iter_mut().find(|group| group.title == artefact.group) {
            Some(group) => group.artefacts.push(artefact),
            None => groups.push(Group {
                id: artefact.id.clone().into(),
                title: artefact.group.clone().into(),
                artefacts: vec![artefact],
            }),
        }
    }
    groups
}

fn select(open: &yew::UseStateHandle<AttrValue>, ids: Vec<AttrValue>) -> Callback<usize> {
    let setter = open.setter();
    Callback::from(move |index: usize| {
        if let Some(id) = ids.get(index) {
            setter.set(id.clone());
        }
    })
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
            if !artefact.summary.is_empty() { <p class="bw-artefact__summary"><bdi>{artefact.summary.clone()}</bdi></p> }
            {content}
            <div class="bw-actions">
                <Copy {locale} text={artefact.text.clone()} of={artefact.file_name.clone()} is_prominent={true} shown_in={node.clone()} />
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
