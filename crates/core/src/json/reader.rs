use bindwright_pki::Span;
use zeroize::Zeroizing;

use super::{Expected, Fault, FaultKind, Member, Node, Value, child};

/// How many values one document may hold; a list of a million numbers is no service key.
const VALUES: usize = 1_000_000;

/// Reads one JSON value (RFC 8259) that starts at `start` after optional white space, and returns it with the offset
/// behind it.
///
/// # Errors
/// Where the text is not JSON, nests objects and lists deeper than `depth`, or holds too many values.
pub(crate) fn read(text: &str, start: usize, depth: usize) -> Result<(Node, usize), Fault> {
    let mut reader =
        Reader { text, bytes: text.as_bytes(), position: start, depth, path: Vec::new(), values: 0 };
    let node = reader.value()?;
    Ok((node, reader.position))
}

struct Reader<'text> {
    text: &'text str,
    bytes: &'text [u8],
    position: usize,
    /// The bound on nesting.
    depth: usize,
    /// Where the value that is being read stands.
    path: Vec<Step>,
    values: usize,
}

enum Step {
    Member(String),
    Entry(usize),
}

impl Reader<'_> {
    fn value(&mut self) -> Result<Node, Fault> {
        self.skip_white_space()?;
        self.values += 1;
        if self.values > VALUES {
            return Err(self.fault(FaultKind::TooManyValues(VALUES)));
        }
        let start = self.position;
        let value = match self.peek() {
            Some(b'{') => self.nested(Self::object)?,
            Some(b'[') => self.nested(Self::list)?,
            Some(b'"') => Value::Text(self.text()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => self.word()?,
        };
        Ok(Node { span: Span { start, end: self.position }, value })
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Value, Fault>) -> Result<Value, Fault> {
        if self.path.len() >= self.depth {
            return Err(self.fault(FaultKind::TooDeep(self.depth)));
        }
        self.position += 1;
        read(self)
    }

    fn object(&mut self) -> Result<Value, Fault> {
        let mut members = Vec::new();
        if self.closes(b'}')? {
            return Ok(Value::Object(members));
        }
        loop {
            members.push(self.object_member()?);
            if self.closes(b'}')? {
                return Ok(Value::Object(members));
            }
            self.separator(Expected::CommaOrBrace, b'}')?;
        }
    }

    fn object_member(&mut self) -> Result<Member, Fault> {
        if self.peek() != Some(b'"') {
            return Err(self.expected(Expected::Name));
        }
        let name = self.text()?.to_string();
        self.skip_white_space()?;
        if self.peek() != Some(b':') {
            return Err(self.expected(Expected::Colon));
        }
        self.position += 1;
        self.path.push(Step::Member(name.clone()));
        let node = self.value()?;
        self.path.pop();
        Ok(Member { name, node })
    }

    fn list(&mut self) -> Result<Value, Fault> {
        let mut entries = Vec::new();
        if self.closes(b']')? {
            return Ok(Value::List(entries));
        }
        loop {
            self.path.push(Step::Entry(entries.len()));
            entries.push(self.value()?);
            self.path.pop();
            if self.closes(b']')? {
                return Ok(Value::List(entries));
            }
            self.separator(Expected::CommaOrBracket, b']')?;
        }
    }

    fn closes(&mut self, bracket: u8) -> Result<bool, Fault> {
        self.skip_white_space()?;
        let closes = self.peek() == Some(bracket);
        self.position += usize::from(closes);
        Ok(closes)
    }

    fn separator(&mut self, expected: Expected, closing: u8) -> Result<(), Fault> {
        if self.peek() != Some(b',') {
            return Err(self.expected(expected));
        }
        let comma = self.position;
        self.position += 1;
        self.skip_white_space()?;
        if self.peek() == Some(closing) {
            self.position = comma;
            return Err(self.fault(FaultKind::TrailingComma));
        }
        Ok(())
    }

    /// Reads a text; its buffer is allocated once, so that no copy of a secret is left behind by growing.
    fn text(&mut self) -> Result<Zeroizing<String>, Fault> {
        self.position += 1;
        let end = self.closing_quote()?;
        let mut output = Zeroizing::new(String::with_capacity(end - self.position));
        while self.position < end {
            let rest = &self.text[self.position..end];
            let plain = rest.find('\\').unwrap_or(rest.len());
            output.push_str(&rest[..plain]);
            self.position += plain;
            if self.position < end {
                output.push(self.escape()?);
            }
        }
        self.position = end + 1;
        Ok(output)
    }

    /// Returns the offset of the quote that ends the text at the position.
    fn closing_quote(&mut self) -> Result<usize, Fault> {
        let mut index = self.position;
        loop {
            match self.bytes.get(index) {
                Some(b'"') => return Ok(index),
                Some(b'\\') => index += 2,
                Some(0..=0x1f) => {
                    self.position = index;
                    return Err(self.fault(FaultKind::RawControl));
                }
                Some(_) => index += 1,
                None => {
                    self.position = self.bytes.len();
                    return Err(self.fault(FaultKind::Ends(Expected::ClosingQuote)));
                }
            }
        }
    }

    /// Reads the escape at the position; the text's closing quote is known to follow it.
    fn escape(&mut self) -> Result<char, Fault> {
        let character = match self.bytes[self.position + 1] {
            plain @ (b'"' | b'\\' | b'/') => char::from(plain),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode_escape(),
            _ => return Err(self.fault(FaultKind::UnknownEscape)),
        };
        self.position += 2;
        Ok(character)
    }

    fn unicode_escape(&mut self) -> Result<char, Fault> {
        let start = self.position;
        let first = self.code_unit()?;
        let mut units = vec![first];
        if (0xd800..0xdc00).contains(&first) && self.bytes[self.position..].starts_with(b"\\u") {
            units.push(self.code_unit()?);
        }
        let character = char::decode_utf16(units).next().and_then(Result::ok);
        character.ok_or_else(|| {
            self.position = start;
            self.fault(FaultKind::LoneSurrogate)
        })
    }

    fn code_unit(&mut self) -> Result<u16, Fault> {
        let digits = self.bytes.get(self.position + 2..self.position + 6).unwrap_or_default();
        let all_hex = digits.len() == 4 && digits.iter().all(u8::is_ascii_hexdigit);
        if !all_hex {
            return Err(self.fault(FaultKind::UnknownEscape));
        }
        self.position += 6;
        Ok(digits.iter().fold(0, |unit, digit| {
            unit << 4 | char::from(*digit).to_digit(16).map_or(0, |value| value as u16)
        }))
    }

    fn number(&mut self) -> Result<Value, Fault> {
        let rest = &self.text[self.position..];
        let is_part = |character: char| character.is_ascii_alphanumeric() || "+-.".contains(character);
        let length = rest.find(|character| !is_part(character)).unwrap_or(rest.len());
        if !is_number(&rest[..length]) {
            return Err(self.fault(FaultKind::Number));
        }
        self.position += length;
        Ok(Value::Number)
    }

    fn word(&mut self) -> Result<Value, Fault> {
        let words = [("null", Value::Null), ("true", Value::Boolean), ("false", Value::Boolean)];
        for (word, value) in words {
            if self.text[self.position..].starts_with(word) {
                self.position += word.len();
                return Ok(value);
            }
        }
        Err(self.expected(Expected::Value))
    }

    fn skip_white_space(&mut self) -> Result<(), Fault> {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.position += 1;
        }
        let rest = &self.bytes[self.position..];
        if rest.starts_with(b"//") || rest.starts_with(b"/*") {
            return Err(self.fault(FaultKind::Comment));
        }
        Ok(())
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.position).copied()
    }

    fn expected(&self, expected: Expected) -> Fault {
        let ends = self.position >= self.bytes.len();
        self.fault(if ends { FaultKind::Ends(expected) } else { FaultKind::Expected(expected) })
    }

    fn fault(&self, kind: FaultKind) -> Fault {
        let pointer = self.path.iter().fold(String::new(), |pointer, step| match step {
            Step::Member(name) => child(&pointer, name),
            Step::Entry(index) => child(&pointer, &index.to_string()),
        });
        Fault { kind, offset: self.position.min(self.bytes.len()), pointer }
    }
}

