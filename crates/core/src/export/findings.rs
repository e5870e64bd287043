//! Why something is not made.

use bindwright_report::{Diagnostic, Severity};
use bindwright_texts::{Locale, Message};

use super::identity::Identity;
use super::registry::Needs;
use super::token;
use crate::check::rules::certificate::name;
use crate::code::{Code, Findings, codes};
use crate::inspection::Inspection;
use crate::place::Place;
use crate::texts;

codes! {
    NOTHING = "export/nothing-to-export", Error, [CF_SERVICE_KEY];
    SEVERAL_IDENTITIES = "export/several-identities", Error, [CF_SERVICE_KEY];
    KEY_DOES_NOT_MATCH = "export/key-does-not-match", Error, [RFC_5280];
    NO_PRIVATE_KEY = "export/no-private-key", Error, [XSUAA_PROVIDED];
    LOCKED = "export/locked", Error, [RFC_8018];
    NO_CERTIFICATE = "export/no-certificate", Error, [XSUAA_PROVIDED];
    NO_TOKEN_ENDPOINT = "export/no-token-endpoint", Error, [XSUAA_TOKEN];
    NOT_A_SUBDOMAIN = "export/not-a-subdomain", Error, [XSUAA_TOKEN];
    EMPTY_PASSWORD = "export/empty-password", Error, [DESTINATION_MTLS];
    ALIAS_TOO_LONG = "export/alias-too-long", Error, [RFC_7292];
    NOT_READ_BACK = "export/not-read-back", Error, [RFC_7468];
}

/// Collects refusals, each code once.
pub(super) struct Refusals {
    findings: Findings,
    said: Vec<&'static str>,
    /// Why no key may be written, where that is so.
    key: Option<(Code, Message, Message)>,
}

impl Refusals {
    pub(super) fn new(locale: Locale) -> Self {
        Self { findings: Findings::new(locale), said: Vec::new(), key: None }
    }

    pub(super) fn refuse(&mut self, code: Code, message: &Message, help: &Message) {
        if !self.said.contains(&code.code) {
            self.said.push(code.code);
            let help = help.text(self.findings.locale);
            self.findings.add(code, &Place::default(), message, help);
        }
    }

    /// Passes on what was found, and says so where it is nothing.
    pub(super) fn or_nothing<T>(&mut self, found: Option<T>) -> Option<T> {
        if found.is_none() {
            self.refuse(
                NOTHING,
                &texts::export_nothing_to_export_message(),
                &texts::export_nothing_to_export_help(),
            );
        }
        found
    }

    /// Says that what was given stays closed.
    pub(super) fn locked(&mut self) {
        self.refuse(LOCKED, &texts::export_locked_message(), &texts::export_locked_help());
    }

    /// Finds out why no private key can be written.
    pub(super) fn note_key(&mut self, identity: &Identity<'_>, inspection: &Inspection) {
        let whose = identity.certificates.first().map_or_else(|| identity.label.clone(), name);
        self.key = match identity.key {
            Some(_) if identity.key_fits() => None,
            Some(_) => Some((
                KEY_DOES_NOT_MATCH,
                texts::export_key_does_not_match_message(whose),
                texts::export_key_does_not_match_help(),
            )),
            None if !inspection.locked.is_empty() => {
                Some((LOCKED, texts::export_locked_message(), texts::export_locked_help()))
            }
            None => Some((
                NO_PRIVATE_KEY,
                texts::export_no_private_key_message(whose),
                texts::export_no_private_key_help(),
            )),
        };
    }

    /// Says whether what a format needs is there, and reports what is not.
    pub(super) fn allow(&mut self, needs: Needs, identity: &Identity<'_>) -> bool {
        if matches!(needs, Needs::Certificate | Needs::KeyAndCertificate) && identity.certificates.is_empty()
        {
            let message = texts::export_no_certificate_message(identity.label.as_str());
            self.refuse(NO_CERTIFICATE, &message, &texts::export_no_certificate_help());
            return false;
        }
        if needs == Needs::TokenEndpoint && !identity.credentials.is_some_and(token::has_endpoint) {
            let message = texts::export_no_token_endpoint_message(identity.label.as_str());
            self.refuse(NO_TOKEN_ENDPOINT, &message, &texts::export_no_token_endpoint_help());
            return false;
        }
        if !matches!(needs, Needs::Key | Needs::KeyAndCertificate) {
            return true;
        }
        let Some((code, message, help)) = self.key.clone() else { return true };
        self.refuse(code, &message, &help);
        false
    }

    /// Reports a file that does not hold what it should; it is a fault of ours.
    pub(super) fn not_read_back(&mut self, file: &str) {
        let message = texts::export_not_read_back_message(file);
        self.refuse(NOT_READ_BACK, &message, &texts::export_not_read_back_help());
    }

    /// Returns the findings; where other files were made, what is missing is no error.
    pub(super) fn finish(self, has_files: bool) -> Vec<Diagnostic> {
        let mut list = self.findings.into_sorted();
        let is_fault =
            |code: &str| [NOT_READ_BACK, KEY_DOES_NOT_MATCH].iter().any(|fault| fault.code == code);
        for found in list.iter_mut().filter(|found| has_files && !is_fault(&found.code)) {
            found.severity = Severity::Warning;
        }
        list
    }
}
