//! The fields of credentials as a report may show them: values by allow-list of names, everything else by name, type
//! and length (ARCHITECTURE.md, invariant 5).

use bindwright_report::ShownField;

use bindwright_catalog::json::{self, Content, Node};

/// Names whose values are public: identifiers, addresses and dates. Sorted.
const PUBLIC: &[&str] = &[
    "Authentication",
    "KeyStoreLocation",
    "ProxyType",
    "api_url",
    "apiurl",
    "app_tid",
    "appid",
    "appname",
    "authorization_endpoint",
    "btp-tenant-api",
    "certificate-pinning",
    "certificate_expires_at",
    "certurl",
    "client_id",
    "clientId",
    "clientid",
    "clientx509enabled",
    "credential-type",
    "domain",
    "domains",
    "end_session_endpoint",
    "expires_at",
    "identityzone",
    "identityzoneid",
    "instanceid",
    "issuerdn",
    "oauth_token_url",
    "org_id",
    "plan",
    "sap.cloud.service",
    "saasregistryenabled",
    "sburl",
    "serviceInstanceId",
    "serviceinstanceid",
    "sm_url",
    "subaccountid",
    "subjectdn",
    "tenantid",
    "tenantmode",
    "timeout",
    "token_service_domain",
    "token_service_url",
    "tokenService.KeyStoreLocation",
    "tokenServiceURL",
    "tokenServiceURLType",
    "tokenUrl",
    "tokenurl",
    "uaadomain",
    "uri",
    "url",
    "validuntil",
    "vendor",
    "xsappname",
    "zone_uuid",
    "zoneid",
];

/// Fields of one set of credentials that a report lists.
const FIELDS: usize = 500;

/// Characters of a name or value that a report shows.
const CHARACTERS: usize = 300;

/// Describes every field below `credentials`, objects and lists included.
pub(crate) fn describe(text: &str, credentials: &Node) -> Vec<ShownField> {
    describe_with(text, credentials, public_name)
}

/// Describes every field below `node`; `public` returns the name of a pointer whose value may be shown.
pub(crate) fn describe_with(text: &str, node: &Node, public: fn(&str) -> Option<&str>) -> Vec<ShownField> {
    let mut fields = Vec::new();
    node.walk("", &mut |pointer, node| {
        if !pointer.is_empty() && fields.len() < FIELDS {
            fields.push(field(text, pointer, node, public(pointer)));
        }
    });
    fields
}

fn field(text: &str, pointer: &str, node: &Node, public_name: Option<&str>) -> ShownField {
    let length = match &node.value {
        Content::Text(text) => Some(text.chars().count() as u32),
        Content::List(entries) => Some(entries.len() as u32),
        Content::Object(members) => Some(members.len() as u32),
        _ => None,
    };
    let value = public_name.and_then(|name| value_text(text, name, node));
    let kind = json::kind_name(&node.value).to_owned();
    ShownField { pointer: pointer.chars().take(CHARACTERS).collect(), kind, length, value }
}

/// Returns the last name of a pointer where it is on the allow-list; entries of a list go by the name of the list.
fn public_name(pointer: &str) -> Option<&str> {
    let mut names = pointer.rsplit('/');
    let is_index = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
    names.find(|name| !is_index(name)).filter(|name| PUBLIC.contains(name))
}

fn value_text(text: &str, name: &str, node: &Node) -> Option<String> {
    match &node.value {
        Content::Text(value) if is_address(name) => public_address(value),
        Content::Text(value) => public_text(value),
        Content::Boolean | Content::Number => {
            let written = text.get(node.span.clone())?;
            Some(written.chars().take(CHARACTERS).collect())
        }
        _ => None,
    }
}

/// Says whether a name on the allow-list stands for an address.
fn is_address(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["url", "uri", "endpoint", "api", "domain", "domains"].iter().any(|end| name.ends_with(end))
}

/// Returns a text that may be shown, or `None` for what may be a secret under a public name: PEM, a token, an address
/// with more than a path, `user:password@`, and what is too long for an identifier.
pub(crate) fn public_text(text: &str) -> Option<String> {
    // A password may itself hold `/`, `?`, `#` or `@`, so everything before the last `@` counts.
    let has_login =
        text.rsplit_once('@').is_some_and(|(before, _)| before.contains(':') || before.contains("//"));
    let secret = text.contains("-----")
        || text.contains("eyJ")
        || has_login
        || text.contains("//") && has_more_than_a_path(text)
        || text.chars().count() > CHARACTERS;
    (!secret).then(|| text.to_owned())
}

/// Returns the text of a field that holds an address, with or without a scheme, where it may be shown.
pub(crate) fn public_address(text: &str) -> Option<String> {
    public_text(text).filter(|text| !has_more_than_a_path(text))
}

/// Says whether an address has a login, a query, a fragment or parameters (`jdbc:sqlserver://host;password=…`).
fn has_more_than_a_path(address: &str) -> bool {
    address.contains(['@', '?', '#', ';'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(text: &str) -> Vec<ShownField> {
        describe(text, &json::read(text, 0, 64).ok().unwrap().0)
    }

    #[test]
    fn shows_values_of_public_names_only() {
        let fields = described(
            r#"{"uaa":{"clientid":"sb-1","clientsecret":"s3cret"},"timeout":9,"other":1,"domains":["a.b"]}"#,
        );
        let shown: Vec<_> = fields
            .iter()
            .map(|field| (field.pointer.as_str(), field.kind.as_str(), field.length, field.value.as_deref()))
            .collect();
        assert_eq!(
            shown,
            [
                ("/uaa", "object", Some(2), None),
                ("/uaa/clientid", "string", Some(4), Some("sb-1")),
                ("/uaa/clientsecret", "string", Some(6), None),
                ("/timeout", "number", None, Some("9")),
                ("/other", "number", None, None),
                ("/domains", "array", Some(1), None),
                ("/domains/0", "string", Some(3), Some("a.b")),
            ]
        );
    }

    #[test]
    fn hides_secrets_under_public_names() {
        for value in [
            "https://user:s3cret@host/",
            "https://host/path@2",
            "postgres://user:pa#ss@host/db",
            "postgres://user:pa/ss@host/db",
            "//user@host",
            "user:s3cret@host",
            "jdbc:oracle:thin:scott/tiger@host:1521",
            "jdbc:sqlserver://host;password=s3cret",
            "https://h/p?sig=x",
            "https://h/p#access_token=x",
            "-----BEGIN PRIVATE KEY-----",
            "eyJhbGciOi.e30.s3cret",
            "Bearer eyJhbGciOi.e30.s3cret",
        ] {
            assert_eq!(public_text(value), None, "{value}");
        }
        for value in ["https://host:443/path/v2", "sb-a!b1|c!b2", "CN=a,emailAddress=a@b.example", "key #1?"]
        {
            assert_eq!(public_text(value).as_deref(), Some(value));
        }
    }

    #[test]
    fn fields_for_addresses_show_plain_ones_only() {
        let fields = described(
            r#"{"url":"https://h.example/v2","uri":"host?sig=x","certurl":"user@host","domains":["a@b","a.b"]}"#,
        );
        let shown: Vec<_> = fields.iter().map(|field| (field.length, field.value.as_deref())).collect();
        assert_eq!(
            shown,
            [
                (Some(20), Some("https://h.example/v2")),
                (Some(10), None),
                (Some(9), None),
                (Some(2), None),
                (Some(3), None),
                (Some(3), Some("a.b")),
            ]
        );
    }
}
