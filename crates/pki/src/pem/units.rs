//! A text as a reader sees it: characters, with the escapes of strings, addresses and markup taken off.

use crate::Span;

/// One character and where it stands in the text as it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) character: char,
    pub(super) span: Span,
    pub(super) written: Written,
}

/// How a character is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    Plain,
    /// `\n` in JSON, shell and source code, with up to 63 backslashes.
    Backslash,
    /// `%0A` (RFC 3986 section 2.1).
    Percent,
    /// `&#10;`, `&#xa;`, `<br>`.
    Markup,
}

/// Reads characters from an offset of the text.
#[derive(Clone)]
pub(super) struct Units<'t> {
    text: &'t str,
    position: usize,
    end: usize,
}

impl<'t> Units<'t> {
    /// Reads what stands inside the span, which lies on character boundaries.
    pub(super) fn new(text: &'t str, span: Span) -> Self {
        Self { text, position: span.start, end: span.end }
    }

    /// Returns the offset of the next character.
    pub(super) fn position(&self) -> usize {
        self.position
    }

    /// Returns the next character without reading it.
    pub(super) fn peek(&self) -> Option<Unit> {
        self.clone().next()
    }

    /// Reads a run of plain base64 characters, which is most of any text.
    pub(super) fn base64_run(&mut self) -> &'t str {
        let rest = self.text.get(self.position..self.end).unwrap_or_default();
        let is_base64 = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
        let length = rest.bytes().position(|byte| !is_base64(&byte)).unwrap_or(rest.len());
        self.position += length;
        rest.get(..length).unwrap_or_default()
    }

    /// Reads characters while the condition holds, and returns how many.
    pub(super) fn pass_over(&mut self, condition: impl Fn(char) -> bool) -> usize {
        let mut count = 0;
        while self.peek().is_some_and(|unit| condition(unit.character)) {
            self.next();
            count += 1;
        }
        count
    }
}

impl Iterator for Units<'_> {
    type Item = Unit;

    fn next(&mut self) -> Option<Unit> {
        let rest = self.text.get(self.position..self.end)?;
        let first = rest.chars().next()?;
        let (character, length, written) = match first {
            '\\' => backslash(rest),
            '`' => backtick(rest),
            '%' => percent(rest),
            '&' | '<' => markup(rest, first),
            _ => (first, first.len_utf8(), Written::Plain),
        };
        let span = Span::new(self.position, self.position + length);
        self.position = span.end;
        Some(Unit { character, span, written })
    }
}

/// Says whether a character is a space that is invisible or unusual: no-break, zero-width and so on.
pub(super) fn is_stray_space(character: char) -> bool {
    let invisible = matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{00ad}');
    invisible || (character.is_whitespace() && !matches!(character, ' ' | '\t' | '\n' | '\r'))
}

/// How many backslashes one character can have: a text escaped six times over has 63.
const BACKSLASHES: usize = 64;

/// Reads `\n`, `\\n`, `\r`, `\t`, `\/`, `\"`, `\u000a`; a backslash before anything else stays one.
fn backslash(rest: &str) -> (char, usize, Written) {
    // Of a run that ends in no escape, every backslash begins a run of its own: without a bound, that is quadratic.
    let slashes = rest.bytes().take(BACKSLASHES).take_while(|byte| *byte == b'\\').count();
    let after = rest.get(slashes..).unwrap_or_default();
    let (character, length) = match after.bytes().next() {
        Some(b'n') => ('\n', 1),
        Some(b'r') => ('\r', 1),
        Some(b't') => ('\t', 1),
        Some(quote @ (b'"' | b'\'' | b'/')) => (char::from(quote), 1),
        // The line goes on in the next one: the break itself follows.
        Some(b'\n' | b'\r') => (' ', 0),
        Some(b'u') => match hexadecimal(after.get(1..5)) {
            Some(character) => (character, 5),
            None => return ('\\', 1, Written::Plain),
        },
        _ => return ('\\', 1, Written::Plain),
    };
    (character, slashes + length, Written::Backslash)
}

/// PowerShell escapes with a backtick.
fn backtick(rest: &str) -> (char, usize, Written) {
    match rest.as_bytes() {
        [_, b'n', ..] => ('\n', 2, Written::Backslash),
        [_, b'r', ..] => ('\r', 2, Written::Backslash),
        _ => ('`', 1, Written::Plain),
    }
}

fn percent(rest: &str) -> (char, usize, Written) {
    match hexadecimal(rest.get(1..3)).filter(char::is_ascii) {
        Some(character) => (character, 3, Written::Percent),
        None => ('%', 1, Written::Plain),
    }
}

fn markup(rest: &str, first: char) -> (char, usize, Written) {
    for line_break in ["<br>", "<br/>", "<br />", "<BR>"] {
        if rest.starts_with(line_break) {
            return ('\n', line_break.len(), Written::Markup);
        }
    }
    match entity(rest) {
        Some((character, length)) => (character, length, Written::Markup),
        None => (first, 1, Written::Plain),
    }
}

fn entity(rest: &str) -> Option<(char, usize)> {
    let length = rest.bytes().take(9).position(|byte| byte == b';')?;
    let name = rest.get(1..length)?;
    let character = match name.strip_prefix('#') {
        None => match name {
            "nbsp" => '\u{a0}',
            "quot" => '"',
            "plus" => '+',
            "equals" => '=',
            "sol" => '/',
            "gt" => '>',
            "NewLine" => '\n',
            _ => return None,
        },
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(_) => hexadecimal(number.get(1..))?,
            None => char::from_u32(number.parse().ok()?)?,
        },
    };
    Some((character, length + 1))
}

fn hexadecimal(digits: Option<&str>) -> Option<char> {
    let digits = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_million_backslashes_take_no_longer_than_other_text() {
        // Takes a quarter of an hour where each of them looks at all that follow.
        let text = "\\".repeat(1_000_000);
        assert_eq!(Units::new(&text, Span::new(0, text.len())).count(), 1_000_000);
    }

    #[test]
    fn escapes_are_taken_off() {
        for (text, characters) in [
            ("a\\nb", "a\nb"),
            ("a\\\\nb", "a\nb"),
            ("\\u002b\\/\\\"", "+/\""),
            ("a\\\nb", "a \nb"),
            ("\\x\\u00", "\\x\\u00"),
            ("%0A%2b%zz%c3", "\n+%zz%c3"),
            ("&#43;&#x2B;&nbsp;&amp;<br/><b>", "++\u{a0}&amp;\n<b>"),
            ("`n``", "\n``"),
        ] {
            let units = Units::new(text, Span::new(0, text.len()));
            assert_eq!(units.map(|unit| unit.character).collect::<String>(), characters, "{text}");
        }
    }
}
