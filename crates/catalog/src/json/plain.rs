//! From located values to plain ones, for what holds no secret.

use serde_json::{Map, Number, Value as Plain};

use super::{Cause, Content, Fault, Node, child, read};

/// Deepest nesting that is read.
const DEPTH: usize = 64;

/// A document that stood alone in a text.
#[derive(Debug)]
pub(crate) struct Document {
    /// The value; of a name that stands twice, the last one.
    pub(crate) value: Plain,
    /// Byte offset and JSON Pointer of every name that stood in its object before.
    pub(crate) duplicates: Vec<(usize, String)>,
    /// Byte offset of what follows the document and is not white space.
    pub(crate) behind: Option<usize>,
}

/// Reads one document from the start of a text, behind a byte order mark where editors left one.
///
/// # Errors
/// Where the text is not JSON as RFC 8259 has it, or nests deeper than 64 levels.
pub(crate) fn document(text: &str) -> Result<Document, Fault> {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let (node, end) = read(text, start, DEPTH)?;
    let rest = &text[end..];
    let behind = rest.find(|character: char| !character.is_ascii_whitespace());
    let mut duplicates = Vec::new();
    let value = plain(text, &node, "", &mut duplicates)?;
    Ok(Document { value, duplicates, behind: behind.map(|offset| end + offset) })
}

/// Reads JSON that a program wrote; nothing where it is none.
pub fn json_value(text: &str) -> Option<Plain> {
    document(text).ok().filter(|document| document.behind.is_none()).map(|document| document.value)
}

/// Turns a located value into a plain one.
///
/// # Errors
/// Where a number is too large to hold.
#[allow(dead_code)]
pub(crate) fn value_of(text: &str, node: &Node) -> Result<Plain, Fault> {
    plain(text, node, "", &mut Vec::new())
}

fn plain(
    text: &str,
    node: &Node,
    pointer: &str,
    duplicates: &mut Vec<(usize, String)>,
) -> Result<Plain, Fault> {
    let written = || &text[node.span.clone()];
    Ok(match &node.value {
        Content::Null => Plain::Null,
        Content::Boolean => Plain::Bool(written() == "true"),
        Content::Number => Plain::Number(written().parse::<Number>().map_err(|_| Fault {
            cause: Cause::BadNumber,
            offset: node.span.start,
            pointer: pointer.to_owned(),
        })?),
        Content::Text(text) => Plain::String(text.as_str().to_owned()),
        Content::List(entries) => {
            let mut list = Vec::with_capacity(entries.len());
            for (index, entry) in entries.iter().enumerate() {
                list.push(plain(text, entry, &child(pointer, &index.to_string()), duplicates)?);
            }
            Plain::Array(list)
        }
        Content::Object(members) => {
            let mut object = Map::new();
            for member in members {
                let pointer = child(pointer, &member.name);
                let value = plain(text, &member.node, &pointer, duplicates)?;
                if object.insert(member.name.clone(), value).is_some() {
                    duplicates.push((member.offset, pointer));
                }
            }
            Plain::Object(object)
        }
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::json_text;
    use super::*;

    #[test]
    fn reports_names_that_stand_twice() {
        let document = document(r#"{"a": 1, "b": {"x": 1, "x": 2}, "a": 3}"#).unwrap();
        assert_eq!(document.duplicates, [(23, "/b/x".to_owned()), (32, "/a".to_owned())]);
        assert_eq!(document.value.to_string(), r#"{"a":3,"b":{"x":2}}"#);
    }

    #[test]
    fn skips_a_byte_order_mark_and_finds_what_follows() {
        assert_eq!(document("\u{feff}{}").unwrap().value, Plain::Object(Map::new()));
        assert_eq!(document("{} x").unwrap().behind, Some(3));
        assert_eq!(json_value("{} x"), None);
    }

    fn any_json() -> impl Strategy<Value = Plain> {
        let leaf = prop_oneof![
            Just(Plain::Null),
            any::<bool>().prop_map(Plain::from),
            any::<i64>().prop_map(Plain::from),
            // Of more digits, serde_json keeps the last one only with a feature that the page has no room for.
            (-1_000_000..1_000_000i32).prop_map(|number| Plain::from(f64::from(number) / 64.0)),
            any::<String>().prop_map(Plain::from),
        ];
        leaf.prop_recursive(4, 32, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Plain::from),
                prop::collection::vec((any::<String>(), inner), 0..6)
                    .prop_map(|members| Plain::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn reads_back_whatever_serde_json_writes(value in any_json()) {
            prop_assert_eq!(json_value(&json_text(&value)).unwrap().to_string(), value.to_string());
        }

        #[test]
        fn accepts_what_serde_json_accepts(text in r#"[\[\]{}:,"0-9a-ftrulns.+\-eE\\ \n]{0,24}"#) {
            let other = serde_json::from_str::<Plain>(&text);
            let ours = json_value(&text);
            prop_assert_eq!(ours.is_some(), other.is_ok(), "{:?} against {:?}", ours, other);
        }
    }
}
