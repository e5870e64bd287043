//! The JSON editor: in step with the form both ways, and closed to secrets.

use bindwright_catalog::json::{self, Content, Node};
use bindwright_catalog::{Service, holds_private_key, import};
use bindwright_texts::{Locale, Message};
use yew::platform::spawn_local;
use yew::{
    AttrValue, Callback, DragEvent, Event, FocusEvent, Html, InputEvent, NodeRef, Properties,
    UseReducerDispatcher, component, html, use_node_ref, use_state_eq,
};
use zeroize::Zeroizing;

use super::quick_fixes::QuickFixes;
use crate::platform::files::{self, File, Received};
use crate::platform::{field, focus, live};
use crate::state::problem::{EDITOR, of_finding};
use crate::state::wizard::{Action, Draft, Wizard};
use crate::surroundings::use_surroundings;
use crate::view::field::{Field, FieldMessage, control_class, described_by, gravest};
use crate::view::icon::{Icon, icon};
use crate::view::state::ValueState;
use crate::{format, texts, view};

/// More than any broker takes, in bytes; a certificate chain has some kilobytes.
const BOUND: usize = 256 * 1024;

/// What the editor shows, and where changes go.
#[derive(Clone, PartialEq, Properties)]
pub struct JsonEditorProperties {
    /// The service whose parameters these are.
    pub service: &'static Service,
    /// The plan of the instance.
    pub plan: Option<String>,
    /// The composed JSON.
    pub composed: AttrValue,
    /// What was typed, while it differs.
    pub draft: Option<Draft>,
    /// What is said about it.
    pub messages: Vec<FieldMessage>,
    /// Takes what happens.
    pub dispatch: UseReducerDispatcher<Wizard>,
}

/// A text area for the parameters.
#[component]
pub fn JsonEditor(properties: &JsonEditorProperties) -> Html {
    let surroundings = use_surroundings();
    let locale = surroundings.locale;
    let (area, chooser, whole) = (use_node_ref(), use_node_ref(), use_node_ref());
    let refusal = use_state_eq(|| None::<String>);
    let shown =
        properties.draft.as_ref().map_or(properties.composed.clone(), |draft| draft.text.clone().into());
    let accept = accepter(properties, locale, &area, &shown, refusal.setter());
    let oninput = {
        let accept = accept.clone();
        Callback::from(move |event: InputEvent| accept.emit(Ok(field::typed(&event).into())))
    };
    let load = loader(&accept);
    let onfocusout = {
        let (dispatch, whole) = (properties.dispatch.clone(), whole.clone());
        Callback::from(move |event: FocusEvent| {
            // Whoever goes to a fix has not left the text yet: it has to stay as it is found there.
            if focus::stays_in(&event, &whole) {
                return;
            }
            dispatch.dispatch(Action::Settle);
            dispatch.dispatch(Action::Visit(EDITOR.to_owned()));
        })
    };
    let mut messages = properties.messages.clone();
    let is_wrong = gravest(&messages) == Some(ValueState::Error) || refusal.is_some();
    let class = control_class("fd-textarea bw-editor", &messages);
    let found = properties.draft.as_ref().map(|draft| draft.diagnostics.clone()).unwrap_or_default();
    messages.retain(|message| !found.iter().any(|found| of_finding(found) == message.text));
    messages.extend(refusal.iter().map(|text| FieldMessage { state: ValueState::Error, text: text.clone() }));
    let control = html! {
        <textarea ref={area.clone()} id={EDITOR} {class} rows="14" dir="ltr"
            value={shown.clone()} disabled={!surroundings.is_sealed}
            aria-describedby={[described_by(EDITOR).as_str(), " json-editor-findings"].concat()}
            aria-invalid={is_wrong.then_some("true")} wrap="off"
            autocomplete="off" spellcheck="false" autocapitalize="off" translate="no"
            {oninput} onpaste={paste(&load)} ondrop={drop_here(&load)} />
    };
    let (label, hint) = (texts::editor_label().text(locale), texts::editor_hint().text(locale));
    let hint = html! { <p>{hint}</p> };
    let parts = Field { id: EDITOR, label: &label, is_required: false, hint, messages: &messages };
    html! {
        <div class="bw-editor-box" ref={whole} {onfocusout}>
            {view::field::field(locale, &parts, control)}
            <QuickFixes service={properties.service} text={shown} diagnostics={found} plan={properties.plan.clone()}
                is_draft={properties.draft.is_some()} {area}
                on_text={accept.reform(|text: String| Ok(text.into()))} />
            <div class="bw-actions">
                <button type="button" class="fd-button bw-button" disabled={!surroundings.is_sealed} onclick={open(&chooser)}>
                    {icon(Icon::Upload)}<span>{texts::editor_upload().text(locale)}</span>
                </button>
                <input ref={chooser} type="file" accept=".json,.txt" class="bw-hidden" tabindex="-1" id="json-editor-file"
                    disabled={!surroundings.is_sealed} aria-label={texts::editor_upload().text(locale)} onchange={choose(&load)} />
                {correction(properties, locale, &accept)}
            </div>
        </div>
    }
}

