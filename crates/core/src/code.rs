//! Codes that are no rule's, and findings about a call while they are made.

use bindwright_catalog::message_arguments;
use bindwright_report::{Diagnostic, Severity};
use bindwright_texts::{Locale, Message};

use crate::check::source::Source;
use crate::place::Place;

/// A code, how grave it is at most, and what its page rests on.
#[derive(Clone, Copy)]
pub(crate) struct Code {
    pub(crate) code: &'static str,
    pub(crate) severity: Severity,
    pub(crate) sources: &'static [Source],
}

/// Declares codes, and a list of all of them in documented order.
macro_rules! codes {
    ($($name:ident = $code:literal, $severity:ident, [$($source:ident),*];)*) => {
        $(pub(super) const $name: $crate::code::Code = $crate::code::Code {
            code: $code,
            severity: bindwright_report::Severity::$severity,
            sources: &[$($crate::check::source::$source),*],
        };)*
        /// Every code, in documented order.
        pub(crate) static CODES: &[$crate::code::Code] = &[$($name),*];
    };
}
pub(crate) use codes;

/// Collects findings in one language.
pub(crate) struct Findings {
    pub(crate) locale: Locale,
    list: Vec<Diagnostic>,
}

impl Findings {
    pub(crate) fn new(locale: Locale) -> Self {
        Self { locale, list: Vec::new() }
    }

    /// Adds a finding and returns it, for what is further known about it.
    pub(crate) fn add(
        &mut self,
        code: Code,
        place: &Place,
        message: &Message,
        help: String,
    ) -> &mut Diagnostic {
        let index = self.list.len();
        self.list.push(Diagnostic {
            help: Some(help),
            input: place.input.map(|index| index as u32),
            span: place.span,
            pointer: place.pointer.clone(),
            source: code.sources.first().map(Source::to_reference),
            arguments: message_arguments(message),
            ..Diagnostic::new(code.code, code.severity, message.text(self.locale))
        });
        &mut self.list[index]
    }

    /// Takes over what was found elsewhere.
    pub(crate) fn extend(&mut self, more: Self) {
        self.list.extend(more.list);
    }

    /// Returns the findings, the gravest first, otherwise in documented order.
    pub(crate) fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        self.list
    }
}
