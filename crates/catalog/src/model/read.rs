//! Reading the embedded files: from a JSON value straight into the model.
//!
//! The page carries this crate in its first download. What serde derives for these types costs it 20 kB more than
//! this does, and here no mistake has to be reported: the JSON Schema and a test against serde watch over the files.

use serde_json::{Map, Value};

/// What can be read from a member of a JSON object, or from its absence.
pub(super) trait Read {
    fn read(value: &Value) -> Self;
}

/// Implements [`Read`] for a struct by the names of its fields.
macro_rules! read_fields {
    ($type:ident { $($field:ident),* $(,)? }) => {
        impl $crate::model::read::Read for $type {
            fn read(value: &serde_json::Value) -> Self {
                Self { $($field: $crate::model::read::Read::read(&value[stringify!($field)])),* }
            }
        }
    };
}

/// Implements [`Read`] for an enum by the words that its variants are written as.
macro_rules! read_words {
    ($type:ident { $($word:literal => $variant:ident,)* } else $other:ident) => {
        impl $crate::model::read::Read for $type {
            fn read(value: &serde_json::Value) -> Self {
                match value.as_str() {
                    $(Some($word) => Self::$variant,)*
                    _ => Self::$other,
                }
            }
        }
    };
}

pub(super) use {read_fields, read_words};

impl Read for String {
    fn read(value: &Value) -> Self {
        value.as_str().unwrap_or_default().to_owned()
    }
}

impl Read for bool {
    fn read(value: &Value) -> Self {
        *value == Value::Bool(true)
    }
}

impl Read for i64 {
    fn read(value: &Value) -> Self {
        value.as_i64().unwrap_or_default()
    }
}

impl Read for Value {
    fn read(value: &Value) -> Self {
        value.clone()
    }
}

impl Read for Map<String, Value> {
    fn read(value: &Value) -> Self {
        value.as_object().cloned().unwrap_or_default()
    }
}

impl<T: Read> Read for Option<T> {
    fn read(value: &Value) -> Self {
        if value.is_null() { None } else { Some(T::read(value)) }
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: &Value) -> Self {
        value.as_array().map(Vec::as_slice).unwrap_or_default().iter().map(T::read).collect()
    }
}
