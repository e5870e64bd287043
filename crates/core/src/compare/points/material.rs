//! Certificate and private key: what has to be there, what must not, and whether it is the right one.

use bindwright_report::Outcome;

use super::{Compared, agreed, presence};
use crate::check::rules::certificate::name;
use crate::compare::asked::{Asked, Expected};
use crate::compare::cause;
use crate::compare::findings::{
    CERTIFICATE_NOT_HIDDEN, Findings, NO_CERTIFICATE, OTHER_CERTIFICATE, PRIVATE_KEY_MISSING,
    PRIVATE_KEY_RETURNED,
};
use crate::compare::returned::Returned;
use crate::texts;

/// Compares whether a certificate came back.
pub(super) fn certificate(
    asked: &Asked<'_>,
    returned: &Returned<'_>,
    findings: &mut Findings,
) -> Option<Compared> {
    let is_hidden = asked.is_on("hide-certificate");
    let wanted = match asked.expected {
        Expected::Unknown => return None,
        Expected::Managed => true,
        Expected::Provided => !is_hidden,
        Expected::Secret | Expected::Nothing => false,
    };
    let is_there = returned.leaf().is_some() || returned.has_unreadable_certificate();
    let outcome = match (wanted, is_there) {
        (wanted, is_there) if wanted == is_there => Outcome::Same,
        _ if cannot_be_told(asked, returned, wanted) => Outcome::Unknown,
        _ => Outcome::Different,
    };
    if outcome == Outcome::Different {
        if wanted && !got_a_secret(returned) {
            no_certificate(asked, returned, findings);
        } else if is_hidden && is_there {
            let message = texts::comparison_certificate_not_hidden_message();
            let help = texts::comparison_certificate_not_hidden_help().text(asked.locale);
            findings.add(CERTIFICATE_NOT_HIDDEN, &returned.place(), &message, help);
        }
    }
    let word = |is_there| presence(is_there, asked.locale);
    Some(Compared::new(Some(word(wanted)), Some(word(is_there)), outcome))
}

/// Says whether a difference proves nothing: what is missing may stand where nobody says that it stands.
fn cannot_be_told(asked: &Asked<'_>, returned: &Returned<'_>, wanted: bool) -> bool {
    returned.credentials.is_none() || wanted && !asked.certificate_is_documented()
}

/// Says whether a secret came in place of a certificate; that is said once, at the credential type.
fn got_a_secret(returned: &Returned<'_>) -> bool {
    returned.has_client_secret() && returned.leaf().is_none()
}

fn no_certificate(asked: &Asked<'_>, returned: &Returned<'_>, findings: &mut Findings) {
    let help = match asked.expected {
        Expected::Provided => texts::comparison_no_certificate_help_provided(),
        _ if returned.has_private_key() => texts::comparison_no_certificate_help_copy(),
        _ => texts::comparison_no_certificate_help_hidden(),
    };
    let help = help.text(asked.locale);
    let finding =
        findings.add(NO_CERTIFICATE, &returned.place(), &texts::comparison_no_certificate_message(), help);
    if asked.expected == Expected::Provided {
        // The key works all the same: certificate and private key are with the person.
        finding.severity = bindwright_report::Severity::Info;
    }
}

/// Compares the certificate that was sent along with the one that came back, by their SHA-256 thumbprints.
pub(super) fn same_certificate(
    asked: &Asked<'_>,
    returned: &Returned<'_>,
    findings: &mut Findings,
) -> Option<Compared> {
    let leaf = returned.leaf().filter(|_| asked.expected == Expected::Provided)?;
    let Some(own) = asked.own_certificate() else {
        return Some(Compared::new(None, Some(leaf.sha256_hex()), Outcome::Unknown));
    };
    let outcome = agreed(own.sha256_hex() == leaf.sha256_hex());
    if outcome == Outcome::Different {
        let message = texts::comparison_other_certificate_message(name(leaf), name(own));
        let help = if returned.has_private_key() {
            texts::comparison_other_certificate_help_made()
        } else {
            texts::comparison_other_certificate_help()
        };
        findings.add(OTHER_CERTIFICATE, &returned.place(), &message, help.text(asked.locale));
    }
    Some(Compared::new(Some(own.sha256_hex()), Some(leaf.sha256_hex()), outcome))
}

/// Compares whether a private key came back: of a certificate that was brought along there is none.
pub(super) fn private_key(
    asked: &Asked<'_>,
    returned: &Returned<'_>,
    findings: &mut Findings,
) -> Option<Compared> {
    let wanted = match asked.expected {
        Expected::Unknown => return None,
        Expected::Managed => true,
        _ => false,
    };
    let is_there = returned.has_private_key();
    let outcome = match (wanted, is_there) {
        (wanted, is_there) if wanted == is_there => Outcome::Same,
        _ if cannot_be_told(asked, returned, wanted) => Outcome::Unknown,
        _ => Outcome::Different,
    };
    if outcome == Outcome::Different && wanted && returned.leaf().is_some() {
        let help = cause::of_missing_key(asked);
        let message = texts::comparison_private_key_missing_message();
        findings.add(PRIVATE_KEY_MISSING, &returned.place(), &message, help);
    }
    if outcome == Outcome::Different
        && asked.expected == Expected::Provided
        && returned.holds_private_key()
        && is_own(asked, returned)
    {
        let message = texts::comparison_private_key_returned_message();
        let help = texts::comparison_private_key_returned_help().text(asked.locale);
        findings.add(PRIVATE_KEY_RETURNED, &returned.place(), &message, help);
    }
    let own_side = asked.expected == Expected::Provided;
    let wanted =
        if own_side { texts::compare_with_you().text(asked.locale) } else { presence(wanted, asked.locale) };
    Some(Compared::new(Some(wanted), Some(presence(is_there, asked.locale)), outcome))
}

/// Says whether the certificate is not known to be another one; that would be said already.
fn is_own(asked: &Asked<'_>, returned: &Returned<'_>) -> bool {
    let (Some(own), Some(leaf)) = (asked.own_certificate(), returned.leaf()) else { return true };
    own.sha256_hex() == leaf.sha256_hex()
}

/// Compares the public halves of certificate and private key, where both came back.
pub(super) fn key_pair(
    asked: &Asked<'_>,
    returned: &Returned<'_>,
    _findings: &mut Findings,
) -> Option<Compared> {
    let matches = returned.inspection.key_matches(returned.credentials?)?;
    let word = if matches { texts::compare_key_matches() } else { texts::compare_key_differs() };
    Some(Compared::new(
        Some(texts::compare_key_matches().text(asked.locale)),
        Some(word.text(asked.locale)),
        agreed(matches),
    ))
}
