//! Quick fixes: what was found in the text of an editor, a button for each cure, and the way back.

use bindwright_catalog::{Service, import, json_value};
use bindwright_report::{Diagnostic, Fix, Span};
use bindwright_texts::{Locale, Message};
use yew::{
    AttrValue, Callback, Html, MouseEvent, NodeRef, Properties, component, html, use_effect_with,
    use_state_eq,
};

use crate::platform::{field, focus, live};
use crate::state::problem::EDITOR;
use crate::surroundings::use_surroundings;
use crate::texts;
use crate::view::finding::{Remedies, findings_to_fix};

/// Id of the button that takes a fix back.
const UNDO: &str = "json-editor-undo";

/// More findings than a text of this size has with sense: the end of fixing them all.
const ROUNDS: usize = 64;

/// A text, what was found in it, and where a better one goes.
#[derive(Clone, PartialEq, Properties)]
pub struct QuickFixesProperties {
    /// The service whose parameters these are.
    pub service: &'static Service,
    /// The text that the editor shows.
    pub text: AttrValue,
    /// What was found in that text.
    pub diagnostics: Vec<Diagnostic>,
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
    let QuickFixesProperties { service, text, diagnostics, area, on_text } = properties;
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
    let all = {
        let (service, text) = (*service, text.clone());
        Callback::from(move |_: MouseEvent| {
            let (after, fixed) = fix_all(&text, service, locale);
            replace.emit((Some(after), texts::fix_all_done(fixed as i64)));
        })
    };
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
            if undo.is_some() || count > 1 {
                <div class="bw-actions">
                    if let Some(undo) = undo {
                        <button type="button" class="fd-button bw-button" id={UNDO} onclick={undo} onmousedown={keep_focus}>
                            {texts::fix_undo().text(locale)}
                        </button>
                    }
                    if count > 1 {
                        <button type="button" class="fd-button fd-button--emphasized bw-button" id="json-editor-fix-all"
                            onclick={all} onmousedown={keep_focus}>
                            {texts::fix_all(count as i64).text(locale)}
                        </button>
                    }
                </div>
            }
            if !diagnostics.is_empty() { {findings_to_fix(locale, diagnostics, &remedies)} }
        </div>
    }
}

/// Says whether two texts are the same JSON, or the same text: what was taken over is written anew.
fn is_same(one: &str, other: &str) -> bool {
    one == other || json_value(one).is_some_and(|value| json_value(other) == Some(value))
}

/// Applies one fix after the other, reading the text anew each time; returns how many there were.
fn fix_all(text: &str, service: &Service, locale: Locale) -> (String, usize) {
    let mut text = text.to_owned();
    for round in 0..ROUNDS {
        let found = import(&text, service, locale).diagnostics;
        let better = |fix: &Fix| fix.apply(&text).filter(|better| *better != text);
        let Some(better) = found.iter().filter_map(|found| found.fix.as_ref()).find_map(better) else {
            return (text, round);
        };
        text = better;
    }
    (text, ROUNDS)
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
    use bindwright_catalog::catalog;

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

    #[test]
    fn fixing_all_ends_with_nothing_left_to_fix() {
        let service = catalog().service("sdm").unwrap();
        let wrong = r#"{"credential_type":"x509","x509":{"keylength":"2048","validity":7}}"#;
        let (text, _) = fix_all(wrong, service, Locale::ENGLISH);
        let left = import(&text, service, Locale::ENGLISH).diagnostics;
        assert!(left.iter().all(|found| found.fix.is_none()), "{text}: {left:?}");
    }
}
