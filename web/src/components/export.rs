//! Files for other systems. The worker makes and keeps them; the page gets the bytes of a file when somebody wants it.

use std::rc::Rc;

use bindwright_report::Export as Made;
use bindwright_texts::Locale;
use yew::platform::spawn_local;
use yew::{
    Callback, Html, MouseEvent, NodeRef, Properties, SubmitEvent, UseStateHandle, component, html,
    use_effect_with, use_mut_ref, use_node_ref, use_state, use_state_eq,
};
use zeroize::Zeroizing;

use super::export_choices::{choices, use_profiles};
use super::inspection::{Failure, told};
use super::password_field::{no_user_name, password_control};
use crate::platform::clipboard::{self, Copied};
use crate::platform::engine::{EngineError, ExportWish, Kept};
use crate::platform::{download, field, focus, live};
use crate::surroundings::{Surroundings, use_surroundings};
use crate::texts;
use crate::view::export::{FILES, FileActions, exported, on_clipboard};
use crate::view::field::{Field, field as labelled};
use crate::view::finding::RuleLinks;
use crate::view::icon::{Icon, icon};
use crate::view::page::busy;
use crate::view::state::ValueState;
use crate::view::strip::strip;

/// Id of the field for the password of keystores.
const PASSWORD: &str = "export-password";

/// The set of all files.
const PACK: &str = "pack";

/// The shell that is chosen at first.
const SHELL: &str = "bash";

/// What files are made of.
#[derive(Clone, PartialEq, Properties)]
pub struct ExportProperties {
    /// The call in which the worker read it.
    pub kept: Kept,
    /// Where the pages of rules open.
    pub rule_links: RuleLinks,
}

/// How far the files are.
#[derive(Clone, PartialEq)]
enum Stage {
    Before,
    Working,
    /// The worker holds them.
    Made(Rc<Made>),
    Failed(EngineError),
}

/// What was copied last and is a secret.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Secret {
    File(usize),
    Password,
}

/// Asks what to make, and shows what was made.
#[component]
pub fn Export(properties: &ExportProperties) -> Html {
    let surroundings = use_surroundings();
    let locale = surroundings.locale;
    let stage = use_state(|| Stage::Before);
    let people = use_state(|| None::<Rc<Made>>);
    let profiles = use_profiles(&surroundings);
    let wish = use_state_eq(first_wish);
    let copied = use_state_eq(|| None::<Secret>);
    let (password, made_up_node) = (use_node_ref(), use_node_ref());
    // On its way from the answer into the element that shows it; it is part of no state.
    let made_up = use_mut_ref(|| None::<Zeroizing<String>>);
    let has_password = use_state_eq(|| false);
    {
        let (node, made_up) = (made_up_node.clone(), made_up.clone());
        use_effect_with((*stage).clone(), move |stage| {
            if let Stage::Made(made) = stage {
                field::show(&node, made_up.take().as_deref().map(String::as_str));
                if !made.files.is_empty() {
                    focus::by_id(FILES);
                }
            }
        });
    }
    let onsubmit = {
        let (surroundings, kept, password) = (surroundings.clone(), properties.kept, password.clone());
        let (stage, people, copied) = (stage.clone(), people.setter(), copied.setter());
        let (wish, has_password, node) = (wish.clone(), has_password.setter(), made_up_node.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let typed = field::take(&password);
            stage.set(Stage::Working);
            copied.set(None);
            has_password.set(false);
            field::show(&node, None);
            let (surroundings, stage, people) = (surroundings.clone(), stage.setter(), people.clone());
            let (has_password, made_up, wish) = (has_password.clone(), made_up.clone(), (*wish).clone());
            spawn_local(async move {
                match surroundings.engine.export(kept, &wish, typed, surroundings.locale).await {
                    Ok((made, password)) => {
                        let made = Rc::new(made);
                        announce(surroundings.locale, &made);
                        has_password.set(password.is_some());
                        *made_up.borrow_mut() = password;
                        people.set(Some(Rc::clone(&made)));
                        stage.set(Stage::Made(made));
                    }
                    Err(error) => stage.set(Stage::Failed(error)),
                }
            });
        })
    };
    let on_clear = clearer(&surroundings, &copied);
    let outcome = match &*stage {
        Stage::Before => Html::default(),
        Stage::Working => busy(&texts::export_working().text(locale)),
        Stage::Made(made) => {
            let mut actions = actions(&surroundings, made, &stage, &copied);
            if let Some(Secret::File(index)) = *copied {
                let name = made.files.get(index).map(|file| file.name.as_str()).unwrap_or_default();
                actions.copied = Some((index, on_clipboard(locale, name, on_clear.clone())));
            }
            exported(locale, made, properties.rule_links, &actions)
        }
        Stage::Failed(error) => {
            let text = told(locale, &Failure::Engine(error.clone()));
            html! { <div role="alert">{strip(locale, ValueState::Error, &text, Html::default())}</div> }
        }
    };
    html! {
        <section class="bw-section bw-no-print" aria-labelledby="export">
            <h2 class="bw-section__title" id="export">{texts::export_title().text(locale)}</h2>
            <p>{texts::export_lead().text(locale)}</p>
            <form class="bw-card" {onsubmit}>
                {no_user_name()}
                <div class="bw-form">
                    {choices(locale, people.as_deref(), &profiles, &wish)}
                    {password_field(locale, password)}
                </div>
                <div class="bw-actions">
                    <button type="submit" class="fd-button fd-button--emphasized bw-button" disabled={*stage == Stage::Working}>
                        {texts::export_make().text(locale)}
                    </button>
                </div>
            </form>
            {made_up_password(&surroundings, *has_password, made_up_node, &copied, on_clear)}
            {outcome}
        </section>
    }
}

