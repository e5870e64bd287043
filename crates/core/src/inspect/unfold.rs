//! What is packed inside other values: base64 in a Kubernetes Secret, JSON inside a string, the files of a destination.
//!
//! Unpacked values keep the place of what they were packed in.

use std::ops::Range;

use base64ct::{Base64, Encoding as _};
use bindwright_catalog::json::{self, Content, Node, child};
use zeroize::Zeroizing;

/// Names whose text may be JSON: Terraform and some programs write credentials like that.
const PACKED: &[&str] =
    &["credentials", "credential_binding", "VCAP_SERVICES", "value", "uaa", "oauth", "certificatedetails"];

/// How often something packed may hold something packed.
const LAYERS: usize = 4;

/// How base64 of PEM begins: `-----BEGIN`.
const PEM_IN_BASE64: &str = "LS0tLS1CRUdJTi";

/// Bytes that are no text.
pub(crate) struct Binary {
    pub(crate) bytes: Zeroizing<Vec<u8>>,
    pub(crate) span: Range<usize>,
    pub(crate) pointer: String,
}

/// Unpacks a document in place, and returns what is no text.
pub(crate) fn unfold(node: &mut Node, depth: usize) -> Vec<Binary> {
    let mut unfolder = Unfolder { depth, binaries: Vec::new() };
    unfolder.node(node, "", LAYERS);
    unfolder.binaries
}

/// Turns texts that are JSON into what they say, in every member: files and variables hold objects like that.
pub(crate) fn unpack_members(node: &mut Node, depth: usize) {
    let Content::Object(members) = &mut node.value else { return };
    for member in members {
        unpack(&mut member.node, depth);
    }
}

/// Says whether a document is a Kubernetes Secret or a list with one.
pub(crate) fn is_secret_or_list(node: &Node) -> bool {
    let in_list = |items: &Node| match &items.value {
        Content::List(entries) => entries.iter().any(is_secret),
        _ => false,
    };
    is_secret(node) || node.member("items").is_some_and(in_list)
}

fn is_secret(node: &Node) -> bool {
    node.member_text("kind") == Some("Secret")
        && ["data", "stringData"].iter().any(|name| node.member(name).is_some())
}

struct Unfolder {
    depth: usize,
    binaries: Vec<Binary>,
}

impl Unfolder {
    fn node(&mut self, node: &mut Node, pointer: &str, layers: usize) {
        if layers == 0 {
            return;
        }
        let secret = is_secret(node);
        let is_file = node.member("Content").is_some() && node.member("Name").is_some();
        let is_encoded = ["certificate", "key", "privateKey"]
            .iter()
            .any(|name| node.member_text(name).is_some_and(|text| text.starts_with(PEM_IN_BASE64)));
        match &mut node.value {
            Content::Object(members) => {
                for member in members {
                    let name = member.name.as_str();
                    let pointer = child(pointer, name);
                    match name {
                        "data" if secret => self.decode_members(&mut member.node, &pointer),
                        "stringData" if secret => unpack_members(&mut member.node, self.depth),
                        "Content" if is_file => self.decode(&mut member.node, &pointer),
                        _ if is_encoded => self.decode(&mut member.node, &pointer),
                        _ => {}
                    }
                    let packed = PACKED.contains(&name) && unpack(&mut member.node, self.depth);
                    self.node(&mut member.node, &pointer, layers - usize::from(packed));
                }
            }
            Content::List(entries) => {
                for (index, entry) in entries.iter_mut().enumerate() {
                    self.node(entry, &child(pointer, &index.to_string()), layers);
                }
            }
            _ => {}
        }
    }

    fn decode_members(&mut self, node: &mut Node, pointer: &str) {
        let Content::Object(members) = &mut node.value else { return };
        for member in members {
            let pointer = child(pointer, &member.name);
            self.decode(&mut member.node, &pointer);
        }
    }

