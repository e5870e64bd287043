//! Diagnostics while they are being made: code, severity and texts in one place each.

use bindwright_report::{Diagnostic, Severity, SourceReference};
use bindwright_texts::{Argument, Locale, Message};
use serde_json::{Map, Value};

/// Collects findings in one language.
pub(crate) struct Findings {
    pub(crate) locale: Locale,
    list: Vec<Diagnostic>,
}

impl Findings {
    pub(crate) fn new(locale: Locale) -> Self {
        Self { locale, list: Vec::new() }
    }

    /// Adds a finding and returns it, for place and sources.
    pub(crate) fn add(&mut self, code: Code, message: Message, help: Message) -> &mut Diagnostic {
        let index = self.list.len();
        self.list.push(diagnostic(code, &message, &help, self.locale));
        &mut self.list[index]
    }

    /// Returns the findings so far, in the order they were made.
    pub(crate) fn all(&mut self) -> &mut [Diagnostic] {
        &mut self.list
    }

    /// Takes findings away again.
    pub(crate) fn remove(&mut self, is_out: impl Fn(&Diagnostic) -> bool) {
        self.list.retain(|finding| !is_out(finding));
    }

    pub(crate) fn extend(&mut self, more: Vec<Diagnostic>) {
        self.list.extend(more);
    }

    /// Returns the findings, the gravest first, otherwise in the order they were made.
    ///
    /// In three passes, because a sort costs the page more than all of this file.
    pub(crate) fn into_sorted(self) -> Vec<Diagnostic> {
        let of = |severity| self.list.iter().filter(move |finding| finding.severity == severity);
        let sorted = of(Severity::Error).chain(of(Severity::Warning)).chain(of(Severity::Info));
        sorted.cloned().collect()
    }
}

/// Returns a finding without a place.
pub(crate) fn diagnostic(code: Code, message: &Message, help: &Message, locale: Locale) -> Diagnostic {
    Diagnostic {
        help: Some(help.text(locale)),
        arguments: message_arguments(message),
        ..Diagnostic::new(code.code, code.severity, message.text(locale))
    }
}

/// Sets what a finding rests on: the first source, and those that say otherwise.
pub(crate) fn set_sources(finding: &mut Diagnostic, sources: impl IntoIterator<Item = SourceReference>) {
    let mut sources = sources.into_iter();
    finding.source = sources.next();
    finding.other_sources = sources.collect();
}

/// Returns the values that a message shows, by name.
pub fn message_arguments(message: &Message) -> Map<String, Value> {
    let value = |argument: &Argument| match argument {
        Argument::Count(number) => Value::from(*number),
        Argument::Text(text) => Value::from(text.as_str()),
    };
    message.arguments.iter().map(|(name, argument)| ((*name).to_owned(), value(argument))).collect()
}

/// A code and how grave what it stands for is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Code {
    /// The stable text, named after the fault.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
}

macro_rules! codes {
    ($($(#[$documentation:meta])* $name:ident = $code:literal, $severity:ident;)*) => {
        $($(#[$documentation])* pub(crate) const $name: Code =
            Code { code: $code, severity: Severity::$severity };)*
        /// Every code that composing and importing can find, in documented order.
        pub static CODES: &[Code] = &[$($name),*];
    };
}

codes! {
    NOT_JSON = "parameters/not-json", Error;
    NOT_AN_OBJECT = "parameters/not-an-object", Error;
    DUPLICATE_KEY = "parameters/duplicate-key", Warning;
    WRONG_NESTING = "parameters/wrong-nesting", Error;
    WRONG_VOCABULARY = "parameters/wrong-vocabulary", Error;
    UNKNOWN_SERVICE = "parameters/unknown-service", Error;
    UNKNOWN_CREDENTIAL_TYPE = "parameters/unknown-credential-type", Error;
    UNKNOWN_MODE = "parameters/unknown-mode", Error;
    MODE_NOT_IN_PLAN = "parameters/mode-not-in-plan", Error;
    WITHDRAWN_MODE = "parameters/withdrawn-mode", Warning;
    NO_CREDENTIAL_TYPE = "parameters/no-credential-type", Info;
    UNKNOWN_PARAMETER = "parameters/unknown-parameter", Info;
    NOT_IN_THIS_MODE = "parameters/not-in-this-mode", Warning;
    NOT_IN_THIS_PLAN = "parameters/not-in-this-plan", Warning;
    OVERRIDDEN = "parameters/overridden", Info;
    FIXED_VALUE = "parameters/fixed-value", Error;
    MISSING = "parameters/missing", Error;
    WRONG_TYPE = "parameters/wrong-type", Error;
    OUTSIDE_LIMITS = "parameters/outside-limits", Warning;
    SOURCES_DISAGREE = "parameters/sources-disagree", Warning;
    PRIVATE_KEY = "parameters/private-key", Error;
    CERTIFICATE_UNREADABLE = "parameters/certificate-unreadable", Error;
    CERTIFICATE_REPAIRED = "parameters/certificate-repaired", Info;
    SEVERAL_CERTIFICATES = "parameters/several-certificates", Warning;
    CHAIN_NOT_DOCUMENTED = "parameters/chain-not-documented", Info;
    ROTATION_LONGER_THAN_VALIDITY = "rotation/longer-than-validity", Error;
    ROTATION_CLOSE_TO_VALIDITY = "rotation/close-to-validity", Warning;
    ROTATION_SAME_CERTIFICATE = "rotation/same-certificate", Warning;
    ROTATION_NOT_HERE = "rotation/not-here", Warning;
    ROTATION_OFF = "rotation/off", Info;
    ROTATION_VALIDITY_UNKNOWN = "rotation/validity-unknown", Info;
    MISSPELT_NAME = "parameters/misspelt-name", Error;
    INSTANCE_SETTINGS = "parameters/instance-settings", Error;
    BINDING_SETTINGS = "parameters/binding-settings-on-instance", Error;
    CREDENTIALS = "parameters/credentials", Error;
    CERTIFICATE_FORM = "parameters/certificate-form", Warning;
    COMMENT = "json/comment", Error;
    EXTRA_COMMA = "json/extra-comma", Error;
    MISSING_COMMA = "json/missing-comma", Error;
    WRONG_QUOTES = "json/wrong-quotes", Error;
    MISSING_QUOTES = "json/missing-quotes", Error;
    WRONG_WORD = "json/wrong-word", Error;
    WRONG_SEPARATOR = "json/wrong-separator", Error;
    NO_BRACES = "json/no-braces", Error;
    NOT_CLOSED = "json/not-closed", Error;
    BAD_ESCAPE = "json/bad-escape", Error;
    LINE_BREAK = "json/line-break", Error;
    TEXT_AROUND = "json/text-around", Warning;
    YAML = "json/yaml", Warning;
    NAME_EMPTY = "name/empty", Error;
    NAME_CONTROL_CHARACTERS = "name/control-characters", Error;
    NAME_INVISIBLE_CHARACTERS = "name/invisible-characters", Warning;
    NAME_TOO_LONG = "name/too-long", Error;
    NAME_LEADING_HYPHEN = "name/leading-hyphen", Warning;
    NAME_NOT_FOR_KUBERNETES = "name/not-for-kubernetes", Error;
    NAME_HARD_TO_QUOTE = "name/hard-to-quote", Warning;
}
