//! The engine: a worker that parses everything pasted. This is the page's end of the line.
//!
//! `web/boot.js` fetches and compiles the engine and leaves it in `globalThis.bindwright`; [`Engine::from_boot`]
//! takes it from there and starts the worker. Messages: the compiled module first, then `{id, method, payload}`;
//! answers are `{id, json, …}` or `{id, error}` with a code, never with text of the payload.

mod call;
mod worker;

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use bindwright_report::{
    Artefact, CertificateParameter, Comparison, Diagnostic, EnvironmentSize, ExplanationPage, Export, Report,
    RulePage, read_fields,
};
use bindwright_texts::Locale;
use serde_json::Value;
use wasm_bindgen::{JsCast as _, JsValue};
use zeroize::Zeroizing;

use super::clock;
use worker::Shared;

/// The bound of one call over all its inputs, in bytes.
pub const INPUT_BOUND: u64 = 32 * 1024 * 1024;

/// One thing to be read by the engine; neither printed nor copied, as its content.
pub struct EngineInput {
    /// The file name, where there was one.
    pub name: Option<String>,
    /// What it holds.
    pub content: EngineContent,
}

/// The content of an input. It may hold a private key, so it is neither printed nor copied.
pub enum EngineContent {
    /// Text that was typed or pasted.
    Text(Zeroizing<String>),
    /// The bytes of a file.
    Bytes(js_sys::Uint8Array),
}

/// What a call reads.
pub enum Given {
    /// Inputs.
    Inputs(Vec<EngineInput>),
    /// The inputs of the last call of the same method, with a password for what stayed locked in them.
    ///
    /// The worker keeps these, and the passwords given before, until the next inputs or [`Engine::clear`].
    Password(Zeroizing<String>),
}

/// A call whose inputs the worker keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// [`Engine::inspect`].
    Inspected,
    /// [`Engine::compare`].
    Compared,
}

/// What files are to be made, for whom and how; what is empty has its default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportWish {
    /// The set of files.
    pub profile: String,
    /// Which of the identities, as a number; needed where there are several.
    pub identity: String,
    /// Name of the entry in keystores.
    pub alias: String,
    /// The shell that commands are written for.
    pub shell: String,
    /// The subscriber that tokens are asked for.
    pub tenant: String,
}

/// Why a call has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EngineError {
    /// The engine crashed; a fresh one was started, and what was pasted is to be given again.
    Crashed,
    /// *Clear* was pressed while the call was under way.
    Cleared,
    /// There is no engine: the worker did not start.
    NotStarted,
    /// The inputs are larger than the bound, in bytes.
    TooLarge {
        /// The bound, in bytes.
        bound: u64,
    },
    /// The engine refused the call, with a code of its own.
    Refused {
        /// The code: lower-case words joined by hyphens.
        code: String,
    },
    /// The answer is not of the shape that this page knows: page and engine are of different versions.
    UnknownAnswer,
}

/// What the engine makes of the answers beside their JSON.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Composed {
    /// Everything to copy, in documented order.
    pub artefacts: Vec<Artefact>,
    /// What the binding adds to the environment of an application, where that can be told.
    pub environment_size: Option<EnvironmentSize>,
}

read_fields!(Composed { artefacts, environment_size });

/// Parameters, judged.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Linted {
    /// Findings with place and fix, the gravest first.
    pub diagnostics: Vec<Diagnostic>,
    /// The parameters with every fix made; absent where the text is not readable or holds secrets.
    pub corrected: Option<String>,
}

read_fields!(Linted { diagnostics, corrected });

/// What was made for a key pair.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drafted {
    /// The request, or the certificate.
    pub pem: String,
}

read_fields!(Drafted { pem });

/// A handle to the engine; clones share one worker.
#[derive(Clone)]
pub struct Engine(Rc<RefCell<Shared>>);

impl PartialEq for Engine {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Engine")
    }
}

impl Default for Engine {
    fn default() -> Self {
        Self::absent()
    }
}

impl Engine {
    /// Returns an engine that answers every call with [`EngineError::NotStarted`]; for rendering without a browser.
    pub fn absent() -> Self {
        Self(Rc::new(RefCell::new(Shared::default())))
    }

    /// Takes what boot.js left and starts the worker once its files have arrived; until then calls wait.
    pub fn from_boot() -> Self {
        let engine = Self::absent();
        worker::start_from_boot(&engine.0);
        engine
    }

    /// Reads what is given and judges it at the present time.
    ///
    /// # Errors
    /// The inputs are too large, or the engine has no answer.
    pub async fn inspect(&self, given: Given, locale: Locale) -> Result<Report, EngineError> {
        self.call("inspect", given.into_payload(locale)?).await
    }

