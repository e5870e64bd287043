use serde::{Deserialize, Serialize};

use crate::{read_fields, read_words};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Will break soon, breaks a SHOULD, or sources disagree.
    Warning,
    /// Will not work, or breaks a MUST.
    Error,
}

/// A place in an input: UTF-8 byte offsets into the input as given, and the 1-based place of its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
    /// Line of the first byte, from 1.
    pub line: u32,
    /// Column of the first byte in characters, from 1.
    pub column: u32,
}

/// Where a statement comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct SourceReference {
    /// Title of the page or standard.
    pub title: String,
    /// Address, where the source is public.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub url: Option<String>,
    /// The day the page last changed, ISO 8601, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub changed: Option<String>,
    /// The day the page was read, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub read: Option<String>,
}

/// A finding: what is wrong, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Diagnostic {
    /// The stable code, named after the fault: `certificate/expired`.
    pub code: String,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong, with the actual value.
    pub message: String,
    /// What to do, imperative.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub help: Option<String>,
    /// Index of the input it was found in.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub input: Option<u32>,
    /// The place in that input.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub span: Option<Span>,
    /// JSON Pointer (RFC 6901) into that input, or into the parameters that were composed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub pointer: Option<String>,
    /// Where the statement comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub source: Option<SourceReference>,
    /// Further sources, where they disagree.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_sources: Vec<SourceReference>,
    /// A change to the input that puts it right, where there is exactly one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub fix: Option<Fix>,
    /// The values that the message shows, by name, for translation.
    #[serde(default, skip_serializing_if = "serde_json::Map::is_empty")]
    #[cfg_attr(feature = "codegen", ts(type = "Record<string, string | number>"))]
    pub arguments: serde_json::Map<String, serde_json::Value>,
}

impl Diagnostic {
    /// Returns a finding without remedy, place and sources.
    pub fn new(code: &str, severity: Severity, message: String) -> Self {
        Self {
            code: code.to_owned(),
            severity,
            message,
            help: None,
            input: None,
            span: None,
            pointer: None,
            source: None,
            other_sources: Vec::new(),
            fix: None,
            arguments: serde_json::Map::new(),
        }
    }
}

/// A change that puts an input right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Fix {
    /// What it does, as the label of a button: *Rename x509_ to x509*.
    pub title: String,
    /// Replacements in the input as given, in ascending order, without overlap.
    pub edits: Vec<Edit>,
}

/// A piece of an input and what stands in its place afterwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Edit {
    /// Offset of the first byte (UTF-8).
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
    /// The new text.
    pub text: String,
}

impl Fix {
    /// Returns the input with the change made; `None` where an edit does not lie within it or between characters.
    pub fn apply(&self, input: &str) -> Option<String> {
        let mut output = String::with_capacity(input.len());
        let mut done = 0;
        for edit in &self.edits {
            output.push_str(input.get(done..edit.start as usize)?);
            output.push_str(&edit.text);
            input.get(edit.start as usize..edit.end as usize)?;
            done = edit.end as usize;
        }
        output.push_str(input.get(done..)?);
        Some(output)
    }
}

/// A change that was made to an input so that it could be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Repair {
    /// The stable code: `pem/escaped-newlines`.
    pub code: String,
    /// What was changed.
    pub message: String,
    /// Index of the input.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub input: Option<u32>,
    /// The place in that input.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub span: Option<Span>,
    /// JSON Pointer into that input, where the change was made to a value.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub pointer: Option<String>,
}

read_fields!(Span { start, end, line, column });
read_fields!(SourceReference { title, url, changed, read });
read_fields!(Diagnostic {
    code,
    severity,
    message,
    help,
    input,
    span,
    pointer,
    source,
    other_sources,
    fix,
    arguments
});
read_fields!(Fix { title, edits });
read_fields!(Edit { start, end, text });
read_fields!(Repair { code, message, input, span, pointer });
read_words!(Severity { "error" => Error, "warning" => Warning, } else Info);

#[cfg(test)]
mod tests {
    use super::*;

    fn fix(edits: &[(u32, u32, &str)]) -> Fix {
        let edit = |&(start, end, text): &(u32, u32, &str)| Edit { start, end, text: text.to_owned() };
        Fix { title: String::new(), edits: edits.iter().map(edit).collect() }
    }

    #[test]
    fn a_fix_replaces_inserts_and_takes_away() {
        let fixed = fix(&[(0, 1, "A"), (3, 3, "+"), (4, 6, "")]).apply("abcdef");
        assert_eq!(fixed.as_deref(), Some("Abc+d"));
    }

    #[test]
    fn a_fix_that_does_not_fit_changes_nothing() {
        for edits in [&[(2, 9, "")][..], &[(3, 2, "")], &[(1, 2, "")], &[(0, 3, ""), (2, 4, "")]] {
            assert_eq!(fix(edits).apply("äbc"), None, "{edits:?}");
        }
    }
}
