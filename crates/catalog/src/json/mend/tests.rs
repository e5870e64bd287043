use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::json::plain::value_of;
use crate::json::{Cause, json_value};
use MendKind::{
    BadEscape, Comment, ExtraComma, LineBreak, MissingComma, MissingQuotes, NoBraces, NotClosed, TextAround,
    WrongQuotes, WrongSeparator, WrongWord, Yaml,
};

/// Mends, and compares the value and what was changed.
#[track_caller]
fn check(text: &str, value: &Value, kinds: &[MendKind]) {
    let mended = mend(text).unwrap_or_else(|fault| panic!("{fault:?} in {text}"));
    let found = value_of(&mended.text, &mended.node).unwrap();
    assert_eq!(found.to_string(), value.to_string(), "{text}");
    let found: Vec<_> = mended.mends.iter().map(|mend| mend.kind).collect();
    assert_eq!(found, kinds, "{text}");
}

#[track_caller]
fn fault(text: &str, cause: Cause, place: &str) {
    let fault = mend(text).err().unwrap_or_else(|| panic!("{text} is readable"));
    assert_eq!((fault.cause, &text[fault.offset..]), (cause, place), "{text}");
}

fn managed() -> Value {
    json!({"credential-type": "x509", "x509": {"key-length": 2048, "validity": 7}})
}

