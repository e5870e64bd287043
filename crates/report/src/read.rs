//! Reading wire types from a JSON value in little code, for the page: its first download has a budget.
//!
//! What serde derives for the report costs the page 30 kB, for the catalogue 20 kB. It reads only what our own engine
//! wrote, of the same build, and what is embedded in the program, so nothing has to be reported here: what is absent or
//! of another kind becomes the default. Tests hold this reader against serde's.

use serde_json::Map;
// The macros name it where serde_json may not be a dependency.
#[doc(no_inline)]
pub use serde_json::Value;

/// What can be read from a member of a JSON object, or from its absence.
pub trait Read {
    /// Reads the value; [`Value::Null`] stands for an absent one.
    fn read(value: &Value) -> Self;
}

/// Implements [`Read`] for a struct by the names of its fields.
#[macro_export]
macro_rules! read_fields {
    ($type:ident { $($field:ident),* $(,)? }) => {
        impl $crate::read::Read for $type {
            fn read(value: &$crate::read::Value) -> Self {
                Self { $($field: $crate::read::Read::read(&value[stringify!($field)])),* }
            }
        }
    };
}

/// Implements [`Read`] for an enum by the words that its variants are written as.
#[macro_export]
macro_rules! read_words {
    ($type:ident { $($word:literal => $variant:ident,)* } else $other:ident) => {
        impl $crate::read::Read for $type {
            fn read(value: &$crate::read::Value) -> Self {
                match value.as_str() {
                    $(Some($word) => Self::$variant,)*
                    _ => Self::$other,
                }
            }
        }
    };
}

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

impl Read for u32 {
    fn read(value: &Value) -> Self {
        value.as_u64().and_then(|number| Self::try_from(number).ok()).unwrap_or_default()
    }
}

impl Read for u8 {
    fn read(value: &Value) -> Self {
        value.as_u64().and_then(|number| Self::try_from(number).ok()).unwrap_or_default()
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

impl Read for (String, String) {
    fn read(value: &Value) -> Self {
        (Read::read(&value[0]), Read::read(&value[1]))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CertificateParameter, Report, RulePage, Severity};

    fn value(json: &str) -> Value {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn reads_what_serde_reads() {
        let json = include_str!("../../../web/tests/data/report.json");
        let expected: Report = serde_json::from_str(json).unwrap();
        assert_eq!(Report::read(&value(json)), expected);
        let parameter = CertificateParameter {
            pem: Some("pem".into()),
            chain_pem: None,
            diagnostics: expected.diagnostics.clone(),
            report: expected,
        };
        assert_eq!(CertificateParameter::read(&serde_json::to_value(&parameter).unwrap()), parameter);
    }

    #[test]
    fn reads_pages_of_rules() {
        let page = RulePage {
            code: "a/b".into(),
            severity: Severity::Warning,
            title: "A".into(),
            meaning: "B".into(),
            reason: "C".into(),
            fix: "D".into(),
            sources: Vec::new(),
        };
        assert_eq!(Option::<RulePage>::read(&serde_json::to_value(&page).unwrap()), Some(page));
        assert_eq!(Option::<RulePage>::read(&Value::Null), None);
    }
}
