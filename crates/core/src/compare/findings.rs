//! The codes of comparing, and findings while they are made.

use bindwright_catalog::Service;
use bindwright_report::{Diagnostic, Severity, SourceReference};
use bindwright_texts::{Argument, Locale, Message};
use serde_json::{Map, Value};

use crate::check::source::{self, Source};
use crate::place::Place;

/// A code, how grave it is at most, and what its page rests on.
#[derive(Clone, Copy)]
pub(crate) struct Code {
    pub(crate) code: &'static str,
    pub(crate) severity: Severity,
    pub(crate) sources: &'static [Source],
}

macro_rules! codes {
    ($($name:ident = $code:literal, $severity:ident, [$($source:ident),*];)*) => {
        $(pub(super) const $name: Code =
            Code { code: $code, severity: Severity::$severity, sources: &[$(source::$source),*] };)*
        /// Every code of comparing, in documented order.
        pub(crate) static CODES: &[Code] = &[$($name),*];
    };
}

codes! {
    NOTHING_RETURNED = "comparison/nothing-returned", Error, [CF_SERVICE_KEY];
    SEVERAL_CREDENTIALS = "comparison/several-credentials", Info, [CF_SERVICE_KEY];
    OTHER_SERVICE = "comparison/other-service", Error, [RECORDED];
    CREDENTIAL_TYPE = "comparison/credential-type", Error, [SBF, XSUAA_DESCRIPTOR, IDENTITY_REFERENCE];
    NO_CERTIFICATE = "comparison/no-certificate", Error, [XSUAA_MANAGED, XSUAA_PROVIDED];
    OTHER_CERTIFICATE = "comparison/other-certificate", Error, [XSUAA_PROVIDED, IDENTITY_REFERENCE];
    CERTIFICATE_NOT_HIDDEN = "comparison/certificate-not-hidden", Info, [XSUAA_PROVIDED];
    PRIVATE_KEY_MISSING = "comparison/private-key-missing", Error, [XSUAA_MANAGED, XSUAA_PROVIDED];
    PRIVATE_KEY_RETURNED = "comparison/private-key-returned", Warning, [XSUAA_PROVIDED, IDENTITY_REFERENCE];
    NO_CLIENT_SECRET = "comparison/no-client-secret", Warning, [XSUAA_SECRET];
    LIFETIME = "comparison/lifetime", Warning, [XSUAA_MANAGED, IDENTITY_REFERENCE];
    KEY_LENGTH = "comparison/key-length", Warning, [XSUAA_MANAGED, IDENTITY_REFERENCE];
    ENVIRONMENT_SIZE = "comparison/environment-size", Warning, [XSUAA_PROVIDED];
}

/// Collects findings in one language.
pub(super) struct Findings {
    pub(super) locale: Locale,
    list: Vec<Diagnostic>,
}

impl Findings {
    pub(super) fn new(locale: Locale) -> Self {
        Self { locale, list: Vec::new() }
    }

    /// Adds a finding and returns it, for what is further known about it.
    pub(super) fn add(
        &mut self,
        code: Code,
        place: &Place,
        message: &Message,
        help: String,
    ) -> &mut Diagnostic {
        let index = self.list.len();
        self.list.push(Diagnostic {
            code: code.code.to_owned(),
            severity: code.severity,
            message: message.text(self.locale),
            help: Some(help),
            input: place.input.map(|index| index as u32),
            span: place.span,
            pointer: place.pointer.clone(),
            source: code.sources.first().map(Source::to_reference),
            other_sources: Vec::new(),
            fix: None,
            arguments: arguments(message),
        });
        &mut self.list[index]
    }

    /// Takes over what was found elsewhere.
    pub(super) fn extend(&mut self, more: Self) {
        self.list.extend(more.list);
    }

    /// Returns the findings, the gravest first, otherwise in documented order.
    pub(super) fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        self.list
    }
}

/// Returns a source of a service in the form that findings carry.
pub(super) fn source_of(service: &Service, id: &str) -> Option<SourceReference> {
    service.source(id).map(bindwright_catalog::Source::to_reference)
}

fn arguments(message: &Message) -> Map<String, Value> {
    let value = |argument: &Argument| match argument {
        Argument::Count(number) => Value::from(*number),
        Argument::Text(text) => Value::from(text.as_str()),
    };
    message.arguments.iter().map(|(name, argument)| ((*name).to_owned(), value(argument))).collect()
}
