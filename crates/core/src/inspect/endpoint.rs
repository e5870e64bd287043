//! Where tokens come from (facts of the catalogue; SAP page *Implementing Custom Token Retrieval …*, read 2026-11-20).

use bindwright_catalog::{TokenEndpoint, catalog};

use crate::inspection::{AuthorizationServer, TokenUrl, TokenUrlOrigin};

/// What an address is built from.
pub(crate) struct Addresses<'text> {
    pub(crate) url: Option<&'text str>,
    pub(crate) certificate_url: Option<&'text str>,
    /// A complete token address, as it-rt and credstore return it, behind the name of its field.
    pub(crate) token_url: Option<(&'static str, &'text str)>,
    pub(crate) uaa_domain: Option<&'text str>,
    pub(crate) identity_zone: Option<&'text str>,
}

/// Returns the address of the token endpoint, and the field it comes from.
pub(crate) fn token_url(
    server: AuthorizationServer,
    service: Option<&str>,
    uses_certificate: bool,
    addresses: &Addresses<'_>,
) -> Option<TokenUrl> {
    let rule = rule(server, service)?;
    let base = if uses_certificate { &rule.certificate_base } else { &rule.secret_base };
    if rule.path.is_empty() {
        return complete(addresses);
    }
    let Some(base) = base.as_deref() else { return complete(addresses) };
    if base == "certurl" {
        let direct = addresses.certificate_url.map(|url| (url.to_owned(), TokenUrlOrigin::CertificateUrl));
        let base = direct.or_else(|| derived(addresses));
        return base.map(|base| appended(base, rule)).or_else(|| complete(addresses));
    }
    // Where a whole address is given, `url` is that of the service.
    let base = addresses.url.map(|url| (url.to_owned(), TokenUrlOrigin::Url));
    complete(addresses).or_else(|| base.map(|base| appended(base, rule)))
}

fn complete(addresses: &Addresses<'_>) -> Option<TokenUrl> {
    let (field, url) = addresses.token_url?;
    Some(TokenUrl { url: Some(url.to_owned()), origin: TokenUrlOrigin::Complete(field) })
}

/// Returns what the catalogue says: about the service itself, or about the authorization server behind it.
fn rule(server: AuthorizationServer, service: Option<&str>) -> Option<&'static TokenEndpoint> {
    let of_server = match server {
        AuthorizationServer::Xsuaa => "xsuaa",
        AuthorizationServer::Identity => "identity",
        AuthorizationServer::None => return None,
    };
    let rule = |id| catalog().service(id)?.token_endpoint.as_ref();
    service.and_then(rule).or_else(|| rule(of_server))
}

fn appended((base, origin): (String, TokenUrlOrigin), rule: &TokenEndpoint) -> TokenUrl {
    let base = base.trim().trim_end_matches('/');
    let scheme = if base.contains("://") { "" } else { "https://" };
    TokenUrl { url: Some(format!("{scheme}{base}{}", rule.path)), origin }
}

/// Derives the base for client certificates: the host gains `.cert` behind `authentication`.
///
/// Documented for the commercial landscapes below `hana.ondemand.com` only; for others there is no answer.
fn derived(addresses: &Addresses<'_>) -> Option<(String, TokenUrlOrigin)> {
    if let Some(host) = addresses.url.and_then(host) {
        return with_cert(host).map(|host| (format!("https://{host}"), TokenUrlOrigin::Url));
    }
    let (domain, zone) = (addresses.uaa_domain?, addresses.identity_zone?);
    let host = with_cert(&format!("{zone}.{domain}"))?;
    Some((format!("https://{host}"), TokenUrlOrigin::UaaDomain))
}

fn with_cert(host: &str) -> Option<String> {
    let (zone, landscape) = host.split_once(".authentication.")?;
    let region = landscape.strip_suffix(".hana.ondemand.com")?;
    let is_label = |label: &str| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let documented = is_label(zone) && is_label(region) && region != "cert";
    documented.then(|| format!("{zone}.authentication.cert.{landscape}"))
}

/// Returns the host of an address, without scheme, port and path.
pub(crate) fn host(address: &str) -> Option<&str> {
    let rest = address.trim();
    let rest = rest.split_once("://").map_or(rest, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.split(':').next()?;
    (!host.is_empty()).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: Addresses<'_> = Addresses {
        url: None,
        certificate_url: None,
        token_url: None,
        uaa_domain: None,
        identity_zone: None,
    };

    fn xsuaa(addresses: &Addresses<'_>) -> Option<(String, &'static str)> {
        let found = token_url(AuthorizationServer::Xsuaa, Some("xsuaa"), true, addresses)?;
        Some((found.url?, found.origin.field()))
    }

    #[test]
    fn takes_certurl_as_it_is() {
        let certificate_url = Some("https://a.authentication.cert.eu10.hana.ondemand.com/");
        let url = Some("https://a.authentication.eu10.hana.ondemand.com");
        let wanted = "https://a.authentication.cert.eu10.hana.ondemand.com/oauth/token";
        assert_eq!(xsuaa(&Addresses { url, certificate_url, ..NONE }), Some((wanted.into(), "certurl")));
    }

    #[test]
    fn derives_only_where_it_is_documented() {
        let wanted = "https://a.authentication.cert.eu10.hana.ondemand.com/oauth/token";
        let url = Some("https://a.authentication.eu10.hana.ondemand.com");
        assert_eq!(xsuaa(&Addresses { url, ..NONE }), Some((wanted.into(), "url")));
        let (uaa_domain, identity_zone) = (Some("authentication.eu10.hana.ondemand.com"), Some("a"));
        assert_eq!(
            xsuaa(&Addresses { uaa_domain, identity_zone, ..NONE }),
            Some((wanted.into(), "uaadomain"))
        );
        for elsewhere in [
            "https://a.authentication.cn40.platform.sapcloud.cn",
            "https://a.authentication.eu10.hana.ondemand.com.example.org",
            "https://evil.example/x.authentication.eu10.hana.ondemand.com",
            "https://a.example.org",
        ] {
            assert_eq!(xsuaa(&Addresses { url: Some(elsewhere), ..NONE }), None, "{elsewhere}");
        }
    }

    #[test]
    fn a_secret_goes_to_url_and_identity_has_one_address() {
        let url = Some("https://t.accounts.ondemand.com");
        let secret = token_url(AuthorizationServer::Xsuaa, None, false, &Addresses { url, ..NONE });
        assert_eq!(
            secret.and_then(|found| found.url).as_deref(),
            Some("https://t.accounts.ondemand.com/oauth/token")
        );
        let identity =
            token_url(AuthorizationServer::Identity, Some("identity"), true, &Addresses { url, ..NONE });
        let wanted = "https://t.accounts.ondemand.com/oauth2/token".to_owned();
        assert_eq!(identity, Some(TokenUrl { url: Some(wanted), origin: TokenUrlOrigin::Url }));
    }
}
