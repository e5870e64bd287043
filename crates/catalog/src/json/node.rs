use std::ops::Range;

use zeroize::Zeroizing;

/// A value with its place in the text.
pub struct Node {
    /// Where it is written, in UTF-8 bytes.
    pub span: Range<usize>,
    /// What is written there.
    pub value: Content,
}

/// A JSON value (RFC 8259); may hold a secret, so it can neither be cloned nor printed.
pub enum Content {
    /// `null`.
    Null,
    /// `true` or `false`; its place says which.
    Boolean,
    /// A number; its place says which.
    Number,
    /// A string, its escapes resolved.
    Text(Zeroizing<String>),
    /// An array.
    List(Vec<Node>),
    /// An object; a name may stand in it twice.
    Object(Vec<Member>),
}

/// One member of an object, in the order of the text.
pub struct Member {
    /// Its name.
    pub name: String,
    /// UTF-8 byte offset of the name.
    pub offset: usize,
    /// Its value.
    pub node: Node,
}

impl Node {
    /// Returns the members of an object, and nothing for any other value.
    pub fn members(&self) -> &[Member] {
        match &self.value {
            Content::Object(members) => members,
            _ => &[],
        }
    }

    /// Returns a member of an object; of two members with one name the later counts, as in `JSON.parse`.
    pub fn member(&self, name: &str) -> Option<&Self> {
        self.members().iter().rev().find(|member| member.name == name).map(|member| &member.node)
    }

    /// Returns the text of a string value.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Content::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns a member's text where it is a string that is not empty.
    pub fn member_text(&self, name: &str) -> Option<&str> {
        self.member(name)?.text().filter(|text| !text.trim().is_empty())
    }

    /// Calls `visit` with every value below this one and with its JSON Pointer, parents first.
    pub fn walk<'node>(&'node self, pointer: &str, visit: &mut impl FnMut(&str, &'node Self)) {
        visit(pointer, self);
        match &self.value {
            Content::Object(members) => {
                for member in members {
                    member.node.walk(&child(pointer, &member.name), visit);
                }
            }
            Content::List(entries) => {
                for (index, entry) in entries.iter().enumerate() {
                    entry.walk(&child(pointer, &index.to_string()), visit);
                }
            }
            _ => {}
        }
    }
}

/// Appends a reference token to a JSON Pointer (RFC 6901 section 3).
pub fn child(pointer: &str, name: &str) -> String {
    format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// Names a kind of value in the report's words.
pub fn kind_name(value: &Content) -> &'static str {
    match value {
        Content::Null => "null",
        Content::Boolean => "boolean",
        Content::Number => "number",
        Content::Text(_) => "string",
        Content::List(_) => "array",
        Content::Object(_) => "object",
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
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
