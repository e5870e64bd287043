//! A key pair and a request for a certificate, made in the worker; the private key leaves it only as a download.

use std::rc::Rc;

use bindwright_report::Diagnostic;
use bindwright_texts::{Locale, Message};
use serde_json::{Map, Value, json};
use yew::platform::spawn_local;
use yew::{
    Callback, Event, Html, MouseEvent, Properties, SubmitEvent, UseStateHandle, component, html, use_state,
    use_state_eq,
};

use super::form::changing;
use super::inspection::{Failure, told};
use super::select_field::SelectField;
use super::text_field::TextField;
use crate::platform::engine::EngineError;
use crate::platform::{download, live};
use crate::surroundings::{Surroundings, use_surroundings};
use crate::texts;
use crate::view::field::FieldMessage;
use crate::view::icon::{Icon, icon};
use crate::view::page::busy;
use crate::view::state::ValueState;
use crate::view::strip::strip;

/// A name for the engine, and what people read.
type Labelled = (&'static str, fn() -> Message);

/// The fields of a subject as the engine names them, with their labels.
const FIELDS: &[Labelled] = &[
    ("common_name", texts::key_maker_common_name),
    ("organizational_unit", texts::key_maker_organizational_unit),
    ("organization", texts::key_maker_organization),
    ("locality", texts::key_maker_locality),
    ("state", texts::key_maker_state),
    ("country", texts::key_maker_country),
];

/// Key pairs as the worker names them.
const KINDS: &[Labelled] = &[
    ("rsa-2048", texts::key_maker_rsa_2048),
    ("rsa-3072", texts::key_maker_rsa_3072),
    ("rsa-4096", texts::key_maker_rsa_4096),
    ("p-256", texts::key_maker_p_256),
    ("p-384", texts::key_maker_p_384),
];

/// How long a certificate for tests holds.
const TEST_DAYS: i64 = 30;

/// What the form asks for.
#[derive(Clone, PartialEq)]
struct Form {
    subject: Map<String, Value>,
    kind: String,
    is_self_signed: bool,
}

/// How far it is.
#[derive(Clone, PartialEq)]
enum Stage {
    Before,
    Working,
    Refused(Rc<Vec<Diagnostic>>),
    Made { pem: Rc<str>, is_self_signed: bool },
    Failed(EngineError),
}

/// Where a certificate goes that signs itself.
#[derive(Clone, PartialEq, Properties)]
pub struct KeyMakerProperties {
    /// Takes the certificate as PEM.
    pub on_pem: Callback<String>,
}

/// A form for a key pair and a request, and what came of it.
#[component]
pub fn KeyMaker(properties: &KeyMakerProperties) -> Html {
    let surroundings = use_surroundings();
    let locale = surroundings.locale;
    let form =
        use_state_eq(|| Form { subject: Map::new(), kind: "rsa-2048".to_owned(), is_self_signed: false });
    let stage = use_state(|| Stage::Before);
    let onsubmit = {
        let (surroundings, form, stage) = (surroundings.clone(), form.clone(), stage.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            stage.set(Stage::Working);
            let (surroundings, form, setter) = (surroundings.clone(), (*form).clone(), stage.setter());
            spawn_local(async move { setter.set(make(&surroundings, &form).await) });
        })
    };
    html! {
        <details class="bw-details" id="key-maker">
            <summary class="bw-details__head">{texts::key_maker_title().text(locale)}</summary>
            <p>{texts::key_maker_lead().text(locale)}</p>
            <form {onsubmit}>
                {fields(locale, &form, &stage)}
                <div class="bw-actions">
                    <button type="submit" class="fd-button bw-button" disabled={*stage == Stage::Working}>
                        {texts::key_maker_make().text(locale)}
                    </button>
                </div>
            </form>
            {outcome(&surroundings, &stage, &properties.on_pem)}
        </details>
    }
}

async fn make(surroundings: &Surroundings, form: &Form) -> Stage {
    let (engine, locale) = (&surroundings.engine, surroundings.locale);
    let subject = Value::Object(form.subject.clone());
    match engine.check_subject(&subject, locale).await {
        Ok(found) if found.is_empty() => {}
        Ok(found) => {
            live::assertive(&texts::key_maker_refused(found.len() as i64).text(locale));
            return Stage::Refused(Rc::new(found));
        }
        Err(error) => return Stage::Failed(error),
    }
    let kind = if form.is_self_signed { "self-signed" } else { "request" };
    let draft = json!({ "kind": kind, "subject": subject, "days": TEST_DAYS });
    match engine.make_key(&form.kind, &draft).await {
        Ok(drafted) => {
            live::polite(&texts::key_maker_made().text(locale));
            Stage::Made { pem: drafted.pem.into(), is_self_signed: form.is_self_signed }
        }
        Err(error) => Stage::Failed(error),
    }
}

