use serde::{Deserialize, Serialize};

use crate::read::{Read, Value};
use crate::{SourceReference, read_fields};

/// What an error message means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Explanation {
    /// The stable code: `explanation/tls-handshake-failed`.
    pub code: String,
    /// The part of the message that it was told by; nothing else of the message is shown.
    #[serde(rename = "for")]
    pub pattern: String,
    /// Index of the input that holds the message.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub input: Option<u32>,
    /// The cause in a few words.
    pub title: String,
    /// What leads to the message.
    pub cause: String,
    /// How to find out whether that is the cause.
    pub confirm: String,
    /// What everything that was given beside the message says about it.
    #[serde(default)]
    pub shown: Vec<String>,
    /// What to do.
    pub remedy: String,
    /// Where that is known from.
    #[serde(default)]
    pub sources: Vec<SourceReference>,
}

/// One entry of the dictionary of error messages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ExplanationPage {
    /// The stable code: `explanation/tls-handshake-failed`.
    pub code: String,
    /// The cause in a few words.
    pub title: String,
    /// What the message is told by; each is enough.
    pub patterns: Vec<String>,
    /// What leads to the message.
    pub cause: String,
    /// How to find out whether that is the cause.
    pub confirm: String,
    /// What to do.
    pub remedy: String,
    /// Codes of the findings that confirm it.
    #[serde(default)]
    pub findings: Vec<String>,
    /// Where that is known from.
    #[serde(default)]
    pub sources: Vec<SourceReference>,
}

impl Read for Explanation {
    fn read(value: &Value) -> Self {
        Self {
            code: Read::read(&value["code"]),
            pattern: Read::read(&value["for"]),
            input: Read::read(&value["input"]),
            title: Read::read(&value["title"]),
            cause: Read::read(&value["cause"]),
            confirm: Read::read(&value["confirm"]),
            shown: Read::read(&value["shown"]),
            remedy: Read::read(&value["remedy"]),
            sources: Read::read(&value["sources"]),
        }
    }
}

read_fields!(ExplanationPage { code, title, patterns, cause, confirm, remedy, findings, sources });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_serde_writes() {
        let word = |text: &str| text.to_owned();
        let explanation = Explanation {
            code: word("explanation/a"),
            pattern: word("b"),
            input: Some(1),
            title: word("c"),
            cause: word("d"),
            confirm: word("e"),
            shown: vec![word("f")],
            remedy: word("g"),
            sources: Vec::new(),
        };
        let value = serde_json::to_value(&explanation).unwrap();
        assert_eq!(value["for"], "b");
        assert_eq!(Explanation::read(&value), explanation);
        assert_eq!(serde_json::from_value::<Explanation>(value).unwrap(), explanation);
    }
}
