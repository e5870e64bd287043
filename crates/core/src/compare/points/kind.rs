//! Which service it is, and which kind of credentials it gave.

use bindwright_catalog::catalog;
use bindwright_report::Outcome;

use super::{Compared, agreed, presence};
use crate::compare::asked::{Asked, Expected};
use crate::compare::cause;
use crate::compare::findings::{CREDENTIAL_TYPE, Findings, NO_CLIENT_SECRET, OTHER_SERVICE};
use crate::compare::returned::Returned;
use crate::inspect::tells;
use crate::texts;

/// Compares the service that the credentials are of: by the label around them, else by fields that only it has.
pub(super) fn service(
    asked: &Asked<'_>,
    returned: &Returned<'_>,
    findings: &mut Findings,
) -> Option<Compared> {
    let wanted = asked.service?;
    let name = wanted.name.text(asked.locale);
    let found = returned.credentials?;
    let label = found.offering.as_deref().filter(|_| found.is_labelled);
    let recognised = found.service.and_then(|id| catalog().service(id));
    let got = recognised.map(|service| service.name.text(asked.locale)).or_else(|| label.map(str::to_owned));
    let offering = asked.request.offering.as_deref().or(wanted.offering.as_deref());
    let is_wanted = recognised.is_some_and(|service| service.id == wanted.id);
    let outcome = match (label, recognised) {
        (Some(label), _) => {
            offering.map_or(Outcome::Unknown, |offering| agreed(is_wanted || label == offering))
        }
        (None, _) if is_wanted => Outcome::Same,
        // What looks like the authorization service itself may be of a service that adds nothing to its fields.
        (None, Some(service)) if offering.is_some() && (tells(&wanted.id) || service.id != "xsuaa") => {
            Outcome::Different
        }
        _ => Outcome::Unknown,
    };
    if outcome == Outcome::Different {
        let got = got.clone().unwrap_or_default();
        let message = texts::comparison_other_service_message(got, name.as_str());
        let help = texts::comparison_other_service_help(name.as_str()).text(asked.locale);
        findings.add(OTHER_SERVICE, &returned.place(), &message, help);
    }
    Some(Compared::new(Some(name), got, outcome))
}

/// Compares the credential type in the service's own words; where the answer names none, its material tells.
pub(super) fn credential_type(
    asked: &Asked<'_>,
    returned: &Returned<'_>,
    findings: &mut Findings,
) -> Option<Compared> {
    let wanted = asked.credential_type().map(shortened);
    let got = returned.credential_type();
    if wanted.is_none() && got.is_none() {
        return None;
    }
    let outcome = match (wanted, got) {
        (Some(wanted), Some(got)) if wanted.eq_ignore_ascii_case(got) => Outcome::Same,
        (Some(_), Some(_)) if asked.type_is_documented() => Outcome::Different,
        _ => by_material(asked, returned),
    };
    if outcome == Outcome::Different {
        let secret = || texts::compare_client_secret().text(asked.locale);
        let shown = got.map_or_else(secret, str::to_owned);
        let message = match wanted {
            Some(wanted) => texts::comparison_credential_type_message(wanted, shown),
            None => texts::comparison_credential_type_unasked(shown),
        };
        let cause = cause::of_credential_type(asked);
        let finding = findings.add(CREDENTIAL_TYPE, &returned.type_place(), &message, cause.help);
        finding.source = cause.source.or_else(|| finding.source.take());
        finding.other_sources = cause.other_sources;
    }
    Some(Compared::new(wanted.map(str::to_owned), got.map(str::to_owned), outcome))
}

/// Returns what a person typed, no longer than a word of any vocabulary may be.
fn shortened(word: &str) -> &str {
    const LENGTH: usize = 60;
    word.char_indices().nth(LENGTH).map_or(word, |(end, _)| &word[..end])
}

/// Tells from certificate and secret whether the kind is the one that was asked for.
fn by_material(asked: &Asked<'_>, returned: &Returned<'_>) -> Outcome {
    let has_certificate = returned.leaf().is_some() || returned.has_unreadable_certificate();
    let has_secret = returned.has_client_secret();
    match asked.expected {
        Expected::Managed | Expected::Provided if has_secret && !has_certificate => Outcome::Different,
        Expected::Managed | Expected::Provided if has_certificate => Outcome::Same,
        Expected::Secret if has_certificate && !has_secret => Outcome::Different,
        Expected::Secret if has_secret => Outcome::Same,
        _ => Outcome::Unknown,
    }
}

/// Compares whether a client secret came back.
pub(super) fn client_secret(
    asked: &Asked<'_>,
    returned: &Returned<'_>,
    findings: &mut Findings,
) -> Option<Compared> {
    returned.credentials?;
    let is_there = returned.has_client_secret();
    let is_hidden = asked.is_on("hide-secret");
    let wanted = match asked.expected {
        Expected::Unknown => return None,
        // A secret that may be hidden is right either way.
        Expected::Secret => !is_hidden,
        _ => false,
    };
    let outcome = if is_hidden && is_there { Outcome::Unknown } else { agreed(wanted == is_there) };
    let has_certificate = returned.leaf().is_some() || returned.has_private_key();
    // Of another credential type, that type is the finding.
    let is_of_type = match (asked.credential_type(), returned.credential_type()) {
        (Some(wanted), Some(got)) => wanted.eq_ignore_ascii_case(got),
        _ => true,
    };
    if wanted && !is_there && !has_certificate && is_of_type {
        let message = texts::comparison_no_client_secret_message();
        let help = texts::comparison_no_client_secret_help().text(asked.locale);
        findings.add(NO_CLIENT_SECRET, &returned.place(), &message, help);
    }
    let word = |is_there| presence(is_there, asked.locale);
    Some(Compared::new(Some(word(wanted)), Some(word(is_there)), outcome))
}
