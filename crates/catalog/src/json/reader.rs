use zeroize::Zeroizing;

use super::{Cause, Content, Fault, Member, Node, child};

/// How many values one document may hold; a list of a million numbers is no service key.
const VALUES: usize = 1_000_000;

/// Reads one JSON value (RFC 8259) that starts at `start` after optional white space, and returns it with the offset
/// behind it.
///
/// # Errors
/// Where the text is not JSON, nests objects and lists deeper than `depth`, or holds too many values.
pub fn read(text: &str, start: usize, depth: usize) -> Result<(Node, usize), Fault> {
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
            return Err(self.fault(Cause::TooManyValues(VALUES)));
        }
        let start = self.position;
        let value = match self.peek() {
            Some(b'{') => self.nested(Self::object)?,
            Some(b'[') => self.nested(Self::list)?,
            Some(b'"') => Content::Text(self.text()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => self.word()?,
        };
        Ok(Node { span: start..self.position, value })
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Content, Fault>) -> Result<Content, Fault> {
        if self.path.len() >= self.depth {
            return Err(self.fault(Cause::TooDeep(self.depth)));
        }
        self.position += 1;
        read(self)
    }

    fn object(&mut self) -> Result<Content, Fault> {
        let mut members = Vec::new();
        if self.closes(b'}')? {
            return Ok(Content::Object(members));
        }
        loop {
            members.push(self.object_member()?);
            if self.closes(b'}')? {
                return Ok(Content::Object(members));
            }
            self.separator(b'}')?;
        }
    }

    fn object_member(&mut self) -> Result<Member, Fault> {
        let offset = self.position;
        match self.peek() {
            Some(b'"') => {}
            Some(byte) if byte.is_ascii_alphabetic() || byte == b'_' => {
                return Err(self.fault(Cause::NameWithoutQuotes));
            }
            _ => return Err(self.unexpected(Cause::Unexpected)),
        }
        let name = self.text()?.to_string();
        self.skip_white_space()?;
        if self.peek() != Some(b':') {
            return Err(self.unexpected(Cause::MissingColon));
        }
        self.position += 1;
        self.path.push(Step::Member(name.clone()));
        let node = self.value()?;
        self.path.pop();
        Ok(Member { name, offset, node })
    }

    fn list(&mut self) -> Result<Content, Fault> {
        let mut entries = Vec::new();
        if self.closes(b']')? {
            return Ok(Content::List(entries));
        }
        loop {
            self.path.push(Step::Entry(entries.len()));
            entries.push(self.value()?);
            self.path.pop();
            if self.closes(b']')? {
                return Ok(Content::List(entries));
            }
            self.separator(b']')?;
        }
    }

    fn closes(&mut self, bracket: u8) -> Result<bool, Fault> {
        self.skip_white_space()?;
        let closes = self.peek() == Some(bracket);
        self.position += usize::from(closes);
        Ok(closes)
    }

    fn separator(&mut self, closing: u8) -> Result<(), Fault> {
        if self.peek() != Some(b',') {
            return Err(self.unexpected(Cause::MissingComma));
        }
        let comma = self.position;
        self.position += 1;
        self.skip_white_space()?;
        if self.peek() == Some(closing) {
            self.position = comma;
            return Err(self.fault(Cause::TrailingComma));
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
                    return Err(self.fault(Cause::ControlCharacter));
                }
                Some(_) => index += 1,
                None => {
                    self.position = self.bytes.len();
                    return Err(self.fault(Cause::EndsTooEarly));
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
            _ => return Err(self.fault(Cause::BadEscape)),
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
            self.fault(Cause::BadEscape)
        })
    }

    fn code_unit(&mut self) -> Result<u16, Fault> {
        let digits = self.bytes.get(self.position + 2..self.position + 6).unwrap_or_default();
        let all_hex = digits.len() == 4 && digits.iter().all(u8::is_ascii_hexdigit);
        if !all_hex {
            return Err(self.fault(Cause::BadEscape));
        }
        self.position += 6;
        Ok(digits.iter().fold(0, |unit, digit| {
            unit << 4 | char::from(*digit).to_digit(16).map_or(0, |value| value as u16)
        }))
    }

    fn number(&mut self) -> Result<Content, Fault> {
        let rest = &self.text[self.position..];
        let is_part = |character: char| character.is_ascii_alphanumeric() || "+-.".contains(character);
        let length = rest.find(|character| !is_part(character)).unwrap_or(rest.len());
        if !is_number(&rest[..length]) {
            return Err(self.fault(Cause::BadNumber));
        }
        self.position += length;
        Ok(Content::Number)
    }

    fn word(&mut self) -> Result<Content, Fault> {
        let words = [("null", Content::Null), ("true", Content::Boolean), ("false", Content::Boolean)];
        for (word, value) in words {
            if self.text[self.position..].starts_with(word) {
                self.position += word.len();
                return Ok(value);
            }
        }
        let is_word = self.peek().is_some_and(|byte| byte.is_ascii_alphabetic());
        Err(self.unexpected(if is_word { Cause::BadWord } else { Cause::Unexpected }))
    }

    fn skip_white_space(&mut self) -> Result<(), Fault> {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.position += 1;
        }
        let rest = &self.bytes[self.position..];
        if rest.starts_with(b"//") || rest.starts_with(b"/*") {
            return Err(self.fault(Cause::Comment));
        }
        Ok(())
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.position).copied()
    }

    /// Says what is wrong with the character at the position: what its look tells, or else what the grammar misses.
    fn unexpected(&self, missing: Cause) -> Fault {
        self.fault(match self.text.get(self.position..).and_then(|rest| rest.chars().next()) {
            None => Cause::EndsTooEarly,
            Some('\'' | '‘' | '’' | '“' | '”') => Cause::SingleQuotes,
            Some('#') => Cause::Comment,
            Some(_) => missing,
        })
    }

    fn fault(&self, cause: Cause) -> Fault {
        let pointer = self.path.iter().fold(String::new(), |pointer, step| match step {
            Step::Member(name) => child(&pointer, name),
            Step::Entry(index) => child(&pointer, &index.to_string()),
        });
        Fault { cause, offset: self.position.min(self.bytes.len()), pointer }
    }
}

