//! From located values to plain ones, for what holds no secret.

use serde_json::{Map, Number, Value as Plain};

use super::{Cause, Content, Fault, Node, read};

/// Deepest nesting that is read.
const DEPTH: usize = 64;

/// Reads JSON that a program wrote, behind a byte order mark where editors left one; nothing where it is none.
pub fn json_value(text: &str) -> Option<Plain> {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let (node, end) = read(text, start, DEPTH).ok()?;
    value_of(text, &node).ok().filter(|_| text[end..].trim_ascii().is_empty())
}

/// Turns a located value into a plain one; of a name that stands twice, the last one counts.
///
/// # Errors
/// Where a number is too large to hold.
pub(crate) fn value_of(text: &str, node: &Node) -> Result<Plain, Fault> {
    let written = || &text[node.span.clone()];
    Ok(match &node.value {
        Content::Null => Plain::Null,
        Content::Boolean => Plain::Bool(written() == "true"),
        Content::Number => Plain::Number(written().parse::<Number>().map_err(|_| Fault {
            cause: Cause::BadNumber,
            offset: node.span.start,
            pointer: String::new(),
        })?),
        Content::Text(text) => Plain::String(text.as_str().to_owned()),
        Content::List(entries) => {
            let mut list = Vec::with_capacity(entries.len());
            for entry in entries {
                list.push(value_of(text, entry)?);
            }
            Plain::Array(list)
        }
        Content::Object(members) => {
            let mut object = Map::new();
            for member in members {
                object.insert(member.name.clone(), value_of(text, &member.node)?);
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
    fn of_a_name_that_stands_twice_the_last_counts() {
        let value = json_value(r#"{"a": 1, "b": {"x": 1, "x": 2}, "a": 3}"#).unwrap();
        assert_eq!(value.to_string(), r#"{"a":3,"b":{"x":2}}"#);
    }

    #[test]
    fn skips_a_byte_order_mark_and_refuses_what_follows() {
        assert_eq!(json_value("\u{feff}{} "), Some(Plain::Object(Map::new())));
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
