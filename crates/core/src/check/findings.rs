use bindwright_catalog::message_arguments;
use bindwright_report::{Diagnostic, Severity, SourceReference};
use bindwright_texts::{Locale, Message};

use super::Rule;
use crate::Inspection;
use crate::place::Place;

/// What rules found.
pub struct Findings {
    locale: Locale,
    code: &'static str,
    severity: Severity,
    source: Option<SourceReference>,
    list: Vec<Finding>,
}

/// One finding, and the certificate it is about.
pub(crate) struct Finding {
    pub(crate) diagnostic: Diagnostic,
    pub(crate) certificate: Option<usize>,
}

impl Findings {
    pub(crate) fn new(locale: Locale) -> Self {
        Self { locale, code: "", severity: Severity::Info, source: None, list: Vec::new() }
    }

    /// Lets a rule report under its own code.
    pub(crate) fn ask(&mut self, rule: &dyn Rule, inspection: &Inspection) {
        self.code = rule.code();
        self.severity = rule.severity();
        self.source = rule.sources().first().map(super::Source::to_reference);
        rule.check(inspection, self);
    }

    /// Renders a text that becomes an argument of another one.
    pub(crate) fn word(&self, message: &Message) -> String {
        message.text(self.locale)
    }

    /// Reports a finding as grave as the rule is.
    pub(crate) fn report(&mut self, place: &Place, message: Message, help: Message) -> &mut Finding {
        self.report_as(self.severity, place, message, help)
    }

    /// Reports a finding that is less grave than the rule can be.
    pub(crate) fn report_as(
        &mut self,
        severity: Severity,
        place: &Place,
        message: Message,
        help: Message,
    ) -> &mut Finding {
        let diagnostic = Diagnostic {
            help: Some(help.text(self.locale)),
            input: place.input.map(|index| index as u32),
            span: place.span,
            pointer: place.pointer.clone(),
            source: self.source.clone(),
            arguments: message_arguments(&message),
            ..Diagnostic::new(self.code, severity, message.text(self.locale))
        };
        self.list.push(Finding { diagnostic, certificate: None });
        let last = self.list.len() - 1;
        &mut self.list[last]
    }

    /// Adds findings that were made elsewhere.
    pub(crate) fn adopt(&mut self, diagnostics: &[Diagnostic]) {
        let finding = |diagnostic: &Diagnostic| Finding { diagnostic: diagnostic.clone(), certificate: None };
        self.list.extend(diagnostics.iter().map(finding));
    }

    /// Puts the gravest first and keeps the documented order otherwise.
    pub(crate) fn sort(&mut self) {
        let grave = |severity| move |finding: &Finding| finding.diagnostic.severity == severity;
        let all = std::mem::take(&mut self.list);
        let (errors, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(grave(Severity::Error));
        let (warnings, remarks): (Vec<_>, Vec<_>) = rest.into_iter().partition(grave(Severity::Warning));
        self.list.extend(errors.into_iter().chain(warnings).chain(remarks));
    }

    pub(crate) fn list(&self) -> &[Finding] {
        &self.list
    }
}

impl Finding {
    /// Says which certificate the finding is about.
    pub(crate) fn about(&mut self, certificate: usize) {
        self.certificate = Some(certificate);
    }
}