/// Says whether a text is a number by the grammar of RFC 8259 section 6.
pub(crate) fn is_number(text: &str) -> bool {
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

    fn fault(text: &str) -> (Cause, usize, String) {
        let fault = read(text, 0, 4).err().unwrap();
        (fault.cause, fault.offset, fault.pointer)
    }

    #[test]
    fn names_the_cause_and_the_place() {
        for (text, cause, offset, pointer) in [
            ("", Cause::EndsTooEarly, 0, ""),
            ("{", Cause::EndsTooEarly, 1, ""),
            ("{a: 1}", Cause::NameWithoutQuotes, 1, ""),
            ("{'a': 1}", Cause::SingleQuotes, 1, ""),
            ("{“a”: 1}", Cause::SingleQuotes, 1, ""),
            (r#"{"a" 1"#, Cause::MissingColon, 5, ""),
            (r#"{"a":}"#, Cause::Unexpected, 5, "/a"),
            (r#"{"a":True}"#, Cause::BadWord, 5, "/a"),
            (r#"{"a":1 "b""#, Cause::MissingComma, 7, ""),
            (r#"{"a":[1 2]}"#, Cause::MissingComma, 8, "/a"),
            (r#"{"a":[1,]}"#, Cause::TrailingComma, 7, "/a"),
            (r#"{"a":1,}"#, Cause::TrailingComma, 6, ""),
            (r#"{"a":1"#, Cause::EndsTooEarly, 6, ""),
            (r#"{"a":"b"#, Cause::EndsTooEarly, 7, "/a"),
            ("{\"a\":\"b\nc\"}", Cause::ControlCharacter, 7, "/a"),
            (r#"{"a":"\<"}"#, Cause::BadEscape, 6, "/a"),
            (r#"{"a":"\u12"}"#, Cause::BadEscape, 6, "/a"),
            (r#"{"a":"\ud800"}"#, Cause::BadEscape, 6, "/a"),
            (r#"{"a":01}"#, Cause::BadNumber, 5, "/a"),
            ("{ // no", Cause::Comment, 2, ""),
            ("{\n  # no\n}", Cause::Comment, 4, ""),
            ("[[[[[", Cause::TooDeep(4), 4, "/0/0/0/0"),
        ] {
            assert_eq!(fault(text), (cause, offset, pointer.to_owned()), "{text}");
        }
    }

    #[test]
    fn knows_the_place_of_every_value() {
        let text = r#"  {"a": "x\n", "b": [true]} tail"#;
        let (node, end) = read(text, 0, 64).ok().unwrap();
        assert_eq!(&text[end..], " tail");
        let place = |node: &Node| &text[node.span.clone()];
        assert_eq!(place(node.member("a").unwrap()), r#""x\n""#);
        assert_eq!(place(node.member("b").unwrap()), "[true]");
    }

    #[test]
    fn a_backslash_at_the_very_end_is_no_panic() {
        assert_eq!(fault("\"\\").0, Cause::EndsTooEarly);
        assert_eq!(fault("\"\\é").0, Cause::EndsTooEarly);
    }

    proptest! {
        #[test]
        fn never_panics(text in "[\\[\\]{}\",:\\\\u0-9a-ftrue \n/é\u{202e}-]{0,60}") {
            let _ = read(&text, 0, 8);
        }
    }
}
