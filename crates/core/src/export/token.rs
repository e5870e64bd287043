//! The token request of an identity, as every client of it is written from.

use std::fmt::Write as _;

use super::registry::Context;
use crate::inspect::host;
use crate::inspection::{AuthorizationServer, Credentials};

/// Where a token is asked for and with what.
pub(crate) struct TokenRequest {
    /// Address with nothing in it but what RFC 3986 allows, without `!`, which command lines act on.
    pub(crate) url: String,
    /// Form fields in order, as they are.
    pub(crate) fields: Vec<(&'static str, String)>,
    pub(crate) server: AuthorizationServer,
}

impl TokenRequest {
    /// Returns the request with the certificate; `None` where credentials name no address or no client.
    pub(crate) fn of(context: &Context<'_>) -> Option<Self> {
        let credentials = context.identity.credentials.filter(|found| has_endpoint(found))?;
        let url = credentials.certificate_token_url.as_ref()?.url.as_deref()?;
        let client_id = credentials.client_id.clone()?;
        let tenant = context.wanted.tenant.as_deref();
        let mut fields = vec![("grant_type", "client_credentials".to_owned()), ("client_id", client_id)];
        let mut url = url_encoded(url);
        match (credentials.server, tenant) {
            (AuthorizationServer::Identity, Some(tenant)) => fields.push(("app_tid", tenant.to_owned())),
            (_, Some(subdomain)) => url = of_subscriber(&url, subdomain)?,
            (_, None) => {}
        }
        Some(Self { url, fields, server: credentials.server })
    }

    /// Returns the body of the request (`application/x-www-form-urlencoded`): letters, digits and percent signs.
    pub(crate) fn body(&self) -> String {
        form(&self.fields)
    }

    /// Returns the body without the grant, for requests of another one.
    pub(crate) fn client(&self) -> String {
        form(&self.fields[1..])
    }
}

fn form(fields: &[(&str, String)]) -> String {
    let pairs: Vec<String> =
        fields.iter().map(|(name, value)| format!("{name}={}", form_encoded(value))).collect();
    pairs.join("&")
}

/// Says whether credentials name an address that gives out tokens for a certificate.
pub(crate) fn has_endpoint(credentials: &Credentials) -> bool {
    let url = credentials.certificate_token_url.as_ref().and_then(|found| found.url.as_deref());
    credentials.uses_certificate() && credentials.client_id.is_some() && url.and_then(host).is_some()
}

/// Says whether a tenant can stand in the address of an authorization server: a label of a host name.
pub(crate) fn is_subdomain(tenant: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    (1..=63).contains(&tenant.len()) && tenant.bytes().all(plain)
}

/// Puts the subdomain of a subscriber in the place of the provider's.
fn of_subscriber(url: &str, subdomain: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let (_, landscape) = rest.split_once(".authentication.")?;
    is_subdomain(subdomain).then(|| format!("{scheme}://{subdomain}.authentication.{landscape}"))
}

/// Encodes a value of a form (RFC 3986 section 2.3: all but the unreserved characters).
fn form_encoded(text: &str) -> String {
    percent_encoded(text, |byte, _| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
}

/// Encodes in an address what may not stand there; percent signs that encode something stay.
fn url_encoded(text: &str) -> String {
    percent_encoded(text.trim(), |byte, rest| match byte {
        b'%' => rest.len() > 1 && rest[..2].iter().all(u8::is_ascii_hexdigit),
        _ => byte.is_ascii_alphanumeric() || b"-._~:/?@$&'()*+,;=".contains(&byte),
    })
}

fn percent_encoded(text: &str, stays: impl Fn(u8, &[u8]) -> bool) -> String {
    let mut output = String::with_capacity(text.len());
    for (index, byte) in text.bytes().enumerate() {
        if stays(byte, &text.as_bytes()[index + 1..]) {
            output.push(char::from(byte));
        } else {
            let _ = write!(output, "%{byte:02X}");
        }
    }
    output
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodes_what_clients_would_act_on() {
        assert_eq!(form_encoded("sb-app!t1|x"), "sb-app%21t1%7Cx");
        assert_eq!(url_encoded("https://a.b/c%20d%x\"`\\\n!é"), "https://a.b/c%20d%25x%22%60%5C%0A%21%C3%A9");
    }

    #[test]
    fn a_subscriber_has_a_subdomain_of_its_own() {
        let url = "https://provider.authentication.cert.eu10.hana.ondemand.com/oauth/token";
        let wanted = "https://shop-1.authentication.cert.eu10.hana.ondemand.com/oauth/token";
        assert_eq!(of_subscriber(url, "shop-1").as_deref(), Some(wanted));
        for odd in ["", "a.b", "a/b", "ä"] {
            assert_eq!(of_subscriber(url, odd), None, "{odd}");
        }
        assert_eq!(of_subscriber("https://localhost/oauth/token", "shop"), None);
    }
}
