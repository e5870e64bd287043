//! Header and claims as a report may show them. A token of a user tells who the user is, so what is about a person is
//! shown by name, type and length; so is `jti`, which the UAA takes as a token of its own.

use bindwright_catalog::json::Node;
use bindwright_report::ShownField;

use crate::inspect::describe_with;

/// JSON Pointers of what may be shown with its value, entries of lists by their list. Sorted.
const PUBLIC: &[&str] = &[
    "/alg",
    "/app_tid",
    "/aud",
    "/auth_time",
    "/authorities",
    "/azp",
    "/cid",
    "/client_id",
    "/cnf/x5t#S256",
    "/crit",
    "/cty",
    "/enc",
    "/exp",
    "/ext_attr/enhancer",
    "/ext_attr/globalaccountid",
    "/ext_attr/serviceinstanceid",
    "/ext_attr/subaccountid",
    "/ext_attr/zdn",
    "/grant_type",
    "/granted_scopes",
    "/ias_apis",
    "/ias_iss",
    "/iat",
    "/iss",
    "/jku",
    "/jwk/alg",
    "/jwk/crv",
    "/jwk/kid",
    "/jwk/kty",
    "/jwk/use",
    "/kid",
    "/nbf",
    "/origin",
    "/revocable",
    "/sap_id_type",
    "/scope",
    "/typ",
    "/x5t",
    "/x5t#S256",
    "/x5u",
    "/zid",
    "/zip",
    "/zone_uuid",
];

/// Describes every member; `sub` with its value where it is the client and not a person.
pub(super) fn describe(text: &str, part: &Node, client: Option<&str>) -> Vec<ShownField> {
    let mut fields = describe_with(text, part, public_name);
    let is_client = client.is_some() && part.member_text("sub") == client;
    if let Some(subject) = fields.iter_mut().find(|field| is_client && field.pointer == "/sub") {
        subject.value = client.map(str::to_owned);
    }
    fields
}

/// Returns the pointer of the list where a pointer is that of an entry, and the pointer itself for anything else.
fn canonical(pointer: &str) -> &str {
    match pointer.rsplit_once('/') {
        Some((list, entry)) if !list.is_empty() && entry.bytes().all(|byte| byte.is_ascii_digit()) => list,
        _ => pointer,
    }
}

fn public_name(pointer: &str) -> Option<&str> {
    let pointer = canonical(pointer);
    PUBLIC.contains(&pointer).then(|| pointer.rsplit('/').next().unwrap_or(pointer))
}

#[cfg(test)]
mod tests {
    use bindwright_catalog::json;

    use super::*;

    fn values(text: &str, client: Option<&str>) -> Vec<(String, Option<String>)> {
        let fields = describe(text, &json::read(text, 0, 8).ok().unwrap().0, client);
        fields.into_iter().map(|field| (field.pointer, field.value)).collect()
    }

    #[test]
    fn shows_what_is_about_clients_and_hides_what_is_about_people() {
        let text = r#"{"sub":"a","cid":"a","email":"x@y.example","jti":"7","scope":["b"],
            "xs.user.attributes":{"scope":["c"]},"ext_attr":{"zdn":"z","own":"o"}}"#;
        let shown = |client| {
            let fields = values(text, client).into_iter();
            fields.filter_map(|(pointer, value)| value.map(|_| pointer)).collect::<Vec<_>>()
        };
        assert_eq!(shown(Some("a")), ["/sub", "/cid", "/scope/0", "/ext_attr/zdn"]);
        assert_eq!(shown(Some("b")), ["/cid", "/scope/0", "/ext_attr/zdn"]);
        assert_eq!(values(text, None).len(), 12);
    }

    #[test]
    fn the_list_is_sorted() {
        assert!(PUBLIC.is_sorted());
    }
}