#[test]
fn json_stays_as_it_is() {
    check(r#" {"credential-type":"x509","x509":{"key-length":2048,"validity":7}} "#, &managed(), &[]);
    check("\u{feff}{}", &json!({}), &[]);
}

#[test]
fn comments_go() {
    check(
        "// a\n{ /* b */ \"a\": 1, // c: \"d\"\n # e\n}",
        &json!({"a": 1}),
        &[Comment, Comment, Comment, Comment, ExtraComma],
    );
}

#[test]
fn commas_are_put_right() {
    check(r#"{"a": 1, "b": [1, 2,],}"#, &json!({"a": 1, "b": [1, 2]}), &[ExtraComma, ExtraComma]);
    check(
        "{\"a\": 1 // one\n \"b\": true\n \"c\": [1 2]}",
        &json!({"a": 1, "b": true, "c": [1, 2]}),
        &[Comment, MissingComma, MissingComma, MissingComma],
    );
    check(r#"{,"a": 1,, "b": 2}"#, &json!({"a": 1, "b": 2}), &[ExtraComma, ExtraComma]);
}

#[test]
fn quotes_are_put_right() {
    check("{'a': 'it\\'s \"x\"'}", &json!({"a": "it's \"x\""}), &[WrongQuotes, WrongQuotes]);
    check("{“a”: ‘x’, „b“: `y`}", &json!({"a": "x", "b": "y"}), &[WrongQuotes; 4]);
    check(
        "{credential-type: x509, a: <b>}",
        &json!({"credential-type": "x509", "a": "<b>"}),
        &[MissingQuotes; 4],
    );
    check(
        "{\"a\" = True, \"b\" => None}",
        &json!({"a": true, "b": null}),
        &[WrongSeparator, WrongWord, WrongSeparator, WrongWord],
    );
    check("{a: 01, b: 7d}", &json!({"a": "01", "b": "7d"}), &[MissingQuotes; 4]);
}

#[test]
fn braces_are_added() {
    check(r#""xsuaa": {"a": 1}"#, &json!({"xsuaa": {"a": 1}}), &[NoBraces]);
    check("\"a\": 1,\n\"b\": 2, // end", &json!({"a": 1, "b": 2}), &[NoBraces, Comment, ExtraComma]);
    check(r#""xsuaa": {"a": 1}}"#, &json!({"xsuaa": {"a": 1}}), &[NoBraces]);
    check(r#"{"a": {"b": [1 "#, &json!({"a": {"b": [1]}}), &[NotClosed]);
    check("{\"a\": 1 // end", &json!({"a": 1}), &[Comment, NotClosed]);
    check(r#"{"a": 1}}};"#, &json!({"a": 1}), &[TextAround]);
}

#[test]
fn texts_are_put_right() {
    check(
        "{\"a\": \"b\r\n\tc\", \"d\": \"\\<e>\\u12\"}",
        &json!({"a": "b\n\tc", "d": "\\<e>\\u12"}),
        &[LineBreak, BadEscape],
    );
    check(r#"{"a": "\ud83d\ude00 \ud83d \udc00"}"#, &json!({"a": "😀 \\ud83d \\udc00"}), &[BadEscape]);
}

#[test]
fn command_lines_and_fences_go() {
    let managed = managed();
    let json = managed.to_string();
    check(&format!("-c '{json}'"), &managed, &[TextAround]);
    check(&format!("cf create-service-key i k -c '{json}' --wait"), &managed, &[TextAround]);
    check(&format!("\"{}\"", json.replace('"', "\\\"")), &managed, &[TextAround]);
    check(&format!("cf csk i k -c '{}'", json.replace('"', "\\\"")), &managed, &[TextAround]);
    check(&format!("```json\n{json}\n```\n"), &managed, &[TextAround]);
    check(
        "smctl bind i n -c {credential-type:x509}",
        &json!({"credential-type": "x509"}),
        &[TextAround, MissingQuotes, MissingQuotes],
    );
    check(
        "parameters = jsonencode({ a = 1 })",
        &json!({"a": 1}),
        &[TextAround, MissingQuotes, WrongSeparator],
    );
}

#[test]
fn yaml_is_read() {
    check(
        "---\n# a\nxsuaa:\n  credential-type: x509 # b\n  x509:\n    validity: 7\n    on: true\nlist:\n- a\n- 'b'\nnone:\n",
        &json!({
            "xsuaa": {"credential-type": "x509", "x509": {"validity": 7, "on": true}},
            "list": ["a", "b"], "none": null,
        }),
        &[Yaml],
    );
    check(
        "a: |\n  one\n   two\n\n  three\nb: >-\n  four\n  five\nc: {d: x, \"e\": [1, 2]}\n\"f\": \"g\\n\"",
        &json!({"a": "one\n two\n\nthree\n", "b": "four five", "c": {"d": "x", "e": [1, 2]}, "f": "g\n"}),
        &[Yaml],
    );
    check(
        "spec:\n  - name: x\n    value: 1\n  - {}",
        &json!({"spec": [{"name": "x", "value": 1}, {}]}),
        &[Yaml],
    );
    check("credential-type: x509", &json!({"credential-type": "x509"}), &[Yaml]);
}

#[test]
fn what_could_mean_several_things_is_a_fault() {
    fault("", Cause::EndsTooEarly, "");
    fault(r#"{"a": "x}"#, Cause::EndsTooEarly, "");
    fault("{\"a\": \"x,\n \"b\": 1}", Cause::ControlCharacter, "\n \"b\": 1}");
    fault(r#"{"a": }"#, Cause::Unexpected, "}");
    fault(r#"{"a" 1}"#, Cause::MissingColon, "1}");
    fault(r#"{"a": [1}"#, Cause::Unexpected, "}");
    fault(r#"{"a": 1} x"#, Cause::TextBehind, "x");
    fault("{a: b c: 1}", Cause::BadWord, "b c: 1}");
    fault(&"[".repeat(65), Cause::TooDeep(64), "[");
    fault("a:\n  b: 1\n   c: 2", Cause::Indentation, "c: 2");
    fault("a:\n\tb: 1", Cause::Indentation, "\tb: 1");
    fault("a: *b\nc: 1", Cause::YamlFeature, "*b\nc: 1");
    fault("a: b: c\nd: 1", Cause::Indentation, "b: c\nd: 1");
    fault("a: 1\nb\n", Cause::MissingColon, "b\n");
}

#[test]
fn places_lead_back_to_the_text_as_given() {
    let text = "-c '{ /* c */ credential-type: ‘x509’ \"n\": 7 }'";
    let mended = mend(text).unwrap();
    let place = |node: &Node| &text[mended.source(node.span.clone())];
    assert_eq!(place(mended.node.member("credential-type").unwrap()), "‘x509’");
    assert_eq!(place(mended.node.member("n").unwrap()), "7");
    assert_eq!(place(&mended.node), "{ /* c */ credential-type: ‘x509’ \"n\": 7 }");
    let text = "a:\n  b: 'c'\n  d: |\n    e\n";
    let mended = mend(text).unwrap();
    let inner = mended.node.member("a").unwrap();
    assert_eq!(&text[mended.source(inner.member("b").unwrap().span.clone())], "'c'");
    assert_eq!(&text[mended.source(inner.member("d").unwrap().span.clone())], "|\n    e\n");
    let text = r#""{\"a\": 7}""#;
    let mended = mend(text).unwrap();
    assert_eq!(&text[mended.source(mended.node.member("a").unwrap().span.clone())], "7");
}

/// Makes all changes of a mend, by themselves.
fn made(text: &str, mend: &Mend) -> String {
    let mut output = String::new();
    let mut done = 0;
    for patch in &mend.patches {
        output.push_str(&text[done..patch.range.start]);
        output.push_str(&patch.text);
        done = patch.range.end;
    }
    output + &text[done..]
}

proptest! {
    #[test]
    fn never_panics_and_makes_json(text in r#"([{}\[\]:,"'`“”=#/*\\<>|&-]|x509|a: |"b": |\n|\n  |- |-c |```|[0-9]|é|\\u00|true){0,24}"#) {
        if let Ok(mended) = mend(&text) {
            prop_assert!(json_value(&mended.text).is_some(), "{}", mended.text.as_str());
            prop_assert_eq!(mended.mends.is_empty(), mended.text.as_str() == text);
            for mend in &mended.mends {
                prop_assert!(mend.patches.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start));
            }
        }
    }

    #[test]
    fn never_panics_on_any_text(text in any::<String>()) {
        let _ = mend(&text);
    }

    /// Each change by itself leaves a text that is read as the same value.
    #[test]
    fn changes_can_be_made_one_after_another(text in r#"\{([{}\[\]:,"'= ]|x509|a: |"b": |// c\n|\n|[0-9]|\\<|true){0,24}"#) {
        let Ok(mended) = mend(&text) else { return Ok(()) };
        let value = value_of(&mended.text, &mended.node).ok().map(|value| value.to_string());
        for mend in mended.mends.iter().filter(|_| mended.in_place) {
            let next = made(&text, mend);
            let Ok(again) = super::mend(&next) else {
                return Err(TestCaseError::fail(format!("{text:?} became {next:?} by {mend:?}")));
            };
            let again = value_of(&again.text, &again.node).ok().map(|value| value.to_string());
            prop_assert_eq!(&again, &value, "{:?} became {:?}", text, next);
        }
    }
}
