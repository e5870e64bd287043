//! Which service gave out a set of credentials, told by the fields that only it has.

use bindwright_catalog::catalog;

use crate::inspection::AuthorizationServer;
use bindwright_catalog::json::Node;

/// A service of the catalogue and how its credentials are told.
struct Shape {
    service: &'static str,
    fits: fn(whole: &Node, client: &Node) -> bool,
}

/// In the order they are asked; the first that fits counts.
const SHAPES: &[Shape] = &[
    Shape { service: "sdm", fits: is_document_management },
    Shape { service: "service-manager", fits: |whole, _| has(whole, &["sm_url"]) },
    Shape { service: "credstore", fits: is_credential_store },
    Shape { service: "cloud-logging", fits: is_cloud_logging },
    Shape { service: "autoscaler", fits: |whole, _| has(whole, &["custom_metrics", "mtls_url"]) },
    Shape { service: "odata-provisioning", fits: is_odata_provisioning },
    Shape { service: "auditlog", fits: |whole, client| has_host(whole, client, "api.auditlog") },
    Shape { service: "jobscheduler", fits: |whole, client| has_host(whole, client, "jobscheduler-rest.") },
    Shape { service: "aicore", fits: |whole, _| has(whole, &["serviceurls", "AI_API_URL"]) },
    Shape { service: "connectivity", fits: |whole, _| has(whole, &["onpremise_proxy_host"]) },
    Shape { service: "it-rt", fits: is_process_integration },
    Shape { service: "one-inbox-service", fits: |whole, _| has(whole, &["endpoints", "inbox_rest_url"]) },
    Shape {
        service: "alert-notification",
        fits: |whole, _| has(whole, &["endpoints", "notifications_mtls_url"]),
    },
    Shape { service: "subscription-manager", fits: |whole, _| has(whole, &["callback_certificate_subject"]) },
    Shape { service: "apimanagement-apiportal", fits: |whole, _| is_api_management(whole, "orgId") },
    Shape { service: "apimanagement-devportal", fits: |whole, _| is_api_management(whole, "developerId") },
    Shape { service: "identity", fits: |_, client| is_identity(client) },
    Shape { service: "xsuaa", fits: is_xsuaa },
];

/// Returns the catalogue's id of the service: by the label that `VCAP_SERVICES` gives, else by the fields.
pub(crate) fn recognise(label: Option<&str>, whole: &Node, client: &Node) -> Option<&'static str> {
    let by_label = label.and_then(|label| catalog().service(label)).map(|service| service.id.as_str());
    if label.is_some() {
        return by_label;
    }
    let shape = SHAPES.iter().find(|shape| (shape.fits)(whole, client))?;
    catalog().service(shape.service).map(|service| service.id.as_str())
}

/// Says whether credentials of a service can be told by their fields.
pub(crate) fn tells(service: &str) -> bool {
    SHAPES.iter().any(|shape| shape.service == service)
}

/// Returns the server that gives out tokens for credentials.
pub(crate) fn authorization_server(service: Option<&str>, client: &Node) -> AuthorizationServer {
    let has_token = || has(client, &["oauth_token_url"]);
    match service {
        // The certificate itself is shown to the service.
        Some("cloud-logging" | "autoscaler") => AuthorizationServer::None,
        Some("credstore") if !has_token() => AuthorizationServer::None,
        _ if is_identity(client) => AuthorizationServer::Identity,
        _ => AuthorizationServer::Xsuaa,
    }
}

/// Tells a key of Credential Store by its user beside what encrypts the answers, or beside its token address.
fn is_credential_store(whole: &Node, _client: &Node) -> bool {
    has(whole, &["username"]) && (has(whole, &["encryption"]) || has(whole, &["oauth_token_url"]))
}

fn is_cloud_logging(whole: &Node, _client: &Node) -> bool {
    ["ingest-otlp-endpoint", "ingest-mtls-endpoint"].iter().any(|name| has(whole, &[name]))
}

/// Tells a key of OData Provisioning by the mixed spelling of its fields.
fn is_odata_provisioning(whole: &Node, _client: &Node) -> bool {
    has(whole, &["client_id"]) && has(whole, &["privateKey"]) && has(whole, &["xsappname"])
}

/// Says whether the address of the service, which stands beside an object with the client, has a host like this.
fn has_host(whole: &Node, client: &Node, begin: &str) -> bool {
    let address = whole.member_text("url").filter(|_| !std::ptr::eq(whole, client));
    address.and_then(super::host).is_some_and(|host| host.starts_with(begin))
}

fn is_document_management(whole: &Node, _client: &Node) -> bool {
    let endpoint = whole.member("endpoints").and_then(|endpoints| endpoints.member("ecmservice"));
    endpoint.is_some() || whole.member_text("sap.cloud.service") == Some("com.sap.ecm.reuse")
}

/// Says whether a value stands at a path.
fn has(whole: &Node, path: &[&str]) -> bool {
    path.iter().try_fold(whole, |node, name| node.member(name)).is_some()
}