/// Says why a text may not enter the state of the page, if so.
fn refused(text: &str) -> Option<Message> {
    if text.len() > BOUND {
        return Some(too_long());
    }
    if text.contains("PRIVATE KEY") {
        return Some(texts::editor_private_key());
    }
    secret(text)
}

fn too_long() -> Message {
    texts::editor_too_long(format::bytes(Locale::ENGLISH, BOUND as u64))
}

/// Names of members that hold a secret, in lower case and without what joins words; others may end in them.
const SECRETS: &[&str] = &["clientsecret", "password", "passphrase", "privatekey"];

/// How deep objects and lists are looked at.
const DEPTH: usize = 64;

/// Finds a secret in JSON, and in text that is none or has something behind it.
fn secret(text: &str) -> Option<Message> {
    let Ok((node, end)) = json::read(text, 0, DEPTH) else { return loose(text) };
    let mut found = loose(&text[end..]);
    node.walk("", &mut |_, node| found = found.take().or_else(|| held(node)));
    found
}

/// Finds a secret in one value, not in those below it; JSON may stand in a string.
fn held(node: &Node) -> Option<Message> {
    match &node.value {
        Content::Text(text) if holds_private_key(text) => Some(texts::editor_private_key()),
        Content::Text(text) if text.trim_start().starts_with(['{', '[']) => secret(text),
        Content::Object(members) => {
            members.iter().any(|member| is_secret(&member.name)).then(texts::editor_secret)
        }
        _ => None,
    }
}

/// Finds a secret in text that is no JSON, maybe not yet: its name with a colon or an equals sign behind it.
fn loose(text: &str) -> Option<Message> {
    if text.split(['"', '\'', ':', '=']).any(holds_private_key) {
        return Some(texts::editor_private_key());
    }
    let mut names = text.split([':', '=']);
    names.next_back();
    names
        .any(|name| is_secret(name.trim_end_matches(|letter: char| !letter.is_alphanumeric())))
        .then(texts::editor_secret)
}

fn is_secret(name: &str) -> bool {
    let name: String = name.chars().filter(|letter| !"_- .".contains(*letter)).collect();
    let name = name.to_ascii_lowercase();
    SECRETS.iter().any(|secret| name.ends_with(secret))
}

/// Takes a text, or the reason why there is none.
type Accept = Callback<Result<Zeroizing<String>, Message>>;

fn accepter(
    properties: &JsonEditorProperties,
    locale: Locale,
    area: &NodeRef,
    shown: &AttrValue,
    refusal: yew::UseStateSetter<Option<String>>,
) -> Accept {
    let (service, dispatch) = (properties.service, properties.dispatch.clone());
    let (area, shown) = (area.clone(), shown.clone());
    Callback::from(move |text: Result<Zeroizing<String>, Message>| {
        let mut text = match text.and_then(|text| refused(&text).map_or(Ok(text), Err)) {
            Ok(text) => text,
            Err(reason) => {
                let reason = reason.text(locale);
                field::write(&area, &shown);
                live::assertive(&reason);
                return refusal.set(Some(reason));
            }
        };
        refusal.set(None);
        let import = import(&text, service, locale);
        dispatch.dispatch(Action::Edit(std::mem::take(&mut *text), Box::new(import)));
    })
}

/// Takes text, or reads the first file as text.
fn loader(accept: &Accept) -> Callback<Received> {
    let accept = accept.clone();
    Callback::from(move |received: Received| {
        let accept = accept.clone();
        if let Some(text) = received.text {
            return accept.emit(Ok(text));
        }
        spawn_local(async move {
            if let Some(file) = received.files.first() {
                accept.emit(loaded(file).await);
            }
        });
    })
}

async fn loaded(file: &File) -> Result<Zeroizing<String>, Message> {
    // In UTF-16 a text takes at most twice its bytes, and two for the mark.
    if file.size() > (2 * BOUND + 2) as f64 {
        return Err(too_long());
    }
    let bytes = files::read(file).await.map_err(|_| texts::failure_unreadable())?;
    decoded(&Zeroizing::new(bytes.to_vec())).ok_or_else(texts::editor_not_text)
}

