use bindwright_catalog::json::{Content, Node};
use bindwright_pki::PublicKey;

use super::base64url;
use crate::inspect::public_text;

/// A key of a JWK set (RFC 7517), beside the public key that it was read as.
pub(crate) struct KeyOfSet {
    /// Index among the public keys.
    pub(crate) public_key: usize,
    pub(crate) id: Option<String>,
    /// Whether it may be the key of a signature, not of encryption (RFC 7517 section 4.2).
    pub(crate) signs: bool,
}

/// One JSON Web Key as it was read.
pub(crate) struct Read<'node> {
    pub(crate) node: &'node Node,
    /// JSON Pointer in the document.
    pub(crate) pointer: String,
    /// `None` where it is of a kind that is not known here.
    pub(crate) key: Option<PublicKey>,
    pub(crate) id: Option<String>,
    pub(crate) signs: bool,
    /// Whether the private half or a shared secret is there too.
    pub(crate) is_secret: bool,
}

/// Members that hold a secret (RFC 7518 sections 6.2.2, 6.3.2 and 6.4.1).
const SECRETS: [&str; 8] = ["d", "k", "p", "q", "dp", "dq", "qi", "oth"];

/// Reads the keys of a document that is a JWK or a JWK set, or returns `None` where it is neither.
pub(crate) fn keys_of(document: &Node) -> Option<Vec<Read<'_>>> {
    if is_key(document) {
        return Some(vec![read(document, String::new())]);
    }
    let Content::List(entries) = &document.member("keys")?.value else { return None };
    let keys = entries.iter().enumerate().filter(|(_, entry)| is_key(entry));
    let keys: Vec<_> = keys.map(|(index, entry)| read(entry, format!("/keys/{index}"))).collect();
    (!keys.is_empty()).then_some(keys)
}

fn is_key(node: &Node) -> bool {
    node.member_text("kty").is_some()
}

fn read(node: &Node, pointer: String) -> Read<'_> {
    Read {
        node,
        pointer,
        key: public_key(node),
        id: node.member_text("kid").and_then(public_text),
        signs: node.member_text("use") != Some("enc"),
        is_secret: SECRETS.iter().any(|name| node.member_text(name).is_some()),
    }
}

/// RFC 7518 section 6, RFC 8037 section 2.
fn public_key(node: &Node) -> Option<PublicKey> {
    let number = |name: &str| base64url::decode(node.member_text(name)?.trim_end_matches('='));
    let curve = node.member_text("crv").unwrap_or_default();
    let key = match node.member_text("kty")? {
        "RSA" => PublicKey::from_rsa_numbers(&number("n")?, &number("e")?),
        "EC" => PublicKey::from_point(curve, &number("x")?, &number("y")?),
        "OKP" if curve == "Ed25519" => PublicKey::from_ed25519(&number("x")?),
        _ => return None,
    };
    key.ok()
}

#[cfg(test)]
mod tests {
    use bindwright_catalog::json;

    use super::*;

    type Described = (Option<String>, Option<String>, bool, bool);

    fn kinds(text: &str) -> Option<Vec<Described>> {
        let (node, _) = json::read(text, 0, 8).ok().unwrap();
        let described =
            |key: Read<'_>| (key.key.map(|key| key.algorithm().to_owned()), key.id, key.signs, key.is_secret);
        keys_of(&node).map(|keys| keys.into_iter().map(described).collect())
    }

    #[test]
    fn reads_the_examples_of_the_standards() {
        // RFC 8037 appendix A.1, and RFC 7517 appendix A.1.
        let edwards = r#"{"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
            "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
        assert_eq!(kinds(edwards), Some(vec![(Some("Ed25519".into()), None, true, true)]));
        let set = r#"{"keys":[{"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
            "y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM","use":"enc","kid":"1"},{"kty":"oct","k":"AyM1"},
            {"kid":"no key"}]}"#;
        let expected = vec![(Some("EC".into()), Some("1".into()), false, false), (None, None, true, true)];
        assert_eq!(kinds(set), Some(expected));
    }

    #[test]
    fn other_documents_are_none() {
        for text in ["[]", "{}", r#"{"keys":[]}"#, r#"{"keys":{"kty":"RSA"}}"#, r#"{"key":"x"}"#] {
            assert_eq!(kinds(text), None, "{text}");
        }
    }
}
