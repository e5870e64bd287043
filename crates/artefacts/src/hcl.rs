//! HCL, the language of Terraform: blocks with attributes, and JSON values as expressions.
//!
//! The form is that of `terraform fmt`: two spaces, and equals signs below each other on lines that follow each other.

use std::fmt::Write as _;

use serde_json::Value;

use crate::escape::is_deceptive;

/// What a level adds to the indentation.
const STEP: &str = "  ";

/// Returns a block: its type, its labels, and name and expression of each attribute.
pub fn block(kind: &str, labels: &[&str], attributes: &[(String, String)]) -> String {
    let labels: String = labels.iter().map(|label| format!(" {}", string(label))).collect();
    format!("{kind}{labels} {{\n{}}}\n", lines(attributes, STEP))
}

/// Returns a call with a value as its argument: `jsonencode({…})`.
pub fn call(function: &str, argument: &Value) -> String {
    format!("{function}({})", value(argument, STEP))
}

/// Returns the expression of a value; `indent` is that of the line it begins on.
pub fn value(value: &Value, indent: &str) -> String {
    match value {
        Value::String(text) => string(text),
        Value::Object(members) if !members.is_empty() => {
            let inner = format!("{indent}{STEP}");
            let pairs: Vec<_> =
                members.iter().map(|(key, member)| (string(key), self::value(member, &inner))).collect();
            format!("{{\n{}{indent}}}", lines(&pairs, &inner))
        }
        Value::Array(entries) if !entries.is_empty() => {
            let inner = format!("{indent}{STEP}");
            let entries = entries.iter().map(|entry| format!("{inner}{},\n", self::value(entry, &inner)));
            format!("[\n{}{indent}]", entries.collect::<String>())
        }
        _ => value.to_string(),
    }
}

/// Writes one attribute per line; those of one line that follow each other are aligned.
fn lines(attributes: &[(String, String)], indent: &str) -> String {
    let is_short = |attribute: &(String, String)| !attribute.1.contains('\n');
    let mut output = String::new();
    for group in attributes.chunk_by(|first, second| is_short(first) && is_short(second)) {
        let width = group.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
        for (name, expression) in group {
            let _ = writeln!(output, "{indent}{name:width$} = {expression}");
        }
    }
    output
}

/// Returns the text as a template without any interpolation (HCL native syntax, *Quoted Templates*).
pub fn string(text: &str) -> String {
    let mut output = String::with_capacity(text.len() + 2);
    output.push('"');
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match (character, characters.peek()) {
            ('"', _) => output.push_str("\\\""),
            ('\\', _) => output.push_str("\\\\"),
            ('\n', _) => output.push_str("\\n"),
            ('\r', _) => output.push_str("\\r"),
            ('\t', _) => output.push_str("\\t"),
            ('$', Some('{')) => output.push_str("$$"),
            ('%', Some('{')) => output.push_str("%%"),
            // Doubled signs before a brace would be read as the escape above.
            ('$', Some('$')) | ('%', Some('%')) => escape(character, &mut output),
            _ if is_deceptive(character) || character.is_control() => escape(character, &mut output),
            _ => output.push(character),
        }
    }
    output.push('"');
    output
}

fn escape(character: char, output: &mut String) {
    let code = u32::from(character);
    let _ = if code > 0xffff { write!(output, "\\U{code:08x}") } else { write!(output, "\\u{code:04x}") };
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    /// What an independent reader makes of an expression.
    fn read(expression: &str) -> Value {
        let text = format!("x = {expression}\n");
        let read: Value = hcl::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
        read["x"].clone()
    }

    #[test]
    fn blocks_look_as_terraform_formats_them() {
        let attributes = [
            ("name".to_owned(), string("a b")),
            ("instance".to_owned(), "var.instance".to_owned()),
            ("parameters".to_owned(), call("jsonencode", &json!({"xsuaa": {"a-b": 1, "c": []}, "d": true}))),
        ];
        let wanted = "resource \"x\" \"y\" {\n  name     = \"a b\"\n  instance = var.instance\n  parameters = \
                      jsonencode({\n    \"xsuaa\" = {\n      \"a-b\" = 1\n      \"c\"   = []\n    }\n    \"d\" = \
                      true\n  })\n}\n";
        assert_eq!(block("resource", &["x", "y"], &attributes), wanted);
        assert!(hcl::parse(wanted).is_ok());
    }

    #[test]
    fn nothing_is_interpolated() {
        let texts = [
            "${x}",
            "%{x}",
            "$${x}",
            "$$${x}",
            "%%{x}",
            "$",
            "%",
            "$$",
            "a${",
            "\r\n\t\"\\",
            "\u{202e}\u{e0001}",
            "ü",
        ];
        for text in texts {
            assert_eq!(read(&string(text)), json!(text), "{}", string(text));
        }
        assert_eq!(string("${a}"), "\"$${a}\"");
    }

    fn any_value() -> impl Strategy<Value = Value> {
        let text = || prop_oneof![any::<String>(), "[$%{}\"\\\\a\n\r]{0,12}"];
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i32>().prop_map(Value::from),
            text().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 24, 4, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::vec((text(), inner), 0..4)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn an_independent_reader_reads_everything_back(wanted in any_value()) {
            let expression = value(&wanted, "");
            prop_assert_eq!(read(&expression), wanted, "{}", expression);
        }
    }
}
