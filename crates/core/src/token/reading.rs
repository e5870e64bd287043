use std::ops::Range;

use bindwright_catalog::json::{self, Content, Node};
use zeroize::Zeroizing;

use super::algorithm::Algorithm;
use super::claims::Claims;
use super::verify::{Verdict, Why};
use super::{Fault, Form, LONGEST, Pasted, Token, base64url, compact, shown};
use crate::inspect::public_text;

/// Objects and lists inside one another in a part.
const DEPTH: usize = 32;

/// Parameters of a header that carry a key or say where one is (RFC 7515 sections 4.1.2 to 4.1.6).
const OFFERED_KEYS: [&str; 4] = ["jwk", "jku", "x5c", "x5u"];

/// Reads every token of a text; what looks like one and is none stands there as its fault.
pub(crate) fn found_in(text: &str) -> Vec<(Range<usize>, Result<Pasted, Fault>)> {
    let candidates = compact::candidates(text).into_iter();
    candidates.filter_map(|range| Some((range.clone(), read(&text[range])?))).collect()
}

/// Returns a token that was broken into lines, in one piece, where the text is nothing else.
pub(crate) fn unwrapped(text: &str) -> Option<Zeroizing<String>> {
    let text = text.trim();
    let token = text.strip_prefix("Bearer ").unwrap_or(text);
    let is_wrapped = token.starts_with("ey") && token.contains('\n') && token.len() <= LONGEST;
    let mut joined = Zeroizing::new(String::with_capacity(token.len()));
    joined.extend(token.chars().filter(|character| !character.is_whitespace()));
    let is_one = compact::candidates(&joined).first() == Some(&(0..joined.len()));
    (is_wrapped && is_one).then_some(joined)
}

/// Reads one compact form, or returns `None` where it only happens to begin like one.
fn read(run: &str) -> Option<Result<Pasted, Fault>> {
    let parts = compact::parts(run);
    if run.len() > LONGEST {
        return Some(Err(Fault::TooLong(LONGEST)));
    }
    let header = Part::read(parts[0]);
    // Two more dots behind `{"` are no chance; other texts are left alone where their first part is no header.
    let looks_like_token = run.starts_with("eyJ") && parts.len() >= 3;
    let Some(header) = header.filter(|header| header.node.member_text("alg").is_some()) else {
        return looks_like_token.then_some(Err(Fault::Header));
    };
    Some(match parts[..] {
        [_, claims, signature] => signed(run, &header, claims, signature),
        [_, _, _, _, _] => Ok(encrypted(&header)),
        _ => Err(Fault::Parts(parts.len())),
    })
}

fn signed(run: &str, header: &Part, encoded: &str, signature: &str) -> Result<Pasted, Fault> {
    let bytes = base64url::decode(encoded).filter(|bytes| !bytes.is_empty()).ok_or(Fault::Claims)?;
    let message = run.get(..header.encoded + 1 + encoded.len()).unwrap_or(run);
    let mut token = token(Form::Signed, header);
    if let Some(claims) = Part::of_bytes(&bytes) {
        let content = Claims::read(&claims.text, &claims.node);
        token.claims = shown::describe(&claims.text, &claims.node, content.client_id.as_deref());
        token.content = Some(content);
    }
    Ok(Pasted {
        token,
        message: Zeroizing::new(message.as_bytes().to_vec()),
        signature: base64url::decode(signature),
    })
}

fn encrypted(header: &Part) -> Pasted {
    Pasted { token: token(Form::Encrypted, header), message: Zeroizing::default(), signature: None }
}

fn token(form: Form, header: &Part) -> Token {
    let node = &header.node;
    let text = |name: &str| node.member_text(name).and_then(public_text);
    let name = node.member_text("alg").unwrap_or_default();
    Token {
        form,
        algorithm_name: public_text(name).unwrap_or_default(),
        algorithm: Algorithm::named(name),
        key_id: text("kid"),
        signer: text("x5t#S256"),
        offered_keys: OFFERED_KEYS.into_iter().filter(|name| node.member(name).is_some()).collect(),
        has_critical_parameters: node.member("crit").is_some(),
        header: shown::describe(&header.text, node, None),
        claims: Vec::new(),
        content: None,
        verdict: Verdict::NotChecked(Why::NoKey),
    }
}

