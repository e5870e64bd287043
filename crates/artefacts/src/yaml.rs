//! YAML that readers of 1.1 and of 1.2 understand alike, from JSON values.
//!
//! The cf CLI and kubectl read with Go libraries, the MTA deployer with a Java one, and they disagree about what `yes`,
//! `1e3` or `012` is. So only what is a word beyond doubt stands there plain; PEM and other text of several lines is a
//! literal block where nothing in it can be lost, and everything else is in double quotes (YAML 1.2.2 section 7.3.1).

use std::fmt::Write as _;

use serde_json::{Map, Number, Value};

use crate::escape::is_deceptive;

/// Words that some version of YAML takes for something other than text, in lower case.
const RESERVED: &[&str] = &["y", "n", "yes", "no", "on", "off", "true", "false", "null"];

/// Longest key that may stand before a colon without a question mark (YAML 1.2.2 section 7.4.2), with room for quotes
/// and escapes.
const SIMPLE_KEY: usize = 100;

/// What a level adds to the indentation, in spaces.
const STEP: usize = 2;

/// Returns one document, with a line break at its end.
pub fn document(value: &Value) -> String {
    let mut output = String::new();
    if is_block(value) {
        block(value, 0, &mut output);
    } else {
        scalar(value, 0, &mut output);
        output.push('\n');
    }
    output
}

/// Returns several documents in one stream.
pub fn stream<'a>(values: impl IntoIterator<Item = &'a Value>) -> String {
    values.into_iter().map(document).collect::<Vec<_>>().join("---\n")
}

fn is_block(value: &Value) -> bool {
    value.as_object().is_some_and(|members| !members.is_empty())
        || value.as_array().is_some_and(|entries| !entries.is_empty())
}

/// Writes a list or an object; the cursor stands at the indentation already.
fn block(value: &Value, indent: usize, output: &mut String) {
    match value {
        Value::Object(members) => mapping(members, indent, output),
        Value::Array(entries) => sequence(entries, indent, output),
        _ => {}
    }
}

fn mapping(members: &Map<String, Value>, indent: usize, output: &mut String) {
    for (index, (key, value)) in members.iter().enumerate() {
        if index > 0 {
            start_line(indent, output);
        }
        if key.len() <= SIMPLE_KEY {
            output.push_str(&one_line(key));
        } else {
            output.push_str("? ");
            output.push_str(&one_line(key));
            output.push('\n');
            start_line(indent, output);
        }
        output.push(':');
        if is_block(value) {
            output.push('\n');
            start_line(indent + STEP, output);
            block(value, indent + STEP, output);
        } else {
            output.push(' ');
            scalar(value, indent, output);
            output.push('\n');
        }
    }
}

fn sequence(entries: &[Value], indent: usize, output: &mut String) {
    for (index, entry) in entries.iter().enumerate() {
        if index > 0 {
            start_line(indent, output);
        }
        output.push_str("- ");
        if is_block(entry) {
            block(entry, indent + STEP, output);
        } else {
            scalar(entry, indent, output);
            output.push('\n');
        }
    }
}

fn start_line(indent: usize, output: &mut String) {
    output.extend(std::iter::repeat_n(' ', indent));
}

/// Writes what is neither list nor object, or is an empty one; without a line break behind it.
fn scalar(value: &Value, indent: usize, output: &mut String) {
    match value {
        Value::String(text) if is_literal(text) => literal(text, indent + STEP, output),
        Value::String(text) => output.push_str(&one_line(text)),
        Value::Number(number) => output.push_str(&numeral(number)),
        Value::Null | Value::Bool(_) => output.push_str(&value.to_string()),
        Value::Array(_) => output.push_str("[]"),
        Value::Object(_) => output.push_str("{}"),
    }
}

/// Returns a number that YAML 1.1 takes for one too: there, a fraction needs a point and an exponent a sign.
fn numeral(number: &Number) -> String {
    let text = number.to_string();
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else { return text };
    let point = if mantissa.contains('.') { "" } else { ".0" };
    let sign = if exponent.starts_with(['+', '-']) { "" } else { "+" };
    format!("{mantissa}{point}e{sign}{exponent}")
}

/// Says whether a literal block gives the text back to the letter in every reader.
fn is_literal(text: &str) -> bool {
    text.contains('\n')
        && text.chars().all(|character| matches!(character, '\n' | ' '..='~'))
        && !text.starts_with([' ', '\n'])
        && !text.ends_with("\n\n")
        && text.split('\n').all(|line| !line.ends_with(' '))
}

fn literal(text: &str, indent: usize, output: &mut String) {
    let (header, text) = text.strip_suffix('\n').map_or(("|-", text), |text| ("|", text));
    output.push_str(header);
    for line in text.split('\n') {
        output.push('\n');
        if !line.is_empty() {
            start_line(indent, output);
            output.push_str(line);
        }
    }
}

