//! What is wrong with the addresses of credentials.

mod certurl_without_cert;
mod doubled_scheme;
mod hosts_differ;
mod more_than_an_address;
mod not_https;
mod path_in_certurl;
mod without_scheme;

pub(crate) use certurl_without_cert::CerturlWithoutCert;
pub(crate) use doubled_scheme::DoubledScheme;
pub(crate) use hosts_differ::HostsDiffer;
pub(crate) use more_than_an_address::MoreThanAnAddress;
pub(crate) use not_https::NotHttps;
pub(crate) use path_in_certurl::PathInCerturl;
pub(crate) use without_scheme::WithoutScheme;

use bindwright_texts::Message;

use crate::Inspection;
use crate::check::Findings;
use crate::inspect::host;
use crate::inspection::{AuthorizationServer, Credentials, TokenUrlOrigin};
use crate::place::Place;

/// Reports every address that a rule calls wrong; its message takes the field and the address.
fn report_addresses(
    inspection: &Inspection,
    findings: &mut Findings,
    is_wrong: impl Fn(&str) -> bool,
    message: impl Fn(&'static str, &str) -> Message,
    help: impl Fn() -> Message,
) {
    for credentials in &inspection.identities {
        for (field, address) in addresses(credentials).filter(|(_, address)| is_wrong(address)) {
            findings.report(&place(credentials, field), message(field, address), help());
        }
    }
}

/// Reports the address for certificates wherever a rule has something to say about it.
fn report_certurl(
    inspection: &Inspection,
    findings: &mut Findings,
    help: impl Fn() -> Message,
    fault: impl Fn(&Credentials) -> Option<Message>,
) {
    for credentials in &inspection.identities {
        if let Some(message) = fault(credentials) {
            findings.report(&place(credentials, "certurl"), message, help());
        }
    }
}

/// Returns the addresses that stand in the fields of credentials, behind the names of the fields.
fn addresses(credentials: &Credentials) -> impl Iterator<Item = (&'static str, &str)> {
    let complete = credentials.token_url.as_ref().and_then(|token_url| match token_url.origin {
        TokenUrlOrigin::Complete(field) => Some((field, token_url.url.as_deref()?)),
        _ => None,
    });
    let url = credentials.url.as_deref().map(|address| ("url", address));
    let certificate_url = credentials.certificate_url.as_deref().map(|address| ("certurl", address));
    [url, certificate_url, complete].into_iter().flatten().filter(|(_, address)| !address.trim().is_empty())
}

/// Returns the host that takes certificates, where the credentials of XSUAA name one.
fn certificate_host(credentials: &Credentials) -> Option<&str> {
    let is_xsuaa = credentials.server == AuthorizationServer::Xsuaa;
    credentials.certificate_url.as_deref().filter(|_| is_xsuaa).and_then(host)
}

fn place(credentials: &Credentials, field: &str) -> Place {
    credentials.place_of(field)
}