/// A JSON object that was encoded; wiped when dropped.
struct Part {
    text: Zeroizing<String>,
    node: Node,
    /// Characters of its encoded form.
    encoded: usize,
}

impl Part {
    fn read(encoded: &str) -> Option<Self> {
        let part = Self::of_bytes(&base64url::decode(encoded)?)?;
        Some(Self { encoded: encoded.len(), ..part })
    }

    fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let text = Zeroizing::new(std::str::from_utf8(bytes).ok()?.to_owned());
        let (node, end) = json::read(&text, 0, DEPTH).ok()?;
        let is_object = matches!(node.value, Content::Object(_)) && text[end..].trim_ascii().is_empty();
        is_object.then_some(Self { text, node, encoded: 0 })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    // {"alg":"RS256"} . {"sub":"x"}
    const HEADER: &str = "eyJhbGciOiJSUzI1NiJ9";
    const CLAIMS: &str = "eyJzdWIiOiJ4In0";

    fn only(text: &str) -> Option<Result<(), Fault>> {
        let mut found = found_in(text);
        assert!(found.len() <= 1);
        found.pop().map(|(_, result)| result.map(drop))
    }

    #[test]
    fn says_what_is_wrong_with_a_token() {
        assert_eq!(only(&format!("{HEADER}.{CLAIMS}.AAAA")), Some(Ok(())));
        assert_eq!(only(&format!("{HEADER}.{CLAIMS}.")), Some(Ok(())));
        assert_eq!(only(&format!("{HEADER}.a.b.c.d")), Some(Ok(())));
        assert_eq!(only(&format!("{HEADER}.{CLAIMS}")), Some(Err(Fault::Parts(2))));
        assert_eq!(only(&format!("{HEADER}..AAAA")), Some(Err(Fault::Claims)));
        assert_eq!(only(&format!("{CLAIMS}.{CLAIMS}.AAAA")), Some(Err(Fault::Header)));
        assert_eq!(only("eyJhbGci..."), Some(Err(Fault::Header)));
        assert_eq!(only(&format!("{CLAIMS}.{CLAIMS}")), None);
        let long = "A".repeat(LONGEST);
        assert_eq!(only(&format!("{HEADER}.{CLAIMS}.{long}")), Some(Err(Fault::TooLong(LONGEST))));
    }

    #[test]
    fn the_signed_bytes_are_the_first_two_parts() {
        for end in ["AAAA", "AAAA.", ""] {
            let text = format!("{HEADER}.{CLAIMS}.{end}");
            let (_, pasted) = found_in(&text).pop().unwrap();
            let Ok(pasted) = pasted else { panic!("{text} is no token") };
            assert_eq!(pasted.message.as_slice(), format!("{HEADER}.{CLAIMS}").as_bytes(), "{text}");
        }
    }

    #[test]
    fn joins_what_was_broken_into_lines() {
        let wrapped = format!("Bearer {HEADER}.\n  {CLAIMS}.AA\r\nAA\n");
        assert_eq!(unwrapped(&wrapped).unwrap().as_str(), format!("{HEADER}.{CLAIMS}.AAAA"));
        assert!(unwrapped(&format!("{HEADER}.{CLAIMS}.AAAA")).is_none());
        assert!(unwrapped("eye\ncatcher: yes").is_none());
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in r"(eyJ[a-zA-Z0-9_\-.äé \n]{0,60}|\PC{0,40})") {
            found_in(&text);
            unwrapped(&text);
        }

        #[test]
        fn any_header_and_claims_are_read_without_panic(
            header in r#"\{"alg":"[A-Z0-9a-z]{0,6}"[\PC]{0,12}\}?"#,
            claims in r#"\{"(exp|aud|cnf|zid)":[\PC]{0,16}\}?"#,
        ) {
            let encode = |text: &str| {
                const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
                let bits: String = text.bytes().map(|byte| format!("{byte:08b}")).collect();
                let sextets = bits.as_bytes().chunks(6);
                let value = |bits: &[u8]| {
                    let bits = format!("{:0<6}", std::str::from_utf8(bits).unwrap());
                    char::from(ALPHABET[usize::from_str_radix(&bits, 2).unwrap()])
                };
                sextets.map(value).collect::<String>()
            };
            found_in(&format!("{}.{}.AAAA", encode(&header), encode(&claims)));
        }
    }
}