    /// Reads the certificate that is to go into the parameters; private keys are dropped.
    ///
    /// # Errors
    /// The inputs are too large, or the engine has no answer.
    pub async fn certificate_parameter(
        &self,
        given: Given,
        locale: Locale,
    ) -> Result<CertificateParameter, EngineError> {
        self.call("certificateParameter", given.into_payload(locale)?).await
    }

    /// Returns the catalogue of services, with its texts in a language.
    ///
    /// # Errors
    /// The engine has no answer.
    pub async fn catalog(&self, locale: Locale) -> Result<Value, EngineError> {
        self.call("catalog", call::object([("locale", locale.tag().into())])).await
    }

    /// Makes everything to copy, to download or to follow from a request as JSON.
    ///
    /// # Errors
    /// The engine has no answer.
    pub async fn compose(&self, request: &Value, locale: Locale) -> Result<Composed, EngineError> {
        let request = call::json(request).ok_or(EngineError::UnknownAnswer)?;
        self.call("compose", call::object([("request", request), ("locale", locale.tag().into())])).await
    }

    /// Judges parameters as they were typed, with a fix for each fault that has one.
    ///
    /// # Errors
    /// The engine has no answer.
    pub async fn lint(
        &self,
        text: &str,
        service: &str,
        plan: Option<&str>,
        locale: Locale,
    ) -> Result<Linted, EngineError> {
        let plan = plan.map_or(JsValue::UNDEFINED, JsValue::from);
        let payload = call::object([("text", text.into()), ("service", service.into()), ("plan", plan)]);
        call::set(&payload, "locale", &locale.tag().into());
        self.call("lint", payload).await
    }

    /// Compares what came back with what was asked for, at the present time.
    ///
    /// # Errors
    /// The inputs are too large, or the engine has no answer.
    pub async fn compare(
        &self,
        request: &Value,
        given: Given,
        locale: Locale,
    ) -> Result<Comparison, EngineError> {
        let payload = given.into_payload(locale)?;
        call::set(&payload, "request", &call::json(request).ok_or(EngineError::UnknownAnswer)?);
        self.call("compare", payload).await
    }

    /// Returns the page of a rule, or nothing where no rule has this code.
    ///
    /// # Errors
    /// The engine has no answer.
    pub async fn explain(&self, code: &str, locale: Locale) -> Result<Option<RulePage>, EngineError> {
        let payload = call::object([("code", code.into()), ("locale", locale.tag().into())]);
        self.call("explain", payload).await
    }

    /// Returns the pages of all rules in documented order.
    ///
    /// # Errors
    /// The engine has no answer.
    pub async fn rules(&self, locale: Locale) -> Result<Vec<RulePage>, EngineError> {
        self.call("rules", call::object([("locale", locale.tag().into())])).await
    }

    /// Returns the pages of all error messages that are explained.
    ///
    /// # Errors
    /// The engine has no answer.
    pub async fn explanations(&self, locale: Locale) -> Result<Vec<ExplanationPage>, EngineError> {
        self.call("explanations", call::object([("locale", locale.tag().into())])).await
    }

    /// Returns the names of the sets of files that can be made, in documented order.
    ///
    /// # Errors
    /// The engine has no answer.
    pub async fn export_profiles(&self) -> Result<Vec<String>, EngineError> {
        self.call("exportProfiles", call::object([])).await
    }

    /// Makes files of what a call read last, and returns what is known about them, with the password that was made
    /// up; they stay in the worker.
    ///
    /// # Errors
    /// The engine has no answer, or the worker holds another input by now.
    pub async fn export(
        &self,
        kept: Kept,
        wish: &ExportWish,
        password: Zeroizing<String>,
        locale: Locale,
    ) -> Result<(Export, Option<Zeroizing<String>>), EngineError> {
        let options = wish.to_options(locale);
        if !password.is_empty() {
            call::set(&options, "password", &JsValue::from_str(&password));
        }
        let method = JsValue::from(kept.method());
        let answer = self.ask("exportFiles", call::object([("of", method), ("options", options)])).await?;
        Ok((call::read(&answer)?, call::field(&answer, "password").as_string().map(Zeroizing::new)))
    }

    /// Returns the bytes of a file that was made last, by its index.
    ///
    /// # Errors
    /// The engine has no answer, or the worker holds no such file any more.
    pub async fn exported_file(&self, index: usize) -> Result<js_sys::Uint8Array, EngineError> {
        let answer = self.ask("exportedFile", call::object([("index", index.into())])).await?;
        call::field(&answer, "bytes").dyn_into().map_err(|_| EngineError::UnknownAnswer)
    }

