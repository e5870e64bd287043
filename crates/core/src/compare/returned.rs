//! What came back: of everything in the input, the set of credentials that is meant.

use bindwright_pki::Certificate;
use bindwright_texts::Locale;

use super::asked::{Asked, Expected};
use crate::inspection::{Credentials, InputKind, Inspection};
use crate::place::Place;

/// The set of credentials that is compared.
pub(super) struct Returned<'inspection> {
    pub(super) inspection: &'inspection Inspection,
    /// Absent where none was recognised.
    pub(super) credentials: Option<&'inspection Credentials>,
}

impl<'inspection> Returned<'inspection> {
    /// Returns the set that fits best; of several that fit equally well the first.
    pub(super) fn best(inspection: &'inspection Inspection, asked: &Asked<'_>) -> Self {
        let mut credentials: Option<&Credentials> = None;
        let mut best = 0;
        for found in &inspection.identities {
            let fit = Self { inspection, credentials: Some(found) }.fit(asked);
            if credentials.is_none() || fit > best {
                (credentials, best) = (Some(found), fit);
            }
        }
        Self { inspection, credentials }
    }

    fn fit(&self, asked: &Asked<'_>) -> u32 {
        let found = self.credentials;
        let is_service =
            found.and_then(|found| found.service) == asked.service.map(|service| service.id.as_str());
        let name = found.and_then(|found| found.name.as_ref());
        let is_key = name.is_some() && name == asked.request.key_name.as_ref();
        let own = asked.own_certificate().map(Certificate::sha256_hex);
        let is_own = own.is_some() && own == self.leaf().map(Certificate::sha256_hex);
        let is_kind = match asked.expected {
            Expected::Managed => self.leaf().is_some() && self.has_private_key(),
            Expected::Provided => !self.has_private_key() && !self.has_client_secret(),
            Expected::Secret => self.has_client_secret() && self.leaf().is_none(),
            Expected::Nothing => !self.has_client_secret() && self.leaf().is_none(),
            Expected::Unknown => false,
        };
        u32::from(is_service) * 16 + u32::from(is_own) * 8 + u32::from(is_key) * 4 + u32::from(is_kind)
    }

    /// Returns the certificate that the client presents; without credentials the first that could be one.
    pub(super) fn leaf(&self) -> Option<&'inspection Certificate> {
        let index = match self.credentials {
            Some(credentials) => credentials.leaf(),
            None => self.inspection.client_certificates().first().copied(),
        };
        Some(&self.inspection.certificates[index?].value)
    }

    /// Says whether a private key came back, readable or not.
    pub(super) fn has_private_key(&self) -> bool {
        match self.credentials {
            Some(found) => found.private_key.is_some() || found.has_private_key_field,
            None => !self.inspection.private_keys.is_empty() || !self.inspection.locked.is_empty(),
        }
    }

    /// Says whether a private key came back that could be read as one.
    pub(super) fn holds_private_key(&self) -> bool {
        self.credentials.is_some_and(|found| found.private_key.is_some())
    }

    /// Says whether a field for the certificate is filled, with what cannot be read.
    pub(super) fn has_unreadable_certificate(&self) -> bool {
        self.credentials.is_some_and(|found| found.has_certificate_field) && self.leaf().is_none()
    }

    pub(super) fn has_client_secret(&self) -> bool {
        self.credentials.is_some_and(|found| found.has_client_secret)
    }

    pub(super) fn credential_type(&self) -> Option<&str> {
        self.credentials?.credential_type.as_deref()
    }

    /// Returns where the credentials stand; an empty place where there are none.
    pub(super) fn place(&self) -> Place {
        self.credentials.map(|found| found.place.clone()).unwrap_or_default()
    }

    /// Returns where the credential type stands, or the whole credentials.
    pub(super) fn type_place(&self) -> Place {
        self.credentials.map(|found| found.places.credential_type.clone()).unwrap_or_default()
    }

    /// Says whether the input is a document that may be credentials of a shape that is not read.
    pub(super) fn may_be_of_another_shape(&self) -> bool {
        let is_json = |input: &crate::inspection::InputFacts| input.kind == InputKind::Json;
        self.credentials.is_none() && self.inspection.inputs.iter().any(is_json)
    }

    /// Returns what a set of credentials is called: its name, else its offering, else its place.
    pub(super) fn title(&self, locale: Locale) -> String {
        let Some(found) = self.credentials else { return String::new() };
        let name = found.name.clone().or_else(|| found.offering.clone());
        let place = || found.place.pointer.clone().filter(|pointer| !pointer.is_empty());
        let number = || {
            let input = found.place.input.unwrap_or_default() as i64 + 1;
            crate::texts::compare_input(input).text(locale)
        };
        name.or_else(place).unwrap_or_else(number)
    }
}