/// Says whether a text is a number by the grammar of RFC 8259 section 6.
fn is_number(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    all_digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(all_digits)
        && exponent.is_none_or(|exponent| all_digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plain(text: &str, node: &Node) -> serde_json::Value {
        match &node.value {
            Value::Null => serde_json::Value::Null,
            Value::Boolean => (&text[node.span.start..node.span.end] == "true").into(),
            Value::Number => serde_json::from_str(&text[node.span.start..node.span.end]).unwrap(),
            Value::Text(value) => value.as_str().into(),
            Value::List(entries) => entries.iter().map(|entry| plain(text, entry)).collect(),
            Value::Object(members) => members
                .iter()
                .map(|member| (member.name.clone(), plain(text, &member.node)))
                .collect::<serde_json::Map<_, _>>()
                .into(),
        }
    }

    fn fault(text: &str) -> (FaultKind, usize, String) {
        let fault = read(text, 0, 4).err().unwrap_or_else(|| panic!("{text} was read"));
        (fault.kind, fault.offset, fault.pointer)
    }

    #[test]
    fn names_what_was_expected_and_where() {
        use Expected as E;
        use FaultKind as F;
        for (text, kind, offset, pointer) in [
            ("", F::Ends(E::Value), 0, ""),
            ("{", F::Ends(E::Name), 1, ""),
            ("{a", F::Expected(E::Name), 1, ""),
            (r#"{"a" 1"#, F::Expected(E::Colon), 5, ""),
            (r#"{"a":}"#, F::Expected(E::Value), 5, "/a"),
            (r#"{"a":1 "b""#, F::Expected(E::CommaOrBrace), 7, ""),
            (r#"{"a":[1 2]}"#, F::Expected(E::CommaOrBracket), 8, "/a"),
            (r#"{"a":[1,]}"#, F::TrailingComma, 7, "/a"),
            (r#"{"a":1,}"#, F::TrailingComma, 6, ""),
            (r#"{"a":"b"#, F::Ends(E::ClosingQuote), 7, "/a"),
            ("{\"a\":\"b\nc\"}", F::RawControl, 7, "/a"),
            (r#"{"a":"\<"}"#, F::UnknownEscape, 6, "/a"),
            (r#"{"a":"\u12"}"#, F::UnknownEscape, 6, "/a"),
            (r#"{"a":"\ud800"}"#, F::LoneSurrogate, 6, "/a"),
            (r#"{"a":01}"#, F::Number, 5, "/a"),
            ("{ // no", F::Comment, 2, ""),
            ("[[[[[", F::TooDeep(4), 4, "/0/0/0/0"),
        ] {
            assert_eq!(fault(text), (kind, offset, pointer.to_owned()), "{text}");
        }
    }

    #[test]
    fn knows_the_place_of_every_value() {
        let text = r#"  {"a": "x\n", "b": [true]} tail"#;
        let (node, end) = read(text, 0, 64).ok().unwrap();
        assert_eq!(&text[end..], " tail");
        let place = |node: &Node| &text[node.span.start..node.span.end];
        assert_eq!(place(node.member("a").unwrap()), r#""x\n""#);
        assert_eq!(place(node.member("b").unwrap()), "[true]");
    }

    #[test]
    fn a_backslash_at_the_very_end_is_no_panic() {
        assert_eq!(fault("\"\\").0, FaultKind::Ends(Expected::ClosingQuote));
        assert_eq!(fault("\"\\é").0, FaultKind::Ends(Expected::ClosingQuote));
    }

    proptest! {
        #[test]
        fn never_panics(text in "[\\[\\]{}\",:\\\\u0-9a-ftrue \n/é\u{202e}-]{0,60}") {
            let _ = read(&text, 0, 8);
        }

        #[test]
        fn agrees_with_serde_json(text in "[\\[\\]{}\",:\\\\n0-9.eE+tru -]{0,24}") {
            let ours = read(&text, 0, 64).ok().filter(|(_, end)| text[*end..].trim().is_empty());
            let theirs = serde_json::from_str::<serde_json::Value>(&text);
            // Numbers that overflow are not ours to judge; everything else agrees.
            let out_of_range = theirs.as_ref().is_err_and(|error| error.to_string().contains("out of range"));
            prop_assume!(!out_of_range);
            prop_assert_eq!(ours.map(|(node, _)| plain(&text, &node)), theirs.ok());
        }
    }
}
