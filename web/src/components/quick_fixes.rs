//! Quick fixes: what was found in the text of an editor, a button for each cure, and the way back.

use std::rc::Rc;

use bindwright_catalog::{Service, json_value};
use bindwright_report::{Diagnostic, Span};
use bindwright_texts::Message;
use yew::platform::spawn_local;
use yew::{
    AttrValue, Callback, Html, MouseEvent, NodeRef, Properties, component, hook, html, use_effect_with,
    use_state, use_state_eq,
};

use crate::platform::engine::Linted;
use crate::platform::{field, focus, live};
use crate::state::problem::EDITOR;
use crate::surroundings::use_surroundings;
use crate::texts;
use crate::view::finding::{Remedies, findings_to_fix};

/// Id of the button that takes a fix back.
const UNDO: &str = "json-editor-undo";

/// A text, what was found in it, and where a better one goes.
#[derive(Clone, PartialEq, Properties)]
pub struct QuickFixesProperties {
    /// The service whose parameters these are.
    pub service: &'static Service,
    /// The plan of the instance.
    pub plan: Option<String>,
    /// The text that the editor shows.
    pub text: AttrValue,
    /// What was found in that text at once; the engine finds more a moment later.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether the text was typed; in composed JSON only what can be fixed is said.
    pub is_draft: bool,
    /// The text area, for the caret.
    pub area: NodeRef,
    /// Takes another text.
    pub on_text: Callback<String>,
}

/// The text before a fix, and the one after it.
#[derive(Clone, PartialEq, Eq)]
struct Step {
    before: String,
    after: String,
}

/// Findings with their fixes.
#[component]
pub fn QuickFixes(properties: &QuickFixesProperties) -> Html {
    let locale = use_surroundings().locale;
    let done = use_state_eq(|| None::<Step>);
    use_effect_with((*done).clone(), |done| {
        if done.is_some() {
            focus::by_id(UNDO);
        }
    });
    let QuickFixesProperties { text, area, on_text, .. } = properties;
    let linted = use_linted(properties);
    let diagnostics = shown(properties, linted.as_deref());
    let replace = {
        let (setter, on_text, before) = (done.setter(), on_text.clone(), text.to_string());
        Callback::from(move |(after, said): (Option<String>, Message)| {
            let Some(after) = after.filter(|after| *after != before) else { return };
            live::polite(&said.text(locale));
            on_text.emit(after.clone());
            setter.set(Some(Step { before: before.clone(), after }));
        })
    };
    let remedies = Remedies {
        on_fix: {
            let (replace, text, diagnostics) = (replace.clone(), text.clone(), diagnostics.clone());
            Callback::from(move |index: usize| {
                let Some(fix) = diagnostics.get(index).and_then(|found| found.fix.as_ref()) else { return };
                replace.emit((fix.apply(&text), texts::fix_done(fix.title.as_str())));
            })
        },
        on_place: {
            let (area, text, diagnostics) = (area.clone(), text.clone(), diagnostics.clone());
            Callback::from(move |index: usize| {
                let Some(span) = diagnostics.get(index).and_then(|found| found.span) else { return };
                let (start, end) = units(&text, span);
                field::select(&area, start, end);
            })
        },
    };
    let count = diagnostics.iter().filter(|found| found.fix.is_some()).count();
    let corrected = linted.as_ref().and_then(|linted| linted.corrected.clone());
    let all = corrected.filter(|corrected| count > 1 && *corrected != *text).map(|corrected| {
        Callback::from(move |_: MouseEvent| {
            replace.emit((Some(corrected.clone()), texts::fix_all_done(count as i64)));
        })
    });
    let undo = done.as_ref().filter(|step| is_same(&step.after, text)).map(|step| {
        let (setter, on_text, before) = (done.setter(), on_text.clone(), step.before.clone());
        Callback::from(move |_: MouseEvent| {
            live::polite(&texts::fix_undone().text(locale));
            on_text.emit(before.clone());
            setter.set(None);
            focus::by_id(EDITOR);
        })
    });
    let keep_focus = |event: MouseEvent| event.prevent_default();
    html! {
        <div class="bw-fixes" id="json-editor-findings">
            if undo.is_some() || all.is_some() {
                <div class="bw-actions">
                    if let Some(undo) = undo {
                        <button type="button" class="fd-button bw-button" id={UNDO} onclick={undo} onmousedown={keep_focus}>
                            {texts::fix_undo().text(locale)}
                        </button>
                    }
                    if let Some(all) = all {
                        <button type="button" class="fd-button fd-button--emphasized bw-button" id="json-editor-fix-all"
                            onclick={all} onmousedown={keep_focus}>
                            {texts::fix_all(count as i64).text(locale)}
                        </button>
                    }
                </div>
            }
            if !diagnostics.is_empty() { {findings_to_fix(locale, &diagnostics, &remedies)} }
        </div>
    }
}

