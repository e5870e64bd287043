//! The chain in words: what each certificate is, whether it is valid, and how it hangs on its issuer.

use bindwright_report::{CertificateReport, ChainReport, Report, SignatureStatus};
use bindwright_texts::{Locale, Message};
use yew::{Html, html};

use super::chain_picture::{Layout, picture};
use super::state::ValueState;
use super::table::table;
use super::text::{day, pasted, status};
use crate::{format, texts};

/// How a certificate hangs on the next one of the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bond {
    /// The issuer's key fits.
    Verified,
    /// The issuer's key does not fit.
    Broken,
    /// Nobody looked, or the issuer is not there.
    Unknown,
    /// It is its own issuer.
    Itself,
}

/// One certificate of a chain, ready to be drawn or told.
pub struct ChainLink<'a> {
    /// The certificate.
    pub certificate: &'a CertificateReport,
    /// End entity, intermediate or root.
    pub role: Message,
    /// Valid, expired or not yet valid.
    pub state: ValueState,
    /// The same in words.
    pub told: String,
    /// How it hangs on its issuer.
    pub bond: Bond,
}

/// Shows all chains of a report: a picture each, and a table that says the same.
pub fn chains(locale: Locale, report: &Report) -> Html {
    let total = report.chains.len();
    let shown = report.chains.iter().enumerate().map(|(index, chain)| {
        let title = match total {
            1 => texts::chain_title(),
            _ => texts::chain_title_of((index + 1).to_string(), total.to_string()),
        };
        one(locale, report, chain, &title.text(locale))
    });
    html! { <>{for shown}</> }
}

/// Puts the certificates of a chain into words, end entity first.
pub fn links<'a>(locale: Locale, report: &'a Report, chain: &ChainReport) -> Vec<ChainLink<'a>> {
    let indices = &chain.certificates;
    let certificate = |index: u32| report.certificates.get(index as usize);
    let link = |(position, index): (usize, &u32)| {
        let found = certificate(*index)?;
        let (state, told) = validity(locale, &report.now, found);
        let bond = bond(found, *index, indices.get(position + 1).copied());
        Some(ChainLink { certificate: found, role: role(found, bond), state, told, bond })
    };
    indices.iter().enumerate().filter_map(link).collect()
}

/// Says whether a certificate is valid at a time.
pub fn validity(locale: Locale, now: &str, certificate: &CertificateReport) -> (ValueState, String) {
    validity_between(locale, now, &certificate.not_before, &certificate.not_after)
}

/// Says whether what is good from one time until another is valid now.
pub fn validity_between(locale: Locale, now: &str, from: &str, until: &str) -> (ValueState, String) {
    let distance = || format::distance(locale, now, until).unwrap_or_default();
    // RFC 3339 in UTC with whole seconds sorts like the time it says.
    if until < now {
        (ValueState::Error, texts::chain_is_expired(distance()).text(locale))
    } else if from > now {
        (ValueState::Error, texts::chain_not_yet().text(locale))
    } else {
        (ValueState::Success, texts::chain_valid(distance()).text(locale))
    }
}

/// Says what is known about a signature.
pub fn signature(locale: Locale, found: SignatureStatus) -> Html {
    let (state, message) = match found {
        SignatureStatus::Verified => (ValueState::Success, texts::signature_verified()),
        SignatureStatus::Failed => (ValueState::Error, texts::signature_failed()),
        SignatureStatus::NotChecked => (ValueState::Information, texts::signature_not_checked()),
    };
    status(locale, state, &message.text(locale))
}

impl Bond {
    /// Says the bond in words.
    pub fn message(self) -> Message {
        match self {
            Self::Verified => texts::chain_link_verified(),
            Self::Broken => texts::chain_link_failed(),
            Self::Unknown => texts::chain_link_unchecked(),
            Self::Itself => texts::chain_link_self(),
        }
    }

    fn state(self) -> ValueState {
        match self {
            Self::Verified | Self::Itself => ValueState::Success,
            Self::Broken => ValueState::Error,
            Self::Unknown => ValueState::Information,
        }
    }
}

fn one(locale: Locale, report: &Report, chain: &ChainReport, title: &str) -> Html {
    let links = links(locale, report, chain);
    let ending = if chain.complete { texts::chain_complete() } else { texts::chain_incomplete() };
    html! {
        <section class="bw-card bw-chain">
            <h3 class="bw-card__title">{title.to_owned()}</h3>
            {picture(locale, report, &links, chain.complete, Layout::Wide)}
            {picture(locale, report, &links, chain.complete, Layout::Narrow)}
            <p class="bw-note">{ending.text(locale)}{" "}{texts::chain_axis_note().text(locale)}</p>
            {chain_table(locale, &links)}
        </section>
    }
}

fn chain_table(locale: Locale, links: &[ChainLink]) -> Html {
    let heads = [
        texts::chain_column_certificate(),
        texts::chain_column_role(),
        texts::chain_column_validity(),
        texts::chain_column_state(),
        texts::chain_column_link(),
    ];
    let row = |link: &ChainLink| {
        let certificate = link.certificate;
        vec![
            pasted(&certificate.subject),
            html! { {link.role.text(locale)} },
            html! { <>{day(locale, &certificate.not_before)}{" – "}{day(locale, &certificate.not_after)}</> },
            status(locale, link.state, &link.told),
            status(locale, link.bond.state(), &link.bond.message().text(locale)),
        ]
    };
    let caption = texts::chain_table().text(locale);
    table(&caption, &heads.map(|head| head.text(locale)), links.iter().map(row).collect())
}

fn bond(certificate: &CertificateReport, index: u32, next: Option<u32>) -> Bond {
    match (certificate.issued_by, certificate.signature) {
        (_, SignatureStatus::Failed) => Bond::Broken,
        (Some(issuer), _) if issuer == index => Bond::Itself,
        (Some(issuer), SignatureStatus::Verified) if Some(issuer) == next => Bond::Verified,
        _ => Bond::Unknown,
    }
}

fn role(certificate: &CertificateReport, bond: Bond) -> Message {
    match (certificate.is_ca, bond) {
        (true, Bond::Itself) => texts::chain_role_root(),
        (true, _) => texts::chain_role_intermediate(),
        (false, _) => texts::chain_role_end_entity(),
    }
}
