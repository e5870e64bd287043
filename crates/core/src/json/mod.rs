//! JSON as people paste it: every value knows its place, texts are wiped when dropped, and a fault says where it is
//! and what was expected without quoting the input.

mod fault;
mod reader;

pub(crate) use fault::{Expected, Fault, FaultKind};
pub(crate) use reader::read;

use bindwright_pki::Span;
use zeroize::Zeroizing;

/// A value with its place in the text.
pub(crate) struct Node {
    pub(crate) span: Span,
    pub(crate) value: Value,
}

/// A JSON value (RFC 8259); may hold a secret, so it can neither be cloned nor printed.
pub(crate) enum Value {
    Null,
    /// As for numbers, its place says what was written: neither is computed with.
    Boolean,
    Number,
    Text(Zeroizing<String>),
    List(Vec<Node>),
    Object(Vec<Member>),
}

/// One member of an object, in the order of the text.
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) node: Node,
}

impl Node {
    /// Returns the members of an object, and nothing for any other value.
    pub(crate) fn members(&self) -> &[Member] {
        match &self.value {
            Value::Object(members) => members,
            _ => &[],
        }
    }

    /// Returns a member of an object; of two members with one name the later counts, as in `JSON.parse`.
    pub(crate) fn member(&self, name: &str) -> Option<&Self> {
        self.members().iter().rev().find(|member| member.name == name).map(|member| &member.node)
    }

    /// Returns the text of a string value.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns a member's text where it is a string that is not empty.
    pub(crate) fn member_text(&self, name: &str) -> Option<&str> {
        self.member(name)?.text().filter(|text| !text.trim().is_empty())
    }

    /// Calls `visit` with every value below this one and with its JSON Pointer, parents first.
    pub(crate) fn walk<'node>(&'node self, pointer: &str, visit: &mut impl FnMut(&str, &'node Self)) {
        visit(pointer, self);
        match &self.value {
            Value::Object(members) => {
                for member in members {
                    member.node.walk(&child(pointer, &member.name), visit);
                }
            }
            Value::List(entries) => {
                for (index, entry) in entries.iter().enumerate() {
                    entry.walk(&child(pointer, &index.to_string()), visit);
                }
            }
            _ => {}
        }
    }
}

/// Appends a reference token to a JSON Pointer (RFC 6901 section 3).
pub(crate) fn child(pointer: &str, name: &str) -> String {
    format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// Names a kind of value in the report's words.
pub(crate) fn kind_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Boolean => "boolean",
        Value::Number => "number",
        Value::Text(_) => "string",
        Value::List(_) => "array",
        Value::Object(_) => "object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn walks_with_escaped_pointers() {
        let (node, _) = read(r#"{"a/b":[1,{"~":"x"}]}"#, 0, 64).ok().unwrap();
        let mut seen = Vec::new();
        node.walk("", &mut |pointer, node| seen.push(format!("{pointer} {}", kind_name(&node.value))));
        assert_eq!(seen, [" object", "/a~1b array", "/a~1b/0 number", "/a~1b/1 object", "/a~1b/1/~0 string"]);
    }

    #[test]
    fn takes_the_later_of_two_members() {
        let (node, _) = read(r#"{"a":"one","a":"two"}"#, 0, 64).ok().unwrap();
        assert_eq!(node.member_text("a"), Some("two"));
    }
}