fn fields(locale: Locale, form: &UseStateHandle<Form>, stage: &Stage) -> Html {
    let text_field = |(name, label): &Labelled| {
        let name = *name;
        let on_input = changing(form, move |form: &mut Form, text: String| {
            form.subject.insert(name.to_owned(), text.into());
        });
        let value = form.subject.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        html! {
            <TextField {locale} id={["key-maker-", name].concat()} label={label().text(locale)}
                is_required={name == "common_name"} {value} messages={messages(stage, name)} {on_input}
                on_leave={Callback::noop()} />
        }
    };
    let choices = KINDS.iter().map(|(kind, label)| ((*kind).into(), label().text(locale).into()));
    let choices: Vec<_> = choices.collect();
    let on_choose = changing(form, |form: &mut Form, kind| form.kind = kind);
    let on_check = changing(form, |form: &mut Form, _: Event| form.is_self_signed = !form.is_self_signed);
    html! {
        <>
            {for FIELDS.iter().map(text_field)}
            <SelectField {locale} id="key-maker-kind" label={texts::key_maker_kind().text(locale)} value={form.kind.clone()}
                {choices} hint={texts::key_maker_kind_hint().text(locale)} {on_choose} />
            <label class="bw-check">
                <input type="checkbox" checked={form.is_self_signed} onchange={on_check} />
                <span>{texts::key_maker_self_signed(TEST_DAYS).text(locale)}</span>
            </label>
        </>
    }
}

/// Returns what was said about a field.
fn messages(stage: &Stage, field: &str) -> Vec<FieldMessage> {
    let Stage::Refused(found) = stage else { return Vec::new() };
    let is_about = |finding: &&Diagnostic| {
        finding.pointer.as_deref().and_then(|pointer| pointer.strip_prefix('/')) == Some(field)
    };
    let message = |finding: &Diagnostic| {
        let help = finding.help.as_deref().unwrap_or_default();
        FieldMessage { state: ValueState::Error, text: [finding.message.as_str(), ": ", help].concat() }
    };
    found.iter().filter(is_about).map(message).collect()
}

fn outcome(surroundings: &Surroundings, stage: &UseStateHandle<Stage>, on_pem: &Callback<String>) -> Html {
    let locale = surroundings.locale;
    match &**stage {
        Stage::Before | Stage::Refused(_) => Html::default(),
        Stage::Working => busy(&texts::key_maker_working().text(locale)),
        Stage::Failed(error) => {
            let text = failure(locale, error);
            html! { <div role="alert">{strip(locale, ValueState::Error, &text, Html::default())}</div> }
        }
        Stage::Made { pem, is_self_signed } => made(surroundings, stage, pem, *is_self_signed, on_pem),
    }
}

fn failure(locale: Locale, error: &EngineError) -> String {
    match error {
        EngineError::Refused { code } if code == "no-cryptography" => {
            texts::key_maker_no_cryptography().text(locale)
        }
        error => told(locale, &Failure::Engine(error.clone())),
    }
}

fn made(
    surroundings: &Surroundings,
    stage: &UseStateHandle<Stage>,
    pem: &Rc<str>,
    is_self_signed: bool,
    on_pem: &Callback<String>,
) -> Html {
    let locale = surroundings.locale;
    let (file, label, next) = if is_self_signed {
        ("test-certificate.pem", texts::key_maker_download_certificate(), texts::key_maker_next_self_signed())
    } else {
        ("request.csr", texts::key_maker_download_request(), texts::key_maker_next_request())
    };
    let download_pem = {
        let pem = pem.clone();
        Callback::from(move |_: MouseEvent| download::text(file, "application/x-pem-file", &pem))
    };
    let use_it = {
        let (pem, on_pem) = (pem.clone(), on_pem.clone());
        Callback::from(move |_: MouseEvent| on_pem.emit(pem.trim_end().to_owned()))
    };
    html! {
        <div id="key-maker-made">
            {strip(locale, ValueState::Success, &texts::key_maker_made().text(locale), Html::default())}
            <p>{next.text(locale)}</p>
            <div class="bw-actions">
                {button(Icon::Lock, texts::key_maker_download_key().text(locale), take_key(surroundings, stage))}
                {button(Icon::Download, label.text(locale), download_pem)}
                if is_self_signed {
                    {button(Icon::Check, texts::key_maker_use().text(locale), use_it)}
                }
                {button(Icon::Clear, texts::key_maker_drop().text(locale), throw_away(surroundings, stage))}
            </div>
            <p class="bw-field__hint">{texts::key_maker_secret().text(locale)}</p>
        </div>
    }
}

fn button(image: Icon, label: String, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="fd-button fd-button--transparent bw-button" {onclick}>
            {icon(image)}<span>{label}</span>
        </button>
    }
}

/// Downloads the private key.
fn take_key(surroundings: &Surroundings, stage: &UseStateHandle<Stage>) -> Callback<MouseEvent> {
    let (surroundings, setter) = (surroundings.clone(), stage.setter());
    Callback::from(move |_| {
        let (surroundings, setter) = (surroundings.clone(), setter.clone());
        spawn_local(async move {
            const FILE: &str = "key.pem";
            match surroundings.engine.own_key().await {
                Ok(bytes) => {
                    download::bytes(FILE, "application/x-pem-file", &bytes);
                    bytes.fill(0, 0, bytes.length());
                    surroundings.toast.emit(texts::use_downloaded(FILE).text(surroundings.locale));
                }
                Err(error) => setter.set(Stage::Failed(error)),
            }
        });
    })
}

/// Lets the worker forget the key.
fn throw_away(surroundings: &Surroundings, stage: &UseStateHandle<Stage>) -> Callback<MouseEvent> {
    let (engine, setter) = (surroundings.engine.clone(), stage.setter());
    Callback::from(move |_| {
        let (engine, setter) = (engine.clone(), setter.clone());
        spawn_local(async move {
            setter.set(match engine.drop_key().await {
                Ok(()) => Stage::Before,
                Err(error) => Stage::Failed(error),
            });
        });
    })
}