/// Returns the text on one line: plain where that is beyond doubt, else in double quotes.
pub fn one_line(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

fn is_plain(text: &str) -> bool {
    let inside =
        |character: char| character.is_ascii_alphanumeric() || matches!(character, '_' | '.' | '/' | '-');
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(inside)
        && !RESERVED.contains(&text.to_ascii_lowercase().as_str())
}

fn quoted(text: &str) -> String {
    let mut output = String::with_capacity(text.len() + 2);
    output.push('"');
    for character in text.chars() {
        match character {
            '"' => output.push_str("\\\""),
            '\\' => output.push_str("\\\\"),
            '\n' => output.push_str("\\n"),
            '\r' => output.push_str("\\r"),
            '\t' => output.push_str("\\t"),
            _ if needs_escape(character) => escape(character, &mut output),
            _ => output.push(character),
        }
    }
    output.push('"');
    output
}

/// Says whether a character is invisible, or one that older readers refuse: not in YAML's printable set, or beyond the
/// first plane.
fn needs_escape(character: char) -> bool {
    is_deceptive(character)
        || character.is_control()
        || matches!(character, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
        || character > '\u{ffff}'
}

fn escape(character: char, output: &mut String) {
    let code = u32::from(character);
    let _ = match code {
        0..=0xff => write!(output, "\\x{code:02x}"),
        0x100..=0xffff => write!(output, "\\u{code:04x}"),
        _ => write!(output, "\\U{code:08x}"),
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use saphyr::{LoadableYamlNode, Scalar, Yaml};
    use serde_json::json;

    /// What an independent reader makes of a document.
    fn read(text: &str) -> Value {
        let documents = Yaml::load_from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
        let [document] = &documents[..] else { panic!("{} documents: {text}", documents.len()) };
        value(document)
    }

    fn value(node: &Yaml<'_>) -> Value {
        match node {
            Yaml::Value(Scalar::Null) => Value::Null,
            Yaml::Value(Scalar::Boolean(found)) => json!(found),
            Yaml::Value(Scalar::Integer(found)) => json!(found),
            Yaml::Value(Scalar::FloatingPoint(found)) => json!(found.into_inner()),
            Yaml::Value(Scalar::String(found)) => json!(found),
            Yaml::Sequence(entries) => entries.iter().map(value).collect(),
            Yaml::Mapping(members) => {
                let member = |(key, entry): (&Yaml<'_>, &Yaml<'_>)| {
                    (key.as_str().expect("all keys are text").to_owned(), value(entry))
                };
                Value::Object(members.iter().map(member).collect())
            }
            other => panic!("unexpected {other:?}"),
        }
    }

    #[track_caller]
    fn check(value: &Value, wanted: &str) {
        let text = document(value);
        assert_eq!(text, wanted);
        assert_eq!(read(&text), *value, "{text}");
    }

    #[test]
    fn objects_and_lists_are_blocks() {
        check(
            &json!({"a": {"b": [1, {"c": "x", "d": [[true], []]}], "e": {}}, "f": null}),
            "a:\n  b:\n    - 1\n    - c: x\n      d:\n        - - true\n        - []\n  e: {}\nf: null\n",
        );
    }

    #[test]
    fn only_what_is_a_word_beyond_doubt_is_plain() {
        check(&json!("services.cloud.sap.com/v1"), "services.cloud.sap.com/v1\n");
        for word in [
            "yes",
            "No",
            "ON",
            "null",
            "~",
            "y",
            "TRUE",
            "1e3",
            "0x1f",
            "012",
            "1_000",
            "",
            "2026-11-20",
            "=",
            "<<",
        ] {
            check(&json!(word), &format!("\"{word}\"\n"));
        }
        check(&json!("a: b #c"), "\"a: b #c\"\n");
        check(&json!("-x\r\"\\\u{202e}\u{1f600}"), "\"-x\\r\\\"\\\\\\u202e\\U0001f600\"\n");
    }

    #[test]
    fn several_lines_are_a_literal_block_where_nothing_is_lost() {
        let pem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----";
        let block = "x: |-\n  -----BEGIN CERTIFICATE-----\n  MIIB\n  -----END CERTIFICATE-----\n";
        check(&json!({"x": pem}), block);
        check(&json!({"x": format!("{pem}\n")}), &block.replace("|-", "|"));
        check(&json!([{"x": "a\n\nb"}]), "- x: |-\n    a\n\n    b\n");
        for text in ["a\r\nb", " a\nb", "a \nb", "a\n\n", "\na", "a\tb\nc", "ü\nb"] {
            let text = json!(text);
            assert!(document(&text).starts_with('"'), "{text}");
            assert_eq!(read(&document(&text)), text);
        }
    }

    #[test]
    fn long_keys_are_marked() {
        let key = "ü".repeat(600);
        let value = json!([{key.clone(): {key: 1}}]);
        assert_eq!(read(&document(&value)), value);
    }

    #[test]
    fn numbers_keep_their_type() {
        assert_eq!(
            document(&json!([1e100, 1.5, -0.0, 1e-9, i64::MIN])),
            "- 1.0e+100\n- 1.5\n- -0.0\n- 1.0e-9\n- -9223372036854775808\n"
        );
    }

    pub(crate) fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            text().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::vec((text(), inner), 0..4)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    /// Any text, and such as is made of what means something in YAML.
    fn text() -> impl Strategy<Value = String> {
        prop_oneof![any::<String>(), "[-:?#&*!|>'\"%@`{}\\[\\], \n\r\ta1~.e+x=]{0,12}"]
    }

    proptest! {
        #[test]
        fn an_independent_reader_reads_everything_back(value in any_value()) {
            let text = document(&value);
            prop_assert_eq!(read(&text), value, "{}", text);
        }
    }
}