/// Says whether two texts are the same JSON, or the same text: what was taken over is written anew.
fn is_same(one: &str, other: &str) -> bool {
    one == other || json_value(one).is_some_and(|value| json_value(other) == Some(value))
}

/// Returns what the engine says about the text that is shown now; `None` until it has said it.
#[hook]
fn use_linted(properties: &QuickFixesProperties) -> Option<Rc<Linted>> {
    let surroundings = use_surroundings();
    let state = use_state(|| None::<(AttrValue, Rc<Linted>)>);
    let setter = state.setter();
    let QuickFixesProperties { service, plan, text, .. } = properties;
    let asked =
        (text.clone(), service.id.as_str(), plan.clone(), surroundings.is_sealed, surroundings.locale);
    use_effect_with(asked, move |(text, service, plan, is_sealed, locale)| {
        let (text, service, plan, locale) = (text.clone(), *service, plan.clone(), *locale);
        if *is_sealed {
            spawn_local(async move {
                if let Ok(linted) = surroundings.engine.lint(&text, service, plan.as_deref(), locale).await {
                    setter.set(Some((text, Rc::new(linted))));
                }
            });
        }
    });
    state.as_ref().filter(|(judged, _)| judged == text).map(|(_, linted)| Rc::clone(linted))
}

/// Returns what is said: what the form says beside its fields is repeated only where it can be fixed here.
fn shown(properties: &QuickFixesProperties, linted: Option<&Linted>) -> Vec<Diagnostic> {
    let at_once = &properties.diagnostics;
    let is_news = |found: &&Diagnostic| {
        let is_known = |known: &Diagnostic| known.code == found.code && known.message == found.message;
        found.fix.is_some() || properties.is_draft && at_once.iter().any(is_known)
    };
    let all = linted.map_or(at_once, |linted| &linted.diagnostics);
    all.iter().filter(is_news).cloned().collect()
}

/// Returns a place as scripts count it: in UTF-16 units, with one unit for a line break.
fn units(text: &str, span: Span) -> (u32, u32) {
    let unit = |offset: u32| {
        let before = text.get(..offset as usize).unwrap_or(text);
        (before.encode_utf16().count() - before.matches("\r\n").count()) as u32
    };
    (unit(span.start), unit(span.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_as_scripts_do() {
        let span = |start, end| Span { start, end, line: 1, column: 1 };
        assert_eq!(units("äb", span(2, 3)), (1, 2));
        assert_eq!(units("😀b", span(4, 5)), (2, 3));
        assert_eq!(units("{\r\n a", span(4, 5)), (3, 4));
        assert_eq!(units("ab", span(9, 9)), (2, 2));
    }

    #[test]
    fn an_undone_fix_is_known_by_its_json() {
        assert!(is_same("{\"a\":1}", "{\n  \"a\": 1\n}"));
        assert!(is_same("no JSON", "no JSON"));
        assert!(!is_same("no JSON", "none either"));
    }
}
