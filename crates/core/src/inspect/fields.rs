//! The fields of credentials as a report may show them: values by allow-list of names, everything else by name, type
//! and length (ARCHITECTURE.md, invariant 5).

use bindwright_report::ShownField;

use bindwright_catalog::json::{self, Content, Node};

/// Names whose values are public: identifiers, addresses and dates. Sorted.
const PUBLIC: &[&str] = &[
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
    let mut fields = Vec::new();
    credentials.walk("", &mut |pointer, node| {
        if !pointer.is_empty() && fields.len() < FIELDS {
            fields.push(field(text, pointer, node));
        }
    });
    fields
}

fn field(text: &str, pointer: &str, node: &Node) -> ShownField {
    let length = match &node.value {
        Content::Text(text) => Some(text.chars().count() as u32),
        Content::List(entries) => Some(entries.len() as u32),
        Content::Object(members) => Some(members.len() as u32),
        _ => None,
    };
    let value = if is_public(pointer) { value_text(text, node) } else { None };
    let kind = json::kind_name(&node.value).to_owned();
    ShownField { pointer: pointer.chars().take(CHARACTERS).collect(), kind, length, value }
}

/// Says whether the last name of a pointer is on the allow-list; entries of a list go by the name of the list.
fn is_public(pointer: &str) -> bool {
    let mut names = pointer.rsplit('/');
    let is_index = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
    names.find(|name| !is_index(name)).is_some_and(|name| PUBLIC.contains(&name))
}

fn value_text(text: &str, node: &Node) -> Option<String> {
    match &node.value {
        Content::Text(value) => public_text(value),
        Content::Boolean | Content::Number => {
            let written = text.get(node.span.clone())?;
            Some(written.chars().take(CHARACTERS).collect())
        }
        _ => None,
    }
}

/// Returns a text that may be shown, or `None` for what is plainly a secret under a public name: PEM, a token, an
/// address with a password in it.
pub(crate) fn public_text(text: &str) -> Option<String> {
    let is_token = text.starts_with("eyJ") && text.contains('.');
    let authority =
        text.split_once("://").map_or("", |(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or(rest));
    let secret =
        text.contains("-----") || is_token || authority.contains('@') || text.chars().count() > CHARACTERS;
    (!secret).then(|| text.to_owned())
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
        for value in ["https://user:s3cret@host/", "-----BEGIN PRIVATE KEY-----", "eyJhbGciOi.e30.s3cret"] {
            assert_eq!(public_text(value), None, "{value}");
        }
        assert_eq!(public_text("https://host/path@2"), Some("https://host/path@2".into()));
    }
}