/// Tells a key of Process Integration Runtime: flat with details of its certificate, or all of it in `oauth`.
fn is_process_integration(whole: &Node, client: &Node) -> bool {
    let is_nested = whole.member("oauth").is_some_and(|inner| std::ptr::eq(inner, client));
    has(client, &["certificatedetails"]) || is_nested && has(client, &["tokenurl"])
}

/// Tells a key of API Management by its id and the spelling of its client id.
fn is_api_management(whole: &Node, id: &str) -> bool {
    has(whole, &[id]) && has(whole, &["clientId"])
}

/// Tells credentials of Cloud Identity Services: credential types in capitals, tenant fields of their own; a key of
/// 2021 has `domains` and `zone_uuid` and no credential type.
fn is_identity(client: &Node) -> bool {
    let kind = client.member_text("credential-type").unwrap_or_default();
    let own_kind = ["SECRET", "X509_GENERATED", "X509_PROVIDED", "X509_ATTESTED", "NONE"].contains(&kind);
    let own_field = ["app_tid", "authorization_endpoint", "certificate_expires_at", "btp-tenant-api"];
    let old = client.member("domains").is_some() && client.member("zone_uuid").is_some();
    let xsuaa = client.member("xsappname").is_some();
    !xsuaa && (own_kind || old || own_field.iter().any(|name| client.member(name).is_some()))
}

/// Tells credentials of the authorization service itself: an application name, and nothing of another service.
fn is_xsuaa(whole: &Node, client: &Node) -> bool {
    let foreign =
        ["uri", "endpoints", "sm_url", "serviceurls", "token_service_url", "instanceid", "saas_registry_url"];
    std::ptr::eq(whole, client)
        && client.member("xsappname").is_some()
        && foreign.iter().all(|name| whole.member(name).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use bindwright_catalog::json;

    fn recognised(text: &str) -> Option<&'static str> {
        let (whole, _) = json::read(text, 0, 64).ok().unwrap();
        recognise(None, &whole, whole.member("uaa").unwrap_or(&whole))
    }

    #[test]
    fn tells_services_by_their_fields() {
        for (text, service) in [
            (r#"{"endpoints":{"ecmservice":{}},"uaa":{"xsappname":"a"}}"#, Some("sdm")),
            (r#"{"credential-type":"X509_PROVIDED","clientid":"c"}"#, Some("identity")),
            (r#"{"clientid":"c","domains":["d"],"zone_uuid":"z"}"#, Some("identity")),
            (r#"{"xsappname":"a","credential-type":"x509"}"#, Some("xsuaa")),
            (r#"{"xsappname":"a","sm_url":"https://sm"}"#, Some("service-manager")),
            (r#"{"clientid":"c","serviceurls":{"AI_API_URL":"https://a"}}"#, Some("aicore")),
            (r#"{"clientid":"c","onpremise_proxy_host":"h"}"#, Some("connectivity")),
            (r#"{"clientid":"c","certificatedetails":{},"tokenurl":"https://t"}"#, Some("it-rt")),
            (r#"{"clientId":"c","orgId":"o"}"#, Some("apimanagement-apiportal")),
            (r#"{"clientId":"c","developerId":"d"}"#, Some("apimanagement-devportal")),
            (r#"{"username":"c","encryption":{}}"#, Some("credstore")),
            (r#"{"username":"c","oauth_token_url":"https://t"}"#, Some("credstore")),
            (r#"{"ingest-mtls-endpoint":"h"}"#, Some("cloud-logging")),
            (r#"{"custom_metrics":{"mtls_url":"https://m"}}"#, Some("autoscaler")),
            (r#"{"client_id":"c","privateKey":"k","xsappname":"a"}"#, Some("odata-provisioning")),
            (
                r#"{"url":"https://api.auditlog.cf.eu10.hana.ondemand.com:6081","uaa":{"clientid":"c"}}"#,
                Some("auditlog"),
            ),
            (
                r#"{"url":"https://jobscheduler-rest.cfapps.eu10.hana.ondemand.com","uaa":{"clientid":"c"}}"#,
                Some("jobscheduler"),
            ),
            (r#"{"url":"https://example.org/api.auditlog","uaa":{"clientid":"c"}}"#, None),
            (r#"{"clientid":"c","orgId":"o"}"#, None),
            (r#"{"xsappname":"a","serviceurls":{}}"#, None),
            (r#"{"uri":"https://x","uaa":{"xsappname":"a"}}"#, None),
        ] {
            assert_eq!(recognised(text), service, "{text}");
        }
    }

    #[test]
    fn believes_the_label() {
        let (whole, _) = json::read(r#"{"xsappname":"a"}"#, 0, 64).ok().unwrap();
        assert_eq!(recognise(Some("identity"), &whole, &whole), Some("identity"));
        assert_eq!(recognise(Some("hana"), &whole, &whole), None);
    }
}
