//! What credentials look like: which object holds the client, and what its fields are called there.

use bindwright_catalog::json::{Content, Node, child};

/// What the fields of one set of credentials are called.
#[derive(PartialEq, Eq)]
pub(crate) struct Names {
    pub(crate) client_id: &'static [&'static str],
    pub(crate) certificate: &'static [&'static str],
    pub(crate) private_key: &'static [&'static str],
    pub(crate) url: &'static [&'static str],
}

/// Keys of the authorization service, of Identity, and of most others.
pub(crate) const USUAL: Names = Names {
    client_id: &["clientid", "clientId", "client_id"],
    certificate: &["certificate"],
    private_key: &["key", "privateKey", "private_key"],
    url: &["url"],
};

/// Credential Store: the user is the client.
const CREDENTIAL_STORE: Names = Names { client_id: &["username"], ..USUAL };

/// Cloud Logging has a certificate for each way in.
const INGEST: [Names; 2] = [
    Names {
        client_id: &[],
        certificate: &["ingest-otlp-cert"],
        private_key: &["ingest-otlp-key"],
        url: &["ingest-otlp-endpoint"],
    },
    Names {
        client_id: &[],
        certificate: &["ingest-mtls-cert"],
        private_key: &["ingest-mtls-key"],
        url: &["ingest-mtls-endpoint"],
    },
];

/// Application Autoscaler: certificate and key are files of the application's own instance.
const AUTOSCALER: Names = Names { client_id: &[], certificate: &[], private_key: &[], url: &["mtls_url"] };

/// An answer of the destination service: the certificates stand beside the destination.
pub(crate) const DESTINATION: Names = Names { certificate: &[], private_key: &[], url: &["URL"], ..USUAL };

/// Objects that hold the OAuth client beside the fields of the service.
const NESTED: &[(&str, &Names)] =
    &[("uaa", &USUAL), ("oauth", &USUAL), ("destinationConfiguration", &DESTINATION)];

/// Fields that only credentials of a database have.
const DATABASE: &[&str] =
    &["hdi_user", "hdi_password", "driver", "schema", "database_id", "db_name", "dbname"];

/// The client of one set of credentials.
pub(crate) struct Client<'node> {
    pub(crate) node: &'node Node,
    pub(crate) pointer: String,
    pub(crate) names: &'static Names,
}

/// Returns the clients whose credentials a value is; several where a service gives one for each way in.
pub(crate) fn clients<'node>(node: &'node Node, pointer: &str) -> Vec<Client<'node>> {
    if node.members().is_empty() || is_database(node) {
        return Vec::new();
    }
    let here = |names| Client { node, pointer: pointer.to_owned(), names };
    let ingest: Vec<_> = INGEST.iter().filter(|names| has_any(node, names.certificate)).map(here).collect();
    if !ingest.is_empty() {
        return ingest;
    }
    own(node).map(here).or_else(|| nested(node, pointer)).into_iter().collect()
}

/// Returns the names that an object with a client of its own uses.
fn own(node: &Node) -> Option<&'static Names> {
    let is_client = has_any(node, USUAL.client_id) || has_certificate_and_key(node);
    let is_store = has_any(node, CREDENTIAL_STORE.client_id)
        && (has_any(node, &["oauth_token_url"])
            || node.member("encryption").is_some()
            || has_certificate_and_key(node));
    if is_store { Some(&CREDENTIAL_STORE) } else { is_client.then_some(&USUAL) }
}

fn nested<'node>(node: &'node Node, pointer: &str) -> Option<Client<'node>> {
    let metrics = node.member("custom_metrics").filter(|metrics| has_any(metrics, AUTOSCALER.url));
    if let Some(metrics) = metrics {
        return Some(Client { node: metrics, pointer: child(pointer, "custom_metrics"), names: &AUTOSCALER });
    }
    NESTED.iter().find_map(|(name, names)| {
        let client = node.member(name).filter(|client| has_any(client, names.client_id))?;
        Some(Client { node: client, pointer: child(pointer, name), names })
    })
}

/// Returns the pointers of the files that a destination takes its client certificate from: the one that it names,
/// or all that came with it.
pub(crate) fn destination_files(answer: &Node, destination: &Node, pointer: &str) -> Vec<String> {
    let Some(Content::List(files)) = answer.member("certificates").map(|files| &files.value) else {
        return Vec::new();
    };
    let location = ["tokenService.KeyStoreLocation", "KeyStoreLocation"]
        .iter()
        .find_map(|name| destination.member_text(name));
    let base = child(pointer, "certificates");
    let is_named = |file: &Node| location.is_none_or(|location| file.member_text("Name") == Some(location));
    let files = files.iter().enumerate().filter(|(_, file)| is_named(file));
    files.map(|(index, _)| format!("{base}/{index}/Content")).collect()
}

/// Says whether a value is credentials of a database: a certificate in it is what the server is checked with.
pub(crate) fn is_database(node: &Node) -> bool {
    let has_certificate = node.member_text("certificate").is_some();
    has_certificate && has_any(node, DATABASE) && !has_any(node, USUAL.private_key)
}

fn has_certificate_and_key(node: &Node) -> bool {
    let is_pem = |text: &str| text.contains("-----BEGIN");
    let certificate = node.member_text("certificate").is_some_and(is_pem);
    certificate && has_any(node, USUAL.private_key) && node.member("kty").is_none()
}

fn has_any(node: &Node, names: &[&str]) -> bool {
    names.iter().any(|name| node.member_text(name).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use bindwright_catalog::json;

    fn found(text: &str) -> Vec<(String, &'static [&'static str])> {
        let (node, _) = json::read(text, 0, 64).ok().unwrap();
        clients(&node, "").into_iter().map(|client| (client.pointer, client.names.url)).collect()
    }

    #[test]
    fn finds_the_client() {
        for (text, pointer, url) in [
            (r#"{"clientid":"c"}"#, "", "url"),
            (r#"{"uaa":{"clientid":"c"},"url":"u"}"#, "/uaa", "url"),
            (r#"{"oauth":{"clientid":"c"}}"#, "/oauth", "url"),
            (r#"{"certificate":"-----BEGIN X","key":"k"}"#, "", "url"),
            (r#"{"username":"u","encryption":{}}"#, "", "url"),
            (r#"{"custom_metrics":{"mtls_url":"https://a"}}"#, "/custom_metrics", "mtls_url"),
            (r#"{"destinationConfiguration":{"clientId":"c"}}"#, "/destinationConfiguration", "URL"),
        ] {
            assert_eq!(found(text), [(pointer.to_owned(), &[url][..])], "{text}");
        }
    }

    #[test]
    fn finds_a_client_for_each_way_in() {
        let text = r#"{"ingest-otlp-cert":"a","ingest-otlp-key":"b","ingest-mtls-cert":"c"}"#;
        assert_eq!(found(text).len(), 2);
    }

    #[test]
    fn databases_and_users_are_no_clients() {
        for text in [
            r#"{"user":"u","password":"p","certificate":"-----BEGIN X","driver":"d"}"#,
            r#"{"username":"u","password":"p"}"#,
            r#"{"certificate":"-----BEGIN X"}"#,
            r#"{"kty":"RSA","certificate":"-----BEGIN X","key":"k"}"#,
            "[]",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
