//! Paths into JSON objects, written as lists of keys.

use serde_json::{Map, Value};

/// Writes a value at a path; objects on the way are made, and what is no object on the way is replaced.
pub(crate) fn insert(object: &mut Map<String, Value>, path: &[&str], value: Value) {
    match path {
        [] => {}
        [last] => {
            object.insert((*last).to_owned(), value);
        }
        [first, rest @ ..] => {
            let entry = object.entry(*first).or_insert_with(|| Value::Object(Map::new()));
            if !entry.is_object() {
                *entry = Value::Object(Map::new());
            }
            if let Value::Object(inner) = entry {
                insert(inner, rest, value);
            }
        }
    }
}

/// Takes a value out, and the objects on the way that are empty then.
pub(crate) fn take(object: &mut Map<String, Value>, path: &[&str]) -> Option<Value> {
    match path {
        [] => None,
        [last] => object.shift_remove(*last),
        [first, rest @ ..] => {
            let inner = object.get_mut(*first)?.as_object_mut()?;
            let value = take(inner, rest)?;
            if inner.is_empty() {
                object.shift_remove(*first);
            }
            Some(value)
        }
    }
}

/// Returns the value at a path.
pub(crate) fn find<'a>(object: &'a Map<String, Value>, path: &[&str]) -> Option<&'a Value> {
    let (first, rest) = path.split_first()?;
    let value = object.get(*first)?;
    if rest.is_empty() { Some(value) } else { find(value.as_object()?, rest) }
}

/// Merges objects key by key; where both have a value, the first one keeps its own and the path is reported.
pub(crate) fn merge(
    into: &mut Map<String, Value>,
    from: Map<String, Value>,
    path: &str,
    kept: &mut Vec<String>,
) {
    for (key, value) in from {
        let place = child(path, &key);
        match (into.get_mut(&key), value) {
            (None, value) => {
                into.insert(key, value);
            }
            (Some(Value::Object(inner)), Value::Object(value)) => merge(inner, value, &place, kept),
            (Some(known), value) if *known == value => {}
            (Some(_), _) => kept.push(place),
        }
    }
}

/// Calls `visit` with path and value of everything that is no object, and of empty objects.
pub(crate) fn leaves<'a>(
    object: &'a Map<String, Value>,
    path: &mut Vec<&'a str>,
    visit: &mut dyn FnMut(&[&'a str], &'a Value),
) {
    for (key, value) in object {
        path.push(key);
        match value {
            Value::Object(inner) if !inner.is_empty() => leaves(inner, path, visit),
            _ => visit(path, value),
        }
        path.pop();
    }
}

/// Returns the JSON Pointer (RFC 6901) of a path.
pub(crate) fn pointer<'a>(path: impl IntoIterator<Item = &'a str>) -> String {
    path.into_iter().fold(String::new(), |pointer, key| child(&pointer, key))
}

/// Returns the JSON Pointer of a member of what the first pointer points to.
pub(crate) fn child(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn object(value: Value) -> Map<String, Value> {
        let Value::Object(object) = value else { panic!("no object: {value}") };
        object
    }

    #[test]
    fn inserts_in_order_and_makes_what_is_missing() {
        let mut target = Map::new();
        insert(&mut target, &["b", "x"], json!(1));
        insert(&mut target, &["a"], json!(2));
        insert(&mut target, &["b", "y"], json!(3));
        assert_eq!(Value::Object(target).to_string(), r#"{"b":{"x":1,"y":3},"a":2}"#);
    }

    #[test]
    fn takes_and_leaves_no_empty_object_behind() {
        let mut source = object(json!({"a": {"b": {"c": 1}}, "d": 2}));
        assert_eq!(take(&mut source, &["a", "b", "c"]), Some(json!(1)));
        assert_eq!(Value::Object(source), json!({"d": 2}));
    }

    #[test]
    fn merge_keeps_what_is_there_and_reports_it() {
        let mut target = object(json!({"a": {"b": 1}, "c": 2}));
        let mut kept = Vec::new();
        merge(&mut target, object(json!({"a": {"b": 9, "x": 3}, "c": 2, "y": 4})), "", &mut kept);
        assert_eq!(Value::Object(target), json!({"a": {"b": 1, "x": 3}, "c": 2, "y": 4}));
        assert_eq!(kept, ["/a/b"]);
    }

    #[test]
    fn pointers_escape_tilde_and_slash() {
        assert_eq!(pointer(["a/b", "c~d"]), "/a~1b/c~0d");
    }
}