/// Everything, for the shell that comes first in the list.
fn first_wish() -> ExportWish {
    ExportWish { profile: PACK.to_owned(), shell: SHELL.to_owned(), ..ExportWish::default() }
}

fn announce(locale: Locale, made: &Made) {
    live::polite(&texts::export_files(made.files.len() as i64).text(locale));
}

/// The field for the password of keystores; it is uncontrolled, and emptied when the password goes on.
fn password_field(locale: Locale, node: NodeRef) -> Html {
    let control = password_control(node, PASSWORD, &[], false);
    let parts = Field {
        id: PASSWORD,
        label: &texts::export_password().text(locale),
        is_required: false,
        hint: html! { {texts::export_password_hint().text(locale)} },
        messages: &[],
    };
    labelled(locale, &parts, control)
}

/// Shows the password that was made up until it is hidden.
fn made_up_password(
    surroundings: &Surroundings,
    is_there: bool,
    node: NodeRef,
    copied: &UseStateHandle<Option<Secret>>,
    on_clear: Callback<MouseEvent>,
) -> Html {
    let locale = surroundings.locale;
    let what = texts::export_password().text(locale);
    let copy = {
        let (node, copied, what, locale) = (node.clone(), copied.setter(), what.clone(), locale);
        Callback::from(move |_: MouseEvent| {
            let (password, copied, what) = (field::shown(&node), copied.clone(), what.clone());
            spawn_local(async move {
                say_copied(locale, clipboard::copy(&password).await, &what, || {
                    copied.set(Some(Secret::Password));
                });
            });
        })
    };
    html! {
        <div class="bw-card" id="export-made-up" hidden={!is_there}>
            <p>{texts::export_made_up().text(locale)}</p>
            <p><code class="bw-code" ref={node} translate="no" dir="ltr"></code></p>
            <div class="bw-actions">
                <button type="button" class="fd-button fd-button--transparent bw-button" onclick={copy}>
                    {icon(Icon::Copy)}<span>{texts::export_copy_password().text(locale)}</span>
                </button>
            </div>
            if **copied == Some(Secret::Password) { {on_clipboard(locale, &what, on_clear)} }
        </div>
    }
}

fn actions(
    surroundings: &Surroundings,
    made: &Rc<Made>,
    stage: &UseStateHandle<Stage>,
    copied: &UseStateHandle<Option<Secret>>,
) -> FileActions {
    let take = |then: Callback<(usize, js_sys::Uint8Array)>| {
        let (engine, stage) = (surroundings.engine.clone(), stage.setter());
        Callback::from(move |index: usize| {
            let (engine, stage, then) = (engine.clone(), stage.clone(), then.clone());
            spawn_local(async move {
                match engine.exported_file(index).await {
                    Ok(bytes) => then.emit((index, bytes)),
                    Err(error) => stage.set(Stage::Failed(error)),
                }
            });
        })
    };
    let on_download = {
        let (made, surroundings) = (Rc::clone(made), surroundings.clone());
        take(Callback::from(move |(index, bytes): (usize, js_sys::Uint8Array)| {
            let Some(file) = made.files.get(index) else { return };
            download::bytes(&file.name, &file.media_type, &bytes);
            surroundings.toast.emit(texts::use_downloaded(file.name.as_str()).text(surroundings.locale));
        }))
    };
    let on_copy = {
        let (made, locale, copied) = (Rc::clone(made), surroundings.locale, copied.setter());
        take(Callback::from(move |(index, bytes): (usize, js_sys::Uint8Array)| {
            let (made, copied) = (Rc::clone(&made), copied.clone());
            spawn_local(async move {
                let Some(file) = made.files.get(index) else { return };
                let text = Zeroizing::new(String::from_utf8(bytes.to_vec()).unwrap_or_default());
                let secret = file.carries_secret.then_some(Secret::File(index));
                say_copied(locale, clipboard::copy(&text).await, &file.name, || copied.set(secret));
            });
        }))
    };
    FileActions { on_download, on_copy, copied: None }
}

fn say_copied(locale: Locale, outcome: Copied, what: &str, on_done: impl FnOnce()) {
    match outcome {
        Copied::Done => {
            live::polite(&texts::copy_announced(what).text(locale));
            on_done();
        }
        Copied::Refused => live::assertive(&texts::export_copy_refused().text(locale)),
    }
}

/// Empties the clipboard.
fn clearer(surroundings: &Surroundings, copied: &UseStateHandle<Option<Secret>>) -> Callback<MouseEvent> {
    let (copied, toast, locale) = (copied.setter(), surroundings.toast.clone(), surroundings.locale);
    Callback::from(move |_| {
        let (copied, toast) = (copied.clone(), toast.clone());
        spawn_local(async move {
            if clipboard::copy("").await == Copied::Done {
                copied.set(None);
                toast.emit(texts::export_cleared().text(locale));
            }
        });
    })
}