    /// Says what is wrong with the subject of a request, as JSON; the pointer of a finding names the field.
    ///
    /// # Errors
    /// The engine has no answer.
    pub async fn check_subject(
        &self,
        subject: &Value,
        locale: Locale,
    ) -> Result<Vec<Diagnostic>, EngineError> {
        let subject = call::json(subject).ok_or(EngineError::UnknownAnswer)?;
        let payload = call::object([("subject", subject), ("locale", locale.tag().into())]);
        self.call("checkSubject", payload).await
    }

    /// Makes a key pair, and a request or certificate for it; the worker keeps the private key and holds what comes
    /// later against it. `kind` is one of the worker's.
    ///
    /// # Errors
    /// The subject has findings, the browser makes no keys here, or the engine has no answer.
    pub async fn make_key(&self, kind: &str, draft: &Value) -> Result<Drafted, EngineError> {
        let draft = call::json(draft).ok_or(EngineError::UnknownAnswer)?;
        call::set(&draft, "now", &clock::now().into());
        self.call("makeKey", call::object([("kind", kind.into()), ("draft", draft)])).await
    }

    /// Returns the private key that was made last, as PEM in bytes.
    ///
    /// # Errors
    /// The engine has no answer, or the worker holds no key any more.
    pub async fn own_key(&self) -> Result<js_sys::Uint8Array, EngineError> {
        let answer = self.ask("ownKey", call::object([])).await?;
        call::field(&answer, "bytes").dyn_into().map_err(|_| EngineError::UnknownAnswer)
    }

    /// Lets the worker forget the key that was made last.
    ///
    /// # Errors
    /// The engine has no answer.
    pub async fn drop_key(&self) -> Result<(), EngineError> {
        self.ask("dropKey", call::object([])).await.map(drop)
    }

    /// Ends the worker with everything it holds and starts a fresh one; calls under way end with
    /// [`EngineError::Cleared`].
    pub fn clear(&self) {
        worker::stop(&self.0, &EngineError::Cleared);
        worker::start(&self.0);
    }
}

impl Given {
    /// The payload of a call: `{inputs: [{name, bytes}], options: {now, locale}}`, or `{options}` with a password.
    fn into_payload(self, locale: Locale) -> Result<JsValue, EngineError> {
        let options = options(locale);
        let inputs = match self {
            Self::Inputs(inputs) => inputs,
            Self::Password(password) => {
                let passwords = js_sys::Array::of1(&JsValue::from_str(&password));
                call::set(&options, "passwords", &passwords.into());
                return Ok(call::object([("options", options)]));
            }
        };
        let size: u64 = inputs.iter().map(|input| input.content.size()).sum();
        if size > INPUT_BOUND {
            return Err(EngineError::TooLarge { bound: INPUT_BOUND });
        }
        let list: js_sys::Array = inputs.into_iter().map(EngineInput::into_payload).collect();
        Ok(call::object([("inputs", list.into()), ("options", options)]))
    }
}

impl Kept {
    fn method(self) -> &'static str {
        match self {
            Self::Inspected => "inspect",
            Self::Compared => "compare",
        }
    }
}

impl ExportWish {
    fn to_options(&self, locale: Locale) -> JsValue {
        let options = options(locale);
        if let Ok(identity) = self.identity.parse::<u32>() {
            call::set(&options, "identity", &identity.into());
        }
        let texts = [
            ("profile", &self.profile),
            ("alias", &self.alias),
            ("shell", &self.shell),
            ("tenant", &self.tenant),
        ];
        for (name, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
            call::set(&options, name, &text.as_str().into());
        }
        options
    }
}

/// The options of a call on inputs: `{now, locale}`.
fn options(locale: Locale) -> JsValue {
    call::object([("now", clock::now().into()), ("locale", locale.tag().into())])
}

impl EngineContent {
    /// Returns the size in bytes.
    pub fn size(&self) -> u64 {
        match self {
            Self::Text(text) => text.len() as u64,
            Self::Bytes(bytes) => u64::from(bytes.length()),
        }
    }
}

impl EngineInput {
    fn into_payload(self) -> JsValue {
        let bytes = match self.content {
            EngineContent::Text(text) => JsValue::from_str(&text),
            EngineContent::Bytes(bytes) => bytes.into(),
        };
        match self.name {
            Some(name) => call::object([("name", name.into()), ("bytes", bytes)]),
            None => call::object([("bytes", bytes)]),
        }
    }
}