/// Reads UTF-8, or UTF-16 with a byte order mark, which `>` writes in Windows PowerShell.
fn decoded(bytes: &[u8]) -> Option<Zeroizing<String>> {
    let (rest, unit): (_, fn([u8; 2]) -> u16) = match bytes {
        [0xff, 0xfe, rest @ ..] => (rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => (rest, u16::from_be_bytes),
        _ => {
            let text = std::str::from_utf8(bytes).ok()?;
            return Some(Zeroizing::new(text.trim_start_matches('\u{feff}').to_owned()));
        }
    };
    let (pairs, []) = rest.as_chunks::<2>() else { return None };
    // Large enough from the start, so that no copy is left behind unwiped.
    let mut text = Zeroizing::new(String::with_capacity(rest.len() * 3 / 2));
    for letter in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        text.push(letter.ok()?);
    }
    Some(text)
}

/// Lets the browser insert pasted text, unless it has to be refused; pasted files replace the text.
fn paste(load: &Callback<Received>) -> Callback<Event> {
    let load = load.clone();
    Callback::from(move |event: Event| {
        let Some(received) = files::peek(&event) else { return };
        if received.text.as_ref().is_none_or(|text| refused(text).is_some()) {
            event.prevent_default();
            load.emit(received);
        }
    })
}

fn drop_here(load: &Callback<Received>) -> Callback<DragEvent> {
    let load = load.clone();
    Callback::from(move |event: DragEvent| {
        event.stop_propagation();
        if let Some(received) = files::dropped(&event) {
            load.emit(received);
        }
    })
}

fn choose(load: &Callback<Received>) -> Callback<Event> {
    let load = load.clone();
    Callback::from(move |event: Event| {
        let files = field::file_input(&event).map(|input| files::chosen(&input)).unwrap_or_default();
        if !files.is_empty() {
            load.emit(Received { text: None, files });
        }
    })
}

fn correction(properties: &JsonEditorProperties, locale: Locale, accept: &Accept) -> Html {
    let Some(draft) = &properties.draft else { return Html::default() };
    let has_fixes = draft.diagnostics.iter().any(|found| found.fix.is_some());
    let Some(corrected) = draft.corrected.clone().filter(|_| !has_fixes) else { return Html::default() };
    let accept = accept.clone();
    html! {
        <button type="button" class="fd-button bw-button" id="json-editor-correct" onclick={move |_| accept.emit(Ok(corrected.clone().into()))}>
            {texts::editor_correct().text(locale)}
        </button>
    }
}

fn open(chooser: &NodeRef) -> Callback<yew::MouseEvent> {
    let chooser = chooser.clone();
    Callback::from(move |_| focus::click(&chooser))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_windows_writes() {
        let read = |bytes: &[u8]| decoded(bytes).map(|text| text.to_string());
        assert_eq!(read(b"\xef\xbb\xbf{}").as_deref(), Some("{}"));
        assert_eq!(read(b"\xff\xfe{\0\xe4\0").as_deref(), Some("{ä"));
        assert_eq!(read(b"\xfe\xff\0{\0}").as_deref(), Some("{}"));
        for bytes in [b"\xff\xfe{".as_slice(), b"\xff\xfe\x00\xd8", b"\xe4"] {
            assert_eq!(read(bytes), None);
        }
    }

    #[test]
    fn keeps_secrets_out() {
        let key = |text: &str| refused(text).map(|message| message.key());
        assert_eq!(key("{\"x509\":{}}"), None);
        assert_eq!(key("-----BEGIN RSA PRIVATE KEY-----"), Some("editor/private-key"));
        for text in [
            r#"{"clientsecret":"…"}"#,
            r#"{"uaa":{"client_secret":"…"}}"#,
            r#"[{"clientSecret":"…"}]"#,
            r#"{"client\u0073ecret":"…"}"#,
            r#"{"hdi_password":"…"}"#,
            r#"{"PrivateKey":"…"}"#,
            r#"{"key":"{\"clientsecret\":\"…\"}"}"#,
            r#"{} {"password":"…"}"#,
            "Getting key …\n\n{\"ClientSecret\" : \"…\"",
            "client_secret=…",
        ] {
            assert_eq!(key(text), Some("editor/secret"), "{text}");
        }
        let bare = "MIIEpAIBAAKCAQEA0Z3VS5JJcds3xfn/ygWyF8PbnGy0AHB7MhgHcTz6sE2I2yPB";
        for text in [format!(r#"{{"key":"{bare}"}}"#), format!(r#"{{"key":"{bare}""#), format!("key: {bare}")]
        {
            assert_eq!(key(&text), Some("editor/private-key"), "{text}");
        }
        for text in [r#"{"hide-secret":true,"note":"password"}"#, r#"{"x509":{"key-length":2048"#, "{\"pass"]
        {
            assert_eq!(key(text), None, "{text}");
        }
        assert_eq!(key(&"x".repeat(BOUND + 1)), Some("editor/too-long"));
    }
}
