//! A JSON reader (RFC 8259) that knows places: every error and every duplicate key has its span.
//!
//! The parser of serde_json says where it stopped in words that quote the input; these say it in ours, and the
//! tolerant forms that people paste can grow here.

use serde_json::{Map, Number, Value};

/// Deepest nesting that is read.
pub(crate) const DEPTH: usize = 64;
/// Longest text that is read, in UTF-8 bytes.
pub(crate) const BYTES: usize = 32 * 1024 * 1024;

/// What was read.
#[derive(Debug)]
pub(crate) struct Document {
    /// The value; of a key that stands twice, the last one.
    pub(crate) value: Value,
    /// Byte offset and JSON Pointer of every key that stood in its object before.
    pub(crate) duplicates: Vec<(usize, String)>,
}

/// Why a text is no JSON, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mistake {
    /// What is wrong.
    pub(crate) cause: Cause,
    /// Byte offset.
    pub(crate) offset: usize,
}

/// What is wrong with a text that is no JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cause {
    EndsTooEarly,
    TrailingComma,
    SingleQuotes,
    Comment,
    KeyWithoutQuotes,
    MissingComma,
    MissingColon,
    LineBreakInString,
    BadEscape,
    BadNumber,
    BadWord,
    TooDeep,
    TooLong,
    TextBehind,
    Unexpected(char),
}

/// Reads one JSON value.
///
/// # Errors
/// Where the text is not JSON as RFC 8259 has it, or exceeds a bound.
pub(crate) fn read(text: &str) -> Result<Document, Mistake> {
    if text.len() > BYTES {
        return Err(Mistake { cause: Cause::TooLong, offset: 0 });
    }
    let mut reader = Reader { text, offset: 0, depth: 0, path: Vec::new(), duplicates: Vec::new() };
    // A byte order mark at the start is what editors on Windows leave behind.
    reader.offset = if text.starts_with('\u{feff}') { 3 } else { 0 };
    reader.skip_space();
    let value = reader.value()?;
    reader.skip_space();
    match reader.peek() {
        None => Ok(Document { value, duplicates: reader.duplicates }),
        Some(b'/') => reader.fail(Cause::Comment),
        Some(_) => reader.fail(Cause::TextBehind),
    }
}

struct Reader<'a> {
    text: &'a str,
    offset: usize,
    depth: usize,
    path: Vec<String>,
    duplicates: Vec<(usize, String)>,
}