    /// Decodes base64 in place; what is none stays as it is.
    fn decode(&mut self, node: &mut Node, pointer: &str) {
        let Some(bytes) = node.text().and_then(base64) else { return };
        if let Ok(text) = std::str::from_utf8(&bytes) {
            node.value = Content::Text(Zeroizing::new(text.to_owned()));
            unpack(node, self.depth);
        } else {
            let span = node.span.clone();
            self.binaries.push(Binary { bytes, span, pointer: pointer.to_owned() });
        }
    }
}

/// Decodes base64 (RFC 4648 section 4) with or without padding and line breaks.
fn base64(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let mut plain = Zeroizing::new(String::with_capacity(text.len() + 3));
    plain.extend(text.chars().filter(|letter| !letter.is_ascii_whitespace()));
    while !plain.len().is_multiple_of(4) && plain.len() % 4 != 1 {
        plain.push('=');
    }
    Base64::decode_vec(&plain).ok().map(Zeroizing::new)
}

/// Turns a text that is a JSON object or list into it.
pub(crate) fn unpack(node: &mut Node, depth: usize) -> bool {
    let Some(text) = node.text().filter(|text| text.trim_start().starts_with(['{', '['])) else {
        return false;
    };
    let Ok((mut inner, end)) = json::read(text, 0, depth) else { return false };
    if !text[end..].trim_ascii().is_empty() {
        return false;
    }
    place_at(&mut inner, &node.span);
    node.value = inner.value;
    true
}

/// Gives a value and all below it one place; numbers and words keep their length, which is all that is said of them.
fn place_at(node: &mut Node, span: &Range<usize>) {
    match &mut node.value {
        Content::Null | Content::Boolean | Content::Number => {
            node.span = span.start..(span.start + node.span.len()).min(span.end);
            return;
        }
        Content::Text(_) => {}
        Content::List(entries) => entries.iter_mut().for_each(|entry| place_at(entry, span)),
        Content::Object(members) => {
            for member in members {
                member.offset = span.start;
                place_at(&mut member.node, span);
            }
        }
    }
    node.span = span.clone();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unfolded(text: &str) -> (Node, Vec<Binary>) {
        let (mut node, _) = json::read(text, 0, 64).ok().unwrap();
        let binaries = unfold(&mut node, 64);
        (node, binaries)
    }

    #[test]
    fn decodes_a_secret_and_the_json_in_it() {
        let (node, _) =
            unfolded(r#"{"kind":"Secret","data":{"clientid":"YWJj","uaa":"eyJhIjoxfQ==","not":"*"}}"#);
        let data = node.member("data").unwrap();
        assert_eq!(data.member_text("clientid"), Some("abc"));
        assert!(data.member("uaa").unwrap().member("a").is_some());
        assert_eq!(data.member_text("not"), Some("*"));
    }

    #[test]
    fn decodes_nothing_without_a_reason() {
        let (node, _) = unfolded(r#"{"data":{"clientid":"YWJj"},"label":"{\"a\":1}"}"#);
        assert_eq!(node.member("data").unwrap().member_text("clientid"), Some("YWJj"));
        assert!(node.member_text("label").is_some());
    }

    #[test]
    fn unpacks_json_in_a_string_and_keeps_its_place() {
        let (node, _) = unfolded(r#"{"credentials":"{\"clientid\":\"c\",\"n\":12}"}"#);
        let credentials = node.member("credentials").unwrap();
        assert_eq!(credentials.member_text("clientid"), Some("c"));
        assert_eq!(credentials.member("clientid").unwrap().span, credentials.span);
        assert_eq!(credentials.member("n").unwrap().span.len(), 2);
    }

    #[test]
    fn hands_out_files_that_are_no_text() {
        let (_, binaries) = unfolded(r#"{"certificates":[{"Name":"a.p12","Content":"MIL/gA=="}]}"#);
        assert_eq!(binaries.len(), 1);
        assert_eq!(binaries[0].pointer, "/certificates/0/Content");
    }

    #[test]
    fn packing_ends_somewhere() {
        let mut text = r#"{"clientid":"deep"}"#.to_owned();
        for _ in 0..6 {
            text = format!(r#"{{"value":{}}}"#, serde_json::Value::from(text));
        }
        unfolded(&text);
    }
}