type Read<T> = Result<T, Mistake>;

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.offset).copied()
    }

    fn fail<T>(&self, cause: Cause) -> Read<T> {
        Err(Mistake { cause, offset: self.offset })
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.offset += 1;
        }
    }

    /// What to say about a byte that nothing can start with.
    fn unexpected<T>(&self) -> Read<T> {
        match self.text[self.offset..].chars().next() {
            None => self.fail(Cause::EndsTooEarly),
            Some('\'' | '‘' | '’') => self.fail(Cause::SingleQuotes),
            Some('/' | '#') => self.fail(Cause::Comment),
            Some(character) => self.fail(Cause::Unexpected(character)),
        }
    }

    fn value(&mut self) -> Read<Value> {
        match self.peek() {
            Some(b'{') => self.nested(Self::object),
            Some(b'[') => self.nested(Self::array),
            Some(b'"') => Ok(Value::String(self.string()?)),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'a'..=b'z' | b'A'..=b'Z') => self.word(),
            _ => self.unexpected(),
        }
    }

    fn nested(&mut self, read: fn(&mut Self) -> Read<Value>) -> Read<Value> {
        if self.depth == DEPTH {
            return self.fail(Cause::TooDeep);
        }
        self.depth += 1;
        self.offset += 1;
        let value = read(self)?;
        self.depth -= 1;
        Ok(value)
    }

    fn object(&mut self) -> Read<Value> {
        let mut object = Map::new();
        loop {
            self.skip_space();
            if self.closes(b'}', object.is_empty())? {
                return Ok(Value::Object(object));
            }
            let start = self.offset;
            let key = self.key()?;
            self.path.push(key.clone());
            let value = self.value()?;
            if object.insert(key, value).is_some() {
                let path = self.path.iter().map(String::as_str);
                self.duplicates.push((start, super::path::pointer(path)));
            }
            self.path.pop();
            self.separator(b'}')?;
        }
    }

    fn key(&mut self) -> Read<String> {
        match self.peek() {
            Some(b'"') => {}
            Some(byte) if byte.is_ascii_alphabetic() || byte == b'_' => {
                return self.fail(Cause::KeyWithoutQuotes);
            }
            _ => return self.unexpected(),
        }
        let key = self.string()?;
        self.skip_space();
        match self.peek() {
            Some(b':') => self.offset += 1,
            None => return self.fail(Cause::EndsTooEarly),
            _ => return self.fail(Cause::MissingColon),
        }
        self.skip_space();
        Ok(key)
    }

    fn array(&mut self) -> Read<Value> {
        let mut array = Vec::new();
        loop {
            self.skip_space();
            if self.closes(b']', array.is_empty())? {
                return Ok(Value::Array(array));
            }
            self.path.push(array.len().to_string());
            array.push(self.value()?);
            self.path.pop();
            self.separator(b']')?;
        }
    }

    /// Says whether the closing bracket comes next; behind a comma that is a mistake.
    fn closes(&mut self, bracket: u8, is_first: bool) -> Read<bool> {
        if self.peek() != Some(bracket) {
            return Ok(false);
        }
        let before = self.text[..self.offset].trim_end();
        if !is_first && before.ends_with(',') {
            self.offset = before.len() - 1;
            return self.fail(Cause::TrailingComma);
        }
        self.offset += 1;
        Ok(true)
    }

    /// Reads the comma between two members; the closing bracket is left for [`Self::closes`].
    fn separator(&mut self, bracket: u8) -> Read<()> {
        self.skip_space();
        match self.peek() {
            Some(b',') => {
                self.offset += 1;
                Ok(())
            }
            Some(byte) if byte == bracket => Ok(()),
            Some(b'"' | b'{' | b'[' | b'-' | b'0'..=b'9' | b'a'..=b'z') => self.fail(Cause::MissingComma),
            _ => self.unexpected(),
        }
    }

    fn word(&mut self) -> Read<Value> {
        let rest = &self.text[self.offset..];
        let length = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
        let value = match &rest[..length] {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "null" => Value::Null,
            _ => return self.fail(Cause::BadWord),
        };
        self.offset += length;
        Ok(value)
    }

    fn number(&mut self) -> Read<Value> {
        let rest = &self.text[self.offset..];
        let belongs = |byte: &u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
        let length = rest.bytes().take_while(|byte| belongs(byte)).count();
        let digits = &rest[..length];
        let Ok(number) = digits.parse::<Number>() else { return self.fail(Cause::BadNumber) };
        self.offset += length;
        Ok(Value::Number(number))
    }

    fn string(&mut self) -> Read<String> {
        let mut output = String::new();
        self.offset += 1;
        loop {
            let rest = &self.text[self.offset..];
            let plain = rest.bytes().take_while(|byte| !matches!(byte, b'"' | b'\\' | 0..0x20)).count();
            output.push_str(&rest[..plain]);
            self.offset += plain;
            match self.peek() {
                None => return self.fail(Cause::EndsTooEarly),
                Some(b'"') => {
                    self.offset += 1;
                    return Ok(output);
                }
                Some(b'\\') => output.push(self.escape()?),
                Some(b'\n' | b'\r') => return self.fail(Cause::LineBreakInString),
                Some(byte) => return self.fail(Cause::Unexpected(char::from(byte))),
            }
        }
    }

    fn escape(&mut self) -> Read<char> {
        let Some(letter) = self.text.as_bytes().get(self.offset + 1) else {
            return self.fail(Cause::EndsTooEarly);
        };
        let character = match letter {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode_escape(),
            _ => return self.fail(Cause::BadEscape),
        };
        self.offset += 2;
        Ok(character)
    }

    /// Reads `\uXXXX`, or two of them that make a surrogate pair (RFC 8259 section 7).
    fn unicode_escape(&mut self) -> Read<char> {
        let Some(first) = self.code_unit(self.offset) else { return self.fail(Cause::BadEscape) };
        let second = self.code_unit(self.offset + 6);
        match char::decode_utf16(std::iter::once(first).chain(second)).next() {
            Some(Ok(character)) => {
                self.offset += 6 * character.len_utf16();
                Ok(character)
            }
            _ => self.fail(Cause::BadEscape),
        }
    }

    fn code_unit(&self, offset: usize) -> Option<u16> {
        let digits = self.text.get(offset..offset + 6)?.strip_prefix("\\u")?;
        let all_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        if all_hex { u16::from_str_radix(digits, 16).ok() } else { None }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cause(text: &str) -> (Cause, usize) {
        let mistake = read(text).unwrap_err();
        (mistake.cause, mistake.offset)
    }

    #[test]
    fn names_the_cause_and_the_place() {
        assert_eq!(cause(r#"{"a": 1,}"#), (Cause::TrailingComma, 7));
        assert_eq!(cause(r#"[1, ]"#), (Cause::TrailingComma, 2));
        assert_eq!(cause("{'a': 1}"), (Cause::SingleQuotes, 1));
        assert_eq!(cause("{\n  // why\n}"), (Cause::Comment, 4));
        assert_eq!(cause("{a: 1}"), (Cause::KeyWithoutQuotes, 1));
        assert_eq!(cause(r#"{"a": 1 "b": 2}"#), (Cause::MissingComma, 8));
        assert_eq!(cause(r#"{"a" 1}"#), (Cause::MissingColon, 5));
        assert_eq!(cause("{\"a\": \"x\ny\"}"), (Cause::LineBreakInString, 8));
        assert_eq!(cause(r#"{"a": "\<key>"}"#), (Cause::BadEscape, 7));
        assert_eq!(cause(r#"{"a": True}"#), (Cause::BadWord, 6));
        assert_eq!(cause(r#"{"a": 01}"#), (Cause::BadNumber, 6));
        assert_eq!(cause(r#"{"a": 1"#), (Cause::EndsTooEarly, 7));
        assert_eq!(cause("{} x"), (Cause::TextBehind, 3));
        assert_eq!(cause("[1, ;]"), (Cause::Unexpected(';'), 4));
        assert_eq!(cause(&"[".repeat(65)), (Cause::TooDeep, 64));
    }

    #[test]
    fn reports_keys_that_stand_twice() {
        let document = read(r#"{"a": 1, "b": {"x": 1, "x": 2}, "a": 3}"#).unwrap();
        assert_eq!(document.duplicates, [(23, "/b/x".to_owned()), (32, "/a".to_owned())]);
        assert_eq!(document.value.to_string(), r#"{"a":3,"b":{"x":2}}"#);
    }

    #[test]
    fn skips_a_byte_order_mark() {
        assert_eq!(read("\u{feff}{}").unwrap().value, Value::Object(Map::new()));
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            // Of more digits, serde_json keeps the last one only with a feature that the page has no room for.
            (-1_000_000..1_000_000i32).prop_map(|number| Value::from(f64::from(number) / 64.0)),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 32, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::vec((any::<String>(), inner), 0..6)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn reads_back_whatever_serde_json_writes(value in any_json()) {
            let text = super::super::json_text(&value);
            prop_assert_eq!(read(&text).unwrap().value.to_string(), value.to_string());
        }

        #[test]
        fn accepts_what_serde_json_accepts(text in r#"[\[\]{}:,"0-9a-ftrulns.+\-eE\\ \n]{0,24}"#) {
            let other = serde_json::from_str::<Value>(&text);
            let ours = read(&text);
            prop_assert_eq!(ours.is_ok(), other.is_ok(), "{:?} against {:?}", ours, other);
        }
    }
}
